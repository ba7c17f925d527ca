import { fail, type Path, show } from '../../errors.js';
import { formatAmount, formatPounds, type Pence } from '../../money/amount.js';
import type { Day } from '../../money/calendar.js';
import { add, type Book, type Family, fund, move, penceFrom, type Source } from './book.js';
import { changeBudget, checkOverdrawn, commitOnce, familyOf, sourceOf } from './commit.js';
import type { EventOf } from './event-schema.js';
import { newFamily, returningFamily } from './new-family.js';
import { capReleased, lineThisYear, retime, retimePackage } from './retime.js';

const ALWAYS = Number.NEGATIVE_INFINITY;

/** A family is allocated a budget out of the pot. */
export function allocateEvent(book: Book, event: EventOf<'allocate'>, path: Path): void {
  const start = book.starts.get(event) ?? event.startsOn;
  const former = formerOf(book, event.caseId, path);
  const family = former ?? newFamily(book, event.caseId);
  const coming = { ...event, outside: false };
  const from = former === undefined ? 'free' : returningFamily(book, former, coming, start ?? event.on, path);
  if (former === undefined) takePackage(family, event.packageValue, ALWAYS);
  family.startsOn = former === undefined ? start : (start ?? event.on);
  family.statedStart = event.startsOn;
  family.planContingency = event.planContingency ?? 0n;
  family.costOfNeed = event.costOfNeed ?? family.costOfNeed;
  checkPlanLine(family, event.budget, path);
  begin(book, family, event.budget, from, former === undefined ? ALWAYS : event.on, path);
}

/** A family joins, with its package or as a newcomer; or it comes back. */
export function joinEvent(book: Book, event: EventOf<'join'>, path: Path): void {
  const { budget, packageValue, on } = event;
  const former = formerOf(book, event.caseId, path);
  const wasIn = former !== undefined && !former.outside && former.packageValue !== undefined;
  const outside = event.outside ?? (wasIn ? false : packageValue === undefined);
  const family = former ?? newFamily(book, event.caseId);
  const coming = { ...event, outside };
  const from = former === undefined ? 'free' : returningFamily(book, former, coming, on, path);
  if (!wasIn) {
    takePackage(family, packageValue, on);
    if (packageValue !== undefined && !outside) fund(book, 'free', penceFrom(book, packageValue, on), packageValue);
  }
  family.outside = outside;
  family.startsOn = on;
  family.statedStart = on;
  family.costOfNeed = event.costOfNeed ?? family.costOfNeed;
  begin(book, family, budget, from, on, path);
}

function begin(book: Book, family: Family, budget: Pence, from: Source, day: Day, path: Path): void {
  changeBudget(book, family, budget, from, day, path);
  retimePackage(book, family, family.startsOn, from);
  if (!family.outside) checkOverdrawn(book, from, family.onPackage > 0n, false, path);
}

function takePackage(family: Family, value: Pence | undefined, day: Day): void {
  family.packageValue = value;
  family.packageChanges = value === undefined ? [] : [{ annual: value, day }];
}

/** The family as it was before it left; undefined for a new one. */
function formerOf(book: Book, caseId: string, path: Path): Family | undefined {
  const former = book.families.get(caseId);
  if (former === undefined || former.left !== undefined) return former;
  return fail('duplicate', [...path, 'caseId'], `${show(caseId)} is in the ledger already; a change is another event`);
}

/** The family is told an amount; moderation before that is charged to the free money of the pot. */
export function communicateEvent(book: Book, event: EventOf<'communicate'>, path: Path): void {
  const { caseId, budget, on } = event;
  const family = familyOf(book, caseId, path);
  if (family.stage === 'final') fail('inconsistent', [...path, 'event'], 'the final budget is agreed already');
  family.stage = 'communicated';
  family.costOfNeed = event.costOfNeed ?? family.costOfNeed;
  if (budget === undefined) return;
  checkPlanLine(family, budget, path, 'budget');
  changeBudget(book, family, budget, 'free', on, path);
  checkReleased(book, family, path);
}

/** Plan and final budget are agreed. */
export function agreeEvent(book: Book, event: EventOf<'agree'>, path: Path): void {
  const family = familyOf(book, event.caseId, path);
  family.stage = 'final';
  family.planContingency = event.planContingency ?? family.planContingency;
  family.costOfNeed = event.costOfNeed ?? family.costOfNeed;
  checkPlanLine(family, event.budget ?? family.fullYear, path);
  if (event.budget !== undefined) changeBudget(book, family, event.budget, sourceOf(event.charge), event.on, path);
  checkReleased(book, family, path);
}

function checkPlanLine({ planContingency }: Family, budget: Pence, path: Path, field = 'planContingency'): void {
  if (planContingency <= budget) return;
  fail('inconsistent', [...path, field], 'the contingency line is inside the budget and not more than it');
}

