import * as z from 'zod';
import { familyOf } from '../../commit.js';
import { defineEvent } from '../define-event.js';
import { type OfFamily, ofFamily } from '../fields.js';
import { leave } from '../leaving.js';

/** A family leaves; this is its last day on the budget. An existing family keeps its package. */
export interface LeaveEvent extends OfFamily {
  /** Which kind of event this is. */
  readonly event: 'leave';
}

/**
 * A family leaves; an existing family's package is paid from the pot from the day after.
 *
 * @choice leaving-surplus: a surplus that goes outside the pot is gone: it does not come back with the family, so that what
 * its budget is above its package then is met by the reserve
 * @choice leaving-before-start: a family that leaves before its budget started has lived on its package all the time
 */
export const leaveEvent = defineEvent<LeaveEvent>()({
  event: 'leave',
  touches: 'its-family',
  schema: () => z.strictObject({ event: z.literal('leave'), ...ofFamily() }),
  apply(book, { caseId, on }, path) {
    leave(book, familyOf(book, caseId, path), on, path);
  },
});
