import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { entries, root } from './manifest.mjs';

const CORE = 'the core of the library';
const sources = new Map(entries.map(({ source }) => [resolve(root, source), source]));
const main = resolve(root, entries[0]?.source ?? '');

/**
 * An esbuild plugin that keeps what the main entry uses in one file. A bundler makes a shared file for each set of
 * entries that use the same modules, which came to thirty for the main entry alone, and opening files is most of what
 * importing costs. So every other entry is told to import the main one, for which nothing is left in a user's program.
 *
 * @returns {import('esbuild').Plugin}
 */
export function oneCore() {
  return {
    name: 'one-core',
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${CORE}$`) }, () => ({ path: main, sideEffects: true }));
      build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
        if (!sources.has(path) || path === main) return undefined;
        return { contents: `${readFileSync(path, 'utf8')}\nimport ${JSON.stringify(CORE)};\n`, loader: 'ts' };
      });
    },
  };
}
