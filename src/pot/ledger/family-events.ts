import { fail, type Path, show } from '../../errors.js';
import { formatAmount } from '../../money/amount.js';
import { add, type Book, type Family, fund, move, penceFrom } from './book.js';
import { changeBudget, checkOverdrawn, commit, familyOf, sourceOf } from './commit.js';
import type { EventOf } from './event-schema.js';

/** A family is allocated a budget out of the pot. */
export function allocateEvent(book: Book, event: EventOf<'allocate'>, path: Path): void {
  const family = newFamily(book, event, false, path);
  family.startsOn = event.startsOn;
  family.planContingency = event.planContingency ?? 0n;
  checkPlanLine(family, event.budget, path);
  family.thisYear = event.startsOn === undefined ? event.budget : penceFrom(book, event.budget, event.startsOn);
  commit(book, family, 'free', family.thisYear, event.budget, path);
}

/** A family joins, with its package or as a newcomer. */
export function joinEvent(book: Book, event: EventOf<'join'>, path: Path): void {
  const { budget, packageValue, on, outside = packageValue === undefined } = event;
  const family = newFamily(book, event, outside, path);
  family.startsOn = on;
  family.thisYear = penceFrom(book, budget, on);
  if (packageValue !== undefined && !outside) {
    fund(book, 'free', penceFrom(book, packageValue, on), packageValue);
  }
  commit(book, family, 'free', family.thisYear, budget, path);
}

function newFamily(
  book: Book,
  { caseId, packageValue }: EventOf<'allocate'> | EventOf<'join'>,
  outside: boolean,
  path: Path,
): Family {
  if (book.families.has(caseId)) {
    fail('duplicate', [...path, 'caseId'], `${show(caseId)} is in the ledger already; a change is another event`);
  }
  const family: Family = {
    caseId,
    stage: 'allocated',
    packageValue,
    outside,
    fullYear: 0n,
    thisYear: 0n,
    once: 0n,
    planContingency: 0n,
    startsOn: undefined,
    left: undefined,
  };
  book.families.set(caseId, family);
  return family;
}

/** The family is told an amount; moderation before that is charged to the free money of the pot. */
export function communicateEvent(book: Book, { caseId, budget, on }: EventOf<'communicate'>, path: Path): void {
  const family = familyOf(book, caseId, path);
  if (family.stage === 'final') fail('inconsistent', [...path, 'event'], 'the final budget is agreed already');
  family.stage = 'communicated';
  if (budget !== undefined) changeBudget(book, family, budget, 'free', on, path);
}

/** Plan and final budget are agreed. */
export function agreeEvent(book: Book, event: EventOf<'agree'>, path: Path): void {
  const family = familyOf(book, event.caseId, path);
  family.stage = 'final';
  family.planContingency = event.planContingency ?? family.planContingency;
  checkPlanLine(family, event.budget ?? family.fullYear, path);
  if (event.budget !== undefined) changeBudget(book, family, event.budget, sourceOf(event.charge), event.on, path);
}

function checkPlanLine({ planContingency }: Family, budget: bigint, path: Path): void {
  if (planContingency <= budget) return;
  fail('inconsistent', [...path, 'planContingency'], 'the contingency line is inside the budget and not more than it');
}

/** The budget begins to be paid; what it does not cost before is free again. */
export function startEvent(book: Book, { caseId, on }: EventOf<'start'>, path: Path): void {
  const family = familyOf(book, caseId, path);
  if (family.startsOn !== undefined && family.startsOn <= book.today && family.startsOn !== on) {
    fail('inconsistent', [...path, 'event'], 'this budget has started already');
  }
  const thisYear = penceFrom(book, family.fullYear, on);
  const change = thisYear - family.thisYear;
  family.startsOn = on;
  family.thisYear = thisYear;
  commit(book, family, 'free', change, 0n, path);
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
  commit(book, family, sourceOf(charge), amount, 0n, path);
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
  commit(book, family, 'reserve', amount, 0n, path);
}

/** A plan's line, or a part of the reserve, becomes free money. */
export function releaseEvent(book: Book, { caseId, amount }: EventOf<'release'>, path: Path): void {
  if (caseId === undefined) {
    move(book, 'reserve', 'free', amount, amount);
    checkOverdrawn(book, 'reserve', true, true, path);
    return;
  }
  const family = familyOf(book, caseId, path);
  const held = family.planContingency < family.thisYear ? family.planContingency : family.thisYear;
  const left = family.once < 0n ? held + family.once : held;
  if (amount > left) {
    const figures = { left: formatAmount(left > 0n ? left : 0n), asked: formatAmount(amount) };
    const message = `the plan's contingency line has £${figures.left} left this year, less than £${figures.asked}`;
    fail('inconsistent', [...path, 'amount'], message, figures);
  }
  family.once -= amount;
  commit(book, family, 'free', -amount, 0n, path);
}

/** A family leaves; an existing family's package is paid from the pot from the day after. */
export function leaveEvent(book: Book, { caseId, on }: EventOf<'leave'>, path: Path): void {
  const family = familyOf(book, caseId, path);
  const { fullYear, packageValue, outside, startsOn } = family;
  const dayAfter = on + 1;
  const rest = penceFrom(book, fullYear, startsOn !== undefined && startsOn > dayAfter ? startsOn : dayAfter);
  const freed = startsOn === undefined || rest > family.thisYear ? family.thisYear : rest;
  const kept = outside ? 0n : (packageValue ?? 0n);
  family.left = { thisYear: penceFrom(book, kept, dayAfter), fullYear: kept };
  family.thisYear -= freed;
  if (outside || packageValue === undefined) {
    commit(book, family, 'free', -freed, -fullYear, path);
    add(book.returned, freed, fullYear);
    return;
  }
  commit(book, family, 'reserve', -freed, -fullYear, path);
  move(book, 'reserve', 'leavers', family.left.thisYear, family.left.fullYear);
  if (book.opening.surplus === 'outside') giveAway(book, freed - family.left.thisYear, fullYear - kept);
  checkOverdrawn(book, 'reserve', family.left.thisYear > freed, kept > fullYear, path);
}

/** A surplus that does not stay in the pot. */
function giveAway(book: Book, thisYear: bigint, fullYear: bigint): void {
  fund(book, 'reserve', thisYear > 0n ? -thisYear : 0n, fullYear > 0n ? -fullYear : 0n);
}
