import { multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import type { Pence } from '../../money/amount.js';
import { type Day, yearAfter } from '../../money/calendar.js';
import { yearShare } from '../../money/part-year.js';
import { roundPence } from '../../money/rounding.js';
import type { ParsedOpening } from './opening.js';

/** Where the money of a pot can be; every pound of it is in one of these. */
export type AccountName = 'budgets' | 'leavers' | 'topSliced' | 'otherDraws' | 'reserve' | 'free';

/** Pence of this year, and of a full year of what is agreed now. */
export interface Account {
  thisYear: Pence;
  fullYear: Pence;
}

/** A family in the book. */
export interface Family {
  readonly caseId: string;
  stage: 'allocated' | 'communicated' | 'final';
  readonly packageValue: Pence | undefined;
  readonly outside: boolean;
  /** Pence a year. */
  fullYear: Pence;
  /** Recurring pence of this year. */
  thisYear: Pence;
  /** Pence of this year that will not come again: one-offs, draws, what was carried forward, less what was released. */
  once: Pence;
  planContingency: Pence;
  startsOn: Day | undefined;
  /** Once it has left: what its package costs this year and in a full year. */
  left: Account | undefined;
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
  today: Day;
  readonly shares: Map<number, Ratio>;
}

/** A new book. */
export function openBook(opening: ParsedOpening): Book {
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
    today: Number.NEGATIVE_INFINITY,
    shares: new Map(),
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

/** What a yearly amount costs this year from a day on, in whole pence. */
export function penceFrom(book: Book, annual: Pence, day: Day): Pence {
  if (day <= book.yearStartsOn) return annual;
  if (day >= book.yearEndsBefore) return 0n;
  const known = book.shares.get(day);
  if (known !== undefined) return roundPence(multiplyRatios(ratio(annual), known));
  const share = yearShare({ yearStartsOn: book.yearStartsOn, startsOn: day, basis: book.opening.inYear });
  book.shares.set(day, share);
  return roundPence(multiplyRatios(ratio(annual), share));
}

/** The money that is left for anything: the free money and the reserve. */
export function available({ accounts }: Book): Account {
  const { free, reserve } = accounts;
  return { thisYear: free.thisYear + reserve.thisYear, fullYear: free.fullYear + reserve.fullYear };
}
