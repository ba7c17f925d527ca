import { describe, expect, test } from 'vitest';
import { fitSheets, modelComparisonSheet } from '../../src/report/calibration/fit.js';
import { modelFit } from '../../src/sensitivity/fit/fit.js';
import { figuresOf, rowsOf } from './support.js';

describe('how a model fits, on residuals of -200 and +300', () => {
  const cases = [
    { caseId: 'A', points: 10, traditional: 1000, indicative: 800 },
    { caseId: 'B', points: 20, traditional: 2000, indicative: 2300 },
    { caseId: 'C', points: 5, traditional: 500, indicative: 500, excludeReason: 'moved' },
  ];
  const [verdict, parts, misses] = fitSheets(modelFit(cases, { tolerance: { percent: 15 } }));

  test('counts the cases, those left out, and those within the tolerance: -20 % is not, +15 % is', () => {
    expect(figuresOf(verdict)).toMatchObject({
      'cases in the sample': 3,
      'cases used': 2,
      'left out: moved': 1,
      'budgets within the tolerance in per cent': '1 of 2 (50.0 %)',
    });
    expect(verdict.title).toMatch(/^How near do budgets come to existing packages\? .+\.$/);
  });

  test('gives bias 100/2, mean size 500/2, root mean square √65,000 and scatter √(65,000 - 2,500)', () => {
    expect(rowsOf(parts)[0]).toMatchObject({
      by: 'everyone',
      part: 'all',
      n: 2,
      bias: '50.00',
      bias_percent: '3.3',
      mean_size: '250.00',
      median: '50.00',
      root_mean_square: '254.95',
      scatter: '250.00',
    });
  });

  test('lists what it misses most, either way', () => {
    expect(rowsOf(misses)).toEqual([
      {
        direction: 'under',
        case_id: 'A',
        points: '10',
        package: '1000.00',
        budget: '800.00',
        residual: '-200.00',
        percent: '-20.0',
      },
      {
        direction: 'over',
        case_id: 'B',
        points: '20',
        package: '2000.00',
        budget: '2300.00',
        residual: '300.00',
        percent: '15.0',
      },
    ]);
  });

  test('says so when there is nobody to tell by', () => {
    expect(fitSheets(modelFit([]))[0].title).toContain('There is no case to tell by.');
  });
});

test('models side by side, a row each and the least error marked', () => {
  const model = {
    bias: '1.00',
    meanAbsolute: '2.00',
    rootMeanSquare: '3.00',
    outsideTable: 4,
    belowZero: 5,
    tolerance: {
      n: 9,
      byPercent: { cases: 6, percent: '66.7' },
      byAmount: null,
    },
  };
  const sheet = modelComparisonSheet({
    period: 'year',
    n: 9,
    leftOut: [],
    generator: 'drawn by hand',
    seed: 3,
    folds: 5,
    percentile: { method: 'rank', ties: 'mean', between: 'interpolate', above: 'clamp', below: 'clamp' },
    leaveOneOut: null,
    kFold: {
      n: 9,
      unpriced: 0,
      referred: 0,
      models: [
        { ...model, model: 'price-point' },
        { ...model, model: 'straight-line', tolerance: null },
      ],
      leastError: ['straight-line'],
    },
  });
  const row = {
    tested_on: '5 parts (seed 3)',
    n: 9,
    bias: '1.00',
    mean_size: '2.00',
    root_mean_square: '3.00',
    outside_table: 4,
    below_zero: 5,
    within_pounds: undefined,
  };
  expect(rowsOf(sheet)).toEqual([
    { ...row, model: 'RAS 4, price of a point', within_percent: 6, least_error: 'no' },
    { ...row, model: 'straight line', within_percent: undefined, least_error: 'yes' },
  ]);
});
