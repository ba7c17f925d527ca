import * as z from 'zod';
import type { DecimalInput } from '../../exact/decimal.js';
import { idSchema } from '../../identifier.js';
import { daySchema, formatDay } from '../../money/calendar.js';
import { deferred, once, schemaFor } from '../../parse/deferred.js';
import { given, has, hasOneOf, is, lacks, together, when } from '../../together.js';
import { CASE_COLUMNS } from '../columns.js';
import { type Points, pointsSchema } from '../points.js';
import { nameSchema, proseSchema } from '../text.js';
import { type AgeRange, agesSchema } from './ages.js';

/** Where a questionnaire may come from: a published report, a council's own, or constructed for an example. */
export const SOURCE_KINDS = ['report', 'council', 'constructed'] as const;

/**
 * What the answer to the need question does to a score.
 *
 * @source RR145 5.10, Table 19 (the question and its order, without a role in the points)
 * @choice need-question-role: a descriptor by default, which is reported and changes no points; or by name a gate, where
 * an answer that means no support is needed gives 0 points, or a consistency check, where such an answer beside points
 * gives a warning
 */
export const NEED_ROLES = ['descriptor', 'gate', 'consistency-check'] as const;

/** What the answer to the need question does to a score. */
export type NeedRole = (typeof NEED_ROLES)[number];

/** Where a questionnaire comes from. */
export interface InstrumentSource {
  /** A published report, a council's own, or constructed for an example. */
  readonly kind: (typeof SOURCE_KINDS)[number];
  /** The report and its table, or who made it and when. */
  readonly citation: string;
  /** What else is to be known of it. */
  readonly note?: string;
}

/** What a questionnaire is to reach. */
export interface Outcome {
  /** By which statements name it; each once. */
  readonly id: string;
  /** What families read. */
  readonly title: string;
}

/** One answer to the need question. */
export interface NeedAnswer {
  /** What is chosen; compared without regard to capitals and repeated blanks. */
  readonly name: string;
  /** When to choose it, a paragraph each. */
  readonly guidance?: readonly string[];
}

/** A question asked of every statement before its level: how far it is so already. */
export interface NeedQuestionInput {
  /** What is asked. */
  readonly text?: string;
  /** What the answer does to the points; `descriptor`, nothing, unless told otherwise. */
  readonly role?: NeedRole | undefined;
  /** The answers to choose from, two at least. */
  readonly answers: readonly NeedAnswer[];
  /** The answers that mean that no support is needed; a gate and a consistency check need at least one. */
  readonly noSupportNeeded?: readonly string[];
}

/** A fact about the case, and the values for which a section is asked. */
export interface CharacteristicCondition {
  /** The name of the fact, such as `school_type`. */
  readonly name: string;
  /** The values for which the section is asked; compared without regard to capitals and repeated blanks. */
  readonly oneOf: readonly string[];
}

/** Of whom a bolt-on section is asked: every part that is given has to hold, and one at least is. */
export interface SectionCondition {
  /** Of those of these ages. */
  readonly ages?: AgeRange;
  /** Of those of whom a fact holds. */
  readonly characteristic?: CharacteristicCondition;
}

/** A bolt-on section, asked only where every part of `appliesTo` holds. */
export interface Section {
  /** By which statements name it; each once. */
  readonly id: string;
  /** What families read. */
  readonly title: string;
  /** Of whom it is asked. */
  readonly appliesTo: SectionCondition;
}

/** A support level of a statement. */
export interface LevelInput {
  /** What is chosen; compared without regard to capitals and repeated blanks. */
  readonly name: string;
  /**
   * Points, 0 or more with at most six decimals. Left out where the instrument is for evaluation, or the source prints
   * none.
   */
  readonly points?: DecimalInput;
  /** When to choose it, a paragraph each. */
  readonly guidance?: readonly string[];
}

/** A band of whole points, within which the assessor judges. */
export interface Band {
  /** What is chosen; compared without regard to capitals and repeated blanks. */
  readonly name: string;
  /** Its lowest whole number of points. */
  readonly from: number;
  /** Its highest whole number of points, at most 1,000,000. */
  readonly to: number;
  /** When to choose it, a paragraph each. */
  readonly guidance?: readonly string[];
}

/** One statement of a questionnaire, with its levels or its bands. */
export interface StatementInput {
  /** By which answers name it; each once, without `@`. */
  readonly id: string;
  /** The outcome that it belongs to, by id. */
  readonly outcome: string;
  /** The bolt-on section that it belongs to, by id; left out, every case is asked. */
  readonly section?: string;
  /** What is put to the family. */
  readonly text: string;
  /** Support levels, two at least, each with its own points; either these or bands. */
  readonly levels?: readonly LevelInput[];
  /** Bands of whole points, without gap or overlap; either these or levels. */
  readonly bands?: readonly Band[];
  /** Why it has no points although others of the instrument have. */
  readonly unpriced?: string;
  /** Whether the need question is asked of it; it is, unless this says `false`. */
  readonly asksNeed?: boolean;
}

/** A versioned questionnaire with its outcomes, statements, levels or bands, points and guidance, as callers write it. */
export interface InstrumentInput {
  /** The version of the JSON form. */
  readonly schemaVersion: 1;
  /** The council's own name for it. */
  readonly id: string;
  /** The version of the questionnaire itself. */
  readonly version: string;
  /** What families read. */
  readonly title: string;
  /** Where it comes from. */
  readonly source: InstrumentSource;
  /** The first day on which it holds, `YYYY-MM-DD`. */
  readonly effectiveFrom?: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly effectiveTo?: string;
  /** The ages that it is made for. */
  readonly ages?: AgeRange;
  /** What it is to reach, one outcome at least. */
  readonly outcomes: readonly Outcome[];
  /** A question asked of every statement before its level. */
  readonly needQuestion?: NeedQuestionInput;
  /** Bolt-on sections, asked of some cases only. */
  readonly sections?: readonly Section[];
  /** What is put to the family, one statement at least. */
  readonly statements: readonly StatementInput[];
}

