import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { PackageInput } from '../../src/costing/package/package.js';
import { councilSheets } from '../../src/report/run/council.js';
import type { CouncilData, CouncilFamily } from '../../src/run/council/data.js';
import type { SharedPackagesChoice } from '../../src/run/council/settings.js';
import { runCouncil } from '../../src/run/run-council.js';
import { pricePointUncertainty } from '../../src/sensitivity/price/price-uncertainty.js';
import { sampleSizes } from '../../src/sensitivity/price/sample-size.js';
import { percentileTableUncertainty } from '../../src/sensitivity/table/table-uncertainty.js';
import { problemsOf } from '../moderation/support.js';
import { councilOf } from '../run/support.js';

type Row = Record<string, string>;
const rows = parse(readFileSync(new URL('./shared-packages.csv', import.meta.url)), { columns: true }) as Row[];

/** Two children with one package, 30 and 20 points, and C with 50 points and £2,000. */
function familiesOf(row: Row): CouncilFamily[] {
  const own = (name: string) => ({
    ...(row[`${name}_amount`] && { traditional: row[`${name}_amount`] as string }),
    ...(row[`${name}_one_off`] && { oneOff: row[`${name}_one_off`] as string }),
  });
  return [
    { caseId: 'A', points: 30, household: 'H', sharedPackage: 'P', ...own('a') },
    { caseId: 'B', points: 20, household: 'H', sharedPackage: 'P', ...own('b') },
    { caseId: 'C', points: 50, traditional: '2000' },
  ];
}

const councilWith = (
  cases: readonly CouncilFamily[],
  sharedPackages: SharedPackagesChoice | undefined,
  more: Partial<CouncilData['cohort']> = {},
) => {
  const { settings } = councilOf();
  return councilOf({
    settings: { ...settings, ...(sharedPackages !== undefined && { sharedPackages }) },
    sample: { cases, ...more },
    cohort: { cases, ...more },
  });
};

const split = (name: string): SharedPackagesChoice => ({ split: name as NonNullable<SharedPackagesChoice['split']> });

