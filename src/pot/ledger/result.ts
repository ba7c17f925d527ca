import { percentOf } from '../../funding/rate.js';
import { type Amount, formatAmount } from '../../money/amount.js';
import { formatDay } from '../../money/calendar.js';
import type { Warning } from '../../warning.js';
import { available, type Book } from './book.js';
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
  type RanOut,
} from './report.js';
import type { YearEnd } from './year-end.js';

/** What a report shows beside its totals. */
export interface LedgerOptions {
  /** Where the money was after each event. */
  readonly trail?: boolean;
  /** Every family at the end. */
  readonly families?: boolean;
}

/** Where a pot stands after its events; amounts in pounds of this year, and in pounds of a full year. */
export interface LedgerReport {
  readonly status: 'folded';
  readonly yearStartsOn: string;
  /** Committed and available this year. */
  readonly thisYear: LedgerColumn;
  /** A full year of what is agreed now, without one-offs. */
  readonly fullYear: LedgerColumn;
  readonly lines: readonly LedgerLine[];
  /** The event at which reserve and free money together first fell below £0; null where they never did. */
  readonly ranOut: { readonly thisYear: RanOut | null; readonly fullYear: RanOut | null };
  /** What is lacking at the end. */
  readonly shortfall: { readonly thisYear: Amount; readonly fullYear: Amount };
  /** The reserve and the contingency lines in plans, a year, and both in per cent of the pot. */
  readonly reserves: {
    readonly held: Amount;
    readonly inPlans: Amount;
    readonly total: Amount;
    readonly share: string | null;
  };
  /** What newcomers who left gave back, inside the pot and outside it. */
  readonly returned: { readonly thisYear: Amount; readonly fullYear: Amount };
  readonly counts: { readonly onBudget: number; readonly left: number; readonly outside: number };
  readonly yearEnds: readonly YearEnd[];
  readonly families: readonly LedgerFamily[];
  readonly trail: readonly LedgerEntry[];
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
  const { thisYear, fullYear } = available(book);
  return {
    status: 'folded',
    yearStartsOn: formatDay(book.yearStartsOn),
    ...columnsOf(book),
    lines: linesOf(book),
    ranOut: seen.ranOut,
    shortfall: { thisYear: lacking(thisYear), fullYear: lacking(fullYear) },
    reserves: reservesOf(book),
    returned: { thisYear: formatAmount(book.returned.thisYear), fullYear: formatAmount(book.returned.fullYear) },
    counts: {
      onBudget: families.length - left,
      left,
      outside: families.filter((one) => one.outside && one.left === undefined).length,
    },
    yearEnds: seen.yearEnds,
    families: listed === true ? families.map(describeFamily) : [],
    trail: seen.trail,
    warnings: ledgerWarnings(seen.ranOut.thisYear, seen.ranOut.fullYear),
  };
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
