import { formatAmount } from '../../money/amount.js';
import { formatDay } from '../../money/calendar.js';
import { parseInput } from '../../parse/parse.js';
import { lastDayOf, paymentScheduleSchema } from './check.js';
import { refuseUnsaid } from './gaps.js';
import { groupsOf } from './groups.js';
import { identityOf } from './identity.js';
import type { PaymentScheduleInput } from './input.js';
import { invoicesOf, isHeld, paymentsOf } from './payments.js';
import type { PaymentSchedule } from './result.js';
import { settle } from './settle.js';
import { stepsOf } from './steps.js';
import { excessOf, warningsOf } from './warnings.js';

/**
 * Makes the schedule of a year's payments of one family from its plan: what is paid on which day, what the family
 * contributes, and where every pound of the year's cost is.
 *
 * Each payment is made by what is known on its day. What is known later is settled on the next day of payment, as an
 * adjustment of its own; no payment is less than £0.
 *
 * @param input the lines of the plan in pounds per week, month or year, when they are paid, and the choices for which no
 * report gives a default
 * @throws RasError with every problem of the input; `choice-needed` for a choice that is left out; `missing` for a day of
 * which nobody has said what is contributed, which is not £0
 * @source RR145 6.57 (frequency and size follow the family and the service; combinations), Table 42 (the plan's lines);
 * IBSEN 5.5.1, 13.4.2.2 (saving up and banking hours)
 * @choice payment-rounding: each cycle is rounded once, half up, and what is left of the sum of all goes by `rest`
 * @choice payment-notice: paid by what is known on the day; a change that is known later is settled on the next day
 * @choice contribution-lines: taken from the lines on the schedule's own cycle; lines with a cycle of their own, and those
 * that are paid once, are paid gross
 * @category Payment
 * @example
 * ```ts
 * import { paymentSchedule } from 'openras/payment';
 * const schedule = paymentSchedule({
 *   caseId: 'F1',
 *   year: { startsOn: '2026-04-01' },
 *   lines: [{ id: 'care', amount: '180', per: 'week', from: '2026-04-06' }],
 *   cycle: { every: '4-weeks', firstOn: '2026-04-06', timing: 'advance', fourWeekly: 'weekly-rate' },
 *   week: '52-weeks', rest: 'last',
 *   contribution: { how: 'net', periods: [{ from: '2026-04-06', weekly: '42.35' }] },
 * });
 * schedule.payments.length; // => 13
 * schedule.payments[0]?.net; // => '550.60'
 * schedule.identity.prepaid.closing; // => '78.66'
 * ```
 */
export function paymentSchedule(input: PaymentScheduleInput): PaymentSchedule {
  const schedule = parseInput(paymentScheduleSchema, input, ['input']);
  const groups = groupsOf(schedule);
  refuseUnsaid(schedule, groups, ['input']);
  const settled = groups.map((group) => settle(group, schedule));
  const paid = paymentsOf(schedule, groups, settled);
  const { payments, sums } = paid;
  const { year, caseId } = schedule;
  return {
    caseId,
    year: { startsOn: formatDay(year.startsOn), endsOn: formatDay(lastDayOf(year)) },
    payments,
    invoices: invoicesOf(schedule, groups, settled),
    lines: schedule.lines.map(({ id }) => ({ line: id, amount: formatAmount(sums.get(id) ?? 0n) })),
    excess: excessOf(settled),
    identity: identityOf(schedule, settled, paid, isHeld(schedule)),
    warnings: warningsOf(schedule, groups, settled, payments),
    steps: stepsOf(groups, settled, paid),
  };
}
