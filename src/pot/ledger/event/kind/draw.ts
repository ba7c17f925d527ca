import * as z from 'zod';
import type { AmountInput } from '../../../../money/amount.js';
import { move } from '../../book.js';
import { checkOverdrawn, commitOnce, familyOf } from '../../commit.js';
import { defineEvent } from '../define-event.js';
import { type Dated, forSomeone } from '../fields.js';

/** Contingency is spent in this year, for a family or for something else. */
export interface DrawEvent extends Dated {
  /** Which kind of event this is. */
  readonly event: 'draw';
  /** The family; left out where it is for no family. */
  readonly caseId?: string;
  /** Pounds of this year. */
  readonly amount: AmountInput;
}

/** Contingency is spent in this year. */
export const drawEvent = defineEvent<DrawEvent>()({
  event: 'draw',
  touches: 'its-family',
  schema: () => z.strictObject({ event: z.literal('draw'), ...forSomeone() }),
  apply(book, { caseId, amount }, path) {
    if (caseId === undefined) {
      move(book, 'reserve', 'otherDraws', amount, 0n);
      checkOverdrawn(book, 'reserve', true, false, path);
      return;
    }
    const family = familyOf(book, caseId, path);
    family.once += amount;
    commitOnce(book, family, 'reserve', amount, path);
  },
});
