import { describe, expect, test } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { explainAllocation } from '../../src/explain/allocation.js';
import { educationMoneyKind } from '../../src/model/education-money/kind.js';
import { proxyServicesKind } from '../../src/model/proxy-services/kind.js';
import { recordAllocation } from '../../src/records/kind/allocation-record.js';
import { migrateRecord } from '../../src/records/unsealed/migrate.js';
import { verifyRecord } from '../../src/records/verify.js';
import { consistent, isRefused } from './forgery-search.js';

// biome-ignore lint/suspicious/noExplicitAny: stored records are altered at will
type Stored = any;
const stored = (value: unknown): Stored => JSON.parse(JSON.stringify(value));

const education = stored(educationMoneyKind.example);
education.case.sources[2].amount = '2604';

describe('parts of a budget that is rounded to more than a penny', () => {
  // 20 days × 48 = 960 and 3 hours × 52 weeks × 14.50 = 2,262: together 3,222. The money of the
  // place stays with the school; 1,500 that the head releases and 2,604 come to 4,104.
  test.each<[string, Stored, string, string, readonly string[]]>([
    ['services', proxyServicesKind.example, '10', '3220.00', ['960.00', '2262.00']],
    ['services', proxyServicesKind.example, '100', '3200.00', ['960.00', '2262.00']],
    ['education money', education, '10', '4100.00', ['4000.00', '1500.00', '2604.00']],
  ])('of %s come to what is rounded', (_, { model: example, case: one }, unit, budget, amounts) => {
    const model = { ...example, rounding: { unit } };
    const allocation = stored(allocate(model, one));
    expect([allocation.indicative, allocation.parts.map(({ amount }: Stored) => amount)]).toEqual([budget, amounts]);
    const record = stored(recordAllocation(model, one));
    expect(explainAllocation(allocation).length).toBeGreaterThan(0);
    expect([migrateRecord(allocation).caseId, verifyRecord(record).caseId]).toEqual([one.caseId, one.caseId]);
    const last = allocation.parts.at(-1);
    for (const amount of [(Number(last.amount) + 0.01).toFixed(2), (Number(last.amount) - 2).toFixed(2)]) {
      const parts = [...allocation.parts.slice(0, -1), { ...last, amount }];
      expect(() => migrateRecord({ ...allocation, parts })).toThrow('where what is rounded to the budget comes to');
      expect(isRefused(consistent({ ...record, result: { ...record.result, parts } }), undefined)).toBe(true);
    }
  });
});