describe('two children with one package', () => {
  test.each(rows.map((row) => [row.case, row] as const))('%s', (_, row) => {
    const results = runCouncil(councilWith(familiesOf(row), split(row.split ?? '')));
    const { cohort, outcomes, warnings, affordable } = results;
    const packageOf = (id: string) => cohort.families.find(({ caseId }) => caseId === id)?.traditional ?? '';
    const leftOut = cohort.families.filter(({ excludeReason }) => excludeReason !== undefined);
    const sentences = warnings.filter(({ code }) => code === 'shared-package').map(({ message }) => message);
    expect({
      a_package: packageOf('A'),
      b_package: packageOf('B'),
      left_out: String(leftOut.length),
      c_budget: outcomes.find(({ family }) => family.caseId === 'C')?.amounts.indicative,
      // Once of the sample, once of the cohort.
      sentences,
    }).toEqual({
      a_package: row.a_package,
      b_package: row.b_package,
      left_out: row.left_out,
      c_budget: row.c_budget,
      sentences: [row.sentence, row.sentence],
    });
    // The pot has the package once: the packages without one-offs and C's 2,000.
    const once = leftOut.length > 0 ? 0 : Number(row.a_amount) - Number(row.a_one_off ?? 0);
    expect(affordable?.stages[0]?.existing.money).toBe((once + 2000).toFixed(2));
  });

  test('by the lines of each child: 5,000 and 3,000, of which 1,000 for a bed', () => {
    const line = (id: string, amount: string, kind?: 'one-off') =>
      kind === undefined ? { id, amount, per: 'year' as const } : { id, kind, amount };
    const packages: PackageInput[] = [
      { caseId: 'A', kind: 'package', lines: [line('assistant', '5000')] },
      { caseId: 'B', kind: 'package', lines: [line('club', '2000'), line('bed', '1000', 'one-off')] },
      { caseId: 'C', kind: 'package', lines: [line('respite', '2000')] },
    ];
    const cases = familiesOf({}).map(({ traditional: _, ...one }) => one);
    const parts = (name: string) =>
      runCouncil(councilWith(cases, split(name), { packages })).cohort.families.map(({ traditional, oneOff }) => [
        traditional,
        oneOff,
      ]);
    expect(parts('lines')).toEqual([
      ['5000.00', '0.00'],
      ['3000.00', '1000.00'],
      ['2000.00', '0.00'],
    ]);
    // All lines are 8,000: 7,000 x 30 / 50 + 1,000 x 30 / 50, and 20 / 50 of each
    expect(parts('points')).toEqual([
      ['4800.00', '600.00'],
      ['3200.00', '400.00'],
      ['2000.00', '0.00'],
    ]);
    // A line without a price leaves the whole unknown, but for a child whose own lines are priced.
    const dear = packages.map((one) => (one.caseId === 'A' ? { ...one, lines: [{ id: 'sitter' }] } : one));
    const reasons = (name: string) =>
      runCouncil(councilWith(cases, split(name), { packages: dear as PackageInput[] })).cohort.families.map(
        ({ excludeReason }) => excludeReason,
      );
    expect(reasons('equally')).toEqual(['no price for sitter', 'no price for sitter', undefined]);
    expect(reasons('lines')).toEqual(['no price for sitter', undefined, undefined]);
  });

  const problems = (cases: readonly CouncilFamily[], choice?: SharedPackagesChoice) =>
    problemsOf(() => runCouncil(councilWith(cases, choice)));
  const [first, second, third] = familiesOf({ a_amount: '8000' }) as [CouncilFamily, CouncilFamily, CouncilFamily];

  test('asks how it is split', () => {
    expect(new Set(problems([first, second, third]))).toEqual(new Set(['choice-needed settings.sharedPackages']));
  });

  test('refuses what cannot be one package', () => {
    const at = (code: string, index: number) => [
      `${code} sample.cases.${index}.sharedPackage`,
      `${code} cohort.cases.${index}.sharedPackage`,
    ];
    expect(problems([first, { ...second, traditional: '3000' }, third], split('equally'))).toEqual(
      at('inconsistent', 0),
    );
    expect(problems([first, third], split('equally'))).toEqual(at('inconsistent', 0));
    expect(problems([{ ...first, points: 0 }, { ...second, points: 0 }, third], split('points'))).toEqual(
      at('missing', 0),
    );
    expect(problems([first, second, third], split('lines'))).toEqual(at('missing', 0));
    const { traditional: _, ...bare } = first;
    expect(problems([bare, second, third], split('equally'))).toEqual(at('inconsistent', 0));
    expect(problems([first, { ...second, status: 'newcomer' }, third], split('equally'))).toEqual(
      at('inconsistent', 1),
    );
    expect(() => runCouncil(councilWith([first, { ...second, traditional: '3000' }, third], split('equally')))).toThrow(
      '"P" is not alike with its children (A £8,000.00, B £3,000.00); give the whole package once, or alike with each',
    );
  });
});

describe('the same amount', () => {
  const pair = (change: Partial<CouncilFamily>, other: Partial<CouncilFamily> = change): CouncilFamily[] => [
    { caseId: 'A', points: 30, traditional: '8000', ...change },
    { caseId: 'B', points: 20, traditional: '8000', ...other },
    { caseId: 'C', points: 50, traditional: '2000' },
  ];
  const asks = (cases: readonly CouncilFamily[], choice?: SharedPackagesChoice) =>
    problemsOf(() => runCouncil(councilWith(cases, choice))).length > 0;

  test('in one household is a question', () => {
    expect(() => runCouncil(councilWith(pair({ household: 'H' }), undefined))).toThrow(
      'A and B, of the household H, both have £8,000.00: one package that stands twice, or two?',
    );
  });

  test('on one day of assessment is a question unless both households are known', () => {
    expect(() => runCouncil(councilWith(pair({ assessedOn: '2026-05-01' }), undefined))).toThrow(
      'A and B, assessed on 2026-05-01, both have £8,000.00',
    );
    const day = { assessedOn: '2026-05-01' };
    expect(asks(pair({ ...day, household: 'H' }, { ...day, household: 'K' }))).toBe(false);
    // Nobody knows of which household the other is
    expect(asks(pair({ ...day, household: 'H' }, day))).toBe(true);
    expect(asks(pair(day, { ...day, household: 'H' }))).toBe(true);
    expect(asks(pair(day, { assessedOn: '2026-05-02' }))).toBe(false);
    expect(asks(pair(day, { ...day, traditional: '8000.01' }))).toBe(false);
    expect(asks(pair({ ...day, traditional: '0' }))).toBe(false);
    expect(asks(pair({}))).toBe(false);
  });

  test('is two packages where that is said: 8,000 + 8,000 + 2,000', () => {
    const cases = pair({ household: 'H' });
    for (const separate of ['all', ['A', 'B']] as const) {
      const { affordable } = runCouncil(councilWith(cases, { separate }));
      expect(affordable?.stages[0]?.existing.money).toBe('18000.00');
    }
  });
});

