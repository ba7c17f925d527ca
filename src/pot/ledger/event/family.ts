import { fail, type Path, show } from '../../../errors.js';
import { formatAmount, formatPounds, type Pence } from '../../../money/amount.js';
import type { Day } from '../../../money/calendar.js';
import type { Book, Family, Source } from '../book.js';
import { changeBudget, checkOverdrawn, type Families, type HasLeft } from '../commit.js';
import { lineThisYear, retimePackage } from './retime.js';

/** A budget begins to be paid for, with its package until then. */
export function begin(book: Book, family: Family, budget: Pence, from: Source, day: Day, path: Path): void {
  changeBudget(book, family, budget, from, day, path);
  retimePackage(book, family, family.startsOn, from);
  if (!family.outside) checkOverdrawn(book, from, family.onPackage > 0n, false, path);
}

/** The package that a family brings counts from a day on. */
export function takePackage(family: Family, value: Pence | undefined, day: Day): void {
  family.packageValue = value;
  family.packageChanges = value === undefined ? [] : [{ annual: value, day }];
}

/** The family as it was before it left; undefined for a new one. */
export function formerOf<One extends HasLeft>(book: Families<One>, caseId: string, path: Path): One | undefined {
  const former = book.families.get(caseId);
  if (former === undefined || former.left !== undefined) return former;
  return fail('duplicate', [...path, 'caseId'], `${show(caseId)} is in the ledger already; a change is another event`);
}

/** The contingency line of a plan is a part of its budget. */
export function checkPlanLine({ planContingency }: Family, budget: Pence, path: Path, field = 'planContingency'): void {
  if (planContingency <= budget) return;
  fail('inconsistent', [...path, field], 'the contingency line is inside the budget and not more than it');
}

/** What went back this year is gone, so that a new line is not less than that. */
export function checkReleased(book: Book, family: Family, path: Path): void {
  const line = lineThisYear(book, family);
  if (family.released <= line) return;
  const [released, left] = [formatAmount(family.released), formatAmount(line)];
  const message = `${formatPounds(released)} of the plan's line went back this year, and the new line has ${formatPounds(left)}`;
  fail('inconsistent', [...path, 'planContingency'], message, { released, line: left });
}

/** What need costs is as of the day on which it is said. */
export function sayCost(book: Book, family: Family, costOfNeed: Pence | undefined): void {
  if (costOfNeed === undefined) return;
  book.shortBeforeFall.delete(family.caseId);
  family.costOfNeed = costOfNeed;
  family.costSince = 'same';
}
