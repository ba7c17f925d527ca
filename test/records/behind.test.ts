import { expect, test } from 'vitest';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import type { ModerationCase } from '../../src/moderation/case/moderation-case.js';
import type { Policy } from '../../src/moderation/policy/policy.js';
import { type AllocationRecord, recordAllocation } from '../../src/records/kind/allocation-record.js';
import { recordModerated } from '../../src/records/kind/moderated-record.js';
import { verifyRecord } from '../../src/records/verify.js';
import { resealed } from './forgery-search.js';

// The record of a moderated case names the allocation behind it; that one has to be sound, and of the same case.
const sample = [{ caseId: 'a', points: 150, packageValue: '30000' }];
const { model } = calibratePricePoint(sample, { fundingBasis: 'pot', header: { id: 'ras-2026' } });
const policy: Policy = {
  schemaVersion: 1,
  period: 'year',
  rules: [{ rule: 'floor', at: 'communicated', actor: 'Cabinet', reason: 'a decent start', amount: '500' }],
};
// 30,000 / 150 × 35 = £7,000.
const allocation = recordAllocation(model, { caseId: 'F1', points: 35 });
const one: ModerationCase = { caseId: 'F1', period: 'year', amounts: { indicative: '7000' } };
// biome-ignore lint/suspicious/noExplicitAny: records are altered at will
const altered = (fields: object): any => ({ ...JSON.parse(JSON.stringify(allocation)), ...fields });

test('a sound allocation of the case is named with its model', () => {
  const record = recordModerated(one, policy, allocation);
  expect(record.model).toEqual({ id: 'ras-2026', kind: 'price-point', sha256: allocation.model.sha256 });
  expect(verifyRecord(record, { model })).toEqual(record);
});

test.each<[string, object]>([
  ['with another amount', { amounts: { indicative: '9999.00' } }],
  ['with steps cut off', { steps: allocation.steps.slice(1) }],
  ['of another case', { caseId: 'F2' }],
])('an allocation %s is refused, with its place', (_, fields) => {
  expect(() => recordModerated(one, policy, altered(fields))).toThrow(/allocation\./);
  const sealedAnew = resealed(altered(fields)) as unknown as AllocationRecord;
  expect(() => recordModerated(one, policy, sealedAnew)).toThrow(/allocation\./);
});

test('an allocation with another seal is refused', () => {
  expect(() => recordModerated(one, policy, altered({ seal: '0'.repeat(64) }))).toThrow(
    'allocation.seal: does not fit',
  );
});

test('a sound allocation of another case or another period is not the one behind it', () => {
  const other = recordAllocation(model, { caseId: 'F2', points: 35 });
  expect(() => recordModerated(one, policy, other)).toThrow('allocation.caseId: is "F2"');
  const weekly: Policy = { ...policy, period: 'week' };
  expect(() => recordModerated({ ...one, period: 'week' }, weekly, allocation)).toThrow('allocation.period: is "year"');
});

test('the id and the kind of the model are held to the model, also where its hash is right', () => {
  const record = JSON.parse(JSON.stringify(recordModerated(one, policy, allocation)));
  for (const fields of [{ id: 'ras-2025' }, { kind: 'percentile' }]) {
    const forged = { ...record, model: { ...record.model, ...fields } };
    forged.inputs.allocation.model = forged.model;
    const [field] = Object.keys(fields);
    expect(() => verifyRecord(resealed(forged), { model })).toThrow(`model.${field}: names another model`);
  }
  const unknown = { ...record, model: { ...record.model, kind: 'horoscope' } };
  unknown.inputs.allocation.model = unknown.model;
  expect(() => verifyRecord(resealed(unknown))).toThrow('no kind of model is called "horoscope"');
});
