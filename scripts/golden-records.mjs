// Keeps the records of a release for ever: fixtures/golden-records/VERSION, a record of every kind and status with its
// model, and results in the form without a seal. A folder that is there is never written again: what a release once
// sealed has to verify in every later one.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './manifest.mjs';

/** The code under src and the samples of the tests, in one module. */
async function samples() {
  const folder = mkdtempSync(join(tmpdir(), 'openras-golden-'));
  try {
    const outfile = join(folder, 'samples.mjs');
    const contents = [
      "export { allocationSamples, sampleRecords } from './test/records/samples.ts';",
      "export { allocationOf, canonicalJson, moderatedOf } from './src/records/index.ts';",
      "export { VERSION } from './src/version.ts';",
    ].join('\n');
    await build({
      stdin: { contents, resolveDir: root },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'error',
      mainFields: ['module', 'main'],
      banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
    });
    /** @type {typeof import('../test/records/samples.js') & typeof import('../src/records/index.js') & typeof import('../src/version.js')} */
    const made = await import(pathToFileURL(outfile).href);
    return made;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { allocationOf, allocationSamples, canonicalJson, moderatedOf, sampleRecords, VERSION } = await samples();
const folder = join(root, 'fixtures/golden-records', VERSION);
if (existsSync(folder)) {
  console.error(`fixtures/golden-records/${VERSION} is there and stays as it is: raise the version first`);
  process.exit(1);
}
const allocations = allocationSamples();
const records = [...allocations, ...sampleRecords()].map(({ record }) => record);
/** @type {unknown[]} */
const unsealed = records.flatMap((record) => {
  /** @type {unknown[]} */
  const own = [];
  if (record.kind === 'allocation') own.push(allocationOf(record));
  if (record.kind === 'moderated') own.push(moderatedOf(record));
  return own;
});
/** @param {string} name @param {readonly unknown[]} values */
const write = (name, values) => {
  const lines = [...new Set(values.map((value) => canonicalJson(value)))];
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`, { flag: 'wx' });
  console.log(`${name}: ${lines.length}`);
};
mkdirSync(folder);
write(
  'models.ndjson',
  allocations.map(({ model }) => model),
);
write('records.ndjson', records);
write('unsealed.ndjson', unsealed);
