import { multiplyRatios, ratio } from '../../exact/ratio.js';
import { type Amount, formatAmount, type Pence } from '../../money/amount.js';
import type { Day } from '../../money/calendar.js';
import { yearShare } from '../../money/part-year.js';
import { roundPence } from '../../money/rounding.js';
import type { ParsedPotCase } from '../pot-case.js';

/** What one family costs the pot by leaving; pounds a year. */
export interface LeaverGap {
  /** The family's id. */
  readonly caseId: string;
  /** What it keeps. */
  readonly traditional: Amount;
  /** What the pot is spared. */
  readonly indicative: Amount;
  /** Package less budget: positive where the pot has to pay more than before. */
  readonly gap: Amount;
  /** The gap if nothing had been held back from the pot; null where that budget is not known. */
  readonly gapBeforeTopSlice: Amount | null;
  /** How much larger the gap is because something was held back; null where that budget is not known. */
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
  readonly traditional: Pence;
  readonly gap: Pence;
  readonly enlargedBy: Pence | null;
  readonly inYear: Pence | null;
  readonly described: LeaverGap;
}

/** The year in which families leave part-way, parsed. */
interface ParsedYear {
  readonly startsOn: Day;
  readonly basis: 'days' | 'months';
}

/** The gap of one existing family that leaves. */
export function describeLeaver(
  { caseId, traditional = 0n, indicative, indicativeBeforeTopSlice }: ParsedPotCase,
  leavesOn: Day | undefined,
  year: ParsedYear | undefined,
): GapPence {
  const gap = traditional - indicative;
  const enlargedBy = indicativeBeforeTopSlice === undefined ? null : indicativeBeforeTopSlice - indicative;
  const paid =
    leavesOn === undefined || year === undefined ? null : paidInYear(traditional, indicative, leavesOn, year);
  const inYear = paid === null ? null : { ...paid, gap: paid.budget + paid.package - indicative };
  return {
    traditional,
    gap,
    enlargedBy,
    inYear: inYear === null ? null : inYear.gap,
    described: {
      caseId,
      traditional: formatAmount(traditional),
      indicative: formatAmount(indicative),
      gap: formatAmount(gap),
      gapBeforeTopSlice: enlargedBy === null ? null : formatAmount(gap - enlargedBy),
      enlargedBy: enlargedBy === null ? null : formatAmount(enlargedBy),
      inYear: inYear && {
        budgetPaid: formatAmount(inYear.budget),
        packagePaid: formatAmount(inYear.package),
        gap: formatAmount(inYear.gap),
      },
    },
  };
}

function paidInYear(traditional: Pence, indicative: Pence, leavesOn: Day, { startsOn, basis }: ParsedYear) {
  const until = yearShare({ yearStartsOn: startsOn, endsOn: leavesOn, basis });
  const after = yearShare({ yearStartsOn: startsOn, startsOn: leavesOn + 1, basis });
  return {
    budget: roundPence(multiplyRatios(ratio(indicative), until)),
    package: roundPence(multiplyRatios(ratio(traditional), after)),
  };
}
