import { expect, test } from 'vitest';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { recordAllocation } from '../../src/records/kind/allocation-record.js';
import { recordModerated } from '../../src/records/kind/moderated-record.js';
import { recordHoldBack, recordRecalculation } from '../../src/records/kind/pot-records.js';
import { restartRecord } from '../../src/records/restart.js';
import { recordVerifier, verifyRecord } from '../../src/records/verify.js';

// An option that is called slightly otherwise would be left out, and whatever rests on it with it.

const { model } = calibratePricePoint([{ caseId: 'a', points: 50, packageValue: '3000' }], { fundingBasis: 'pot' });
const record = recordAllocation(model, { caseId: 'F1', points: 20 });
const other = { ...model, id: 'other' };

test.each<[string, unknown, string]>([
  ['a name that is slightly wrong', { modle: other }, 'unknown key "modle"'],
  ['one beside the model', { model, strict: false }, 'unknown key "strict"'],
  ['a list', [], 'options'],
  ['nothing', null, 'options'],
  ['a text', 'model', 'options'],
])('verifyRecord refuses options: %s', (_, options, message) => {
  expect(() => verifyRecord(record, options as object)).toThrow(message);
  expect(() => recordVerifier(options as object)).toThrow(message);
});

test('verifyRecord takes those that it has', () => {
  for (const options of [undefined, {}, { model }, { model: undefined }]) {
    expect(verifyRecord(record, options)).toEqual(record);
  }
  expect(() => verifyRecord(record, { model: other })).toThrow('names another model');
  expect(() => verifyRecord(record, { model: null })).toThrow('model');
});

test('and so do the other functions that are told how', () => {
  const moderated = recordModerated(
    { caseId: 'F1', period: 'year', amounts: { indicative: '1200' } },
    {
      schemaVersion: 1,
      period: 'year',
      rules: [{ rule: 'floor', at: 'communicated', actor: 'Cabinet', reason: 'a start', amount: '500' }],
    },
  );
  for (const corrections of [{ amonts: {} }, [], null]) {
    expect(() => restartRecord(moderated, corrections as object)).toThrow('corrections');
  }
  const cases = [
    { caseId: 'F3', points: 30, traditional: 6000, indicative: 5400, progress: 'allocated' as const },
    { caseId: 'F5', points: 10, traditional: 7500, indicative: 1800, progress: 'allocated' as const },
  ];
  const leavers = [{ caseId: 'F5' }];
  const options = {
    fundingBasis: 'pot',
    pot: 13500,
    reserve: 0,
    leavers,
    model: 'price-point',
    rule: 'price-point',
    keepReserve: { percent: 10 },
    unequalBudgets: 'allow',
  } as const;
  expect(recordRecalculation(cases, options).status).toBe('recalculated');
  expect(() => recordRecalculation(cases, { ...options, keepReserv: 'spend' } as never)).toThrow('keepReserv');
  const held = { fundingBasis: 'pot', pot: '1200', cases: [{ caseId: 'F1', budget: 1200 }], topSlice: {} };
  expect(() => recordHoldBack(held as never)).toThrow('topSlice');
});
