import * as z from 'zod';
import { idSchema, textOfAtMost } from '../../identifier.js';
import type { Amount } from '../../money/amount.js';
import type { DayText } from '../../money/calendar.js';
import { PERIODS } from '../../money/period.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { OPERATIONS, type OperationName } from '../../record/step/operations.js';
import type { Step } from '../../record/step/step.js';
import { EXACT_TEXT, stepForm, tellNoNumbers } from '../../record/step/step-numbers.js';
import { MODERATED_STAGES, type ModeratedStage } from '../moderated-stage.js';
import { wordsSchema } from '../words.js';

/** How a limit on change meets its target in later years. */
export interface Projection {
  /** The first year in which the target is paid, 1 being the first; null when it is not reached in 100 years. */
  readonly yearsToConvergence: number | null;
  /** Target less amount in this year, in pounds. */
  readonly gap: Amount;
  /** The last year of the transition; null where there is none. */
  readonly endYear: number | null;
  /** Target less amount in the end year, before any jump, in pounds; null without an end year. */
  readonly gapAtEnd: Amount | null;
}

/** One rule on one case: who, why, before, after, and the steps between. Plain JSON; amounts in pounds per period. */
export interface ModerationStep {
  /** The rule's name in the policy. */
  readonly id: string;
  /** The kind of rule. */
  readonly rule: string;
  /** The amount that the rule helps to make. */
  readonly at: ModeratedStage;
  /** Who applied the rule, or decided. */
  readonly actor: string;
  /** Why. */
  readonly reason: string;
  /** The code of a person's reason. */
  readonly reasonCode?: string;
  /** The day of a person's decision, `YYYY-MM-DD`. */
  readonly on?: DayText;
  /** The amount before; null where there was none. */
  readonly before: Amount | null;
  /** The amount after; null where there is none. */
  readonly after: Amount | null;
  /** After less before; null where either is absent. */
  readonly change: Amount | null;
  /** False when the rule left this case alone, with the reason in `because`. */
  readonly applied: boolean;
  /** Why the rule left the case alone. */
  readonly because?: string;
  /** The report's paragraph behind the kind of rule. */
  readonly source?: string;
  /** The choice behind it, where the reports are silent. */
  readonly choice?: string;
  /** Where the council decided it. */
  readonly authority?: string;
  /** For rules of transition: the amount without this rule. */
  readonly unprotected?: Amount;
  /** For rules of transition: what the rule costs; negative where it saves. */
  readonly costOfProtection?: Amount;
  /** Which limit decided the amount: the floor, the cap, none, or one that is equal to the target. */
  readonly binding?: 'floor' | 'cap' | 'none' | 'equal';
  /** How a limit on change meets its target in later years. */
  readonly projection?: Projection;
  /** What was kept back. */
  readonly heldBack?: Amount;
  /** Where the rule stands among the limits, as the policy states it. */
  readonly order?: string;
  /** What was decided, or that a decision is awaited. */
  readonly decision?: 'determine' | 'approve' | 'return' | 'awaiting' | 'finalised' | 'blocked' | 'contested';
  /** How the amount came about; `replay` gives `after`. Empty where there was no amount. */
  readonly steps: readonly Step[];
}

/** Everything that a moderation step says besides its steps. */
export type RuleFacts = Omit<ModerationStep, 'steps'>;

/** A round of moderation that ended in a return. */
export interface ModerationRound {
  /** Which time the case went through, 1 being the first. */
  readonly round: number;
  /** The indicative budget of that round, in pounds per the case's period; null where there was none. */
  readonly indicative: Amount | null;
  /** Who sent the case back. */
  readonly returnedBy: string;
  /** Why. */
  readonly reason: string;
  /** The day, `YYYY-MM-DD`. */
  readonly on?: DayText;
  /** Every rule of that round, in its order. */
  readonly moderation: readonly ModerationStep[];
}

/** Any text in a record. */
export const recordText = deferred(() => textOfAtMost(10_000));

/** An amount as a record holds it; no family has one below nothing. */
export const recordedAmountSchema = deferred(() =>
  z.string().regex(/^(0|[1-9]\d{0,15})\.\d{2}$/, 'an amount in a record is written 5400.00, and is not negative'),
);

/** By how much an amount changed, as a record holds it; also downwards. */
export const recordedChangeSchema = deferred(() =>
  z.string().regex(/^(?!-0\.00$)-?(0|[1-9]\d{0,15})\.\d{2}$/, 'a change in a record is written 5400.00 or -5400.00'),
);

/** A day as a record holds it. */
export const recordedDaySchema = deferred(() =>
  z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date written YYYY-MM-DD'),
);

/** An exact number as a record holds it. */
export const recordedNumberSchema = deferred(() => z.string().regex(...EXACT_TEXT));

/** A recorded step of a calculation. */
export const stepSchema = schemaFor<Step>()(() => {
  const input = z.strictObject({
    name: recordText,
    value: recordText,
    label: recordText.exactOptional(),
    from: recordText.exactOptional(),
  });
  const step = z.strictObject({
    id: recordText,
    rule: recordText,
    operation: z.enum(Object.keys(OPERATIONS) as [OperationName, ...OperationName[]]),
    inputs: z.array(input).max(1000),
    result: recordText,
    unit: z.enum(['pounds', 'points', 'pounds per point', 'hours', 'weeks', 'share', 'text']),
    period: z.enum(PERIODS).exactOptional(),
    source: recordText.exactOptional(),
    choice: recordText.exactOptional(),
    checksum: recordText,
  });
  return step.check(tellNoNumbers).meta(stepForm());
});

const projectionSchema = deferred(() =>
  z.strictObject({
    yearsToConvergence: z.int().nullable(),
    gap: recordedChangeSchema,
    endYear: z.int().nullable(),
    gapAtEnd: recordedChangeSchema.nullable(),
  }),
);

/** One rule on one case. */
export const moderationStepSchema = schemaFor<ModerationStep>()(() =>
  z.strictObject({
    id: idSchema,
    rule: recordText,
    at: z.enum(MODERATED_STAGES),
    actor: wordsSchema,
    reason: wordsSchema,
    reasonCode: recordText.exactOptional(),
    on: recordedDaySchema.exactOptional(),
    before: recordedAmountSchema.nullable(),
    after: recordedAmountSchema.nullable(),
    change: recordedChangeSchema.nullable(),
    applied: z.boolean(),
    because: recordText.exactOptional(),
    source: recordText.exactOptional(),
    choice: recordText.exactOptional(),
    authority: recordText.exactOptional(),
    unprotected: recordedAmountSchema.exactOptional(),
    costOfProtection: recordedChangeSchema.exactOptional(),
    binding: z.enum(['floor', 'cap', 'none', 'equal']).exactOptional(),
    projection: projectionSchema.exactOptional(),
    heldBack: recordedAmountSchema.exactOptional(),
    order: recordText.exactOptional(),
    decision: z
      .enum(['determine', 'approve', 'return', 'awaiting', 'finalised', 'blocked', 'contested'])
      .exactOptional(),
    steps: z.array(stepSchema).max(2000),
  }),
);

/** A round of moderation that ended in a return. */
export const moderationRoundSchema = schemaFor<ModerationRound>()(() =>
  z.strictObject({
    round: z.int().min(1),
    indicative: recordedAmountSchema.nullable(),
    returnedBy: wordsSchema,
    reason: wordsSchema,
    on: recordedDaySchema.exactOptional(),
    moderation: z.array(moderationStepSchema).max(200),
  }),
);
