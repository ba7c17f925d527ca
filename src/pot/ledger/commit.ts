import { fail, type Path, show } from '../../errors.js';
import { formatAmount, type Pence } from '../../money/amount.js';
import type { Day } from '../../money/calendar.js';
import { type AccountName, add, type Book, type Family, move, penceFrom } from './book.js';

/** The account that an increase takes its money from. */
export type Source = 'reserve' | 'free';

/** The account by the name that events use. */
export function sourceOf(charge: 'reserve' | 'pot'): Source {
  return charge === 'pot' ? 'free' : 'reserve';
}

/** A family that is on a budget. */
export function familyOf(book: Book, caseId: string, path: Path): Family {
  const family = book.families.get(caseId);
  if (family === undefined)
    return fail('unknown-name', [...path, 'caseId'], `no budget is allocated to ${show(caseId)}`);
  if (family.left !== undefined) return fail('inconsistent', [...path, 'caseId'], `${show(caseId)} has left`);
  return family;
}

/** Commits more to a family, or less when negative: this year, and in a full year. */
export function commit(book: Book, family: Family, from: Source, thisYear: Pence, fullYear: Pence, path: Path): void {
  family.fullYear += fullYear;
  if (family.outside) {
    add(book.outside, thisYear, fullYear);
    return;
  }
  move(book, from, 'budgets', thisYear, fullYear);
  checkOverdrawn(book, from, thisYear > 0n, fullYear > 0n, path);
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
  const change = budget - family.fullYear;
  if (change === 0n) return;
  const { startsOn } = family;
  // Before a budget has started nothing of it is paid, so that it changes from its beginning.
  const since = startsOn === undefined ? book.yearStartsOn : startsOn > day ? startsOn : day;
  const thisYear = penceFrom(book, change, since);
  family.thisYear += thisYear;
  commit(book, family, from, thisYear, change, path);
}
