import { expect, test } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import type { Warning } from '../../src/warning.js';
import { consistent, isRefused, isRefusedUnsealed } from './forgery-search.js';
import { allocationSamples } from './samples.js';

// biome-ignore lint/suspicious/noExplicitAny: stored records are altered at will
type Stored = any;

const stored = (value: unknown): Stored => JSON.parse(JSON.stringify(value));
const SAMPLES = allocationSamples().map(({ record }) => stored(record));

const warned = (one: Stored, added: Warning): Stored => ({
  ...one,
  warnings: [...one.warnings, { ...added, caseId: one.caseId }],
});

/** Warnings of which none is so of any sample that does not give it: what shows it is not there. */
const FALSE: Warning[] = [
  { code: 'zero-budget', message: 'the budget comes to £0' },
  { code: 'beyond-maximum', message: 'made up', details: { points: '999', maximumPoints: '152' } },
  { code: 'beyond-sample', message: 'made up', details: { points: '999', largestScore: '152' } },
  { code: 'beyond-maximum', message: 'made up' },
  { code: 'beyond-sample', message: 'made up' },
  ...['above-table', 'below-table', 'clamped-above', 'clamped-below', 'highest-row', 'between-rows'],
  ...['score-above', 'score-gap', 'no-budget', 'ignores-need', 'offer-beyond-need', 'no-rate', 'not-eligible'],
  ...['one-offs-included', 'one-offs-excluded', 'uncertain-streams', 'stream-not-eligible', 'shortfall'],
  ...['one-offs-x', 'score-x', 'zzz', 'toString', 'constructor'],
].map((one) => (typeof one === 'string' ? { code: one, message: 'made up' } : one));

test('a warning of what the rest of a record does not show is refused, sealed anew without its model, and unsealed', () => {
  const taken: string[] = [];
  let tried = 0;
  for (const one of SAMPLES) {
    const { inputs: _inputs, seal: _seal, ...rest } = one;
    expect([one.status, isRefused(one, undefined)]).toEqual([one.status, false]);
    for (const added of FALSE) {
      // A referral by what a warning says of it may say it.
      if (one.warnings.some(({ code }: Warning) => code === added.code)) continue;
      tried += 1;
      if (isRefused(consistent(warned(one, added)), undefined)) continue;
      taken.push(`${rest.model.kind} ${one.status}: ${added.code}`);
    }
  }
  expect(tried).toBeGreaterThan(300);
  expect(taken).toEqual([]);
});

test('the same of allocations that nobody sealed, by every kind of model', () => {
  const taken = [...MODEL_KINDS].flatMap(([kind, { example }]) => {
    const one = stored(allocate(example.model as never, example.case as never));
    expect([kind, isRefusedUnsealed(one)]).toEqual([kind, false]);
    const codes = one.warnings.map(({ code }: Warning) => code);
    return FALSE.filter(({ code }) => !codes.includes(code)).flatMap((added) =>
      isRefusedUnsealed(warned(one, added)) ? [] : [`${kind}: ${added.code}`],
    );
  });
  expect(taken).toEqual([]);
});

test('a warning that is so is not said once more', () => {
  const taken = SAMPLES.flatMap((one) =>
    one.warnings.flatMap((added: Warning) =>
      // By its dates a model of age groups may say what its group says, and streams say each its own.
      ['by-age', 'streams', 'reshaped-package'].includes(one.model.kind) ||
      isRefused(consistent(warned(one, added)), undefined)
        ? []
        : [`${one.model.kind}: ${added.code}`],
    ),
  );
  expect([...new Set(taken)].filter((one) => !/(-effective|other-price-base)$/.test(one))).toEqual([]);
});

test('points beyond a bound are those of the steps, and more than the bound', () => {
  const model = {
    ...MODEL_KINDS.get('price-point')?.example.model,
    maximumPoints: '40',
    largestScore: '30',
  };
  const one = stored(allocate(model as never, { caseId: 'F1', points: 41 } as never));
  expect(one.warnings.map(({ code }: Warning) => code)).toEqual(['beyond-maximum']);
  expect(isRefusedUnsealed(one)).toBe(false);
  const told = (details: Stored): Stored => ({ ...one, warnings: [{ ...one.warnings[0], details }] });
  for (const details of [
    { points: '410', maximumPoints: '40' },
    { points: '41', maximumPoints: '41' },
    { points: '41' },
    { maximumPoints: '40' },
    undefined,
  ]) {
    expect([details, isRefusedUnsealed(told(details))]).toEqual([details, true]);
  }
});
