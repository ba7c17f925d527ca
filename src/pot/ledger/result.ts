import type { RoundedNumber } from '../../exact/round.js';
import { percentOf } from '../../funding/rate.js';
import { type Amount, formatAmount } from '../../money/amount.js';
import { type DayText, formatDay } from '../../money/calendar.js';
import type { Warning } from '../../warning.js';
import { besideOf, besideWarnings, type PackageBeside } from '../beside.js';
import { available, type Book } from './book.js';
import type { YearEnd } from './event/year-closed.js';
import { type LedgerNeed, needOf } from './need.js';
import type { LedgerOptions } from './options.js';
import {
  columnsOf,
  describeFamily,
  type LedgerColumn,
  type LedgerEntry,
  type LedgerFamily,
  type LedgerLine,
  lacking,
  ledgerWarnings,
  linesOf,
  neverStartedWarnings,
  type RanOut,
} from './report.js';

/** Where a pot stands after its events; amounts in pounds of this year, and in pounds of a full year. */
export interface LedgerReport {
  /** That the events could be folded. */
  readonly status: 'folded';
  /** The first day of the year that is open, `YYYY-MM-DD`. */
  readonly yearStartsOn: DayText;
  /** Committed and available this year. */
  readonly thisYear: LedgerColumn;
  /** A full year of what is agreed now, without one-offs. */
  readonly fullYear: LedgerColumn;
  /** From the pot to what is available, a line a cause. */
  readonly lines: readonly LedgerLine[];
  /** The event at which reserve and free money together first fell below £0; null where they never did. */
  readonly ranOut: {
    /** Of the money of this year. */
    readonly thisYear: RanOut | null;
    /** Of the money of a full year. */
    readonly fullYear: RanOut | null;
  };
  /** What is lacking at the end. */
  readonly shortfall: {
    /** Pounds of this year. */
    readonly thisYear: Amount;
    /** Pounds of a full year. */
    readonly fullYear: Amount;
  };
  /** The reserve and the contingency lines in plans, in pounds a year. */
  readonly reserves: {
    /** What the authority holds. */
    readonly held: Amount;
    /** What families hold inside their plans. */
    readonly inPlans: Amount;
    /** Both together. */
    readonly total: Amount;
    /** Both in per cent of the pot; null for a pot of £0. */
    readonly share: RoundedNumber | null;
  };
  /** What newcomers who left gave back, inside the pot and outside it. */
  readonly returned: {
    /** Pounds of this year. */
    readonly thisYear: Amount;
    /** Pounds of a full year. */
    readonly fullYear: Amount;
  };
  /** How many families are on a budget, how many left, and how many of those on a budget are outside the pot. */
  readonly counts: {
    /** On a budget. */
    readonly onBudget: number;
    /** Left. */
    readonly left: number;
    /** On a budget that is paid outside the pot. */
    readonly outside: number;
  };
  /** Existing families in the pot with a budget of £0: their packages are part of what is left, and not free. */
  readonly besideBalance: readonly PackageBeside[];
  /** Each year that was closed. */
  readonly yearEnds: readonly YearEnd[];
  /** Every family at the end, where they were asked for. */
  readonly families: readonly LedgerFamily[];
  /** Where the money was after each event, where that was asked for. */
  readonly trail: readonly LedgerEntry[];
  /** Whether budgets are enough for assessed need, so far as anybody has said what it costs. */
  readonly need: LedgerNeed;
  /** What somebody has to look at: money that ran out, budgets that never started, need that is not met. */
  readonly warnings: readonly Warning[];
}

/** Puts the report together from the book at its end, and what was seen on the way. */
export function reportOf(
  book: Book,
  seen: Pick<LedgerReport, 'yearEnds' | 'trail' | 'ranOut'>,
  { families: listed }: LedgerOptions,
): LedgerReport {
  const families = [...book.families.values()];
  const left = families.filter((one) => one.left !== undefined).length;
  const balance = available(book);
  const need = needOf(book);
  const besideBalance = families.flatMap(({ caseId, fullYear, packageValue, outside, left: gone }) =>
    outside || gone !== undefined ? [] : besideOf(caseId, fullYear, packageValue),
  );
  return {
    status: 'folded',
    yearStartsOn: formatDay(book.yearStartsOn),
    ...columnsOf(book),
    lines: linesOf(book),
    ranOut: seen.ranOut,
    shortfall: { thisYear: lacking(balance.thisYear), fullYear: lacking(balance.fullYear) },
    reserves: reservesOf(book),
    returned: { thisYear: formatAmount(book.returned.thisYear), fullYear: formatAmount(book.returned.fullYear) },
    counts: {
      onBudget: families.length - left,
      left,
      outside: families.filter((one) => one.outside && one.left === undefined).length,
    },
    besideBalance,
    yearEnds: seen.yearEnds,
    families: listed === true ? families.map(describeFamily) : [],
    trail: seen.trail,
    need,
    warnings: [
      ...ledgerWarnings(seen.ranOut.thisYear, seen.ranOut.fullYear),
      ...neverStartedWarnings(book),
      ...besideWarnings(besideBalance),
      ...needWarnings(need),
    ],
  };
}

function needWarnings({ short, shortBeforeFall, statement }: LedgerNeed): Warning[] {
  if (short.length > 0) return [{ code: 'need-not-met', message: statement }];
  return shortBeforeFall.length > 0 ? [{ code: 'need-not-known', message: statement }] : [];
}

function reservesOf({ accounts, pot, families }: Book): LedgerReport['reserves'] {
  let inPlans = 0n;
  for (const { left, outside, planContingency } of families.values()) {
    if (left === undefined && !outside) inPlans += planContingency;
  }
  const held = accounts.reserve.fullYear;
  return {
    held: formatAmount(held),
    inPlans: formatAmount(inPlans),
    total: formatAmount(held + inPlans),
    share: percentOf(held + inPlans, pot.fullYear),
  };
}
