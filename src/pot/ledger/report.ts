import { type Amount, formatAmount, formatPounds, type Pence } from '../../money/amount.js';
import { type DayText, formatDay } from '../../money/calendar.js';
import type { Warning } from '../../warning.js';
import { type Account, type AccountName, available, type Book, type Family } from './book.js';

/** Where the money of a pot is: pot = budgets + leavers + topSliced + otherDraws + reserve + free. */
export interface LedgerColumn {
  /** The whole pot. */
  readonly pot: Amount;
  /** Committed to families inside the pot: budgets, and their existing packages until the budgets start. */
  readonly budgets: Amount;
  /** Of `budgets`, what is spent on existing packages until budgets start; nothing in a full year. */
  readonly packagesBeforeStart: Amount;
  /** The existing packages that leavers kept. */
  readonly leavers: Amount;
  /** Taken off the pot for something other than contingency. */
  readonly topSliced: Amount;
  /** Drawn from the reserve for no family. */
  readonly otherDraws: Amount;
  /** Held as contingency; negative where it is overdrawn. */
  readonly reserve: Amount;
  /** Claimed by nobody. */
  readonly free: Amount;
  /** Reserve and free money together: what is left for anything. */
  readonly available: Amount;
  /** Committed outside the pot, and in none of the others. */
  readonly outside: Amount;
}

/** One line from the pot to what is available; what is taken from the pot is negative. */
export interface LedgerLine {
  /** What the line is, in words. */
  readonly label: string;
  /** Pounds of this year. */
  readonly thisYear: Amount;
  /** Pounds in a full year of what is agreed now, without one-offs. */
  readonly fullYear: Amount;
}

/** An event in the trail, with where the money was after it. */
export interface LedgerEntry {
  /** The place of the event in the list. */
  readonly index: number;
  /** Its day, `YYYY-MM-DD`. */
  readonly on: DayText;
  /** What kind of event it is. */
  readonly event: string;
  /** The family; null for an event of none. */
  readonly caseId: string | null;
  /** Where the money of this year was after it. */
  readonly thisYear: LedgerColumn;
  /** Where the money was in a full year of what was agreed then. */
  readonly fullYear: LedgerColumn;
}

/** The event at which money first ran out, and what was lacking after it. */
export interface RanOut extends Pick<LedgerEntry, 'index' | 'on' | 'event' | 'caseId'> {
  /** What was lacking, in pounds. */
  readonly shortfall: Amount;
}

/** A family at the end of the ledger. */
export interface LedgerFamily {
  /** The family's id. */
  readonly caseId: string;
  /** How far it is, or that it has left. */
  readonly stage: 'allocated' | 'communicated' | 'final' | 'left';
  /** Whether its budget is paid from the pot. */
  readonly inPot: boolean;
  /** Committed this year, one-offs and its existing package until the budget starts included; in pounds of this year. */
  readonly thisYear: Amount;
  /** Its budget in pounds a year. */
  readonly fullYear: Amount;
  /** The contingency line inside its budget, in pounds a year. */
  readonly planContingency: Amount;
  /** The package that a leaver kept, in pounds of this year and in pounds a year; null for others. */
  readonly kept: {
    /** Pounds of this year. */
    readonly thisYear: Amount;
    /** Pounds a year. */
    readonly fullYear: Amount;
  } | null;
}

/** Where the money is now, in both views. */
export function columnsOf(book: Book): { readonly thisYear: LedgerColumn; readonly fullYear: LedgerColumn } {
  return { thisYear: columnOf(book, 'thisYear'), fullYear: columnOf(book, 'fullYear') };
}

