// Holds what each public function costs a program that uses nothing else: bytes of ours, bundled and minified, with the
// dependencies left out. `node scripts/sizes.mjs` compares the build in dist with scripts/sizes.json and fails where one
// has grown by more than 5 %; `--write` records them anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { entries, root, runtimeDependencies } from './manifest.mjs';

const RECORD = `${root}scripts/sizes.json`;
const ALLOWED_GROWTH = 0.05;

/** @returns {Promise<Record<string, number>>} bytes by the entry and the name of each public function */
async function presentSizes() {
  /** @type {[string, number][]} */
  const sizes = [];
  const seen = new Set();
  for (const { name: entry, specifier } of entries) {
    const file = `${root}dist/${entry}.js`;
    const module = await import(pathToFileURL(file).href);
    for (const name of Object.keys(module).sort()) {
      // What the main entry has as well is measured there alone.
      if (typeof module[name] !== 'function' || seen.has(module[name])) continue;
      seen.add(module[name]);
      sizes.push([`${specifier} ${name}`, await minifiedSize(file, name)]);
    }
  }
  return Object.fromEntries(sizes);
}

/** @param {string} file @param {string} name */
async function minifiedSize(file, name) {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${name} } from ${JSON.stringify(file)};`, resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    external: runtimeDependencies,
    logLevel: 'error',
  });
  return outputFiles[0]?.contents.length ?? 0;
}

const present = await presentSizes();
if (process.argv.includes('--write')) {
  writeFileSync(RECORD, `${JSON.stringify(present, null, 2)}\n`);
} else {
  /** @type {Record<string, number>} */
  const recorded = JSON.parse(readFileSync(RECORD, 'utf8'));
  const news = [...new Set([...Object.keys(recorded), ...Object.keys(present)])].flatMap((name) => {
    const [was, is] = [recorded[name], present[name]];
    if (was === undefined) return [`${name} is new: ${is} bytes`];
    if (is === undefined) return [`${name} is gone`];
    return is > was * (1 + ALLOWED_GROWTH) ? [`${name} has grown from ${was} to ${is} bytes`] : [];
  });
  process.stdout.write(`${Object.keys(present).length} public functions measured\n`);
  if (news.length > 0) {
    process.stderr.write(`${news.join('\n')}\nIf that is meant: node scripts/sizes.mjs --write\n`);
    process.exitCode = 1;
  }
}
