import * as z from 'zod';
import { type ErrorCode, type Path, type ProblemList, show } from '../../errors.js';
import { readAsData } from '../../guard/guard.js';
import { idSchema } from '../../identifier.js';
import { deferred, once } from '../../parse/deferred.js';
import { type Parsed, parseOrTell } from '../../parse/parse.js';
import { soundFields } from '../../parse/sound-fields.js';
import { RESPONDENTS } from '../columns.js';
import { ageSchema } from '../instrument/ages.js';
import { dateTextSchema } from '../instrument/instrument.js';
import { nameSchema } from '../text.js';
import {
  type Answers,
  type AnswerValue,
  answerValueSchema,
  keptSchema,
  MAX_ANSWER_TEXT,
  MAX_ANSWERS,
  type ResponseHead,
} from './response.js';

/**
 * A response as far as it could be read. What could not was told at its field, and `isRefused` knows it, so that
 * nothing that follows from it is told as well.
 */
export interface ReadableResponse {
  readonly head: Partial<ResponseHead>;
  readonly characteristics: ReadonlyMap<string, string>;
  /** By the id of the statement. */
  readonly answers: ReadonlyMap<string, Answers>;
  /** What else was answered to a statement that is answered twice, with the statement. */
  readonly again: readonly (readonly [statement: string, given: Answers])[];
  /** Whether a field, or anything around it, was refused. */
  readonly isRefused: (field: Path) => boolean;
}

/**
 * Reads the shape of a response. Whichever way it was given and whatever is wrong, a fault stands at the field of the
 * form: `age`, `characteristics.NAME`, `answers.STATEMENT.RESPONDENT`.
 */
export function readableResponse(input: unknown, problems: ProblemList, at: Path): ReadableResponse | undefined {
  return readAsData(input, at, () => readShape(input, problems, at));
}

function readShape(input: unknown, problems: ProblemList, at: Path): ReadableResponse | undefined {
  const fields = fieldReader(problems, at);
  const object = fields.readObject(input, []);
  if (object === undefined) return undefined;
  const { answers, characteristics, ...head } = object;
  return {
    head: readHead(head, fields),
    characteristics: readCharacteristics(characteristics, fields),
    ...readAnswerFields(answers, fields),
    isRefused: fields.isRefused,
  };
}

/** Reads values at fields, tells what is wrong there and remembers which fields were refused. */
interface FieldReader {
  read<Schema extends z.ZodType>(schema: Schema, value: unknown, field: Path): Parsed<Schema> | undefined;
  /** Reads an object under whose keys anything may stand. */
  readObject(value: unknown, field: Path): Readonly<Record<string, unknown>> | undefined;
  add(code: ErrorCode, field: Path, message: string): void;
  /** Remembers a field of which something was told elsewhere. */
  refuse(field: Path): void;
  isRefused(field: Path): boolean;
}

function fieldReader(problems: ProblemList, at: Path): FieldReader {
  const refused = new Set<string>();
  const refuse = (field: Path): void => {
    refused.add(JSON.stringify(field));
  };
  const read: FieldReader['read'] = (schema, value, field) => {
    const parsed = parseOrTell(schema, value, problems, [...at, ...field]);
    if (parsed === undefined) refuse(field);
    return parsed;
  };
  return {
    read,
    // What zod makes of an object lacks a key `__proto__`, which may be the id of a statement.
    readObject: (value, field) => read(objectSchema, value, field) && (value as Readonly<Record<string, unknown>>),
    add(code, field, message) {
      problems.add(code, [...at, ...field], message);
      refuse(field);
    },
    refuse,
    isRefused: (field) => field.some((_, index) => refused.has(JSON.stringify(field.slice(0, index + 1)))),
  };
}

const objectSchema = deferred(() => z.looseObject({}));

/** The fields of a response beside its answers and its characteristics. */
export const headFields = once(() => ({
  caseId: idSchema,
  age: ageSchema.exactOptional(),
  assessedOn: dateTextSchema.exactOptional(),
  assessor: nameSchema.exactOptional(),
  mode: nameSchema.exactOptional(),
  kept: keptSchema.exactOptional(),
}));

const headSchema = deferred(() => z.strictObject(headFields()));

