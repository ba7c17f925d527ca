import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAmount } from '../../src/money/amount.js';
import type { AccountInput, AccountStatement } from '../../src/payment/account/input.js';
import { reconcileAccount } from '../../src/payment/account/reconcile.js';
import type { PaymentLine, PaymentScheduleInput } from '../../src/payment/schedule/input.js';
import { paymentSchedule } from '../../src/payment/schedule/schedule.js';
import { replay } from '../../src/record/step/replay.js';
import { halfUp } from '../support/fractions.js';
import { runsOf, timeFor } from '../support/runs.js';
import { costOfDays, dayNumber, dayText } from './by-hand.js';

const FIRST = dayNumber('2026-04-01');
const pounds = (max: number) => fc.integer({ min: 0, max: max * 100 }).map((value) => (value / 100).toFixed(2));
const dayIn = (from: number, to: number) => fc.integer({ min: FIRST + from, max: FIRST + to }).map(dayText);
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const notice = maybe(dayIn(0, 364));

/** Leaves out what is undefined: an optional field is there or not. */
function given<Value extends object>(value: Value): Given<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Given<Value>;
}

type Given<Value> = { [Key in keyof Value as undefined extends Value[Key] ? never : Key]: Value[Key] } & {
  [Key in keyof Value as undefined extends Value[Key] ? Key : never]?: Exclude<Value[Key], undefined>;
};

const inOrder = <Row extends { readonly from: string }>(rows: readonly Row[], after = '') =>
  [...rows]
    .sort((one, other) => (one.from < other.from ? -1 : 1))
    .filter(({ from }, index, all) => from > after && from !== all[index - 1]?.from)
    .map(given);

const line = fc
  .record({
    amount: pounds(500),
    per: fc.constantFrom('week', 'month', 'year' as const),
    from: maybe(dayIn(0, 200)),
    to: maybe(dayIn(201, 364)),
    changes: fc.array(fc.record({ from: dayIn(0, 364), amount: pounds(500), noticedOn: notice }), { maxLength: 2 }),
  })
  .map(({ changes, ...one }): Omit<PaymentLine, 'id'> => given({ ...one, changes: inOrder(changes, one.from) }));

const cycle = fc.oneof(
  fc.record({
    every: fc.constant('4-weeks' as const),
    firstOn: dayIn(0, 27),
    timing: fc.constantFrom('advance', 'arrears' as const),
    fourWeekly: fc.constantFrom('weekly-rate', 'thirteenths' as const),
  }),
  fc.record({
    every: fc.constant('month' as const),
    firstOn: dayIn(0, 27),
    timing: fc.constantFrom('advance', 'arrears' as const),
  }),
);

const contribution = fc
  .record({
    how: fc.constantFrom('net', 'gross-and-invoice' as const),
    first: pounds(300),
    periods: fc.array(fc.record({ from: dayIn(0, 364), weekly: pounds(300), noticedOn: notice }), { maxLength: 2 }),
    backdate: fc.boolean(),
  })
  .map(({ how, first, periods, backdate }) => ({
    how,
    backdate,
    periods: [{ from: '2025-01-01', weekly: first }, ...inOrder(periods)],
  }));

const suspension = fc
  .record({
    from: dayIn(0, 300),
    days: fc.integer({ min: 0, max: 60 }),
    noticedOn: notice,
    reason: fc.constantFrom('hospital', 'abroad' as const),
  })
  .map(({ days, from, ...one }) => given({ ...one, from, to: dayText(dayNumber(from) + days) }));

const schedules: fc.Arbitrary<PaymentScheduleInput> = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    cycle,
    week: fc.constantFrom('52-weeks', '365/7' as const),
    rest: fc.constantFrom('last', 'first', 'largest-remainder' as const),
    contribution: maybe(contribution),
    suspensions: fc.array(suspension, { maxLength: 2 }),
    ended: maybe(
      fc
        .record({ on: dayIn(100, 364), noticedOn: notice, reason: fc.constantFrom('left', 'died' as const) })
        .map(given),
    ),
    contingency: maybe(
      fc.record({ amount: pounds(500), how: fc.constantFrom('held', 'with-first', 'spread' as const) }),
    ),
    startUp: maybe(fc.record({ weeks: fc.integer({ min: 0, max: 8 }) })),
    once: maybe(fc.record({ amount: pounds(500), on: dayIn(0, 90) })),
  })
  .map(({ lines, once, ...rest }) =>
    given({
      caseId: 'F1',
      year: { startsOn: '2026-04-01' },
      lines: [
        ...lines.map((one, index) => ({ ...one, id: `line ${index}` })),
        ...(once === undefined ? [] : [{ ...once, id: 'once', per: 'once' as const }]),
      ],
      ...rest,
    }),
  );

