import * as z from 'zod';
import { idSchema } from '../identifier.js';
import { POSITIONS } from './bands.js';
import { ageSchema, dateTextSchema } from './instrument.js';
import { nameSchema } from './text.js';

/** The most answers of one response. */
export const MAX_ANSWERS = 2000;

/** The longest text of an answer: the name of a band, a colon and points. */
export const MAX_ANSWER_TEXT = 300;

const answerValueSchema = z.union([
  z.string().max(MAX_ANSWER_TEXT, `an answer has at most ${MAX_ANSWER_TEXT} characters`),
  z.number(),
  z.strictObject({ band: nameSchema, points: z.union([z.string(), z.number()]) }),
  z.strictObject({ band: nameSchema, position: z.enum(POSITIONS) }),
]);

/**
 * One answer: the name of a level, a number of points, or a band with points or a position in it; as text also
 * `Some support:middle`.
 */
export type AnswerValue = z.output<typeof answerValueSchema>;

const answerSchema = z.strictObject({
  statement: idSchema,
  /** The agreed answer, from which the points come. */
  agreed: answerValueSchema.exactOptional(),
  parent: answerValueSchema.exactOptional(),
  child: answerValueSchema.exactOptional(),
  carer: answerValueSchema.exactOptional(),
  worker: answerValueSchema.exactOptional(),
  /** The answer to the need question. */
  need: nameSchema.exactOptional(),
});

/** All that one response says of one statement. */
export type StatementAnswer = z.output<typeof answerSchema>;

/**
 * The wire form of a response: what was answered for one case, by whom and how it was assessed.
 *
 * @source RR145 5.10 (parent, and child where appropriate), 5.24 (who assessed), A.16; IBSEN 9.5.3
 */
export const responseSchema = z.strictObject({
  caseId: idSchema,
  /** In whole years, when assessed; bolt-on sections by age need it. */
  age: ageSchema.exactOptional(),
  /** Facts that bolt-on sections ask for. */
  characteristics: z.array(z.strictObject({ name: idSchema, value: nameSchema })).exactOptional(),
  assessedOn: dateTextSchema.exactOptional(),
  /** Who scored: an id or a role. */
  assessor: nameSchema.exactOptional(),
  /** How it was assessed, in the council's words: `self`, `supported`. */
  mode: nameSchema.exactOptional(),
  answers: z.array(answerSchema).max(MAX_ANSWERS, `a response has at most ${MAX_ANSWERS} answers`),
  /** Columns that the caller asked to carry along, unread. */
  kept: z.array(z.strictObject({ column: z.string(), value: z.string() })).exactOptional(),
});

/** A response, read and checked: plain JSON. */
export type Response = z.output<typeof responseSchema>;

/** A response as callers give it. */
export type ResponseInput = z.input<typeof responseSchema>;
