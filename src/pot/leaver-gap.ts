import { multiplyRatios, ratio } from '../exact/ratio.js';
import { type Amount, formatAmount, type Pence } from '../money/amount.js';
import type { Day } from '../money/calendar.js';
import { yearShare } from '../money/part-year.js';
import { roundPence } from '../money/rounding.js';
import type { ParsedPotCase } from './pot-case.js';

/** What one family costs the pot by leaving; pounds a year. */
export interface LeaverGap {
  readonly caseId: string;
  /** What it keeps. */
  readonly packageValue: Amount;
  /** What the pot is spared. */
  readonly budget: Amount;
  /** Package less budget: positive where the pot has to pay more than before. */
  readonly gap: Amount;
  /** The gap if nothing had been held back from the pot, and how much larger it is now; null where not known. */
  readonly gapBeforeTopSlice: Amount | null;
  readonly enlargedBy: Amount | null;
  /** Within the year in which it leaves part-way, in pounds of that year; null without a day. */
  readonly inYear: {
    /** The budget up to the last day. */
    readonly budgetPaid: Amount;
    /** The package from the day after. */
    readonly packagePaid: Amount;
    /** Both together less the budget of a whole year. */
    readonly gap: Amount;
  } | null;
}

/** A family's gap in pence, and described. */
export interface GapPence {
  readonly packageValue: Pence;
  readonly gap: Pence;
  readonly enlargedBy: Pence | null;
  readonly inYear: Pence | null;
  readonly described: LeaverGap;
}

/** The year in which families leave part-way. */
interface LeavingYear {
  readonly startsOn: Day;
  readonly basis: 'days' | 'months';
}

/** The gap of one existing family that leaves. */
export function describeLeaver(
  { caseId, packageValue = 0n, budget, budgetBeforeTopSlice }: ParsedPotCase,
  leavesOn: Day | undefined,
  year: LeavingYear | undefined,
): GapPence {
  const gap = packageValue - budget;
  const enlargedBy = budgetBeforeTopSlice === undefined ? null : budgetBeforeTopSlice - budget;
  const paid = leavesOn === undefined || year === undefined ? null : paidInYear(packageValue, budget, leavesOn, year);
  const inYear = paid === null ? null : paid.budget + paid.package - budget;
  return {
    packageValue,
    gap,
    enlargedBy,
    inYear,
    described: {
      caseId,
      packageValue: formatAmount(packageValue),
      budget: formatAmount(budget),
      gap: formatAmount(gap),
      gapBeforeTopSlice: enlargedBy === null ? null : formatAmount(gap - enlargedBy),
      enlargedBy: enlargedBy === null ? null : formatAmount(enlargedBy),
      inYear: paid && {
        budgetPaid: formatAmount(paid.budget),
        packagePaid: formatAmount(paid.package),
        gap: formatAmount(inYear ?? 0n),
      },
    },
  };
}

function paidInYear(packageValue: Pence, budget: Pence, leavesOn: Day, { startsOn, basis }: LeavingYear) {
  const until = yearShare({ yearStartsOn: startsOn, endsOn: leavesOn, basis });
  const after = yearShare({ yearStartsOn: startsOn, startsOn: leavesOn + 1, basis });
  return {
    budget: roundPence(multiplyRatios(ratio(budget), until)),
    package: roundPence(multiplyRatios(ratio(packageValue), after)),
  };
}
