import { describe, expect, test } from 'vitest';
import { isRasError } from '../../src/errors.js';
import { explainAllocation } from '../../src/explain/allocation.js';
import { type AllocationRecord, allocationOf, recordAllocation } from '../../src/records/kind/allocation-record.js';
import { recordModerated } from '../../src/records/kind/moderated-record.js';
import { modelForRecords } from '../../src/records/model-for-records.js';
import { migrateRecord } from '../../src/records/unsealed/migrate.js';
import { verifyRecord } from '../../src/records/verify.js';
import { allocationSamples } from './samples.js';

// biome-ignore lint/suspicious/noExplicitAny: inputs of any form
type Any = any;
type Way = readonly (string | number)[];

function textsOf(value: Any, at: Way = []): Way[] {
  if (typeof value === 'string') return [at];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    textsOf(item, [...at, Array.isArray(value) ? Number(key) : key]),
  );
}

/** The same with a text altered wherever it stands as a whole, so that what names it still does. */
function renamed(value: Any, was: string, now: string): Any {
  if (value === was) return now;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => renamed(item, was, now));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key === was ? now : key, renamed(item, was, now)]),
  );
}

function made(model: Any, one: Any): AllocationRecord | undefined {
  try {
    return recordAllocation(modelForRecords(model), one);
  } catch (error) {
    if (!isRasError(error)) throw error;
    return undefined;
  }
}

// Separators of lines and of paragraphs, which are no control characters and which ids may hold.
const SEPARATORS = ['\u2028', '\u2029'] as const;

describe('a text that holds a separator of lines changes nothing of what is read', () => {
  test.each(allocationSamples())(
    '$name',
    ({ record, model }) => {
      const { case: one } = record.inputs as { case: Any };
      const texts = new Set(
        [...textsOf(one), ...textsOf(model)].map((way) => {
          const from = (value: Any): Any => way.reduce((inside: Any, key) => inside?.[key], value);
          return (from(one) ?? from(model)) as unknown;
        }),
      );
      let tried = 0;
      for (const was of texts) {
        if (typeof was !== 'string' || was === '') continue;
        for (const separator of SEPARATORS) {
          const now = `${was}${separator}b`;
          const own = renamed(model, was, now);
          const sealed = made(own, renamed(one, was, now));
          if (sealed === undefined) continue;
          tried += 1;
          const told = `${was} with its model`;
          expect([told, verifyRecord(sealed, { model: own }).status]).toEqual([told, sealed.status]);
          expect([was, verifyRecord(sealed).status]).toEqual([was, sealed.status]);
          const allocation = allocationOf(sealed);
          expect([was, migrateRecord(JSON.parse(JSON.stringify(allocation))).caseId]).toEqual([was, sealed.caseId]);
          expect(explainAllocation(allocation).length).toBeGreaterThan(0);
          const indicative = sealed.amounts.indicative;
          if (indicative === null || indicative === undefined || sealed.period === 'month') continue;
          const rules = [{ rule: 'floor', at: 'communicated', actor: 'Cabinet', reason: 'a start', amount: '1' }];
          const policy = { schemaVersion: 1, period: sealed.period, rules } as Any;
          const moderated = { caseId: sealed.caseId, period: sealed.period, amounts: { indicative } } as Any;
          expect(recordModerated(moderated, policy, sealed).status).toBe('communicated');
        }
      }
      // The id of the case is such a text, whatever the model.
      expect(tried).toBeGreaterThanOrEqual(SEPARATORS.length);
    },
    60_000,
  );
});