function readHead(input: Readonly<Record<string, unknown>>, fields: FieldReader): Partial<ResponseHead> {
  const head = fields.read(headSchema, input, []);
  if (head !== undefined) return head;
  const sound = soundFields(headFields(), input);
  for (const key of Object.keys(input)) if (!Object.hasOwn(sound, key)) fields.refuse([key]);
  return sound;
}

const characteristicSchema = deferred(() => z.strictObject({ name: idSchema, value: z.unknown() }));

function readCharacteristics(input: unknown, fields: FieldReader): Map<string, string> {
  const values = new Map<string, string>();
  const read = (name: string, value: unknown): void => {
    const field = ['characteristics', name];
    if (values.has(name)) fields.add('duplicate', field, `${show(name)} is given twice; expected once`);
    const text = fields.read(nameSchema, value, field);
    if (text !== undefined) values.set(name, text);
  };
  if (Array.isArray(input)) {
    for (const [index, entry] of input.entries()) {
      const one = fields.read(characteristicSchema, entry, ['characteristics', index]);
      if (one === undefined) fields.refuse(['characteristics']);
      else read(one.name, one.value);
    }
  } else if (input !== undefined) {
    const object = fields.readObject(input, ['characteristics']) ?? {};
    for (const [name, value] of Object.entries(object)) {
      if (fields.read(idSchema, name, ['characteristics', name]) !== undefined) read(name, value);
    }
  }
  return values;
}

function readAnswerFields(
  input: unknown,
  fields: FieldReader,
): { answers: Map<string, Answers>; again: [string, Answers][] } {
  const answers = new Map<string, Answers>();
  const again: [string, Answers][] = [];
  const read = (statement: string, given: object): void => {
    const before = answers.get(statement);
    if (before !== undefined) {
      fields.add('duplicate', ['answers', statement], 'the statement is answered twice; expected once');
      again.push([statement, before]);
    }
    answers.set(statement, readAnswers(statement, given, fields));
  };
  const list = answersIn(input, fields);
  if (list.length > MAX_ANSWERS) {
    fields.add('too-large', ['answers'], `a response has at most ${MAX_ANSWERS} answers`);
    return { answers, again };
  }
  for (const [key, given] of list) {
    const field = ['answers', key];
    const entry = fields.readObject(given, field);
    if (typeof key === 'string') {
      // As a key a statement is held to what it is held to in a list.
      if (entry !== undefined && fields.read(idSchema, key, field) !== undefined) read(key, entry);
      continue;
    }
    const { statement, ...rest } = entry ?? {};
    const id = entry === undefined ? undefined : fields.read(idSchema, statement, [...field, 'statement']);
    // An answer to nobody knows which statement may be that of any.
    if (id === undefined) fields.refuse(['answers']);
    else read(id, rest);
  }
  return { answers, again };
}

/** The answers with the place of each in a list, or with its statement. */
function answersIn(input: unknown, fields: FieldReader): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(input)) return input.length > MAX_ANSWERS ? new Array(input.length) : [...input.entries()];
  if (typeof input === 'object' && input !== null) return Object.entries(fields.readObject(input, ['answers']) ?? {});
  if (input === undefined) fields.add('missing', ['answers'], `is missing; expected ${ANSWERS}`);
  else fields.add('invalid', ['answers'], `expected ${ANSWERS}, not ${show(input)}`);
  return [];
}

const ANSWERS = 'a list, or an object by statement';
const MAX_KEY = 80;

/** What each respondent answered to one statement, as far as it could be read. */
function readAnswers(statement: string, given: object, fields: FieldReader): Answers {
  const answers: { -readonly [Key in keyof Answers]: Answers[Key] } = {};
  for (const [key, value] of Object.entries(given)) {
    const field = ['answers', statement, key];
    const respondent = RESPONDENTS.find((one) => one === key);
    if (respondent !== undefined) {
      const answer = isPlain(value) ? value : fields.read(answerValueSchema, value, field);
      if (answer !== undefined) answers[respondent] = answer;
    } else if (key === 'need') {
      const need = fields.read(nameSchema, value, field);
      if (need !== undefined) answers.need = need;
    } else fields.add('unknown-name', ['answers', statement, key.slice(0, MAX_KEY)], `unknown key ${show(key)}`);
  }
  return answers;
}

/** By far the most answers; they need no schema. */
function isPlain(value: unknown): value is AnswerValue {
  return typeof value === 'string' && value.length <= MAX_ANSWER_TEXT && value.isWellFormed() && !value.includes('\0');
}
