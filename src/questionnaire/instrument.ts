import * as z from 'zod';
import { idSchema } from '../identifier.js';
import { daySchema, formatDay } from '../money/calendar.js';
import { pointsSchema } from './points.js';
import { nameSchema, proseSchema } from './text.js';

/** A date on the wire that stays text when it is parsed. */
export const dateTextSchema = daySchema.transform(formatDay);

/** An age in whole years. */
export const ageSchema = z.int().min(0, 'an age is 0 or more').max(120, 'an age is at most 120');

const agesSchema = z.strictObject({
  from: ageSchema,
  /** The last year of age that is included; nobody is too old when it is left out. */
  to: ageSchema.exactOptional(),
});

const guidanceSchema = z.array(proseSchema).min(1);

const levelSchema = z.strictObject({
  name: nameSchema,
  /** Left out where the instrument is for evaluation, or the source prints none. */
  points: pointsSchema.exactOptional(),
  guidance: guidanceSchema.exactOptional(),
});

const bandPointsSchema = z.int().min(0, 'points are 0 or more').max(1e6, 'a band ends at 1,000,000 points at most');

const bandSchema = z.strictObject({
  name: nameSchema,
  from: bandPointsSchema,
  to: bandPointsSchema,
  guidance: guidanceSchema.exactOptional(),
});

/**
 * What the answer to the need question does to a score.
 *
 * @source RR145 5.10, Table 19 (the question and its order, without a role in the points)
 * @choice need-question-role: a descriptor by default, which is reported and changes no points; or by name a gate, where
 * an answer that means no support is needed gives 0 points, or a consistency check, where such an answer beside points
 * gives a warning
 */
export const NEED_ROLES = ['descriptor', 'gate', 'consistency-check'] as const;

const needQuestionSchema = z.strictObject({
  text: proseSchema.exactOptional(),
  role: z.enum(NEED_ROLES).default('descriptor'),
  answers: z.array(z.strictObject({ name: nameSchema, guidance: guidanceSchema.exactOptional() })).min(2),
  /** The answers that mean that no support is needed; a gate and a consistency check need at least one. */
  noSupportNeeded: z.array(nameSchema).exactOptional(),
});

const conditionSchema = z.strictObject({
  ages: agesSchema.exactOptional(),
  /** A fact about the case, such as `school_type`, and the values for which the section is asked. */
  characteristic: z.strictObject({ name: idSchema, oneOf: z.array(nameSchema).min(1) }).exactOptional(),
});

const statementSchema = z.strictObject({
  id: idSchema,
  outcome: idSchema,
  /** The bolt-on section that the statement belongs to; left out, every case is asked. */
  section: idSchema.exactOptional(),
  text: proseSchema,
  /** Support levels, each with its own points; either these or bands. */
  levels: z.array(levelSchema).min(2).exactOptional(),
  /** Bands of whole points, within which the assessor judges; either these or levels. */
  bands: z.array(bandSchema).min(1).exactOptional(),
  /** Why a statement has no points although others of the instrument have. */
  unpriced: proseSchema.exactOptional(),
  /** Whether the need question is asked of this statement; it is, unless this says `false`. */
  asksNeed: z.boolean().exactOptional(),
});

/**
 * The wire form of an instrument: a versioned questionnaire with its outcomes, statements, levels or bands, points and
 * guidance.
 *
 * @source RR145 5.9-5.14 (Tables 19 to 21), 5.33; RR232 Fig 6 (an instrument without points)
 */
export const instrumentSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: idSchema,
  version: idSchema,
  title: proseSchema,
  source: z.strictObject({
    /** Where it comes from: a published report, a council's own, or constructed for an example. */
    kind: z.enum(['report', 'council', 'constructed']),
    citation: proseSchema,
    note: proseSchema.exactOptional(),
  }),
  effectiveFrom: dateTextSchema.exactOptional(),
  effectiveTo: dateTextSchema.exactOptional(),
  /** The ages in whole years that the instrument is made for. */
  ages: agesSchema.exactOptional(),
  outcomes: z.array(z.strictObject({ id: idSchema, title: proseSchema })).min(1),
  needQuestion: needQuestionSchema.exactOptional(),
  /** Bolt-on sections: asked only where every part of `appliesTo` holds. */
  sections: z.array(z.strictObject({ id: idSchema, title: proseSchema, appliesTo: conditionSchema })).exactOptional(),
  statements: z.array(statementSchema).min(1),
});

/** An instrument as `parseInstrument` gives it: plain JSON, every rule checked. */
export type Instrument = z.output<typeof instrumentSchema>;

/** An instrument as callers write it. */
export type InstrumentInput = z.input<typeof instrumentSchema>;

/** One statement of an instrument. */
export type Statement = Instrument['statements'][number];

/** A bolt-on section of an instrument. */
export type Section = NonNullable<Instrument['sections']>[number];

/** The bands of a statement. */
export type Band = NonNullable<Statement['bands']>[number];
