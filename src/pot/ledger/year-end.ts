import { fail, type Path } from '../../errors.js';
import { type Amount, formatAmount, type Pence } from '../../money/amount.js';
import { formatDay, yearAfter } from '../../money/calendar.js';
import { type Account, add, type Book, type Family, fund, move } from './book.js';
import { checkOverdrawn, familyOf } from './commit.js';
import type { EventOf } from './event-schema.js';
import { capReleased, retime, retimePackage } from './retime.js';

/** A year when it was closed, in pounds of that year: pot = spent + accrued + carried forward + clawed back + left. */
export interface YearEnd {
  /** The first day of the year, `YYYY-MM-DD`. */
  readonly yearStartsOn: string;
  /** Its last day, `YYYY-MM-DD`. */
  readonly closedOn: string;
  /** The pot of that year. */
  readonly pot: Amount;
  /** Budgets, packages of leavers, top slices and draws, as far as they were paid out. */
  readonly spent: Amount;
  /** Owed for this year and paid in the next; this year bears it. */
  readonly accrued: Amount;
  /** Left to families for the next year. */
  readonly carriedForward: Amount;
  /** Taken back from families. */
  readonly clawedBack: Amount;
  /** Reserve and free money, before clawback; negative where the year is overspent. */
  readonly left: Amount;
  /** Clawback and what is left. */
  readonly balance: Amount;
  /** What became of the balance. */
  readonly balanceGoes: 'stays-behind' | 'to-reserve' | 'to-pot';
  /** What the next year begins with, in pounds a year: without one-offs. */
  readonly nextYear: {
    /** The pot. */
    readonly pot: Amount;
    /** The recurring budgets. */
    readonly base: Amount;
    /** The recurring budgets without the contingency lines in plans. */
    readonly baseWithoutContingency: Amount;
    /** The packages that leavers keep. */
    readonly leavers: Amount;
    /** The reserve. */
    readonly reserve: Amount;
    /** Pot less all that is committed or held; negative where the next year is overcommitted from its start. */
    readonly free: Amount;
  };
}

/**
 * Closes a year and opens the next.
 *
 * What a family has not been paid is accrued, carried forward or clawed back. One-offs, draws and released lines are of
 * the closed year only. The next year begins with a full year of what is agreed.
 *
 * @choice year-end-balance: whether what is left stays with the year that ends, or goes to the next year's reserve or
 * pot, is named by the caller; the report states only that a plan's line is released (RR145 Table 42)
 */
export function yearEndEvent(book: Book, event: EventOf<'year-end'>, path: Path): YearEnd {
  const { yearStartsOn, yearEndsBefore, accounts, pot } = book;
  if (event.on !== yearEndsBefore - 1) {
    fail('inconsistent', [...path, 'on'], `this year ends on ${formatDay(yearEndsBefore - 1)}`);
  }
  const unspent = settle(book, event, path);
  setAsideNeverStarted(book, unspent.carry);
  const left = accounts.reserve.thisYear + accounts.free.thisYear;
  const notSpent = unspent.accrued + unspent.carried + unspent.clawed;
  const spent = pot.thisYear - left - notSpent;
  const balance = left + unspent.clawed;
  const closed = { pot: pot.thisYear, spent, left, balance };
  openNextYear(book, event, unspent.carry, balance);
  for (const name of ['reserve', 'free'] as const) checkOverdrawn(book, name, true, true, path);
  return {
    yearStartsOn: formatDay(yearStartsOn),
    closedOn: formatDay(event.on),
    pot: formatAmount(closed.pot),
    spent: formatAmount(closed.spent),
    accrued: formatAmount(unspent.accrued),
    carriedForward: formatAmount(unspent.carried),
    clawedBack: formatAmount(unspent.clawed),
    left: formatAmount(closed.left),
    balance: formatAmount(closed.balance),
    balanceGoes: event.balance,
    nextYear: nextYearOf(book),
  };
}

interface Unspent {
  readonly accrued: Pence;
  readonly carried: Pence;
  readonly clawed: Pence;
  /** What each family carries forward, by its id; those outside the pot are not among the sums. */
  readonly carry: ReadonlyMap<string, Pence>;
}

