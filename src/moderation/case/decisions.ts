import * as z from 'zod';
import { idSchema } from '../../identifier.js';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { daySchema, formatDay } from '../../money/calendar.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { has, is, lacks, together, when } from '../../together.js';
import { wordsSchema } from '../words.js';

const dateSchema = deferred(() => daySchema.transform(formatDay));

/** An amount that a person put in the place of a calculated one. */
export interface OverrideDecision {
  /** The id of the override rule in the policy. */
  readonly rule: string;
  /** The amount decided, in pounds per the case's period. */
  readonly amount: AmountInput;
  /** In which role the person decided; one that the rule names. */
  readonly role: string;
  /** Who it was; a name for the council's own records. */
  readonly actor?: string;
  /** One of the built-in reason codes, or of the rule's own. */
  readonly reasonCode: string;
  /** The reason in words. */
  readonly reason: string;
  /** The day of the decision, `YYYY-MM-DD`. */
  readonly on?: string;
}

/** What a panel, a manager or the holder of a delegated limit decided. */
export interface SignOffDecision {
  /** The id of the sign-off rule in the policy. */
  readonly rule: string;
  /** To name another amount, to approve the one there is, or to send the case back. */
  readonly decision: 'determine' | 'approve' | 'return';
  /** In which role the person signs; the one that the rule names. */
  readonly role: string;
  /** Who it was; a name for the council's own records. */
  readonly actor?: string;
  /** The amount determined, in pounds per the case's period; with `determine`, and only with it. */
  readonly amount?: AmountInput;
  /** Why, as a code; needed with `determine`. */
  readonly reasonCode?: string;
  /** The reason in words. */
  readonly reason: string;
  /** The day of the decision, `YYYY-MM-DD`. */
  readonly on?: string;
}

export const overrideSchema = schemaFor<OverrideDecision>()(() =>
  z.strictObject({
    rule: idSchema,
    amount: positiveAmountSchema,
    role: wordsSchema,
    actor: wordsSchema.exactOptional(),
    reasonCode: idSchema,
    reason: wordsSchema,
    on: dateSchema.exactOptional(),
  }),
);

export const signOffSchema = schemaFor<SignOffDecision>()(() =>
  z
    .strictObject({
      rule: idSchema,
      decision: z.enum(['determine', 'approve', 'return']),
      role: wordsSchema,
      actor: wordsSchema.exactOptional(),
      amount: positiveAmountSchema.exactOptional(),
      reasonCode: idSchema.exactOptional(),
      reason: wordsSchema,
      on: dateSchema.exactOptional(),
    })
    .meta(together(when(is('decision', 'determine'), has('amount', 'reasonCode'), lacks('amount')))),
);

/** What a panel, a manager or the holder of a delegated limit decided, parsed. */
export type ParsedSignOffDecision = z.output<typeof signOffSchema>;
