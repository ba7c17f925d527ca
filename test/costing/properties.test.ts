import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrationValue } from '../../src/costing/calibration-value.js';
import { costPackage } from '../../src/costing/cost-package.js';
import type { LineInput } from '../../src/costing/line/line.js';
import type { CostOptions } from '../../src/costing/options.js';
import type { PackageInput } from '../../src/costing/package/package.js';
import type { PackageCost } from '../../src/costing/package/result.js';
import { isRasError } from '../../src/errors.js';
import { formatAmount, parseAmount } from '../../src/money/amount.js';
import { replay } from '../../src/record/step/replay.js';
import { runsOf, timeFor } from '../support/runs.js';

const kinds = fc.constantFrom('recurring' as const, 'one-off' as const, 'contingency' as const);
const payers = fc.constantFrom('budget', 'budget', 'school', 'family');
const decimals = (max: number, places: number) =>
  fc.integer({ min: 0, max: max * 10 ** places }).map((value) => (value / 10 ** places).toFixed(places));
const days = fc
  .integer({ min: 1, max: 28 })
  .chain((day) =>
    fc
      .integer({ min: 1, max: 12 })
      .chain((month) =>
        fc
          .constantFrom(2025, 2026, 2027)
          .map((year) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`),
      ),
  );

const form = fc.oneof(
  decimals(100_000, 2).map((amount) => ({ amount })),
  fc
    .record({ quantity: decimals(50, 3), times: decimals(7, 1), number: decimals(53, 1), price: decimals(90, 4) })
    .map(({ quantity, times, number, price }) => ({
      quantity,
      unit: 'hour',
      price,
      frequency: { times, per: 'week' as const },
      weeks: { number },
    })),
  fc.constant({}),
);
const lineOf = fc.record({ kind: kinds, payer: payers, form, startsOn: fc.option(days, { nil: undefined }) });
const lines = fc.array(lineOf, { maxLength: 8 }).map((list) =>
  list.map(({ kind, payer, form, startsOn }, index): LineInput => {
    const per = 'amount' in form ? ({ per: kind === 'one-off' ? 'one-off' : 'year' } as const) : {};
    const line = { id: `line ${index}`, kind, payer, ...form, ...per };
    return startsOn === undefined ? line : { ...line, startsOn };
  }),
);
const plan = lines.map((list): PackageInput => ({ caseId: 'c', kind: 'plan', lines: list }));
const YEAR: CostOptions = { year: { startsOn: '2026-04-01', by: 'days' } };
const sum = (amounts: readonly (string | null)[]): string =>
  formatAmount(amounts.reduce((total, amount) => total + (amount === null ? 0n : parseAmount(amount)), 0n));

/** The amounts of a result, without the order of its lines. */
const figures = ({ value, inside, outside, all, byPayer, nextYear, inKind }: PackageCost) => {
  const unpriced = value.status === 'incomplete' ? [...value.unpriced].sort() : [];
  return { value: { ...value, unpriced }, inside, outside, all, byPayer, nextYear, inKind };
};

test('the total is the sum of the lines that have a price', { timeout: timeFor(runsOf(100)) }, () => {
  fc.assert(
    fc.property(plan, (one) => {
      const { all, lines: costed } = costPackage(one);
      expect(all.total).toBe(sum(costed.map(({ cost }) => cost)));
      expect(all.total).toBe(sum([all.recurring, all.oneOff, all.contingency]));
    }),
    { numRuns: runsOf(100), seed: 15_138 },
  );
});

test('each line is quantity x times x weeks x price, half up, as whole numbers give it', {
  timeout: timeFor(runsOf(100)),
}, () => {
  fc.assert(
    fc.property(plan, (one) => {
      const { lines: costed } = costPackage(one);
      one.lines.forEach(({ quantity, frequency, weeks, price }, index) => {
        if (quantity === undefined) return;
        const whole = (text: unknown): bigint => BigInt(String(text).replace('.', ''));
        // 3 + 1 + 1 + 4 decimals: units of 10^-9 pounds, so 10^7 to the penny
        const product = whole(quantity) * whole(frequency?.times) * whole(weeks?.number) * whole(price);
        expect(costed[index]?.cost).toBe(formatAmount((product + 5_000_000n) / 10_000_000n));
      });
    }),
    { numRuns: runsOf(100), seed: 15_139 },
  );
});

test('inside and outside are all, and payers add up to outside', { timeout: timeFor(runsOf(100)) }, () => {
  fc.assert(
    fc.property(plan, (one) => {
      const { inside, outside, all, byPayer } = costPackage(one, YEAR);
      for (const key of ['recurring', 'oneOff', 'contingency', 'total', 'inYear'] as const) {
        expect(sum([inside[key], outside[key]])).toBe(all[key]);
        expect(sum(byPayer.map((payer) => payer[key]))).toBe(outside[key]);
      }
      expect(inside.lines + outside.lines).toBe(all.lines);
    }),
    { numRuns: runsOf(100), seed: 15_140 },
  );
});

test('the order of the lines changes no amount', { timeout: timeFor(runsOf(100)) }, () => {
  fc.assert(
    fc.property(
      plan.chain((one) =>
        fc.tuple(fc.constant(one), fc.shuffledSubarray([...one.lines], { minLength: one.lines.length })),
      ),
      ([one, shuffled]) => {
        expect(figures(costPackage({ ...one, lines: shuffled }, YEAR))).toEqual(figures(costPackage(one, YEAR)));
      },
    ),
    { numRuns: runsOf(100), seed: 15_141 },
  );
});

test('ten times every stated amount is ten times the total', { timeout: timeFor(runsOf(100)) }, () => {
  const stated = plan.map((one) => ({ ...one, lines: one.lines.filter(({ amount }) => amount !== undefined) }));
  fc.assert(
    fc.property(stated, (one) => {
      const larger = one.lines.map((line) => ({ ...line, amount: sum(Array<string>(10).fill(String(line.amount))) }));
      const times10 = costPackage({ ...one, lines: larger }).all.total;
      expect(times10).toBe(sum(Array<string>(10).fill(costPackage(one).all.total)));
    }),
    { numRuns: runsOf(100), seed: 15_142 },
  );
});

test('the cost in a year is never more than the full-year cost', { timeout: timeFor(runsOf(100)) }, () => {
  fc.assert(
    fc.property(plan, fc.constantFrom('days' as const, 'months' as const), (one, by) => {
      const result = costPackage(one, { year: { startsOn: '2026-04-01', by } });
      expect(parseAmount(result.all.inYear ?? 'missing')).toBeLessThanOrEqual(parseAmount(result.all.total));
    }),
    { numRuns: runsOf(100), seed: 15_143 },
  );
});

test("next year's base is the total without one-offs, and without contingency on request", {
  timeout: timeFor(runsOf(100)),
}, () => {
  fc.assert(
    fc.property(plan, (one) => {
      const { inside, nextYear } = costPackage(one);
      expect(nextYear.withContingency).toBe(sum([inside.recurring, inside.contingency]));
      expect(nextYear.withoutContingency).toBe(inside.recurring);
    }),
    { numRuns: runsOf(100), seed: 15_144 },
  );
});

test('a calibration value and what was left out of it are all lines', { timeout: timeFor(runsOf(100)) }, () => {
  fc.assert(
    fc.property(plan, (one) => {
      const cost = costPackage(one);
      const { amount, leftOut } = calibrationValue(cost, { unpriced: 'leave-out' });
      expect(sum([amount, ...leftOut.map((group) => group.amount)])).toBe(cost.all.total);
    }),
    { numRuns: runsOf(100), seed: 15_145 },
  );
});

test.each(['each-line', 'once'] as const)(
  'replay gives what the budget pays (rounding: %s)',
  { timeout: timeFor(runsOf(100)) },
  (rounding) => {
    fc.assert(
      fc.property(plan, (one) => {
        const cost = costPackage(one, { ...YEAR, rounding });
        expect(replay(JSON.parse(JSON.stringify(cost.steps)))).toBe(cost.inside.total);
        expect(JSON.parse(JSON.stringify(cost))).toEqual(cost);
      }),
      { numRuns: runsOf(100), seed: 15_146 },
    );
  },
);

test('an altered input of any step is found', { timeout: timeFor(runsOf(100)) }, () => {
  fc.assert(
    fc.property(plan, fc.nat(), (one, pick) => {
      const steps = JSON.parse(JSON.stringify(costPackage(one, YEAR).steps)) as { inputs: { value: string }[] }[];
      const inputs = steps.flatMap((step) => step.inputs);
      const input = inputs[pick % inputs.length];
      if (input === undefined) return;
      input.value = `${input.value}1`;
      expect(() => replay(steps as unknown as PackageCost['steps'])).toThrow(/line|total|value|year|kind/);
    }),
    { numRuns: runsOf(100), seed: 15_147 },
  );
});

test('whatever comes in, the answer is a cost or a RasError', { timeout: timeFor(runsOf(100)) }, () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (one, options) => {
      try {
        costPackage(one as PackageInput, options as CostOptions);
      } catch (error) {
        expect(isRasError(error)).toBe(true);
      }
    }),
    { numRuns: runsOf(100), seed: 15_148 },
  );
});
