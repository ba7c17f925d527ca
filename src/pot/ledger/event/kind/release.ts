import * as z from 'zod';
import { fail } from '../../../../errors.js';
import { type AmountInput, formatAmount } from '../../../../money/amount.js';
import { move } from '../../book.js';
import { checkOverdrawn, commitOnce, familyOf } from '../../commit.js';
import { defineEvent } from '../define-event.js';
import { type Dated, forSomeone } from '../fields.js';
import { lineThisYear } from '../retime.js';

/** A plan's contingency line goes back to the pot this year; or, without a family, a part of the reserve does for good. */
export interface ReleaseEvent extends Dated {
  /** Which kind of event this is. */
  readonly event: 'release';
  /** The family whose line it is; left out where it is the reserve. */
  readonly caseId?: string;
  /** Pounds of this year; of the reserve, pounds a year. */
  readonly amount: AmountInput;
}

/** A plan's line, or a part of the reserve, becomes free money. */
export const releaseEvent = defineEvent<ReleaseEvent>()({
  event: 'release',
  touches: 'its-family',
  schema: () => z.strictObject({ event: z.literal('release'), ...forSomeone() }),
  apply(book, { caseId, amount }, path) {
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
  },
});
