import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { entries, root } from './manifest.mjs';
import { filesBelow } from './sources.mjs';

const CORE = 'core of the library: ';
const sources = new Map(entries.map(({ source }) => [resolve(root, source), source]));
const main = entries[0]?.source ?? '';

/** What several entries use and the main one does not, in files so small that opening them would cost more than they do. */
const SHARED = [
  ...filesBelow('src/cohort', '.ts'),
  ...[
    'src/exact/random.ts',
    'src/funding/not-applicable.ts',
    'src/funding/rate.ts',
    'src/pot/pot-case.ts',
    'src/yes-no.ts',
  ],
];

/** The published figures need little but errors and exact numbers, and their data are long enough. */
const APART = ['src/published/index.ts'];

/**
 * An esbuild plugin that keeps what the main entry uses, and what is small and shared, in one file. A bundler makes a
 * shared file for each set of entries that use the same modules, which came to thirty for the main entry alone, and
 * opening files is most of what importing costs. So every other entry is told to import the same modules, for which
 * nothing is left in a user's program.
 *
 * @returns {import('esbuild').Plugin}
 */
export function oneCore() {
  return {
    name: 'one-core',
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${CORE}`) }, ({ path }) => ({
        path: resolve(root, path.slice(CORE.length)),
        sideEffects: true,
      }));
      build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
        const source = sources.get(path);
        if (source === undefined || APART.includes(source)) return undefined;
        const core = [main, ...SHARED].filter((one) => one !== source);
        const imports = core.map((one) => `import ${JSON.stringify(CORE + one)};`);
        return { contents: [readFileSync(path, 'utf8'), ...imports, ''].join('\n'), loader: 'ts' };
      });
    },
  };
}
