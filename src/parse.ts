import * as z from 'zod';
import {
  type ErrorCode,
  fail,
  isRasError,
  MAX_PROBLEMS,
  type Path,
  type Problem,
  type ProblemList,
  problemList,
  RasError,
  show,
} from './errors.js';

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
  const result = safeParse(schema, input);
  if (result.success) return result.data;
  const [first, ...rest] = result.error.issues.map((issue) => toProblem(issue, at));
  if (first === undefined) return fail('invalid', at, 'the input is not valid');
  throw new RasError([first, ...rest]);
}

// Asking for the refused values is slow, so it is asked only when something was refused.
function safeParse<Schema extends z.ZodType>(schema: Schema, input: unknown) {
  const result = schema.safeParse(input);
  return result.success ? result : schema.safeParse(input, REPORT);
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
  const result = isTold ? safeParse(schema, input) : schema.safeParse(input);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const { code, path, message, details } = isTold ? toProblem(issue, at) : UNTOLD;
    problems.add(code, path, message, details);
  }
  return undefined;
}

const UNTOLD: Problem = { code: 'invalid', path: [], message: '' };

/**
 * Parses a long list row by row.
 *
 * @throws RasError with the first 100 problems and the total; `invalid` when the input is not a list
 */
export function parseRows<Schema extends z.ZodType>(schema: Schema, rows: unknown, at: Path = []): Parsed<Schema>[] {
  if (!Array.isArray(rows)) return fail('invalid', at, `${show(rows)} is not a list`);
  const problems = problemList();
  const parsed: Parsed<Schema>[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const row = parseOrTell(schema, rows[index], problems, [...at, index]);
    if (problems.total === 0) parsed.push(row as Parsed<Schema>);
  }
  problems.throwIfAny();
  return parsed;
}

/** A schema whose value one of our own parsers reads; what the parser refuses becomes a problem at its place. */
export function schemaOf<In extends z.ZodType, Out>(wire: In, parse: (input: z.output<In>) => Out) {
  return wire.transform((input, context): Out => {
    try {
      return parse(input);
    } catch (error) {
      addIssues(error, context);
      return z.NEVER;
    }
  });
}

/** A schema with a further check of the whole value, which adds what is wrong to a list of problems. */
export function withCheck<Schema extends z.ZodType>(
  schema: Schema,
  check: (value: z.output<Schema>, problems: ProblemList) => void,
) {
  return schema.superRefine((value, context) => {
    const problems = problemList();
    check(value, problems);
    try {
      problems.throwIfAny();
    } catch (error) {
      addIssues(error, context);
    }
  });
}

function addIssues(error: unknown, context: z.core.$RefinementCtx): void {
  if (!isRasError(error)) throw error;
  for (const { code, path, message, details } of error.problems) {
    context.addIssue({ code: 'custom', path: [...path], message, params: { ras: { code, details } } });
  }
}

type Issue = z.core.$ZodIssue;

function toProblem(issue: Issue, at: Path): Problem {
  const path = [...at, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
  const ours = issue.code === 'custom' ? ourProblem(issue.params) : undefined;
  if (ours !== undefined) return { ...ours, path, message: issue.message };
  return { code: codeOf(issue), path: pathOf(issue, path), message: messageOf(issue) };
}

function ourProblem(params: unknown): Pick<Problem, 'code' | 'details'> | undefined {
  if (typeof params !== 'object' || params === null || !('ras' in params)) return undefined;
  const { code, details } = params.ras as Pick<Problem, 'code' | 'details'>;
  return details === undefined ? { code } : { code, details };
}

const MAY_BE_MISSING: ReadonlySet<string> = new Set(['invalid_type', 'invalid_value', 'invalid_union']);

function codeOf(issue: Issue): ErrorCode {
  if (issue.code === 'too_big' || issue.code === 'too_small') return 'out-of-range';
  if (issue.code === 'unrecognized_keys') return 'unknown-name';
  if (MAY_BE_MISSING.has(issue.code ?? '') && issue.input === undefined) return 'missing';
  return 'invalid';
}

function pathOf(issue: Issue, path: Path): Path {
  const [key] = issue.code === 'unrecognized_keys' ? issue.keys : [];
  return key === undefined ? path : [...path, key.slice(0, 80)];
}

function messageOf(issue: Issue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `unknown ${issue.keys.length === 1 ? 'key' : 'keys'} ${issue.keys.slice(0, 5).map(show).join(', ')}`;
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing; expected ${issue.expected}`
        : `expected ${issue.expected}, not ${show(issue.input)}`;
    case 'invalid_value':
      if (issue.input === undefined)
        return `is missing; expected one of ${issue.values.slice(0, 20).map(show).join(', ')}`;
      return `expected one of ${issue.values.slice(0, 20).map(show).join(', ')}, not ${show(issue.input)}`;
    case 'invalid_union':
      return unionMessage(issue);
    default:
      return issue.message;
  }
}

function unionMessage(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  const allowed = new Set<string>();
  for (const inner of issue.errors.flat()) {
    if (inner.path.length > 0) continue;
    if (inner.code === 'invalid_type') allowed.add(inner.expected);
    if (inner.code === 'invalid_value') for (const value of inner.values.slice(0, 20)) allowed.add(show(value));
  }
  if (allowed.size === 0) return issue.message;
  if (issue.input === undefined) return `is missing; expected ${[...allowed].join(', ')}`;
  return `expected ${[...allowed].join(', ')}, not ${show(issue.input)}`;
}
