import { multiplyRatios, ONE, type Ratio, ratio, ZERO } from '../../exact/ratio.js';
import type { Pence } from '../../money/amount.js';
import { type Day, yearAfter } from '../../money/calendar.js';
import { yearShare } from '../../money/part-year.js';
import { roundPence } from '../../money/rounding.js';

import type { ParsedOpening } from './opening.js';
import type { LedgerPlace, LedgerShortfall } from './place.js';

/** Where the money of a pot can be; every pound of it is in one of these. */
export type AccountName = 'budgets' | 'leavers' | 'topSliced' | 'otherDraws' | 'reserve' | 'free';

/** Pence of this year, and of a full year of what is agreed now. */
export interface Account {
  thisYear: Pence;
  fullYear: Pence;
}

/** A change of a yearly budget within the open year, and which money it was charged to. */
export interface BudgetChange {
  /** Pence a year, more or less than before. */
  annual: Pence;
  /** The day it was agreed for; it counts from there, or from the start of the budget if that is later. */
  readonly day: Day;
  readonly from: Source;
  /** What it cost this year, in whole pence. */
  charged: Pence;
}

/** The account that a change takes its money from. */
export type Source = 'reserve' | 'free';

/** A family in the book. */
export interface Family {
  readonly caseId: string;
  stage: 'allocated' | 'communicated' | 'final';
  /** Pence a year of the package before; it is uplifted with the others. */
  packageValue: Pence | undefined;
  outside: boolean;
  /** What its assessed need costs in pence a year, where somebody has said. */
  costOfNeed: Pence | undefined;
  /** Which way prices have gone since that was said; unknown both ways where they fell. */
  costSince: 'same' | 'risen' | 'fallen';
  /** Pence a year. */
  fullYear: Pence;
  /** Recurring pence of this year, exactly: what the changes come to. */
  exact: Ratio;
  /** The same, rounded once. */
  thisYear: Pence;
  /** How the budget came about this year. */
  changes: BudgetChange[];
  /** Pence of this year that will not come again: one-offs, draws, what was carried forward or paid before it left. */
  once: Pence;
  /** Pence of this year's contingency line that went back. */
  released: Pence;
  /** Pence of this year that its existing package costs until its budget starts. */
  onPackage: Pence;
  /** Of it, before it left and came back to the pot. */
  packageBefore: Pence;
  /** Changes of the package within this year, in pence a year, and from which day; they go on after it has left. */
  packageChanges: readonly { readonly annual: Pence; readonly day: Day }[];
  planContingency: Pence;
  startsOn: Day | undefined;
  /** The start that was recorded, which a later event may not contradict. */
  statedStart: Day | undefined;
  /** The first day after it left. */
  leftFrom: Day | undefined;
  /** Of a family that came back, the first day on which it may be paid again. */
  backFrom: Day | undefined;
  /** Once it has left: what its package costs this year and in a full year. */
  left: Account | undefined;
}

/** What leaving changed, kept until the day is over. */
export interface Leaving {
  /** The family as it was before. */
  readonly family: Family;
  /** The event since which it was short, if it was. */
  readonly shortSince: LedgerPlace | undefined;
  /** By how much each account changed, in the order in which the book lists them. */
  readonly changes: readonly Account[];
  /** By how much the packages that the pot pays until budgets start changed. */
  readonly packages: Pence;
}

/**
 * The state of one fold over events: it is made for it, changed by each event and never seen outside. Money only moves
 * from one account to another, so that the accounts of a column always add up to its pot.
 */
export interface Book {
  readonly opening: ParsedOpening;
  readonly pot: Account;
  readonly accounts: Readonly<Record<AccountName, Account>>;
  /** Committed outside the pot. */
  readonly outside: Account;
  readonly families: Map<string, Family>;
  /** What newcomers who left gave back, inside the pot and outside it. */
  readonly returned: Account;
  yearStartsOn: Day;
  yearEndsBefore: Day;
  /** Whether a year has been closed. */
  closed: boolean;
  today: Day;
  readonly shares: Map<number, Ratio>;
  /** Families that left today and did not come back. */
  readonly leftToday: Map<string, Leaving>;
  /** What existing packages cost this year until budgets start, of all families in the pot. */
  packages: Pence;
  /** The starts that later events record, by the allocation that they start. */
  readonly starts: ReadonlyMap<unknown, Day>;
  /** Families that fall short of assessed need, and the event that made it so. */
  readonly shortSince: Map<string, LedgerPlace>;
  /** Families that fell short when prices fell, as it was then. */
  readonly shortBeforeFall: Map<string, LedgerShortfall>;
  /** Budgets that had not started by the end of a year, with what they would have cost in it. */
  readonly neverStarted: { readonly caseId: string; readonly budget: Pence; readonly year: Day }[];
}

/** A new book. */
export function openBook(opening: ParsedOpening, starts: Book['starts'] = new Map()): Book {
  const both = (pence: Pence): Account => ({ thisYear: pence, fullYear: pence });
  const { pot, reserve, topSliced, yearStartsOn } = opening;
  return {
    opening,
    pot: both(pot),
    accounts: {
      budgets: both(0n),
      leavers: both(0n),
      topSliced: both(topSliced),
      otherDraws: both(0n),
      reserve: both(reserve),
      free: both(pot - reserve - topSliced),
    },
    outside: both(0n),
    families: new Map(),
    returned: both(0n),
    yearStartsOn,
    yearEndsBefore: yearAfter(yearStartsOn),
    closed: false,
    today: Number.NEGATIVE_INFINITY,
    shares: new Map(),
    leftToday: new Map(),
    packages: 0n,
    starts,
    neverStarted: [],
    shortSince: new Map(),
    shortBeforeFall: new Map(),
  };
}

/** Moves pence from one account of the pot to another. */
export function move(book: Book, from: AccountName, to: AccountName, thisYear: Pence, fullYear: Pence): void {
  add(book.accounts[from], -thisYear, -fullYear);
  add(book.accounts[to], thisYear, fullYear);
}

/** Money comes into the pot, or leaves it when negative. */
export function fund(book: Book, into: AccountName, thisYear: Pence, fullYear: Pence): void {
  add(book.pot, thisYear, fullYear);
  add(book.accounts[into], thisYear, fullYear);
}

/** Adds pence to an account. */
export function add(account: Account, thisYear: Pence, fullYear: Pence): void {
  account.thisYear += thisYear;
  account.fullYear += fullYear;
}

/** The share of this year from a day on, exactly. */
export function shareFrom(book: Book, day: Day): Ratio {
  if (day <= book.yearStartsOn) return ONE;
  if (day >= book.yearEndsBefore) return ZERO;
  const known = book.shares.get(day);
  if (known !== undefined) return known;
  const share = yearShare({ yearStartsOn: book.yearStartsOn, startsOn: day, basis: book.opening.inYear });
  book.shares.set(day, share);
  return share;
}

/** What a yearly amount costs this year from a day on, in whole pence. */
export function penceFrom(book: Book, annual: Pence, day: Day): Pence {
  return roundPence(multiplyRatios(ratio(annual), shareFrom(book, day)));
}

/** All accounts of a book, in one order. */
export function accountsOf({ pot, outside, returned, accounts }: Book): readonly Account[] {
  return [pot, outside, returned, ...Object.values(accounts)];
}

/** The money that is left for anything: the free money and the reserve. */
export function available({ accounts }: Book): Account {
  const { free, reserve } = accounts;
  return { thisYear: free.thisYear + reserve.thisYear, fullYear: free.fullYear + reserve.fullYear };
}