const sum = (amounts: readonly string[]): bigint => amounts.reduce((total, one) => total + parseAmount(one), 0n);
const distance = (one: bigint, other: bigint): number => Math.abs(Number(one - other));

/** The days that cost anything, where thirteenths leave the last days of a year without any. */
function lastDay({ cycle: { fourWeekly, firstOn = '' } }: PaymentScheduleInput): number {
  const thirteen = dayNumber(firstOn) + 13 * 28 - 1;
  return fourWeekly === 'thirteenths' ? Math.min(thirteen, FIRST + 364) : FIRST + 364;
}

test('the cost of a year of days is where the schedule says, day by day and to the penny', {
  timeout: timeFor(runsOf(150) * 2),
}, () => {
  fc.assert(
    fc.property(schedules, (input) => {
      const { payments, identity, invoices, steps } = paymentSchedule(input);
      const amount = (text: string): bigint => parseAmount(text);
      const { prepaid, owed } = identity;
      const due = amount(identity.netPaid) + amount(identity.contributionDue) + amount(identity.suspended);
      const change = amount(prepaid.opening) - amount(prepaid.closing) + amount(owed.closing) - amount(owed.opening);
      expect(due + amount(identity.heldBack) + change).toBe(amount(identity.grossCost));

      // Day by day, by another implementation.
      const cost = costOfDays(input, FIRST, lastDay(input), Number.POSITIVE_INFINITY);
      const once = input.lines.find(({ per }) => per === 'once');
      const isPaid = once !== undefined && payments.some(({ parts }) => parts.some((part) => part.line === 'once'));
      const beside = (isPaid ? amount(String(once.amount)) : 0n) + amount(String(input.contingency?.amount ?? '0'));
      expect(amount(identity.grossCost)).toBe(halfUp(cost.gross) + beside);
      expect(amount(identity.suspended)).toBe(halfUp(cost.suspended));
      expect(distance(amount(identity.contributionDue), halfUp(cost.contribution))).toBeLessThanOrEqual(1);

      // Each payment is what its days cost by what was known, but for pennies of rest.
      for (const { on, from, to, gross, contribution, adjustments, carried, net, paid, parts } of payments) {
        const right = sum(adjustments.map((one) => one.net));
        expect(amount(gross) - amount(contribution) + right + amount(carried)).toBe(amount(net));
        expect(sum(parts.map((part) => part.amount))).toBe(amount(gross));
        expect(amount(paid)).toBeGreaterThanOrEqual(0n);
        if (from === null || to === null) continue;
        const others = sum(
          parts.filter(({ what, line: id }) => what !== 'line' || id === 'once').map((one) => one.amount),
        );
        const days = costOfDays(input, dayNumber(from), dayNumber(to), dayNumber(on));
        expect(distance(amount(gross) - amount(contribution) - others, halfUp(days.net))).toBeLessThanOrEqual(8);
      }
      const invoiced = sum(invoices.map((one) => one.amount));
      expect(sum(payments.map(({ paid }) => paid)) - invoiced).toBe(amount(identity.netPaid));
      expect(sum(payments.map(({ net }) => net))).toBe(amount(identity.netPaid));
      expect(halfUp({ n: BigInt(Math.round(Number(replay(steps)) * 100)), d: 1n })).toBe(amount(identity.netPaid));
    }),
    { numRuns: runsOf(150) },
  );
});

test('a plan that is known from the start is paid for each day and no other: in advance to the end of its last cycle', {
  timeout: timeFor(runsOf(100)),
}, () => {
  const known = schedules.map(({ ended: _, startUp: __, contingency: ___, ...input }) => ({
    ...input,
    lines: input.lines
      .filter(({ per }) => per !== 'once')
      .map((one) => ({ ...one, changes: (one.changes ?? []).map(({ noticedOn: ____, ...change }) => change) })),
    suspensions: (input.suspensions ?? []).map(({ noticedOn: ____, ...one }) => one),
    ...(input.contribution && {
      contribution: {
        ...input.contribution,
        periods: input.contribution.periods.map(({ noticedOn: ____, ...one }) => one),
      },
    }),
  }));
  fc.assert(
    fc.property(known, (input) => {
      const { payments, identity } = paymentSchedule(input);
      const spans = payments.map(({ from, to }) => [dayNumber(String(from)), dayNumber(String(to))] as const);
      const after = spans.flatMap(([from, to]) =>
        to > FIRST + 364 ? [[Math.max(from, FIRST + 365), to] as const] : [],
      );
      const prepaid = after.map(([from, to]) => halfUp(costOfDays(input, from, to, Number.POSITIVE_INFINITY).net));
      const expected = prepaid.reduce((total, one) => total + one, 0n);
      expect(distance(parseAmount(identity.prepaid.closing), expected)).toBeLessThanOrEqual(3);
      if (input.cycle.timing === 'advance') expect(Number(identity.owed.closing)).toBeLessThanOrEqual(0.03);
    }),
    { numRuns: runsOf(100) },
  );
});

