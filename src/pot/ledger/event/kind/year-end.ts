import * as z from 'zod';
import { fail, type Path } from '../../../../errors.js';
import { idSchema } from '../../../../identifier.js';
import { type AmountInput, formatAmount, type Pence, positiveAmountSchema } from '../../../../money/amount.js';
import { formatDay, yearAfter } from '../../../../money/calendar.js';
import { type Account, add, type Book, type Family, fund, move } from '../../book.js';
import { checkOverdrawn, familyOf } from '../../commit.js';
import { defineEvent } from '../define-event.js';
import { type Dated, dated, mayCost } from '../fields.js';
import { capReleased, retime, retimePackage } from '../retime.js';
import type { YearEnd } from '../year-closed.js';

/** What a family, one that left among them, was not paid or has given back by the end of the year, in pounds of that year. */
export interface UnspentBudget {
  /** The family's id. */
  readonly caseId: string;
  /** Not paid out by the end of the year. */
  readonly unspent: AmountInput;
  /** Of it, owed for this year and paid in the next; £0 unless given. */
  readonly accrued?: AmountInput | undefined;
  /** Of it, left to the family for the next year; £0 unless given. The rest is clawed back. */
  readonly carryForward?: AmountInput | undefined;
}

/** The last day of the year. */
export interface YearEndEvent extends Dated {
  /** Which kind of event this is. */
  readonly event: 'year-end';
  /** What families were not paid; everything is paid unless told. */
  readonly unspent?: readonly UnspentBudget[] | undefined;
  /** What becomes of the money that is left, clawback included: it stays with this year, or goes to the next. */
  readonly balance: 'stays-behind' | 'to-reserve' | 'to-pot';
  /** The pot of the next year in pounds; the same as this year's unless given. */
  readonly nextPot?: AmountInput;
  /** The reserve of the next year in pounds; the same as this year's unless given. */
  readonly nextReserve?: AmountInput;
}

const yearEndSchema = () => {
  const unspent = z.strictObject({
    caseId: idSchema,
    unspent: positiveAmountSchema,
    accrued: positiveAmountSchema.prefault('0'),
    carryForward: positiveAmountSchema.prefault('0'),
  });
  return z.strictObject({
    event: z.literal('year-end'),
    ...dated(),
    unspent: z.array(unspent).max(1_000_000).prefault([]),
    balance: z.enum(['stays-behind', 'to-reserve', 'to-pot']),
    nextPot: mayCost(),
    nextReserve: mayCost(),
  });
};

/** A `year-end`, parsed. */
type Parsed = z.output<ReturnType<typeof yearEndSchema>>;

/**
 * Closes a year and opens the next.
 *
 * What a family has not been paid is accrued, carried forward or clawed back. One-offs, draws and released lines are of
 * the closed year only. The next year begins with a full year of what is agreed.
 *
 * @choice year-end-balance: whether what is left stays with the year that ends, or goes to the next year's reserve or
 * pot, is named by the caller; the report states only that a plan's line is released (RR145 Table 42)
 */
export const yearEndEvent = defineEvent<YearEndEvent>()({
  event: 'year-end',
  touches: 'none',
  schema: yearEndSchema,
  apply(book, event, path) {
    const { yearStartsOn, yearEndsBefore, accounts, pot } = book;
    if (event.on !== yearEndsBefore - 1) {
      fail('inconsistent', [...path, 'on'], `this year ends on ${formatDay(yearEndsBefore - 1)}`);
    }
    const unspent = settle(book, event, path);
    setAsideNeverStarted(book, unspent.paid);
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
  },
});

interface Unspent {
  readonly accrued: Pence;
  readonly carried: Pence;
  readonly clawed: Pence;
  /** What each family carries forward, by its id; those outside the pot are not among the sums. */
  readonly carry: ReadonlyMap<string, Pence>;
  /** Families of whom it is told that some of their budget was paid, or is owed. */
  readonly paid: ReadonlySet<string>;
}

function settle(book: Book, { unspent }: Parsed, path: Path): Unspent {
  let [accrued, carried, clawed] = [0n, 0n, 0n];
  const carry = new Map<string, Pence>();
  const paid = new Set<string>();
  unspent.forEach((one, index) => {
    const at = [...path, 'unspent', index];
    const family = book.families.get(one.caseId) ?? familyOf(book, one.caseId, at);
    if (carry.has(one.caseId)) fail('duplicate', [...at, 'caseId'], 'this family stands twice');
    if (one.unspent > family.thisYear + family.once - family.released) {
      fail('inconsistent', [...at, 'unspent'], 'more is unspent than the family has this year');
    }
    const never = isNeverPaid(family, one) ? family.thisYear - family.released : 0n;
    const rest = one.unspent - one.accrued - one.carryForward;
    if (rest < 0n) fail('inconsistent', at, 'accrued and carried forward are more than what is unspent');
    if (family.left !== undefined && one.carryForward > 0n) {
      fail('inconsistent', [...at, 'carryForward'], 'a family that left has no next year to carry money to');
    }
    if (rest < never) {
      const message =
        'none of this budget was paid and no start of it is recorded: it never started, and carries nothing on';
      fail('inconsistent', [...at, 'carryForward'], message);
    }
    carry.set(one.caseId, one.carryForward);
    if (!isNeverPaid(family, one)) paid.add(one.caseId);
    if (family.outside) return;
    accrued += one.accrued;
    carried += one.carryForward;
    // What never started goes back with the budget itself.
    clawed += rest - never;
  });
  return { accrued, carried, clawed, carry, paid };
}

/** Whether nothing of a budget was paid, by what is told of it, and no start of it is known: its family lived on its package. */
function isNeverPaid(family: Family, { unspent, accrued }: Parsed['unspent'][number]): boolean {
  const isOpen = family.startsOn === undefined && family.left === undefined;
  return isOpen && accrued === 0n && unspent >= family.thisYear - family.released;
}

/**
 * A budget of which no start is known, and of which nobody says that some of it was paid, was never paid: its family lived
 * on its package.
 *
 * @choice never-started: such a budget is not spent at the end of the year, and the package that it would have replaced is,
 * whether it is told that all of it is unspent or nothing is told
 */
function setAsideNeverStarted(book: Book, paid: ReadonlySet<string>): void {
  for (const family of book.families.values()) {
    if (family.startsOn !== undefined || family.left !== undefined || paid.has(family.caseId)) continue;
    book.neverStarted.push({ caseId: family.caseId, budget: family.thisYear, year: book.yearStartsOn });
    family.startsOn = book.yearEndsBefore;
    retime(book, family);
    retimePackage(book, family, book.yearEndsBefore, 'free');
    capReleased(book, family, 'free');
    family.startsOn = undefined;
  }
}

function openNextYear(book: Book, event: Parsed, carry: Unspent['carry'], balance: Pence): void {
  const { accounts, pot } = book;
  book.yearStartsOn = book.yearEndsBefore;
  book.yearEndsBefore = yearAfter(book.yearStartsOn);
  book.closed = true;
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
