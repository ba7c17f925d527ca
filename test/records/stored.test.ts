import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import type { Json } from '../../src/record/json.js';
import { canonicalJson, sha256Of } from '../../src/record/seal.js';
import { allocationOf, recordAllocation } from '../../src/records/kind/allocation-record.js';
import { moderatedOf, recordModerated } from '../../src/records/kind/moderated-record.js';
import { recordHoldBack } from '../../src/records/kind/pot-records.js';
import { verifyRecord } from '../../src/records/verify.js';
import { runsOf, timeFor } from '../support/runs.js';
import { forgeable } from './forgery-search.js';
import { BLOCKED, POLICY } from './samples.js';

const samples = forgeable();

/**
 * What PostgreSQL's `jsonb` gives back of a JSON text, by its documentation (8.14): no spacing of the text's own, one
 * value a key, the last; keys in an order of its own, shorter ones first and then by their bytes; numbers as `numeric`,
 * which keeps the zeros at the end of a fraction and writes no exponents; `\u0000` refused.
 */
function throughJsonb(value: Json): string {
  if (typeof value === 'number') return numeric(value);
  if (typeof value === 'string' && value.includes('\u0000')) throw new Error('unsupported Unicode escape sequence');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((one: Json) => throughJsonb(one)).join(', ')}]`;
  const bytes = (key: string): Buffer => Buffer.from(key);
  const pairs = Object.entries(value as Record<string, Json>).sort(
    ([a], [b]) => bytes(a).length - bytes(b).length || Buffer.compare(bytes(a), bytes(b)),
  );
  return `{${pairs.map(([key, one]) => `${JSON.stringify(key)}: ${throughJsonb(one)}`).join(', ')}}`;
}

/** A number without an exponent, all its digits written out. */
function numeric(value: number): string {
  const text = JSON.stringify(value);
  const parts = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (parts === null) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0').slice(0, point)}${digits.length > point ? `.${digits.slice(point)}` : ''}`;
}

/** The same value with its keys in another order and with other spacing. */
function shuffled(value: Json, random: () => number): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: Json) => shuffled(one, random));
  const pairs = Object.entries(value as Record<string, Json>).map(([key, one]) => [random(), key, one] as const);
  pairs.sort(([a], [b]) => a - b);
  return Object.fromEntries(pairs.map(([, key, one]) => [key, shuffled(one, random)]));
}

/** A generator of its own for each seed (Park and Miller). */
function randomOf(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

describe.each(samples)('$name', ({ record, model }) => {
  test('comes back from a jsonb column as it was', () => {
    const back: unknown = JSON.parse(throughJsonb(record as unknown as Json));
    expect(canonicalJson(back)).toBe(canonicalJson(record));
    expect(verifyRecord(back, { model })).toEqual(record);
  });
});

test('the order of keys and the spacing change nothing, whatever they are', { timeout: timeFor(runsOf(60)) }, () => {
  fc.assert(
    fc.property(
      fc.nat(samples.length - 1),
      fc.nat(),
      fc.constantFrom(undefined, 1, '\t', ' \n\r\t '),
      (index, seed, spacing) => {
        const { record, model } = samples[index] as (typeof samples)[number];
        const text = JSON.stringify(shuffled(record as unknown as Json, randomOf(seed)), null, spacing);
        const { seal, ...body } = verifyRecord(JSON.parse(text), { model });
        expect(seal).toBe(sha256Of(body));
        expect(seal).toBe(record.seal);
      },
    ),
    { numRuns: runsOf(60), seed: 13 },
  );
});

test('any JSON without \\u0000 has the same hash after jsonb', { timeout: timeFor(runsOf(300)) }, () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const json = value as Json;
      const text = JSON.stringify(json);
      fc.pre(!text.includes('\\u0000') && text.isWellFormed() && !/\\ud[89a-f]/.test(text));
      // A number of jsonb keeps every digit, and -0 is 0 in JSON's own writing.
      expect(sha256Of(JSON.parse(throughJsonb(json)))).toBe(sha256Of(JSON.parse(text)));
    }),
    { numRuns: runsOf(300), seed: 13 },
  );
});

test('numbers that people write in several ways are one number in a seal', () => {
  const ways = ['1', '1.0', '1.00', '1e0', '10e-1', '0.1e1'];
  expect(new Set(ways.map((text) => sha256Of({ n: JSON.parse(text) as number }))).size).toBe(1);
});

test('amounts, points and results of steps stand in records as text, which no database rounds', () => {
  for (const { record } of samples) {
    const numbers: string[] = [];
    const walk = (value: unknown, at: string): void => {
      if (typeof value === 'number' && !Number.isSafeInteger(value)) numbers.push(`${at}: ${value}`);
      if (typeof value === 'object' && value !== null) {
        for (const [key, one] of Object.entries(value)) walk(one, `${at}.${key}`);
      }
    };
    const { inputs: _, ...derived } = record;
    walk(derived, '');
    expect(numbers).toEqual([]);
  }
});

test('what a record keeps is not read from one whose seal does not fit', () => {
  const { model } = calibratePricePoint([{ caseId: 'a', points: 50, packageValue: '3000' }], { fundingBasis: 'pot' });
  const allocation = recordAllocation(model, { caseId: 'F1', points: 20 });
  expect(() => allocationOf({ ...allocation, amounts: { indicative: '9999.00' } })).toThrow('seal: does not fit');
  const moderated = recordModerated(BLOCKED, POLICY);
  const other = { ...moderated, amounts: { ...moderated.amounts, final: '9999.00' } };
  expect(() => moderatedOf(other)).toThrow('seal: does not fit');
});

test('a record repeats every day that its inputs name, and the period that they state', () => {
  const signOffs = BLOCKED.signOffs?.map((one) => ({ ...one, on: '2026-05-04' }));
  expect(
    recordModerated({ ...BLOCKED, ...(signOffs && { signOffs }) }, { ...POLICY, appliesOn: '2026-04-30' }).dates,
  ).toEqual({
    assessedOn: '2026-04-01',
    figureHeardOn: '2026-05-01',
    'duty.needs.0.costSetOn': '2026-04-12',
    'signOffs.0.on': '2026-05-04',
    'policy.appliesOn': '2026-04-30',
  });
  const { model } = calibratePricePoint([{ caseId: 'a', points: 50, packageValue: '3000' }], { fundingBasis: 'pot' });
  const one = { caseId: 'F1', points: 20, assessedOn: '2026-04-01', startsOn: '2026-06-01' };
  expect(recordAllocation(model, one).dates).toEqual({ assessedOn: '2026-04-01', startsOn: '2026-06-01' });
  const topSlices = { slices: [{ name: 'contingency', purpose: 'contingency', percent: 10 }] } as const;
  const sample = {
    fundingBasis: 'reference-sample',
    period: 'week',
    topSlices,
    cases: [{ caseId: 'F1', budget: 100 }],
  };
  const held = recordHoldBack(sample as never);
  expect([held.status, held.period]).toEqual(['not-applicable', 'week']);
});