test('opening + in − out = closing over any chain of statements, and every pound of a surplus is in one place', {
  timeout: timeFor(runsOf(200)),
}, () => {
  const quarter = fc.record({
    council: pounds(3000),
    contribution: pounds(500),
    other: pounds(100),
    spent: fc.array(pounds(900), { maxLength: 4 }),
  });
  const accounts = fc.record({
    opening: pounds(2000),
    quarters: fc.array(quarter, { minLength: 1, maxLength: 8 }),
    weeks: fc.integer({ min: 0, max: 12 }),
    weeklyIs: fc.constantFrom('gross', 'net' as const),
    share: fc.constantFrom('all', 'council-share', 'family-first' as const),
    liability: pounds(500),
    payments: fc.array(fc.record({ amount: pounds(800), contribution: pounds(200), need: pounds(1200) }), {
      maxLength: 5,
    }),
    percent: fc.integer({ min: 0, max: 100 }),
  });
  fc.assert(
    fc.property(accounts, ({ opening, quarters, weeks, weeklyIs, share, liability, payments, percent }) => {
      let balance = parseAmount(opening);
      const statements = quarters.map(({ spent, ...money }, index): AccountStatement => {
        const before = balance;
        balance += sum([money.council, money.contribution, money.other]) - sum(spent);
        const text = (pence: bigint) => (Number(pence) / 100).toFixed(2);
        return {
          ...money,
          from: dayText(FIRST + 84 * index),
          to: dayText(FIRST + 84 * index + 83),
          opening: text(before),
          closing: text(balance),
          planned: [{ line: 'care', amount: 2000 }],
          spent: spent.map((amount, place) => (place === 0 ? { amount } : { line: 'care', amount })),
        };
      });
      const last = FIRST + 84 * quarters.length - 1;
      const collect =
        payments.length === 0
          ? { how: 'repay-by' as const, days: 14 }
          : { how: 'reduce-next' as const, atMostPercent: percent };
      const input: AccountInput = {
        caseId: 'F1',
        asOf: dayText(last),
        statements,
        weekly: { gross: '180', net: '137.65' },
        liabilities: [{ what: 'HMRC', amount: liability, dueOn: '2028-01-01' }],
        payments: payments.map((one, index) => ({ ...one, on: dayText(last + 1 + 28 * index) })),
        terms: { allowWeeks: weeks, weeklyIs, share, collect, tolerancePercent: 10 },
      };
      const account = reconcileAccount(input);
      const { statement } = account;
      const came = sum([statement.opening, statement.council, statement.contribution, statement.other]);
      expect(came - parseAmount(statement.spent)).toBe(parseAmount(statement.closing));
      expect(parseAmount(statement.closing)).toBe(balance);
      const inLines = sum(account.lines.map(({ spent }) => spent));
      expect(inLines + parseAmount(account.notInPlan)).toBe(parseAmount(statement.spent));
      // What is reclaimed is collected or waits, and is no more than the surplus.
      const collected = sum(account.collection.map(({ amount }) => amount));
      expect(collected + parseAmount(account.waits)).toBe(parseAmount(account.reclaim));
      expect(parseAmount(account.reclaim)).toBeLessThanOrEqual(parseAmount(account.surplus));
      // Payment after payment: what is left after need is never below nothing because of what was collected.
      let usable = balance - parseAmount(liability);
      if (usable < 0n) usable = 0n;
      let lowest = 0n;
      for (const { on, amount, contribution, need } of input.payments ?? []) {
        const taken = sum(account.collection.filter((one) => one.on === on).map((one) => one.amount));
        expect(taken * 100n).toBeLessThanOrEqual(parseAmount(amount) * BigInt(percent));
        usable += sum([String(amount), String(contribution)]) - parseAmount(need) - taken;
        if (usable < lowest) lowest = usable;
        if (usable < 0n) expect(taken).toBe(0n);
      }
      if (payments.length > 0) expect(parseAmount(account.duty?.shortfall ?? '0')).toBe(-lowest);
      replay(account.steps);
    }),
    { numRuns: runsOf(200) },
  );
});
