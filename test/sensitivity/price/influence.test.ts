import { describe, expect, test } from 'vitest';
import { calibratePricePoint } from '../../../src/model/price-point/calibrate.js';
import { caseInfluence } from '../../../src/sensitivity/price/influence.js';

const CASES = [
  [50, 3000],
  [40, 12000],
  [30, 6000],
  [20, 1500],
  [10, 7500],
].map(([points = 0, traditional = 0], index) => ({
  caseId: `F${index + 1}`,
  points,
  traditional,
}));

describe('all packages over all points', () => {
  test('without F1 27,000/100 = 270, +35 % on 200: £2,100 of a budget at 30 points', () => {
    const { price, atPoints, most, moving } = caseInfluence(CASES);
    expect([price?.exact, atPoints, moving]).toEqual(['200', '30', 4]);
    expect(most[0]).toEqual({
      caseId: 'F1',
      points: '50',
      traditional: '3000.00',
      pounds: '270.0000',
      percent: '35.00',
      budgetChange: '2100.00',
    });
    // F3 has 6,000 for 30 points, the price itself, and moves nothing.
    expect(most.map(({ caseId }) => caseId)).toEqual(['F1', 'F5', 'F2', 'F4']);
  });

  test('the case that matters most is the one that the calibration names', () => {
    const sample = CASES.map(({ traditional, ...one }) => ({ ...one, packageValue: traditional }));
    const { report } = calibratePricePoint(sample, { fundingBasis: 'pot' });
    const [price] = report.prices;
    const named = price?.leaveOneOut.known ? price.leaveOneOut.mostInfluence : undefined;
    expect(caseInfluence(CASES).most[0]).toMatchObject({
      caseId: named?.caseId,
      pounds: named?.pounds,
      percent: named?.percent,
    });
  });
});

describe('the largest package over the most points obtainable hangs on one family', () => {
  test('without F2 7,500/80 = 93.75 instead of 150; nobody else matters', () => {
    const { most, moving, withLargestPackage } = caseInfluence(CASES, { method: 'largest-package', maximumPoints: 80 });
    expect(most.map(({ caseId, pounds, percent, budgetChange }) => [caseId, pounds, percent, budgetChange])).toEqual([
      ['F2', '93.7500', '-37.50', '-1687.50'],
    ]);
    expect([moving, withLargestPackage]).toEqual([1, 1]);
  });

  test('two families with the largest package hold it for each other', () => {
    const two = [...CASES, { caseId: 'F6', points: 1, traditional: 12000 }];
    const { moving, withLargestPackage } = caseInfluence(two, { method: 'largest-package', maximumPoints: 80 });
    expect([moving, withLargestPackage]).toEqual([0, 2]);
  });
});

test('no case, one case, no points, a price of £0', () => {
  expect(caseInfluence([])).toMatchObject({ n: 0, price: null, atPoints: null, most: [] });
  expect(caseInfluence([{ caseId: 'a', points: 2, traditional: 10 }]).most).toEqual([
    { caseId: 'a', points: '2', traditional: '10.00', pounds: null, percent: null, budgetChange: null },
  ]);
  expect(caseInfluence({ points: [0, 0], amounts: { traditional: [5, 5] } })).toMatchObject({ price: null, moving: 0 });
  expect(caseInfluence({ points: [1, 1], amounts: { traditional: [0, 0] } })).toMatchObject({
    price: { exact: '0' },
    moving: 0,
  });
});
