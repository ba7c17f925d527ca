import * as z from 'zod';
import { idSchema } from '../../../identifier.js';
import { type AmountInput, positiveAmountSchema } from '../../../money/amount.js';
import { daySchema } from '../../../money/calendar.js';

/** What every event has. */
export interface Dated {
  /** The day that it happens on, `YYYY-MM-DD`; not before the event before it, and within the year that is open. */
  readonly on: string;
}

/** What an assessed need costs, where somebody has said. */
export interface WithNeed {
  /** What the family's assessed need costs, in pounds a year; as before unless given. */
  readonly costOfNeed?: AmountInput;
}

/** What every event of one family has. */
export interface OfFamily extends Dated {
  /** The family's id. */
  readonly caseId: string;
}

/** Which money an increase takes. */
export interface Charged {
  /** The contingency, unless told otherwise, or the free money of the pot. */
  readonly charge?: 'reserve' | 'pot' | undefined;
}

/** The field of every event. */
export const dated = () => ({ on: daySchema });

/** The fields of every event of one family. */
export const ofFamily = () => ({ ...dated(), caseId: idSchema });

/** The field of an event that takes its money from one of two places. */
export const charged = () => ({ charge: z.enum(['reserve', 'pot']).default('reserve') });

/** An amount that may be left out. */
export const mayCost = () => positiveAmountSchema.exactOptional();

/** The fields of an event of an amount for a family, or for something else. */
export const forSomeone = () => ({ ...dated(), caseId: idSchema.exactOptional(), amount: positiveAmountSchema });
