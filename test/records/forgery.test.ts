import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/record/json.js';
import { verifyRecord } from '../../src/records/verify.js';
import { alterationsOf } from './alterations.js';
import { type Forgeable, forgeable, isRefused, resealed, search, searchSwaps } from './forgery-search.js';

/** `FORGERY=all` tries every place of every record and every pair of records, which takes minutes. */
const isWhole = process.env.FORGERY === 'all';

/** One record of each kind is tried in every place; of the others, statuses and models, every so many-th. */
const WHOLE = new Set([
  'moderated and blocked',
  'a hold-back',
  'a recalculation',
  'a challenge upheld',
  'a schedule of payments',
  'a reconciliation with a reclaim',
  'monitoring by scores',
  'allocation by price-point',
  'allocation by percentile',
]);

const samples = forgeable();

function everyOf({ name, record }: Forgeable): number {
  if (isWhole || WHOLE.has(name)) return 1;
  // About as many of a large record as of a small one.
  return Math.ceil(JSON.stringify(record).length / 150);
}

describe.each(samples)('$name', (one) => {
  const { record, model } = one;

  test('is verified as it is, in any order of its keys', () => {
    const plain = JSON.parse(JSON.stringify(record)) as Json;
    expect(verifyRecord(plain, { model })).toEqual(record);
    const turned = Object.fromEntries(Object.entries(plain as object).reverse());
    expect(verifyRecord(turned, { model })).toEqual(record);
    expect(verifyRecord(plain)).toEqual(record);
  });

  test('every alteration is refused, also with a seal made anew where the inputs are the same', {
    timeout: 300_000,
  }, () => {
    const { tried, withOldSeal, withNewSeal } = search(one, everyOf(one));
    expect(tried).toBeGreaterThan(20);
    // What is left is another input from which the same follows: a reason in words, a date that nothing turns on.
    expect({ withOldSeal, withNewSeal }).toEqual({ withOldSeal: [], withNewSeal: [] });
  });
});

describe('an allocation whose model is not at hand', () => {
  // What the model says beside the amount, which no step holds: the words of its warnings, the names of its parts, its id;
  // and what of the case the steps do not name.
  const BELIEVED = /^(inputs|result|warnings|model)$/;
  const without = samples.filter(({ record }) => record.kind === 'allocation');

  test.each(without)(
    '$name: steps, status, amounts, period, days and closing step are refused',
    {
      timeout: 300_000,
    },
    (one) => {
      const plain = JSON.parse(JSON.stringify(one.record)) as Json;
      const every = isWhole ? 1 : Math.ceil(JSON.stringify(plain).length / 400);
      const tried = [...alterationsOf(plain)].filter(({ field }, index) => field !== 'seal' && index % every === 0);
      const accepted = tried.filter((other) => !isRefused(resealed(other.record), undefined));
      // Two steps of which neither leads to the other may stand in either order.
      const told = accepted.filter(({ field, what }) => !BELIEVED.test(field) && !/^swap .* in steps$/.test(what));
      expect(told.map(({ what }) => what)).toEqual([]);
      expect(tried.filter((other) => !isRefused(other.record, undefined))).toEqual([]);
    },
  );
});

test('two records cannot swap their parts', { timeout: 300_000 }, () => {
  const accepted = samples.flatMap((one, index) =>
    samples
      .filter((other, place) => other !== one && (isWhole || (index + place) % 7 === 0))
      .flatMap((other) => searchSwaps(one, other).accepted),
  );
  expect(accepted).toEqual([]);
});
