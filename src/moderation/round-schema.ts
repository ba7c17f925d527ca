import * as z from 'zod';
import { idSchema } from '../identifier.js';
import { PERIODS } from '../money/period.js';
import { OPERATIONS, type OperationName } from '../step/operations.js';
import { MODERATED_STAGES } from './rule-shape.js';
import { wordsSchema } from './text.js';

const recordText = z.string().max(10_000);
const amountText = z.string().regex(/^-?\d{1,16}\.\d{2}$/, 'an amount in a record is written 5400.00');
const nullableAmount = amountText.nullable();

const operationNames = Object.keys(OPERATIONS) as [OperationName, ...OperationName[]];

/** A recorded step of a calculation. */
export const stepSchema = z.strictObject({
  id: recordText,
  rule: recordText,
  operation: z.enum(operationNames),
  inputs: z
    .array(
      z.strictObject({
        name: recordText,
        value: recordText,
        label: recordText.exactOptional(),
        from: recordText.exactOptional(),
      }),
    )
    .max(1000),
  result: recordText,
  unit: z.enum(['pounds', 'points', 'pounds per point', 'hours', 'weeks', 'share', 'text']),
  period: z.enum(PERIODS).exactOptional(),
  source: recordText.exactOptional(),
  choice: recordText.exactOptional(),
  checksum: recordText,
});

/** How a limit on change meets its target in later years. */
const projectionSchema = z.strictObject({
  /** The first year in which the target is paid, 1 being the first; null when it is not reached in 100 years. */
  yearsToConvergence: z.int().nullable(),
  /** Target less amount in this year, in pounds. */
  gap: amountText,
  /** The last year of the transition. */
  endYear: z.int().nullable(),
  /** Target less amount in the end year, before any jump; in pounds. */
  gapAtEnd: nullableAmount,
});

/** One rule on one case: who, why, before, after, and the steps between. Plain JSON. */
export const moderationStepSchema = z.strictObject({
  /** The rule's name in the policy. */
  id: idSchema,
  /** The kind of rule. */
  rule: recordText,
  at: z.enum(MODERATED_STAGES),
  actor: wordsSchema,
  reason: wordsSchema,
  reasonCode: recordText.exactOptional(),
  /** The day of a person's decision. */
  on: recordText.exactOptional(),
  before: nullableAmount,
  after: nullableAmount,
  /** After less before; null where either is absent. */
  change: nullableAmount,
  /** False when the rule left this case alone, with the reason in `because`. */
  applied: z.boolean(),
  because: recordText.exactOptional(),
  /** The report's paragraph behind the kind of rule. */
  source: recordText.exactOptional(),
  /** The choice behind it, where the reports are silent. */
  choice: recordText.exactOptional(),
  /** Where the council decided it. */
  authority: recordText.exactOptional(),
  /** For rules of transition: the amount without this rule, and what the rule costs (negative where it saves). */
  unprotected: amountText.exactOptional(),
  costOfProtection: amountText.exactOptional(),
  /** Which limit decided the amount. */
  binding: z.enum(['floor', 'cap', 'none', 'equal']).exactOptional(),
  projection: projectionSchema.exactOptional(),
  /** What was kept back. */
  heldBack: amountText.exactOptional(),
  /** Where the rule stands among the limits, as the policy states it. */
  order: recordText.exactOptional(),
  decision: z.enum(['determine', 'approve', 'return', 'awaiting', 'finalised', 'blocked']).exactOptional(),
  /** `replay` gives `after`; empty where there was no amount. */
  steps: z.array(stepSchema).max(2000),
});

/** A round of moderation that ended in a return. */
export const moderationRoundSchema = z.strictObject({
  round: z.int().min(1),
  indicative: nullableAmount,
  returnedBy: wordsSchema,
  reason: wordsSchema,
  on: recordText.exactOptional(),
  moderation: z.array(moderationStepSchema).max(200),
});

/** One rule on one case: who, why, before, after, and the steps between. */
export type ModerationStep = z.output<typeof moderationStepSchema>;

/** How a limit on change meets its target in later years. */
export type Projection = z.output<typeof projectionSchema>;

/** A round of moderation that ended in a return. */
export type ModerationRound = z.output<typeof moderationRoundSchema>;
