import { describe, expect, test } from 'vitest';
import { fittedWeightSheet, weightSheets } from '../../src/report/calibration/sensitivity.js';
import { rowsOf } from './support.js';

describe('weights up and down', () => {
  const moved = {
    n: 2,
    changed: 2,
    handedOver: '50.00',
    takenAway: '50.00',
    meanSize: '25.00',
    largest: { caseId: 'F1', change: '40.00', percent: '4.0' },
    placesChanged: 1,
    rankAgreement: '0.9000',
  };
  const nobody = {
    ...moved,
    changed: 0,
    handedOver: '0.00',
    meanSize: null,
    largest: null,
    placesChanged: 0,
    rankAgreement: null,
  };
  const result = {
    period: 'year' as const,
    percent: '10',
    n: 2,
    leftOut: [],
    weights: [{ statementId: 'sleep', up: moved, down: nobody }],
    families: [{ caseId: 'F1', budget: '1000.00', low: '960.00', high: '1040.00', range: '80.00' }],
    meanRange: '60.00',
    warnings: [],
  };

  test('stand a row each way, and nobody moved is an empty cell', () => {
    const row = { statement: 'sleep' };
    expect(rowsOf(weightSheets(result)[0])).toEqual([
      {
        ...row,
        weight: '+10 %',
        budgets_changed: 2,
        handed_over: '50.00',
        mean_size: '25.00',
        largest: 'F1',
        change: '40.00',
        places_changed: 1,
        rank_agreement: '0.9000',
      },
      {
        ...row,
        weight: '-10 %',
        budgets_changed: 0,
        handed_over: '0.00',
        mean_size: undefined,
        largest: undefined,
        change: undefined,
        places_changed: 0,
        rank_agreement: undefined,
      },
    ]);
  });

  test('come with the families whose budgets range furthest', () => {
    const [, families] = weightSheets(result);
    expect(families.title).toBe('The families whose budgets range furthest (the mean range is £60.00)');
    expect(rowsOf(families)).toEqual([
      { case_id: 'F1', budget: '1000.00', low: '960.00', high: '1040.00', range: '80.00' },
    ]);
    expect(weightSheets({ ...result, families: [], meanRange: null })[1].title).toBe(
      'The families whose budgets range furthest',
    );
  });
});

test('fitted weights stand beside the price, and a weight that cannot be fitted is an empty cell', () => {
  const sheet = fittedWeightSheet({
    period: 'year',
    n: 3,
    leftOut: [],
    price: '200',
    weights: [
      { statementId: 'sleep', n: 2, fitted: '300.00', times: '1.50', unbounded: '310.00' },
      { statementId: 'eating', n: 0, fitted: null, times: null, unbounded: null },
    ],
    rootMeanSquare: { price: '90.00', fitted: '10.00' },
    warnings: [],
  });
  expect(sheet.title).toBe(
    "Weights that 3 packages would ask for, beside the professionals' own; the root mean square residual is £90.00 by one price and £10.00 fitted",
  );
  expect(rowsOf(sheet)).toEqual([
    { statement: 'sleep', n: 2, price_of_a_point: '200', fitted: '300.00', times: '1.50', without_bound: '310.00' },
    {
      statement: 'eating',
      n: 0,
      price_of_a_point: '200',
      fitted: undefined,
      times: undefined,
      without_bound: undefined,
    },
  ]);
});
