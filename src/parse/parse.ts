import type * as z from 'zod';
import { fail, MAX_PROBLEMS, type Path, type Problem, type ProblemList, problemList, RasError } from '../errors.js';
import { refuseUnreadable } from '../guard/guard.js';
import { refuseEndlessLists } from '../guard/list-size.js';
import { type Issue, problemsOf } from './problems.js';

// Zod leaves the refused value out of its issues unless asked; our messages show it.
const REPORT = { reportInput: true };

/** The result of parsing with a schema. */
export type Parsed<Schema extends z.ZodType> = z.output<Schema>;

/**
 * Parses an input with a schema, or throws all its problems as one `RasError`.
 *
 * @param at where the input stands in a larger one
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown, at: Path = []): Parsed<Schema> {
  const outcome = safeParse(schema, input, at);
  if (outcome.success) return outcome.data;
  const [first, ...rest] = problemsOf(outcome.issues, input, at);
  if (first === undefined) return fail('invalid', at, 'the input is not valid');
  throw new RasError([first, ...rest]);
}

// Asking for the refused values is slow, so it is asked only when something was refused.
function safeParse<Schema extends z.ZodType>(schema: Schema, input: unknown, at: Path): Outcome<Schema> {
  const outcome = attempt(schema, input, at);
  return outcome.success ? outcome : attempt(schema, input, at, REPORT);
}

type Outcome<Schema extends z.ZodType> =
  | { readonly success: true; readonly data: Parsed<Schema> }
  | { readonly success: false; readonly issues: readonly Issue[] };

function attempt<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  at: Path,
  report?: typeof REPORT,
): Outcome<Schema> {
  if (report === undefined) refuseEndlessLists(input, at);
  try {
    const result = schema.safeParse(input, report);
    return result.success ? result : { success: false, issues: result.error.issues };
  } catch (error) {
    refuseUnreadable(input, at);
    throw error;
  }
}

/**
 * Parses one of many inputs, and adds what is wrong to `problems` below `at`. When enough problems are kept, the rest
 * are counted without their messages, so that a million bad inputs cost little.
 */
export function parseOrTell<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  problems: ProblemList,
  at: Path,
): Parsed<Schema> | undefined {
  const isTold = problems.total < MAX_PROBLEMS;
  try {
    const outcome = isTold ? safeParse(schema, input, at) : attempt(schema, input, at);
    if (outcome.success) return outcome.data;
    const told = isTold ? problemsOf(outcome.issues, input, at) : outcome.issues.flatMap(untold);
    for (const { code, path, message, details } of told) problems.add(code, path, message, details);
  } catch (error) {
    problems.addError(error);
  }
  return undefined;
}

const UNTOLD: Problem = { code: 'invalid', path: [], message: '' };

/** As many problems as are told of an issue. */
function untold(issue: Issue): readonly Problem[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map(() => UNTOLD) : [UNTOLD];
}

/** What a reader of ours reads; undefined where it refuses, and then what is wrong is added to `problems`. */
export function readOrTell<Read>(problems: ProblemList, read: () => Read): Read | undefined {
  try {
    return read();
  } catch (error) {
    problems.addError(error);
    return undefined;
  }
}

/**
 * Reads several inputs, and tells what is wrong with all of them together.
 *
 * @throws RasError with the problems of every reader that refused
 */
export function readTogether<const Readers extends readonly (() => unknown)[]>(
  ...readers: Readers
): { readonly [Place in keyof Readers]: ReturnType<Readers[Place]> } {
  const problems = problemList();
  const results = readers.map((read) => {
    try {
      return read();
    } catch (error) {
      problems.addError(error);
      return undefined;
    }
  });
  problems.throwIfAny();
  return results as { readonly [Place in keyof Readers]: ReturnType<Readers[Place]> };
}