describe('siblings are one unit where samples are drawn anew', () => {
  // Two children of a household have 10 points each, £1,000 and £3,000; another family 20 points and £4,000. Drawn one
  // by one a sample may hold the dear child alone; drawn together the household is £200 a point, as the other is.
  const cases = [
    { caseId: 'A', points: 10, traditional: '1000', household: 'H' },
    { caseId: 'B', points: 10, traditional: '3000', household: 'H' },
    { caseId: 'C', points: 20, traditional: '4000' },
  ];
  const alone = cases.map(({ household: _, ...one }) => one);
  const few = { resamples: 200 };

  test('the price: £200 in every sample, and from 100 to 300 one by one', () => {
    const { price } = pricePointUncertainty(cases, few);
    expect([price?.pounds, price?.low, price?.high]).toEqual(['200.0000', '200.0000', '200.0000']);
    const wide = pricePointUncertainty(alone, few).price;
    expect([wide?.pounds, wide?.low, wide?.high]).toEqual(['200.0000', '100.0000', '300.0000']);
  });

  test('columns as cases', () => {
    const columns = {
      points: [10, 10, 20],
      amounts: { traditional: [100_000, 300_000, 400_000] },
      households: [7, 7, Number.NaN],
    };
    expect(pricePointUncertainty(columns, few).price).toEqual(pricePointUncertainty(cases, few).price);
  });

  test('sizes, and tables whose samples are not all of one size', () => {
    const [row] = sampleSizes(cases, { ...few, sizes: [60] }).rows;
    expect([row?.price?.low, row?.price?.high]).toEqual(['200.0000', '200.0000']);
    // Drawn together the lowest score holds both children or neither: 10 points are (1,000 + 3,000) / 2 = 2,000 where the
    // household was drawn, and 4,000, the only row, where C was drawn twice.
    const { rows: table } = percentileTableUncertainty(cases, few);
    expect(table.find(({ points }) => points === '10')).toMatchObject({
      budget: '2000.00',
      low: '2000.00',
      high: '4000.00',
    });
  });

  test('in a run by the column of the household', () => {
    const priceOf = (rows: typeof cases | typeof alone) =>
      runCouncil(councilWith(rows, undefined)).firmness?.price?.price;
    expect(priceOf(cases)).toMatchObject({ low: '200.0000', high: '200.0000' });
    expect(priceOf(alone)).toMatchObject({ low: '100.0000', high: '300.0000' });
  });

  test('in a run children who share a package, without a household, with one, and of two', () => {
    // A and B have 2,000 each of one package of 4,000, for 5 and 15 points: apart they are £400 and £133.33 a point
    const price = (a?: string, b?: string) =>
      runCouncil(
        councilWith(
          [
            { caseId: 'A', points: 5, traditional: '4000', sharedPackage: 'P', ...(a && { household: a }) },
            { caseId: 'B', points: 15, sharedPackage: 'P', ...(b && { household: b }) },
            { caseId: 'C', points: 20, traditional: '4000' },
          ],
          split('equally'),
        ),
      ).firmness?.price?.price;
    const together = { low: '200.0000', high: '200.0000' };
    expect(price()).toMatchObject(together);
    expect(price('H')).toMatchObject(together);
    expect(price('H', 'K')).toMatchObject(together);
  });
});

test('a run says how many packages are shared, and by how many children', () => {
  const row = rows[0] ?? {};
  const [sample] = councilSheets(runCouncil(councilWith(familiesOf(row), split('equally'))));
  expect(sample?.rows).toContainEqual(['packages that children share, each counted once', 1]);
  expect(sample?.rows).toContainEqual(['children who share them', 2]);
});

test('a package that is kept out is not said to be counted', () => {
  const row = rows[0] ?? {};
  const [sample] = councilSheets(runCouncil(councilWith(familiesOf(row), split('keep-out'))));
  expect(sample?.rows).toContainEqual(['packages that children share, kept out', 1]);
  expect(sample?.rows).toContainEqual(['children who share those that are kept out', 2]);
  expect(sample?.rows.map(([what]) => what)).not.toContain('packages that children share, each counted once');
});