/** What went back this year is gone, so that a new line is not less than that. */
function checkReleased(book: Book, family: Family, path: Path): void {
  const line = lineThisYear(book, family);
  if (family.released <= line) return;
  const [released, left] = [formatAmount(family.released), formatAmount(line)];
  const message = `${formatPounds(released)} of the plan's line went back this year, and the new line has ${formatPounds(left)}`;
  fail('inconsistent', [...path, 'planContingency'], message, { released, line: left });
}

/** The budget begins to be paid; what it does not cost before goes back to where it was taken from. */
export function startEvent(book: Book, { caseId, on }: EventOf<'start'>, path: Path): void {
  const family = familyOf(book, caseId, path);
  const stated = family.statedStart;
  if (stated !== undefined && stated <= book.today && stated !== on) {
    fail('inconsistent', [...path, 'event'], 'this budget has started already');
  }
  family.statedStart = on;
  if (family.startsOn === on) return;
  family.startsOn = on;
  retime(book, family);
  retimePackage(book, family, on, 'free');
  capReleased(book, family, 'free');
  if (!family.outside) checkOverdrawn(book, 'free', true, false, path);
}

/** A rise at stage 3 or later. */
export function increaseEvent(book: Book, event: EventOf<'increase'>, path: Path): void {
  const family = familyOf(book, event.caseId, path);
  changeBudget(book, family, family.fullYear + event.amount, sourceOf(event.charge), event.on, path);
}

/** Something bought once. */
export function oneOffEvent(book: Book, { caseId, amount, charge }: EventOf<'one-off'>, path: Path): void {
  const family = familyOf(book, caseId, path);
  family.once += amount;
  commitOnce(book, family, sourceOf(charge), amount, path);
}

/** Contingency is spent in this year. */
export function drawEvent(book: Book, { caseId, amount }: EventOf<'draw'>, path: Path): void {
  if (caseId === undefined) {
    move(book, 'reserve', 'otherDraws', amount, 0n);
    checkOverdrawn(book, 'reserve', true, false, path);
    return;
  }
  const family = familyOf(book, caseId, path);
  family.once += amount;
  commitOnce(book, family, 'reserve', amount, path);
}

/** A plan's line, or a part of the reserve, becomes free money. */
export function releaseEvent(book: Book, { caseId, amount }: EventOf<'release'>, path: Path): void {
  if (caseId === undefined) {
    move(book, 'reserve', 'free', amount, amount);
    checkOverdrawn(book, 'reserve', true, true, path);
    return;
  }
  const family = familyOf(book, caseId, path);
  const left = lineThisYear(book, family) - family.released;
  if (amount > left) {
    const figures = { left: formatAmount(left > 0n ? left : 0n), asked: formatAmount(amount) };
    const message = `the plan's contingency line has £${figures.left} left this year, less than £${figures.asked}`;
    fail('inconsistent', [...path, 'amount'], message, figures);
  }
  family.released += amount;
  commitOnce(book, family, 'free', -amount, path);
}

/**
 * A family leaves; an existing family's package is paid from the pot from the day after.
 *
 * @choice leaving-before-start: a family that leaves before its budget started has lived on its package all the time
 */
export function leaveEvent(book: Book, { caseId, on }: EventOf<'leave'>, path: Path): void {
  const family = familyOf(book, caseId, path);
  const { fullYear, packageValue, outside, startsOn } = family;
  const dayAfter = on + 1;
  const kept = outside ? 0n : (packageValue ?? 0n);
  const from = outside || packageValue === undefined ? 'free' : 'reserve';
  const before = costOf(family);
  family.leftFrom = dayAfter;
  family.left = { thisYear: penceFrom(book, kept, dayAfter), fullYear: kept };
  changeBudget(book, family, 0n, from, dayAfter, path);
  retimePackage(book, family, startsOn === undefined || startsOn > dayAfter ? dayAfter : startsOn, from);
  capReleased(book, family, from);
  const freed = before - costOf(family);
  if (from === 'free') {
    add(book.returned, freed, fullYear);
    return;
  }
  move(book, 'reserve', 'leavers', family.left.thisYear, family.left.fullYear);
  if (book.opening.surplus === 'outside') giveAway(book, freed - family.left.thisYear, fullYear - kept);
  checkOverdrawn(book, 'reserve', family.left.thisYear > freed, kept > fullYear, path);
}

/** What a family costs this year. */
function costOf({ thisYear, once, released, onPackage }: Family): Pence {
  return thisYear + once - released + onPackage;
}

/** A surplus that does not stay in the pot. */
function giveAway(book: Book, thisYear: Pence, fullYear: Pence): void {
  fund(book, 'reserve', thisYear > 0n ? -thisYear : 0n, fullYear > 0n ? -fullYear : 0n);
}
