import { type Ratio, subtractRatios, sumRatios } from '../../exact/ratio.js';
import { formatAmount, type Pence } from '../../money/amount.js';
import { roundPence } from '../../money/rounding.js';
import type { ParsedSchedule } from './input.js';
import type { PaidInYear } from './payments.js';
import type { YearOfPayments } from './result.js';
import type { Settled } from './settle.js';

/**
 * Where the cost of the year's days is. Cost, suspended and net are each rounded once; the contribution is what is left
 * of them, and what was paid beyond the net of the year's days is prepaid.
 */
export function identityOf(
  { opening }: ParsedSchedule,
  settled: readonly Settled[],
  paid: PaidInYear,
  contingency: Pence,
): YearOfPayments {
  const sum = (of: (one: Settled) => Ratio): Ratio => sumRatios(settled.map(of));
  const cost = roundPence(sum(({ cost: { gross } }) => gross));
  const suspended = roundPence(sum(({ cost: own }) => own.suspended));
  const net = roundPence(sum(({ cost: own }) => own.net));
  const heldBack = contingency - paid.contingency;
  const before = {
    prepaid: opening?.prepaid ?? roundPence(sum(({ prepaid }) => prepaid.opening)),
    owed: opening?.owed ?? roundPence(sum(({ owed }) => owed.opening)),
  };
  // What was paid above what the days of the year took, of this year's money and that of the last.
  const balance = paid.net - paid.once - paid.contingency + before.prepaid - before.owed - net;
  const exact = {
    prepaid: subtractRatios(
      sum(({ prepaid }) => prepaid.closing),
      { numerator: -paid.startUp, denominator: 1n },
    ),
    owed: sum(({ owed }) => owed.closing),
  };
  const after = split(balance, exact);
  return {
    grossCost: formatAmount(cost + paid.once + contingency),
    netPaid: formatAmount(paid.net),
    contributionDue: formatAmount(cost - suspended - net),
    suspended: formatAmount(suspended),
    heldBack: formatAmount(heldBack),
    prepaid: { opening: formatAmount(before.prepaid), closing: formatAmount(after.prepaid) },
    owed: { opening: formatAmount(before.owed), closing: formatAmount(after.owed) },
  };
}

/** What is prepaid and what is owed, which differ by the balance; the larger of them takes odd pennies. */
function split(balance: Pence, exact: { readonly prepaid: Ratio; readonly owed: Ratio }) {
  const owed = exact.prepaid.numerator === 0n ? -balance : roundPence(exact.owed);
  if (owed < 0n) return { prepaid: balance, owed: 0n };
  const prepaid = balance + owed;
  return prepaid < 0n ? { prepaid: 0n, owed: -balance } : { prepaid, owed };
}
