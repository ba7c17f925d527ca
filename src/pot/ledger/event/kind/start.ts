import * as z from 'zod';
import { fail } from '../../../../errors.js';
import { checkOverdrawn, familyOf } from '../../commit.js';
import { defineEvent } from '../define-event.js';
import { type OfFamily, ofFamily } from '../fields.js';
import { checkBack } from '../new-family.js';
import { capReleased, retime, retimePackage } from '../retime.js';

/** The budget begins to be paid on this day. */
export interface StartEvent extends OfFamily {
  /** Which kind of event this is. */
  readonly event: 'start';
}

/** The budget begins to be paid; what it does not cost before goes back to where it was taken from. */
export const startEvent = defineEvent<StartEvent>()({
  event: 'start',
  touches: 'its-family',
  schema: () => z.strictObject({ event: z.literal('start'), ...ofFamily() }),
  apply(book, { caseId, on }, path) {
    const family = familyOf(book, caseId, path);
    checkBack(family.backFrom, on, [...path, 'on']);
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
  },
});
