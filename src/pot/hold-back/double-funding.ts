import type { ExactNumber } from '../../exact/ratio.js';
import { percentOf } from '../../funding/rate.js';
import { type Amount, formatAmount, type Pence } from '../../money/amount.js';

/** The reserves one by one and together, in pounds per period. */
export interface Reserves {
  /** Taken off the pot as contingency. */
  readonly fromPot: Amount;
  /** Held back from each allocation. */
  readonly fromEach: Amount;
  /** Drawn already for fees that the reserve bears. */
  readonly drawnForFees: Amount;
  /** What the authority holds. */
  readonly held: Amount;
  /** The contingency lines inside families' plans, which the families hold. */
  readonly inPlans: Amount;
  /** What the authority and the families hold together. */
  readonly total: Amount;
  /** What the authority holds, in per cent of the pot; null without a pot, or of one of £0. */
  readonly heldShare: ExactNumber | null;
  /** All of it, in per cent of the pot; null without a pot, or of one of £0. */
  readonly totalShare: ExactNumber | null;
}

/** Whether contingency is funded twice, and what that costs the families. */
export interface DoubleFunding {
  /** Whether anything is held back outside the packages. */
  readonly applies: boolean;
  /** What all that is held back lowers all budgets together by, in pounds per period. */
  readonly loweredBy: Amount;
  /** The same in per cent; null where all budgets are £0. */
  readonly loweredPercent: ExactNumber | null;
  /** The finding in words. */
  readonly statement: string;
}

/** The parts of the reserve, in pence. */
export interface ReservePence {
  readonly fromPot: Pence;
  readonly fromEach: Pence;
  readonly drawnForFees: Pence;
  readonly inPlans: Pence;
}

/** The reserves as amounts, with their shares of the pot. */
export function reservesOf(
  { fromPot, fromEach, drawnForFees, inPlans }: ReservePence,
  pot: Pence | undefined,
): Reserves {
  const held = fromPot + fromEach - drawnForFees;
  return {
    fromPot: formatAmount(fromPot),
    fromEach: formatAmount(fromEach),
    drawnForFees: formatAmount(drawnForFees),
    held: formatAmount(held),
    inPlans: formatAmount(inPlans),
    total: formatAmount(held + inPlans),
    heldShare: pot === undefined ? null : percentOf(held, pot),
    totalShare: pot === undefined ? null : percentOf(held + inPlans, pot),
  };
}

/**
 * Says whether contingency is funded twice.
 *
 * @source RR145 5.23 (a hold-back outside the packages funds contingency twice and lowers every package), Table 42 (a
 * third reserve inside plans)
 * @choice double-funding: it applies as soon as anything is held back outside the packages, whose values already carry
 * what the authority spent on the unforeseen; RR145 gives no threshold
 */
export function doubleFunding({ fromPot, fromEach, inPlans }: ReservePence, before: Pence, net: Pence): DoubleFunding {
  const heldBack = fromPot + fromEach;
  const applies = heldBack > 0n;
  const lowered = before - net;
  const percent = percentOf(lowered, before);
  const plans = inPlans > 0n ? `; £${formatAmount(inPlans)} inside families' plans is a third, separate reserve` : '';
  const statement = applies
    ? `£${formatAmount(heldBack)} is held back outside the existing packages, which already carry a contingency of their own: in effect contingency is funded twice; all that is held back lowers budgets by ${percent ?? '0.00'} per cent${plans}`
    : `nothing is held back as contingency outside the existing packages${plans}`;
  return { applies, loweredBy: formatAmount(lowered), loweredPercent: percent, statement };
}
