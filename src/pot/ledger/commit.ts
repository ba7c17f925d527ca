import { fail, type Path, show } from '../../errors.js';
import { formatAmount, type Pence } from '../../money/amount.js';
import type { Day } from '../../money/calendar.js';
import { type AccountName, add, type Book, type BudgetChange, type Family, move, type Source } from './book.js';
import { retime } from './event/retime.js';

/** The account by the name that events use. */
export function sourceOf(charge: 'reserve' | 'pot'): Source {
  return charge === 'pot' ? 'free' : 'reserve';
}

/** As much of a family as says whether it is in the ledger. */
export interface HasLeft {
  readonly left: unknown;
}

/** The families of a book. */
export interface Families<One> {
  readonly families: ReadonlyMap<string, One>;
}

/** A family that is on a budget. */
export function familyOf<One extends HasLeft>(book: Families<One>, caseId: string, path: Path): One {
  const family = book.families.get(caseId);
  if (family === undefined)
    return fail('unknown-name', [...path, 'caseId'], `no budget is allocated to ${show(caseId)}`);
  if (family.left !== undefined) return fail('inconsistent', [...path, 'caseId'], `${show(caseId)} has left`);
  return family;
}

/** Commits pence of this year to a family, or less when negative. */
export function commitOnce(book: Book, family: Family, from: Source, thisYear: Pence, path: Path): void {
  if (family.outside) {
    add(book.outside, thisYear, 0n);
    return;
  }
  move(book, from, 'budgets', thisYear, 0n);
  checkOverdrawn(book, from, thisYear > 0n, false, path);
}

/**
 * Refuses an overdrawn account where the ledger refuses it.
 *
 * @throws RasError `refused` with what is lacking
 */
export function checkOverdrawn(book: Book, name: AccountName, thisYear: boolean, fullYear: boolean, path: Path): void {
  if (book.opening.overdraw === 'allow') return;
  const account = book.accounts[name];
  const lacking =
    thisYear && account.thisYear < 0n ? -account.thisYear : fullYear && account.fullYear < 0n ? -account.fullYear : 0n;
  if (lacking === 0n) return;
  const pounds = formatAmount(lacking);
  const what = name === 'reserve' ? 'the reserve' : 'the free money of the pot';
  const message = `${what} would be overdrawn by £${pounds}; overdraw is set to refuse`;
  fail('refused', path, message, { account: name, lacking: pounds });
}

/** Changes the yearly budget of a family: this year from `day` on, or from its start if that is later. */
export function changeBudget(book: Book, family: Family, budget: Pence, from: Source, day: Day, path: Path): void {
  const annual = budget - family.fullYear;
  if (annual === 0n) return;
  family.fullYear = budget;
  addChange(family.changes, annual, day, from);
  if (family.outside) add(book.outside, 0n, annual);
  else move(book, from, 'budgets', 0n, annual);
  const before = family.thisYear;
  retime(book, family);
  if (!family.outside) checkOverdrawn(book, from, family.thisYear > before, annual > 0n, path);
}

/**
 * Changes stand by their days, and of one day those that the free money pays first: a penny of rounding falls on the same
 * account in whatever order events of one day come.
 */
function addChange(changes: BudgetChange[], annual: Pence, day: Day, from: Source): void {
  let place = changes.length;
  for (; place > 0; place -= 1) {
    const before = changes[place - 1];
    if (before === undefined || before.day < day || (before.day === day && before.from < from)) break;
    if (before.day === day && before.from === from) {
      before.annual += annual;
      return;
    }
  }
  changes.splice(place, 0, { annual, day, from, charged: 0n });
}
