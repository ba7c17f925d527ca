import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { entries, root } from './manifest.mjs';
import { filesBelow } from './sources.mjs';

const CORE = 'core of the library: ';

/**
 * Modules that stand with what they alone need in a file of their own, so that no file but the core is long: of a short
 * one the copy for CommonJS takes hardly any room in what is packed. What is built for them as entries is removed again.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const parts = {
  'part-contingency': 'src/sensitivity/contingency/contingency-needed.ts',
  'part-report-run': 'src/report/run/council.ts',
  'part-director': 'src/report/run/director.ts',
  'part-banding': 'src/allocation/banding/banding.ts',
  'part-table-read': 'src/model/allocation-table/read/from-rows.ts',
  'part-ledger': 'src/pot/ledger/ledger.ts',
  'part-report-equity': 'src/report/equity.ts',
  'part-published-rr145': 'src/published/verdict/checks/rr145/all.ts',
  'part-published-ibsen': 'src/published/verdict/checks/ibsen/all.ts',
  'part-sql-calibration': 'src/export/sql/calibration/calibration-to-sql.ts',
  'part-sql-instrument': 'src/export/sql/instrument/instrument-to-sql.ts',
  'part-sql-policy': 'src/export/sql/policy/policy-to-sql.ts',
};

const sources = new Map(
  [...entries.map(({ source }) => source), ...Object.values(parts)].map((source) => [resolve(root, source), source]),
);
const main = entries[0]?.source ?? '';

/** What several entries use and the main one does not, in files so small that opening them would cost more than they do. */
const SHARED = [
  ...filesBelow('src/cohort', '.ts'),
  ...[
    'src/change/tables/suppress.ts',
    'src/equity/compared.ts',
    'src/equity/read-equity.ts',
    'src/equity/vertical/falls.ts',
    'src/exact/random.ts',
    'src/funding/not-applicable.ts',
    'src/funding/rate.ts',
    'src/model/made-for.ts',
    'src/model/percentile/cohort/align-cohort.ts',
    'src/pot/bridge/bridge.ts',
    'src/pot/bridge/exact-budget.ts',
    'src/pot/pot-case.ts',
    'src/questionnaire/instrument/maximum.ts',
    'src/records/model-for-records.ts',
    'src/run/family/family.ts',
    'src/run/question/amount-at.ts',
    'src/sensitivity/chance/chance.ts',
    'src/yes-no.ts',
  ],
];

/** The published figures need little but errors and exact numbers, and their data are long enough. */
const isApart = (/** @type {string} */ source) => source.startsWith('src/published/');

/** What the published figures need of the rest; a part of them asks for all of it, so that it stands in one file. */
const ofPublished = [
  ...new Set(
    filesBelow('src/published', '.ts').flatMap((file) => {
      const imports = readFileSync(`${root}${file}`, 'utf8').matchAll(
        /^import (?!type )[^;]*? from '(\.[^']+)\.js';/gm,
      );
      return [...imports].map(([, path = '']) => relative(root, resolve(root, dirname(file), `${path}.ts`)));
    }),
  ),
].filter((source) => !isApart(source));

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
        const isPart = source !== undefined && Object.values(parts).includes(source);
        if (source === undefined || (isApart(source) && !isPart)) return undefined;
        const core = isApart(source) ? ofPublished : [main, ...SHARED].filter((one) => one !== source);
        const imports = core.map((one) => `import ${JSON.stringify(CORE + one)};`);
        return { contents: [readFileSync(path, 'utf8'), ...imports, ''].join('\n'), loader: 'ts' };
      });
    },
  };
}
