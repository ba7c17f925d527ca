import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { partlyMoved } from '../../src/change/partly-moved/partly-moved.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { partlyMovedWords } from '../../src/report/change/partly-moved.js';

type Row = Record<string, string>;
const rows = parse(readFileSync(new URL('./partly-moved.csv', import.meta.url)), { columns: true }) as Row[];
const cases = rows.map(({ case: caseId = '', points = '', package: traditional = '', budget, moved_on: movedOn }) => ({
  caseId,
  points,
  traditional,
  ...(budget && { indicative: budget }),
  ...(movedOn && { movedOn }),
}));

// All money over all points: 30,000 / 150 = £200 a point.
const sample = cases.map(({ caseId, points, traditional }) => ({ caseId, points, packageValue: traditional }));
const { model } = calibratePricePoint(sample, { fundingBasis: 'pot' });

describe('a partly moved cohort', () => {
  const result = partlyMoved(cases, { model, year: { startsOn: '2026-04-01', by: 'months' } });

  test('costs the two who moved 18,000 against 15,000', () => {
    expect(result.moved).toMatchObject({
      families: 2,
      packages: '15000.00',
      budgets: '18000.00',
      difference: '3000.00',
    });
  });

  test('would cost 30,000 by the model on each own points, and not 15,000 + 15,000 x 18/15 = 36,000 by the ratio', () => {
    // 30 + 20 + 10 points for the rest: 12,000
    expect([result.rest.byModel, result.wholeByModel]).toEqual(['12000.00', '30000.00']);
  });

  test('cost 7,000 x 6/12 - 4,000 x 3/12 = 2,500 within the year', () => {
    expect(result.soFar).toBe('2500.00');
  });

  test('is told in sentences', () => {
    expect(partlyMovedWords(result)).toEqual([
      '2 families have moved: budgets of £18,000.00 a year against packages of £15,000.00 a year, £3,000.00 a year more.',
      'By the days on which they moved that is £2,500.00 within this year.',
      "3 families have not moved. By the model on each one's own points 3 of them would have £12,000.00 a year for packages of £15,000.00 a year, and everyone to whom it gives an amount £30,000.00 a year.",
      'Those who moved are not like the rest: the model changes their packages by another share, so that what they cost says nothing of the rest.',
    ]);
  });

  test('does not know what families without points would cost', () => {
    const unknown = cases.map(({ points, ...one }) => (one.caseId === 'F5' ? one : { ...one, points }));
    const { rest, wholeByModel } = partlyMoved(unknown, { model });
    expect([rest.unknown, rest.byModel, rest.packagesOfPriced, rest.packages]).toEqual([
      ['F5'],
      '10000.00',
      '7500.00',
      '15000.00',
    ]);
    expect(wholeByModel).toBe('28000.00');
  });

  test('does not know what a family with £0 and the advice to refer would cost', () => {
    const result = partlyMoved([...cases, { caseId: 'Z', points: '0', traditional: '700' }], { model });
    expect(result.rest).toMatchObject({
      families: 4,
      priced: 3,
      packages: '15700.00',
      packagesOfPriced: '15000.00',
      byModel: '12000.00',
      unknown: ['Z'],
    });
    expect(partlyMovedWords(result)).toContain(
      'Of 1 family it is not known, because the model gives no budget, or £0 with the advice to refer, or there are no points.',
    );
  });

  test('does not count a move to £0 with the advice to refer as a saving', () => {
    const result = partlyMoved(
      [
        { caseId: 'A', points: 0, traditional: 12000, indicative: 0, movedOn: '2026-04-01' },
        { caseId: 'C', points: 10, traditional: 3000, indicative: 2000, movedOn: '2026-10-01' },
      ],
      { model, year: { startsOn: '2026-04-01', by: 'months' } },
    );
    // 2,000 - 3,000 of C alone, for 6 of 12 months
    expect(result.moved).toMatchObject({
      families: 2,
      withAmount: 1,
      packages: '15000.00',
      packagesOfBudgets: '3000.00',
      difference: '-1000.00',
      besideDifference: [{ caseId: 'A', packageValue: '12000.00' }],
    });
    expect(result.soFar).toBe('-500.00');
    expect(result.warnings.map(({ code, caseId }) => [code, caseId])).toContainEqual(['package-beside', 'A']);
    expect(partlyMovedWords(result).slice(0, 2)).toEqual([
      '2 families have moved, 1 to an amount: budgets of £2,000.00 a year against packages of £3,000.00 a year, £1,000.00 a year less.',
      '1 family moved to £0.00, which is no amount: packages of £12,000.00 a year are not in that difference, and not saved.',
    ]);
  });

  test('says that movers do not differ where the model changes everyone alike, and nothing where nobody moved', () => {
    const alike = ['a', 'b'].map((caseId) => ({ caseId, points: 10, traditional: 1000 }));
    const [first, second] = alike;
    expect(partlyMoved([{ ...first, indicative: 2000 }, second] as typeof alike, { model }).moversDiffer).toBe(false);
    expect(partlyMoved(alike, { model })).toMatchObject({
      moversDiffer: null,
      moved: { families: 0, budgets: '0.00' },
    });
    expect(partlyMoved([], { model })).toMatchObject({ wholeByModel: '0.00', soFar: null });
  });

  test('needs the day on which a family moved where a year is asked for, and a budget where a day is given', () => {
    const year = { startsOn: '2026-04-01', by: 'days' } as const;
    expect(() => partlyMoved([{ caseId: 'a', traditional: 1, indicative: 2 }], { model, year })).toThrow(
      'needs the day',
    );
    expect(() => partlyMoved([{ caseId: 'a', traditional: 1, movedOn: '2026-04-01' }], { model })).toThrow('has moved');
  });
});
