import { describe, expect, test } from 'vitest';
import { calibratePercentile } from '../../src/model/percentile/calibrate.js';
import { percentileSheets, percentileTableSheet } from '../../src/report/calibration/percentile.js';
import { figuresOf, rowsOf } from './support.js';

// The order of need is a, b; the order of packages b, a: a goes from £100 to £300, b from £300 to £100.
const { model, report } = calibratePercentile(
  [
    { caseId: 'a', points: 20, packageValue: 100 },
    { caseId: 'b', points: 10, packageValue: 300 },
  ],
  { fundingBasis: 'pot' },
);

describe('the sheets of a table by rank', () => {
  const [control, totals, ties, cliffs, pounds, percent] = percentileSheets(report);

  test('give the table from high points to low, as many rows as asked for', () => {
    expect(rowsOf(percentileTableSheet(model))).toEqual([
      { points: '20', percentile: '100.00', amount: '300.00', packages_behind_the_row: 1 },
      { points: '10', percentile: '0.00', amount: '100.00', packages_behind_the_row: 1 },
    ]);
    const first = percentileTableSheet(model, 1);
    expect(first.rows).toHaveLength(1);
    expect(first.title).toBe('Indicative allocation table, pounds a year: the first 1 of 2 rows');
    expect(percentileTableSheet(model, 0).rows).toEqual([]);
    expect(() => percentileTableSheet(model, -1)).toThrow('mostRows');
  });

  test('hold the pot against the budgets: £400 in, £400 out, £200 from one to the other', () => {
    expect(figuresOf(control)).toEqual({
      'funding basis': 'pot',
      'cases in the sample': 2,
      'scores of existing families': 2,
      'scores in the table': 2,
      'packages in the table': 2,
      'left out': 0,
      newcomers: 0,
      'pot, £': '400.00',
      'budgets, £': '400.00',
      'rounding residual, £': '0.00',
      'model variance, £': '0.00',
      'rank correlation of scores and packages': '-1.00',
      'cases that lose': 1,
      'what they lose, £': '200.00',
      'cases that gain': 1,
      'what they gain, £': '200.00',
    });
    expect(rowsOf(totals)[0]).toEqual({
      method: 'rank',
      budgets: '400.00',
      beyond_the_pot: '0.00',
      rounding_residual: '0.00',
      referred: 0,
      chosen: 'yes',
    });
  });

  test('find no ties, and one step of £200 over 10 points', () => {
    expect(ties?.title).toBe('What ties do: 0 cases share 0 scores');
    expect(rowsOf(cliffs)).toEqual([
      { from_points: '10', to_points: '20', from_amount: '100.00', to_amount: '300.00', pounds_per_point: '20.00' },
    ]);
  });

  test('list the movers: +200 on 100 is 200 %, -200 on 300 is -66.7 %', () => {
    const moved = (sheet: typeof pounds) => rowsOf(sheet).map((row) => [row.case_id, row.change, row.change_percent]);
    const both = [
      ['a', '200.00', '200.0'],
      ['b', '-200.00', '-66.7'],
    ];
    expect(moved(pounds)).toEqual(both);
    expect(moved(percent)).toEqual(both);
  });
});