function columnOf(book: Book, view: keyof Account): LedgerColumn {
  const { accounts, pot, outside } = book;
  return {
    pot: formatAmount(pot[view]),
    budgets: formatAmount(accounts.budgets[view]),
    packagesBeforeStart: formatAmount(view === 'thisYear' ? book.packages : 0n),
    leavers: formatAmount(accounts.leavers[view]),
    topSliced: formatAmount(accounts.topSliced[view]),
    otherDraws: formatAmount(accounts.otherDraws[view]),
    reserve: formatAmount(accounts.reserve[view]),
    free: formatAmount(accounts.free[view]),
    available: formatAmount(available(book)[view]),
    outside: formatAmount(outside[view]),
  };
}

const LABELS: Readonly<Record<AccountName, string>> = {
  budgets: 'budgets of families in the pot',
  leavers: 'packages that leavers kept',
  topSliced: 'top slices other than contingency',
  otherDraws: 'drawn from the reserve for no family',
  reserve: 'of it, reserve',
  free: 'of it, claimed by nobody',
};

/**
 * From the pot to what is available, a line a cause, footing to the penny; then what that is made of. A line that begins
 * with `of` is a part of the one before and not added again.
 */
export function linesOf(book: Book): LedgerLine[] {
  const line = (label: string, account: Account, sign: 1n | -1n): LedgerLine => ({
    label,
    thisYear: formatAmount(sign * account.thisYear),
    fullYear: formatAmount(sign * account.fullYear),
  });
  const { accounts } = book;
  const taken = (['budgets', 'leavers', 'topSliced', 'otherDraws'] as const).map((name) =>
    line(LABELS[name], accounts[name], -1n),
  );
  const left = (['reserve', 'free'] as const).map((name) => line(LABELS[name], accounts[name], 1n));
  const { packages } = book;
  const [budgets, ...others] = taken;
  const beforeStart = line('of them, existing packages until budgets start', { thisYear: packages, fullYear: 0n }, -1n);
  return [
    line('pot', book.pot, 1n),
    ...(budgets === undefined ? [] : [budgets]),
    ...(packages === 0n ? [] : [beforeStart]),
    ...others,
    line('available', available(book), 1n),
    ...left,
    line('committed outside the pot', book.outside, 1n),
  ];
}

/** A family as the report lists it. */
export function describeFamily(one: Family): LedgerFamily {
  return {
    caseId: one.caseId,
    stage: one.left === undefined ? one.stage : 'left',
    inPot: !one.outside,
    thisYear: formatAmount(one.thisYear + one.once - one.released + one.onPackage),
    fullYear: formatAmount(one.fullYear),
    planContingency: formatAmount(one.planContingency),
    kept:
      one.left === undefined || one.packageValue === undefined
        ? null
        : { thisYear: formatAmount(one.left.thisYear), fullYear: formatAmount(one.left.fullYear) },
  };
}

/** Warnings about money that has run out. */
export function ledgerWarnings(thisYear: RanOut | null, fullYear: RanOut | null): Warning[] {
  const warn = (code: string, view: string, ran: RanOut | null): Warning[] => {
    if (ran === null) return [];
    const message = `money ${view} first ran out on ${ran.on} (${ran.event}), by £${ran.shortfall}`;
    return [{ code, message, details: { event: ran.index, pounds: ran.shortfall } }];
  };
  return [
    ...warn('ran-out-this-year', 'of the year', thisYear),
    ...warn('ran-out-full-year', 'for a full year', fullYear),
  ];
}

/** A warning for each year that ended with budgets that had not started. */
export function neverStartedWarnings({ neverStarted }: Book): Warning[] {
  const years = [...new Set(neverStarted.map(({ year }) => year))];
  return years.map((year) => {
    const own = neverStarted.filter((one) => one.year === year);
    const pounds = formatAmount(own.reduce((sum, { budget }) => sum + budget, 0n));
    const message = `${own.length} budgets had no start by the end of the year from ${formatDay(year)}: ${formatPounds(pounds)} of them is not counted as spent`;
    return { code: 'never-started', message, details: { families: own.length, pounds } };
  });
}

/** What is lacking, as a positive amount. */
export function lacking(pence: Pence): Amount {
  return formatAmount(pence < 0n ? -pence : 0n);
}
