import { describe, expect, test } from 'vitest';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { pricePointSheets } from '../../src/report/calibration/price-point.js';
import { figuresOf, rowsOf } from './support.js';

// £400 over 4 points; without a £300 over 2, without b £100 over 2. Each budget is £200.
const sample = [
  { caseId: 'a', points: 2, packageValue: 100 },
  { caseId: 'b', points: 2, packageValue: 300 },
  { caseId: 'c', points: 9, packageValue: 900, excludeReason: 'moved' },
];

describe('the sheets of a price of a point', () => {
  const { report } = calibratePricePoint(sample, { fundingBasis: 'pot' });
  const [price, methods, onSample, pounds, percent] = pricePointSheets(report);

  test('give the price, and what it is without any one case', () => {
    expect(rowsOf(price)).toEqual([
      {
        group: 'all',
        n: 2,
        money_a_year: '400.00',
        points: '4',
        price_of_a_point: '100.0000',
        lowest_without_one_case: '50.0000',
        highest_without_one_case: '150.0000',
        most_influence: 'a',
        change_percent: '50.00',
      },
    ]);
  });

  test('say why one case cannot be left out of one', () => {
    const alone = calibratePricePoint(sample.slice(0, 1), { fundingBasis: 'pot' }).report;
    expect(rowsOf(pricePointSheets(alone)[0])[0]).toMatchObject({
      lowest_without_one_case: undefined,
      most_influence: 'the sample has one case',
      change_percent: undefined,
    });
  });

  test('mark the method that was chosen', () => {
    expect(rowsOf(methods).map(({ method, chosen }) => [method, chosen])).toEqual([
      ['all money over all points', 'yes'],
      ['largest package over most points', 'no'],
    ]);
    expect(rowsOf(methods)[0]).toMatchObject({ money_a_year: '400.00', points: '4', price_of_a_point: '100.0000' });
  });

  test('hold the model against its sample, and list who moves', () => {
    expect(figuresOf(onSample)).toEqual({
      'funding basis': 'pot',
      'cases in the sample': 3,
      'cases used': 2,
      'cases left out': 1,
      'packages, £ a year': '400.00',
      'budgets, £ a year': '400.00',
      'residual (the money of the price less budgets), £ a year': '0.00',
      'cases with a budget of £0, among those used': 0,
    });
    const moved = (sheet: typeof pounds) => rowsOf(sheet).map((row) => [row.case_id, row.change, row.change_percent]);
    // Both move by £100: a by 100 % of £100, b by -33.3 % of £300.
    const both = [
      ['a', '100.00', '100.0'],
      ['b', '-100.00', '-33.3'],
    ];
    expect(moved(pounds)).toEqual(both);
    expect(moved(percent)).toEqual(both);
  });
});
