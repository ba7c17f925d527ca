import { describe, expect, test } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { byAgeKind } from '../../src/allocation/by-age/kind.js';
import { streamsKind } from '../../src/allocation/streams/kind.js';
import { explainAllocation } from '../../src/explain/allocation.js';
import { allocationTableKind } from '../../src/model/allocation-table/kind.js';
import { recordAllocation } from '../../src/records/kind/allocation-record.js';
import { recordModerated } from '../../src/records/kind/moderated-record.js';
import { migrateRecord } from '../../src/records/unsealed/migrate.js';
import { verifyRecord } from '../../src/records/verify.js';
import { consistent, isRefused } from './forgery-search.js';
import { POLICY } from './samples.js';

// biome-ignore lint/suspicious/noExplicitAny: stored records are altered at will
type Stored = any;
const stored = (value: unknown): Stored => JSON.parse(JSON.stringify(value));

const DATED = { effectiveTo: '2027-03-31', outsideDates: 'refer' } as const;
const LATE = { startsOn: '2028-01-01' } as const;
const TOLD = { ...POLICY, rules: POLICY.rules.slice(0, 1) };

/** What the library gives of a case, taken in every way in which it may be read again. */
function taken(model: Stored, one: Stored): { status: string; allocation: Stored; record: Stored } {
  const allocation = stored(allocate(model, one));
  const record = stored(recordAllocation(model, one));
  expect(explainAllocation(allocation).length).toBeGreaterThan(0);
  expect(migrateRecord(allocation).caseId).toBe(one.caseId);
  expect(verifyRecord(record).caseId).toBe(one.caseId);
  expect(verifyRecord(record, { model }).caseId).toBe(one.caseId);
  const { caseId, period, amounts } = record;
  const moderated = recordModerated({ caseId, period, amounts: { indicative: amounts.indicative } }, TOLD, record);
  expect(moderated.caseId).toBe(one.caseId);
  return { status: allocation.status, allocation, record };
}

/** Altered, it is refused both ways. */
function refused({ allocation, record }: { allocation: Stored; record: Stored }, change: Stored): void {
  expect(() => migrateRecord({ ...allocation, ...change })).toThrow();
  const { parts, ...fields } = change;
  const result = 'parts' in change ? { ...record.result, parts } : record.result;
  const kept = stored({ ...record, ...fields, result });
  expect(isRefused(consistent(kept), undefined)).toBe(true);
}

const { model: streams, case: inStreams } = stored(streamsKind.example);
const [social, ilf] = inStreams.streams;
const without = (...ids: string[]): Stored => ({
  ...inStreams,
  streams: [social, ilf].map(({ id, ...rest }) => ({ id, ...(ids.includes(id) ? { eligible: false } : rest) })),
});

describe('streams for which a family is not eligible', () => {
  test.each<[string, Stored, string]>([
    ['the certain one', without('social care'), 'not-eligible'],
    ['all', without('social care', 'ILF'), 'not-eligible'],
    ['the uncertain one', without('ILF'), 'budget'],
    ['the whole', { ...inStreams, eligible: false }, 'not-eligible'],
  ])('%s', (_, one, status) => {
    expect(taken(streams, one).status).toBe(status);
  });

  test('are each warned of, and altered they are refused', () => {
    const one = taken(streams, without('social care'));
    const code = 'stream-not-eligible';
    expect(one.allocation.warnings.map((warning: Stored) => warning.code)).toContain(code);
    refused(one, { warnings: one.allocation.warnings.filter((warning: Stored) => warning.code !== code) });
    refused(one, { warnings: [...one.allocation.warnings, ...one.allocation.warnings] });
    refused(one, { status: 'no-budget' });
    refused(one, { status: 'refer-to-costing' });
    refused(one, { parts: undefined });
    const eligible = taken(streams, inStreams);
    refused(eligible, { warnings: [...eligible.allocation.warnings, ...one.allocation.warnings] });
  });

  test('a whole that was asked about no stream has no parts, and says nothing but that', () => {
    const one = taken(streams, { ...inStreams, eligible: false });
    const asked = taken(streams, without('social care', 'ILF'));
    refused(one, { parts: asked.allocation.parts });
    refused(one, { warnings: [...one.allocation.warnings, ...asked.allocation.warnings] });
    refused(one, { status: 'refer-to-costing' });
  });

  test('one beside a stream of which the table gives no budget', () => {
    const table = stored(allocationTableKind.example.model);
    const model = { ...streams, streams: [streams.streams[0], { id: 'table', model: table }] };
    // Up to 69 points the table gives nothing.
    const inTable = { id: 'table', case: { points: 10 } };
    const one = taken(model, { ...inStreams, streams: [{ id: 'social care', eligible: false }, inTable] });
    expect(one.status).toBe('no-budget');
    refused(one, { status: 'refer-to-costing' });
    refused(one, { status: 'budget', amounts: { indicative: '0.00' }, indicative: '0.00' });
    const uncertain = { ...model, streams: [streams.streams[0], { id: 'table', uncertain: true, model: table }] };
    const other = { ...inStreams, streams: [{ id: 'social care', eligible: false }, inTable] };
    expect(taken(uncertain, other).status).toBe('not-eligible');
  });
});

describe('a model of other models with dates of its own', () => {
  const { model: byAge, case: inAge } = stored(byAgeKind.example);

  test.each<[string, Stored, Stored]>([
    ['by age', byAge, inAge],
    [
      'by age, of a family that is not eligible in its group',
      byAge,
      { ...inAge, case: { ...inAge.case, eligible: false } },
    ],
    ['streams', streams, inStreams],
    ['streams, of a family that is not eligible for any', streams, without('social care', 'ILF')],
  ])('%s refers a case outside them', (_, model, one) => {
    const late = taken({ ...model, ...DATED }, { ...one, ...LATE });
    expect(late.status).toBe('refer-to-costing');
    refused(late, { status: 'not-eligible' });
    refused(late, { status: 'plan-first' });
    refused(late, { warnings: [] });
    refused(late, { parts: [{ id: 'social care', amount: null, counts: false, reason: 'refer-to-costing' }] });
    refused(late, { status: 'budget', amounts: { indicative: '1.00' }, indicative: '1.00' });
  });

  test('a stream by age refers by the dates of its own', () => {
    const model = { ...streams, streams: [{ id: 'age', model: { ...byAge, ...DATED } }] };
    const { caseId: _, kind: _kind, ...rest } = inAge;
    const inner = { ...rest, case: { ...rest.case, eligible: false } };
    const late = { caseId: 'P1', ...LATE, streams: [{ id: 'age', case: inner }] };
    expect(taken(model, late).status).toBe('refer-to-costing');
    const within = { caseId: 'P1', streams: [{ id: 'age', case: inner }] };
    expect(taken(model, within).status).toBe('not-eligible');
  });
});
