import { expect, test } from 'vitest';
import { allocateAll } from '../../src/allocation/allocate.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { potBridge } from '../../src/pot/bridge/bridge.js';
import { bridgeSheet } from '../../src/report/change/bridge.js';
import { rowsOf } from './support.js';

test('the lines of the bridge foot to the balance: 10,000 - 1,000 - 9,000 + 2,000', () => {
  // £100 a point; A 40 and B 30 points are paid from the pot, C's 20 points outside it
  const { model } = calibratePricePoint([{ caseId: 'a', points: 1, packageValue: 100 }], { fundingBasis: 'pot' });
  const cases = [40, 30, 20].map((points, index) => ({ caseId: 'ABC'.charAt(index), points }));
  const allocations = allocateAll(model, cases).map((allocation) => ({
    allocation,
    outside: allocation.caseId === 'C',
  }));
  const rows = rowsOf(bridgeSheet(potBridge({ amount: 10_000, reserve: 1000 }, allocations)));
  expect(rows.map(({ value }) => value)).toEqual([
    '10000.00',
    '-1000.00',
    '-9000.00',
    '2000.00',
    '2000.00',
    '0.00',
    '2000.00',
  ]);
  expect(rows.slice(4).map(({ what }) => what)).toEqual([
    'balance',
    'of the balance, rounding',
    'of the balance, the model against this pot',
  ]);
});