/** A support level, its points written in the one way. */
export interface Level extends Omit<LevelInput, 'points'> {
  /** Points, exact decimal text; absent where the level has none. */
  readonly points?: Points;
}

/** The need question, its role stated. */
export interface NeedQuestion extends NeedQuestionInput {
  /** What the answer does to the points. */
  readonly role: NeedRole;
}

/** One statement of a parsed instrument. */
export interface Statement extends Omit<StatementInput, 'levels'> {
  /** Support levels, each with its own points; absent where the statement has bands. */
  readonly levels?: readonly Level[];
}

/** An instrument as `parseInstrument` gives it: plain JSON, every rule checked. */
export interface Instrument extends Omit<InstrumentInput, 'needQuestion' | 'statements'> {
  /** A question asked of every statement before its level. */
  readonly needQuestion?: NeedQuestion;
  /** What is put to the family. */
  readonly statements: readonly Statement[];
}

/** A date on the wire that stays text when it is parsed. */
export const dateTextSchema = deferred(() => daySchema.transform(formatDay));

const guidanceSchema = deferred(() => z.array(proseSchema).min(1));

const EITHER_SCALE = hasOneOf('levels', 'bands');
const ALL_OR_NO_POINTS = { anyOf: [has('points'), lacks('points')].map((items) => ({ type: 'array', items })) };
const PRICED = { anyOf: [has('bands'), given({ levels: { type: 'array', contains: has('points') } })] };
const NO_COLUMN = { not: { enum: [...CASE_COLUMNS] } };

/** A statement with all that JSON Schema can say of its fields together. */
const statementSchema = deferred(() =>
  z.strictObject(statementFields()).meta(
    together(EITHER_SCALE, when(PRICED, lacks('unpriced')), {
      properties: { id: { ...NO_COLUMN, type: 'string', pattern: '^[^@]*$' }, levels: ALL_OR_NO_POINTS },
    }),
  ),
);

/** A need question likewise: a gate and a consistency check name the answers that mean no support. */
const needQuestionSchema = deferred(() =>
  z
    .strictObject(needQuestionFields())
    .meta(
      together(
        when(is('role', 'gate', 'consistency-check'), given({ noSupportNeeded: { type: 'array', minItems: 1 } })),
      ),
    ),
);

/** The fields of a level. */
export const levelFields = once(() => ({
  name: nameSchema,
  points: pointsSchema.exactOptional(),
  guidance: guidanceSchema.exactOptional(),
}));

/** The fields of a band. */
export const bandFields = once(() => {
  const points = z.int().min(0, 'points are 0 or more').max(1e6, 'a band ends at 1,000,000 points at most');
  return { name: nameSchema, from: points, to: points, guidance: guidanceSchema.exactOptional() };
});

const levelSchema = deferred(() => z.strictObject(levelFields()));

const bandSchema = deferred(() => z.strictObject(bandFields()));

/** The fields of an outcome. */
export const outcomeFields = once(() => ({ id: idSchema, title: proseSchema }));

/** The fields of a need question. */
export const needQuestionFields = once(() => ({
  text: proseSchema.exactOptional(),
  role: z.enum(NEED_ROLES).default('descriptor'),
  answers: z.array(z.strictObject({ name: nameSchema, guidance: guidanceSchema.exactOptional() })).min(2),
  noSupportNeeded: z.array(nameSchema).exactOptional(),
}));

/** The fields of a section. */
export const sectionFields = once(() => {
  const noColumn = together({ properties: { name: NO_COLUMN } });
  const characteristic = z.strictObject({ name: idSchema, oneOf: z.array(nameSchema).min(1) }).meta(noColumn);
  const appliesTo = z
    .strictObject({
      ages: agesSchema.exactOptional(),
      characteristic: characteristic.exactOptional(),
    })
    .meta({ minProperties: 1 });
  return { id: idSchema, title: proseSchema, appliesTo };
});

/** The fields of a statement. */
export const statementFields = once(() => ({
  id: idSchema,
  outcome: idSchema,
  section: idSchema.exactOptional(),
  text: proseSchema,
  levels: z.array(levelSchema).min(2).exactOptional(),
  bands: z.array(bandSchema).min(1).exactOptional(),
  unpriced: proseSchema.exactOptional(),
  asksNeed: z.boolean().exactOptional(),
}));

/** The fields of an instrument that others depend on and that are no lists. */
export const rangeFields = once(() => ({
  effectiveFrom: dateTextSchema.exactOptional(),
  effectiveTo: dateTextSchema.exactOptional(),
  ages: agesSchema.exactOptional(),
}));

/**
 * The wire form of an instrument.
 *
 * @source RR145 5.9-5.14 (Tables 19 to 21), 5.33; RR232 Fig 6 (an instrument without points)
 */
export const instrumentSchema = schemaFor<InstrumentInput>()(() =>
  z.strictObject({
    schemaVersion: z.literal(1),
    id: idSchema,
    version: idSchema,
    title: proseSchema,
    source: z.strictObject({ kind: z.enum(SOURCE_KINDS), citation: proseSchema, note: proseSchema.exactOptional() }),
    ...rangeFields(),
    outcomes: z.array(z.strictObject(outcomeFields())).min(1),
    needQuestion: needQuestionSchema.exactOptional(),
    sections: z.array(z.strictObject(sectionFields())).exactOptional(),
    statements: z.array(statementSchema).min(1),
  }),
);
