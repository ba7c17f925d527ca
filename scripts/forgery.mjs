// Prints how many alterations the search for forgeries tries on a record of every kind, and what became of them: the
// table in docs/records.md. `node scripts/forgery.mjs [EVERY]`, where EVERY above 1 tries only every so many-th place.
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './manifest.mjs';

const outfile = join(tmpdir(), `openras-forgery-${process.pid}.mjs`);
try {
  await build({
    entryPoints: [join(root, 'test/records/forgery-search.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    mainFields: ['module', 'main'],
    banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
  });
  /** @type {typeof import('../test/records/forgery-search.js')} */
  const { forgeable, search, searchSwaps } = await import(pathToFileURL(outfile).href);
  const every = Number(process.argv[2] ?? 1);
  const samples = forgeable();
  /** @type {Map<string, { records: number, tried: number, old: number, anew: number, inputs: number, swaps: number, swapped: number }>} */
  const kinds = new Map();
  for (const [index, one] of samples.entries()) {
    const { kind } = one.record;
    const sum = kinds.get(kind) ?? { records: 0, tried: 0, old: 0, anew: 0, inputs: 0, swaps: 0, swapped: 0 };
    const found = search(one, every);
    sum.records += 1;
    sum.tried += found.tried;
    sum.old += found.withOldSeal.length;
    sum.anew += found.withNewSeal.length;
    sum.inputs += found.otherInputs.length;
    for (const [place, other] of samples.entries()) {
      if (other === one || (index + place) % every !== 0) continue;
      const { tried, accepted } = searchSwaps(one, other);
      sum.swaps += tried;
      sum.swapped += accepted.length;
    }
    kinds.set(kind, sum);
  }
  console.log(
    '| kind | records | alterations | swaps of a part | accepted with the old seal | accepted with a new seal, same inputs | swaps accepted | other inputs, from which the rest follows as well |',
  );
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  for (const [kind, sum] of kinds) {
    const cells = [sum.records, sum.tried, sum.swaps, sum.old, sum.anew, sum.swapped, sum.inputs];
    console.log(`| ${kind} | ${cells.map((cell) => cell.toLocaleString('en-GB')).join(' | ')} |`);
  }
  // The same of allocations whose model is not at hand: which parts of the record are then believed.
  const fields = new Map();
  let [tried, accepted] = [0, 0];
  for (const one of samples.filter(({ record }) => record.kind === 'allocation')) {
    const found = search({ ...one, model: undefined }, every);
    const places = [...found.withNewSeal, ...found.otherInputs];
    tried += found.tried;
    accepted += places.length;
    if (found.withOldSeal.length > 0)
      console.log(`accepted with the old seal, without the model: ${found.withOldSeal}`);
    for (const what of places) {
      const field = what
        .replace(/^.* (?=\S+$)/, '')
        .split('.')
        .slice(0, 2)
        .join('.')
        .replace(/\.\d+$/, '');
      fields.set(field, (fields.get(field) ?? 0) + 1);
    }
  }
  console.log(`\nAllocations without their model: ${tried} alterations, ${accepted} accepted with a new seal`);
  for (const [field, count] of [...fields].sort(([, a], [, b]) => b - a)) console.log(`- ${field}: ${count}`);
} finally {
  rmSync(outfile, { force: true });
}
