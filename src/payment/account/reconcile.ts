import { at, certain } from '../../exact/at.js';
import { multiplyRatios, ratio } from '../../exact/ratio.js';
import { roundToInteger } from '../../exact/round.js';
import { formatAmount, type Pence } from '../../money/amount.js';
import { formatDay } from '../../money/calendar.js';
import { roundPence } from '../../money/rounding.js';
import { parseInput } from '../../parse/parse.js';
import { accountSchema, spentIn } from './check.js';
import { collect } from './collect.js';
import type { AccountInput, ParsedAccount } from './input.js';
import { linesOf } from './lines.js';
import type { Reconciliation } from './result.js';
import { stepsOfAccount } from './steps.js';
import { triggersOf } from './triggers.js';

/**
 * Reconciles the account of a direct payment: what was planned and what was spent, what may stay in it, what comes back
 * to the council and when, and what a review has to look at.
 *
 * Liabilities come first. Spending outside the plan is a question and no debt. A reclaim is collected only as far as the
 * payments that are given and the balance still meet the cost of need until the next payment, each time; the rest waits.
 * Under-use is a question about need.
 *
 * @param input the statements of the account, one after another, amounts in pounds for the days of each; and the terms,
 * for which no report gives a default
 * @throws RasError with every problem of the input; `inconsistent` with the difference where two statements do not join, or
 * one does not add up; `choice-needed` for a term that is left out
 * @source RR145 A.14 (planned against actual, progress against outcomes); IBSEN 11.3.3 (clawback; reallocation at review),
 * 13.4.2.2 (banked hours)
 * @choice reclaim-terms: weeks, whose money is left, and how it is collected have no default
 * @choice reclaim-need: collected where every payment that is given still reaches need with the balance; else it waits
 * @choice reclaim-rise: worked out again with the week as it is on `asOf`; what was reclaimed above that lapses, and a rise
 * is never netted with it
 * @choice reclaim-end: when a plan has ended nothing may stay but what liabilities take
 * @category Payment
 * @example
 * ```ts
 * import { reconcileAccount } from 'openras/payment';
 * const account = reconcileAccount({
 *   caseId: 'F1', asOf: '2026-06-28',
 *   statements: [{
 *     from: '2026-04-06', to: '2026-06-28', opening: '1000', council: '1651.80', contribution: '508.20',
 *     planned: [{ line: 'care', amount: '2160' }], spent: [{ line: 'care', amount: '850' }], closing: '2310',
 *   }],
 *   weekly: { gross: '180', net: '137.65' },
 *   liabilities: [{ what: 'HMRC', amount: '240', dueOn: '2026-07-22' }],
 *   terms: {
 *     allowWeeks: 8, weeklyIs: 'gross', share: 'council-share', collect: { how: 'repay-by', days: 14 }, tolerancePercent: 10,
 *   },
 * });
 * account.surplus; // => '630.00'
 * account.reclaim; // => '481.78'
 * ```
 */
export function reconcileAccount(input: AccountInput): Reconciliation {
  const account = parseInput(accountSchema, input, ['input']);
  const { caseId, asOf, statements, liabilities, pending, contributionDue, ended } = account;
  const sum = (of: (statement: ParsedAccount['statements'][number]) => Pence): Pence =>
    statements.reduce((total, statement) => total + of(statement), 0n);
  const [first, last] = [at(statements, 0), certain(statements.at(-1))];
  const contribution = sum((one) => one.contribution);
  const spent = sum((one) => spentIn(one.spent));
  const owed = liabilities.reduce((total, { amount }) => total + amount, 0n);
  const allowed = allowedOf(account);
  const above = last.closing - owed - allowed.weeks - allowed.savings - allowed.carryOver;
  const surplus = above > 0n ? above : 0n;
  const reclaim = reclaimOf(account, surplus, contribution - spent);
  const forNeed = last.closing - owed - allowed.savings - allowed.carryOver;
  const collection = collect(account, reclaim, forNeed > 0n ? forNeed : 0n);
  const { shortfall, waits } = collection;
  const arrears = contributionDue === undefined ? null : positive(contributionDue - contribution);
  return {
    caseId,
    asOf: formatDay(asOf),
    statement: {
      from: formatDay(first.from),
      to: formatDay(last.to),
      opening: formatAmount(first.opening),
      council: formatAmount(sum((one) => one.council)),
      contribution: formatAmount(contribution),
      other: formatAmount(sum((one) => one.other)),
      spent: formatAmount(spent),
      closing: formatAmount(last.closing),
    },
    lines: linesOf(account),
    notInPlan: formatAmount(sum((one) => spentIn(one.spent.filter(({ line }) => line === undefined)))),
    liabilities: formatAmount(owed),
    allowed: {
      weeks: formatAmount(allowed.weeks),
      savings: formatAmount(allowed.savings),
      carryOver: formatAmount(allowed.carryOver),
    },
    surplus: formatAmount(surplus),
    overspent: formatAmount(positive(-last.closing)),
    reclaim: formatAmount(reclaim),
    lapsed: formatAmount(positive((pending ?? 0n) - reclaim)),
    collection: collection.collected.map(({ on, pence }) => ({ on: formatDay(on), amount: formatAmount(pence) })),
    waits: formatAmount(waits),
    contributionArrears: arrears === null ? null : formatAmount(arrears),
    duty:
      ended !== undefined
        ? null
        : {
            answer: shortfall === undefined ? 'cannot-be-said-yet' : shortfall > 0n ? 'shortfall' : 'sufficient',
            shortfall: formatAmount(shortfall ?? 0n),
          },
    triggers: triggersOf(account, { arrears, shortfall: shortfall ?? 0n }),
    warnings:
      waits === 0n
        ? []
        : [
            {
              code: 'reclaim-waits',
              message: `£${formatAmount(waits)} of the reclaim waits: with it the payments that are given would not reach need, or it is more than may be taken off them`,
              caseId,
              details: { pounds: formatAmount(waits) },
            },
          ],
    steps: stepsOfAccount(account, { owed, allowed, reclaim }),
  };
}

const positive = (pence: Pence): Pence => (pence > 0n ? pence : 0n);

/** What may stay in the account; nothing once the plan has ended. */
function allowedOf({ ended, terms, weekly, savings, carryOver, asOf }: ParsedAccount) {
  if (ended !== undefined) return { weeks: 0n, savings: 0n, carryOver: 0n };
  const running = savings.filter(({ until }) => until >= asOf);
  return {
    weeks: roundPence(multiplyRatios(ratio(weekly[terms.weeklyIs]), terms.allowWeeks)),
    savings: running.reduce((total, { amount }) => total + amount, 0n),
    carryOver: carryOver?.amount ?? 0n,
  };
}

/**
 * What of a surplus is the council's.
 *
 * @choice reclaim-family-first: the contribution was used first, so that what is left is the council's but for what the
 * family paid in and nobody spent
 */
function reclaimOf({ terms, weekly }: ParsedAccount, surplus: Pence, unused: Pence): Pence {
  const part = {
    all: () => surplus,
    'council-share': () =>
      roundToInteger(ratio(surplus * weekly.net, weekly.gross), terms.pennies === 'half-up' ? 'half-up' : 'down'),
    'family-first': () => positive(surplus - positive(unused)),
  }[terms.share]();
  return part < terms.leastReclaim ? 0n : part;
}