function settle(book: Book, { unspent }: EventOf<'year-end'>, path: Path): Unspent {
  let [accrued, carried, clawed] = [0n, 0n, 0n];
  const carry = new Map<string, Pence>();
  unspent.forEach((one, index) => {
    const at = [...path, 'unspent', index];
    const family = book.families.get(one.caseId) ?? familyOf(book, one.caseId, at);
    if (carry.has(one.caseId)) fail('duplicate', [...at, 'caseId'], 'this family stands twice');
    if (one.unspent > family.thisYear + family.once - family.released) {
      fail('inconsistent', [...at, 'unspent'], 'more is unspent than the family has this year');
    }
    const rest = one.unspent - one.accrued - one.carryForward;
    if (rest < 0n) fail('inconsistent', at, 'accrued and carried forward are more than what is unspent');
    if (family.left !== undefined && one.carryForward > 0n) {
      fail('inconsistent', [...at, 'carryForward'], 'a family that left has no next year to carry money to');
    }
    carry.set(one.caseId, one.carryForward);
    if (family.outside) return;
    accrued += one.accrued;
    carried += one.carryForward;
    clawed += rest;
  });
  return { accrued, carried, clawed, carry };
}

/**
 * A budget of which no start is known, and of which nobody says what was left of it, was never paid: its family lived on
 * its package.
 *
 * @choice never-started: such a budget is not spent at the end of the year, and the package that it would have replaced is
 */
function setAsideNeverStarted(book: Book, told: ReadonlyMap<string, Pence>): void {
  for (const family of book.families.values()) {
    if (family.startsOn !== undefined || family.left !== undefined || told.has(family.caseId)) continue;
    book.neverStarted.push({ caseId: family.caseId, budget: family.thisYear, year: book.yearStartsOn });
    family.startsOn = book.yearEndsBefore;
    retime(book, family);
    retimePackage(book, family, book.yearEndsBefore, 'free');
    capReleased(book, family, 'free');
    family.startsOn = undefined;
  }
}

function openNextYear(book: Book, event: EventOf<'year-end'>, carry: Unspent['carry'], balance: Pence): void {
  const { accounts, pot } = book;
  book.yearStartsOn = book.yearEndsBefore;
  book.yearEndsBefore = yearAfter(book.yearStartsOn);
  book.shares.clear();
  if (event.nextPot !== undefined) fund(book, 'free', 0n, event.nextPot - pot.fullYear);
  if (event.nextReserve !== undefined) {
    move(book, 'free', 'reserve', 0n, event.nextReserve - accounts.reserve.fullYear);
  }
  for (const account of [pot, book.outside, ...Object.values(accounts)]) restart(account);
  book.packages = 0n;
  for (const family of book.families.values()) {
    if (family.left !== undefined) family.left.thisYear = family.left.fullYear;
    const carried = carry.get(family.caseId) ?? 0n;
    startYear(book, family);
    family.once = carried;
    if (family.outside) add(book.outside, carried, 0n);
    else fund(book, 'budgets', carried, 0n);
  }
  if (event.balance === 'to-reserve') fund(book, 'reserve', balance, 0n);
  if (event.balance === 'to-pot') fund(book, 'free', balance, 0n);
}

/** A family at the beginning of a year: a full year of what is agreed, from its start; until then its package. */
function startYear(book: Book, family: Family): void {
  const { fullYear, packageValue } = family;
  const always = Number.NEGATIVE_INFINITY;
  // The accounts begin the year with all of it.
  family.changes = fullYear === 0n ? [] : [{ annual: fullYear, day: always, from: 'free', charged: fullYear }];
  family.released = 0n;
  family.onPackage = 0n;
  family.packageBefore = 0n;
  family.packageChanges = packageValue === undefined ? [] : [{ annual: packageValue, day: always }];
  retime(book, family);
  if (family.left === undefined) retimePackage(book, family, family.startsOn, 'free');
}

function restart(account: Account): void {
  account.thisYear = account.fullYear;
}

function nextYearOf({ pot, accounts, families }: Book): YearEnd['nextYear'] {
  let lines = 0n;
  for (const { outside, left, planContingency } of families.values()) {
    if (!outside && left === undefined) lines += planContingency;
  }
  return {
    pot: formatAmount(pot.fullYear),
    base: formatAmount(accounts.budgets.fullYear),
    baseWithoutContingency: formatAmount(accounts.budgets.fullYear - lines),
    leavers: formatAmount(accounts.leavers.fullYear),
    reserve: formatAmount(accounts.reserve.fullYear),
    free: formatAmount(accounts.free.fullYear),
  };
}
