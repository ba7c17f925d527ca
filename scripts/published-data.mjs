import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import { root } from './manifest.mjs';

const FOLDER = `${root}fixtures/published`;

/**
 * An esbuild plugin that ships the published figures once: both builds of the library read them from the same files, a
 * CommonJS module a report, in which every table is a name of its own that a bundler can leave out.
 *
 * @param {string} folder where the modules are written, below the folder of the library
 * @returns {import('esbuild').Plugin}
 */
export function publishedOnce(folder) {
  return {
    name: 'published-once',
    setup(build) {
      /** @type {Map<string, Set<string>>} the JSON files that the library asks for, by the module that holds them */
      const modules = new Map();
      build.onLoad({ filter: /[\\/]fixtures[\\/]published[\\/].*\.json$/ }, ({ path }) => {
        const holder = moduleOf(path);
        modules.set(holder, (modules.get(holder) ?? new Set()).add(path));
        return { contents: `export { ${nameOf(path)} as default } from 'published-data:${holder}';`, loader: 'js' };
      });
      build.onResolve({ filter: /^published-data:/ }, ({ path }) => ({
        path: `./${basename(folder)}/${path.slice(path.indexOf(':') + 1)}.cjs`,
        external: true,
        sideEffects: false,
      }));
      build.onEnd(() => {
        mkdirSync(folder, { recursive: true });
        for (const [holder, paths] of modules) writeFileSync(`${folder}/${holder}.cjs`, moduleText([...paths].sort()));
      });
    },
  };
}

/** @param {string} path a JSON file; those of a report are together, what stands above them is `recorded`. */
function moduleOf(path) {
  const folder = relative(FOLDER, dirname(path));
  return folder === '' ? 'recorded' : folder;
}

/** @param {string} path */
function nameOf(path) {
  return basename(path, '.json').replaceAll('-', '_');
}

/** @param {readonly string[]} paths */
function moduleText(paths) {
  return paths
    .map((path) => `exports.${nameOf(path)} = ${JSON.stringify(JSON.parse(readFileSync(path, 'utf8')))};\n`)
    .join('');
}
