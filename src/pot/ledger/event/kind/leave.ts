import * as z from 'zod';
import type { Pence } from '../../../../money/amount.js';
import { add, type Book, type Family, fund, move, penceFrom } from '../../book.js';
import { changeBudget, checkOverdrawn, familyOf } from '../../commit.js';
import { defineEvent } from '../define-event.js';
import { type OfFamily, ofFamily } from '../fields.js';
import { capReleased, retimePackage } from '../retime.js';

/** A family leaves; this is its last day on the budget. An existing family keeps its package. */
export interface LeaveEvent extends OfFamily {
  /** Which kind of event this is. */
  readonly event: 'leave';
}

/**
 * A family leaves; an existing family's package is paid from the pot from the day after.
 *
 * @choice leaving-before-start: a family that leaves before its budget started has lived on its package all the time
 */
export const leaveEvent = defineEvent<LeaveEvent>()({
  event: 'leave',
  touches: 'its-family',
  schema: () => z.strictObject({ event: z.literal('leave'), ...ofFamily() }),
  apply(book, { caseId, on }, path) {
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
  },
});

/** What a family costs this year. */
function costOf({ thisYear, once, released, onPackage }: Family): Pence {
  return thisYear + once - released + onPackage;
}

/** A surplus that does not stay in the pot. */
function giveAway(book: Book, thisYear: Pence, fullYear: Pence): void {
  fund(book, 'reserve', thisYear > 0n ? -thisYear : 0n, fullYear > 0n ? -fullYear : 0n);
}
