import * as z from 'zod';
import { textOfAtMost, wholeText } from '../../identifier.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import type { Respondent } from '../columns.js';
import { POSITIONS, type Position } from '../instrument/bands.js';
import { nameSchema } from '../text.js';

/** The most answers of one response. */
export const MAX_ANSWERS = 2000;

/** The longest text of an answer: the name of a band, a colon and points. */
export const MAX_ANSWER_TEXT = 300;

/** A band with points in it. */
export interface BandPoints {
  /** The name of the band. */
  readonly band: string;
  /** A whole number of points within it. */
  readonly points: number | string;
}

/** A band with a position in it. */
export interface BandPosition {
  /** The name of the band, which holds exactly three whole numbers. */
  readonly band: string;
  /** The lowest, the middle or the highest of the three. */
  readonly position: Position;
}

/**
 * One answer: the name of a level, a number of points, or a band with points or a position in it; as text also
 * `Some support:middle`.
 */
export type AnswerValue = string | number | BandPoints | BandPosition;

/** What was answered to one statement, by respondent. */
export interface Answers extends Readonly<Partial<Record<Respondent, AnswerValue>>> {
  /** The agreed answer, from which the points come. */
  readonly agreed?: AnswerValue;
  /** The parent's own view. */
  readonly parent?: AnswerValue;
  /** The view of the child or young person. */
  readonly child?: AnswerValue;
  /** The carer's own view. */
  readonly carer?: AnswerValue;
  /** The worker's own view. */
  readonly worker?: AnswerValue;
  /** The answer to the need question. */
  readonly need?: string;
}

/** All that one response says of one statement. */
export interface StatementAnswer extends Answers {
  /** The statement, by its id. */
  readonly statement: string;
}

/** A fact about a case that bolt-on sections ask for. */
export interface Characteristic {
  /** The name of the fact, such as `school_type`. */
  readonly name: string;
  /** What it is for this case. */
  readonly value: string;
}

/** A column that was carried along unread. */
export interface KeptColumn {
  /** Its header. */
  readonly column: string;
  /** The cell as it stands. */
  readonly value: string;
}

/** What a response says of the case beside the answers. */
export interface ResponseHead {
  /** The family's id. */
  readonly caseId: string;
  /** The age when assessed, in whole years; bolt-on sections by age need it. */
  readonly age?: number;
  /** When the case was assessed, `YYYY-MM-DD`. */
  readonly assessedOn?: string;
  /** Who scored: an id or a role. */
  readonly assessor?: string;
  /** How it was assessed, in the council's words: `self`, `supported`. */
  readonly mode?: string;
  /** Columns that the caller asked to carry along, unread. */
  readonly kept?: readonly KeptColumn[];
}

/** A response as `responsesFromRows` gives it: plain JSON. */
export interface Response extends ResponseHead {
  /** Facts that bolt-on sections ask for. */
  readonly characteristics?: readonly Characteristic[];
  /** What was answered, a statement each. */
  readonly answers: readonly StatementAnswer[];
}

/**
 * What was answered for one case, by whom and how it was assessed, as callers give it: a list of answers, or the answers
 * by the id of their statement, as a form gives them (`responseSchema`).
 *
 * @source RR145 5.10 (parent, and child where appropriate), 5.24 (who assessed), A.16; IBSEN 9.5.3
 */
export interface ResponseInput extends ResponseHead {
  /** Facts that bolt-on sections ask for: a list, or the values by the name of the fact. */
  readonly characteristics?: readonly Characteristic[] | Readonly<Record<string, string>>;
  /** What was answered: a list with a statement each, or the answers by the id of their statement. */
  readonly answers: readonly StatementAnswer[] | Readonly<Record<string, Answers>>;
}

/** The answers of a response as a list, whichever way they were given. */
export function answerList(answers: ResponseInput['answers']): readonly StatementAnswer[] {
  if (isList(answers)) return answers;
  return Object.entries(answers).map(([statement, given]) => ({ ...given, statement }));
}

function isList(answers: ResponseInput['answers']): answers is readonly StatementAnswer[] {
  return Array.isArray(answers);
}

/** The wire form of one answer. */
export const answerValueSchema = schemaFor<AnswerValue>()(() =>
  z.union([
    textOfAtMost(MAX_ANSWER_TEXT, `an answer has at most ${MAX_ANSWER_TEXT} characters`),
    z.number(),
    z.strictObject({ band: nameSchema, points: z.union([wholeText(), z.number()]) }),
    z.strictObject({ band: nameSchema, position: z.enum(POSITIONS) }),
  ]),
);

/** The wire form of columns carried along. */
export const keptSchema = deferred(() => z.array(z.strictObject({ column: wholeText(), value: wholeText() })));
