import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import { readPlainCases } from '../../src/cli/data/cases/plain-cases.js';
import { runsOf, timeFor } from '../support/runs.js';
import { put, runIn, temporaryFolder, testDesk } from './support.js';

const RUNS = runsOf(60);

// The same file twice: once plain, once with a quote in its header, which is read row by row.
const plain = temporaryFolder();
const quoted = temporaryFolder();
const [runPlain, runQuoted] = [runIn(plain), runIn(quoted)];

const RAS4 = {
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  fundingBasis: 'pot',
  method: 'total',
  prices: [{ money: '30000.00', points: '151' }],
  rounding: { unit: '0.01', mode: 'half-even' },
};
const MODELS: unknown[] = [
  RAS4,
  { ...RAS4, maximumPoints: '40', beyondMaximum: 'warn', effectiveFrom: '2026-04-01', effectiveTo: '2027-03-31' },
  { ...RAS4, maximumPoints: '40', beyondMaximum: 'refer' },
  { ...RAS4, maximumPoints: '40', beyondMaximum: 'refuse' },
  ...['percentile', 'allocation-table', 'level-prices', 'by-age'].map((kind) => MODEL_KINDS.get(kind)?.example.model),
];

/** Mostly one of what is usual, now and then one of what is odd. */
function mostly(usual: fc.Arbitrary<string>, ...odd: string[]): fc.Arbitrary<string> {
  return fc.oneof({ weight: 40, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(...odd) });
}

const ids = mostly(
  fc.integer({ min: 1, max: 9_999 }).map((one) => `C${one}`),
  'c12',
  'C012',
  '12',
  '0012',
  '1e5',
  'Total',
  'é1',
  ' C3',
  '',
  'C 4',
  '=C5',
);
const points = mostly(
  fc.oneof(
    fc.integer({ min: 0, max: 60 }).map(String),
    fc.integer({ min: 0, max: 60_000_000 }).map((one) => String(one / 1_000_000)),
  ),
  '',
  '-1',
  '07',
  '1.2345678',
  '1e1',
  ' 5',
  '.5',
  '3.',
  '1000000000',
  'x',
);
const packages = mostly(
  fc.integer({ min: 0, max: 9_999_999 }).map((one) => (one / 100).toFixed(2)),
  '',
  '£5',
  '12.5',
  '12',
  '1.234',
  '-3',
  '007.00',
);
const sites = fc.constantFrom('North', 'Mid', '', 'South West', '#N/A');
const table = fc.record({
  header: fc.constantFrom(
    ['case_id', 'points', 'package_value', 'site'],
    ['site', 'package_value', 'points', 'case_id'],
    ['case_id', 'points', 'site'],
    ['case_id', 'points', 'package_value', 'one_off'],
    ['case_id', 'points', 'package_value', 'household'],
    ['Case_id', 'points', 'site'],
    ['case_id', 'point', 'site'],
    ['case_id', 'points', 'group'],
    ['case_id', 'points', 'exclude_reason'],
  ),
  rows: fc.array(fc.record({ case_id: ids, points, package_value: packages, other: sites }), { maxLength: 12 }),
  ending: fc.constantFrom('\n', '\n', '\n', '', '\n\n', ',\n'),
  feed: fc.constantFrom('\n', '\n', '\r\n'),
});

type Table = typeof table extends fc.Arbitrary<infer T> ? T : never;

function textOf({ header, rows, ending, feed }: Table, first: string): string {
  const cell = (row: Table['rows'][number], column: string): string => {
    if (column === 'case_id' || column === 'Case_id') return row.case_id;
    if (column === 'points' || column === 'point') return row.points;
    return column === 'package_value' ? row.package_value : row.other;
  };
  const lines = rows.map((row) => header.map((column) => cell(row, column)).join(','));
  return [[first, ...header.slice(1)].join(','), ...lines].join(feed) + ending;
}

describe('cases of a plain file', () => {
  test('are allocated, asked about and refused as row by row', { timeout: timeFor(RUNS * 4) }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...MODELS), table, async (model, cases) => {
        for (const folder of [plain, quoted]) put(folder, 'model.json', JSON.stringify(model));
        put(plain, 'cases.csv', textOf(cases, cases.header[0] ?? ''));
        put(quoted, 'cases.csv', textOf(cases, `"${cases.header[0]}"`));
        const line = ['allocate', 'model.json', 'cases.csv', '--format', 'csv'];
        expect(withoutColumns(await runPlain(...line))).toEqual(withoutColumns(await runQuoted(...line)));
      }),
      { numRuns: RUNS },
    );
  });

  test('are read as columns, by hand', () => {
    put(plain, 'cases.csv', 'case_id,points,package_value,site\nF1,35,1200.50,North\nF2,0.5,,Mid\n');
    const cases = readPlainCases(testDesk(plain), 'cases.csv');
    expect(cases?.table.rowCount).toBe(2);
    expect(Array.from(cases?.micropoints ?? [])).toEqual([35_000_000, 500_000]);
    // 1,200.50 pounds are 120,050 pence; a blank is no amount.
    expect(Array.from(cases?.traditional ?? [])).toEqual([120_050, Number.NaN]);
  });

  test('get the amounts that the price gives, by hand', async () => {
    // £30,000 for 150 points are £200 a point: 35 points are £7,000, half a point is £100; 7,000 − 1,200.50 = 5,799.50.
    put(plain, 'model.json', JSON.stringify({ ...RAS4, prices: [{ money: '30000.00', points: '150' }] }));
    put(plain, 'cases.csv', 'case_id,points,package_value,site\nF1,35,1200.50,North\nF2,0.5,,Mid\nF3,1,200.01,Mid\n');
    const { out, code } = await runPlain('allocate', 'model.json', 'cases.csv', '--format', 'csv');
    expect([out, code]).toEqual([
      'case_id,points,traditional,indicative,change,answer\n' +
        'F1,35,1200.50,7000.00,5799.50,budget\n' +
        'F2,0.5,,100.00,,budget\n' +
        'F3,1,200.01,200.00,-0.01,budget\n',
      0,
    ]);
  });

  test.each([
    ['an id that stands twice', 'case_id,points\nF1,3\nF1,4\n'],
    ['ids that differ by a capital', 'case_id,points\nF1,3\nf1,4\n'],
    ['ids that differ by a leading zero', 'case_id,points\n012,3\n12,4\n'],
    ['a total', 'case_id,points\nF1,3\nTotal,3\n'],
    ['a number that a spreadsheet shortened', 'case_id,points\n9.43E+09,3\n'],
    ['a blank line', 'case_id,points\nF1,3\n\nF2,4\n'],
    ['a short row', 'case_id,points,site\nF1,3\n'],
    ['a long row', 'case_id,points\nF1,3,\n'],
    ['a column that matters', 'case_id,points,eligible\nF1,3,no\n'],
  ])('are left to the other reader where there is %s', (_, text) => {
    put(plain, 'cases.csv', text);
    expect(readPlainCases(testDesk(plain), 'cases.csv')).toBeUndefined();
  });
});

/** In a line with a quote before them, cells stand further to the right. */
function withoutColumns({ code, out, err }: { code: number; out: string; err: string }) {
  return { code, out, err: err.replaceAll(/cases\.csv:1:\d+/g, 'cases.csv:1') };
}
