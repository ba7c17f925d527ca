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
import { readAsData, refuseUnreadable } from './guard.js';

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
  const [first, ...rest] = outcome.issues.map((issue) => toProblem(issue, at));
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
    for (const issue of outcome.issues) {
      const { code, path, message, details } = isTold ? toProblem(issue, at) : UNTOLD;
      problems.add(code, path, message, details);
    }
  } catch (error) {
    problems.addError(error);
  }
  return undefined;
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

const UNTOLD: Problem = { code: 'invalid', path: [], message: '' };

/**
 * Parses a long list row by row.
 *
 * @throws RasError with the first 100 problems and the total; `invalid` when the input is not a list
 */
export function parseRows<Schema extends z.ZodType>(schema: Schema, rows: unknown, at: Path = []): Parsed<Schema>[] {
  const problems = problemList();
  const parsed = rowsOrTell(schema, rows, problems, at);
  problems.throwIfAny();
  return parsed;
}

/** Parses a long list row by row, and adds what is wrong to `problems`; what it gives is whole when nothing was. */
export function rowsOrTell<Schema extends z.ZodType>(
  schema: Schema,
  rows: unknown,
  problems: ProblemList,
  at: Path,
): Parsed<Schema>[] {
  return readAsData(rows, at, () => {
    const parsed: Parsed<Schema>[] = [];
    if (!Array.isArray(rows)) {
      problems.add('invalid', at, `${show(rows)} is not a list`);
      return parsed;
    }
    for (let index = 0; index < rows.length; index += 1) {
      const row = parseOrTell(schema, rows[index], problems, [...at, index]);
      if (problems.total === 0) parsed.push(row as Parsed<Schema>);
    }
    return parsed;
  });
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

/**
 * A schema that is built when it is first used, so that importing the library builds none. Every schema that stands at
 * the top of a file is one; where schemas are composed of fields, the fields come from a function.
 */
export function deferred<Schema extends z.ZodType>(build: () => Schema): z.ZodLazy<Schema> {
  return z.lazy(build);
}

/**
 * A deferred schema that takes what an interface says: `schemaFor<PointsCase>()(() => z.strictObject({ … }))`. The
 * interface is what callers see, with its words; the schema checks, and its own type stays inside.
 */
export function schemaFor<Input>() {
  return <Schema extends z.ZodType<unknown, Input>>(build: () => Schema): z.ZodType<z.output<Schema>, Input> =>
    z.lazy(build) as unknown as z.ZodType<z.output<Schema>, Input>;
}

/** What is handed on as it came to whoever reads it looks like one of these; a JSON Schema says so. */
export type HandedOnForm = z.ZodType | AnyOfForms;

/** One of several forms, which a JSON Schema keeps by their names. */
export interface AnyOfForms {
  readonly anyOf: ReadonlyMap<string, z.ZodType>;
  /** A field that none of them has here. */
  readonly without?: string;
}

const handed = new WeakMap<z.core.$ZodType, () => HandedOnForm>();

/**
 * A schema for what is handed on as it came to whoever reads it and reports what is wrong with it.
 *
 * @param wire what is looked at before it is handed on
 * @param form what it has to look like in the end
 */
export function handedOn<Value>(wire: z.ZodType, form: () => HandedOnForm): z.ZodType<Value, Value> {
  handed.set(wire, form);
  return wire as unknown as z.ZodType<Value, Value>;
}

/** What a value looks like that a schema hands on; undefined for any other schema. */
export function handedOnForm(schema: z.core.$ZodType): HandedOnForm | undefined {
  return handed.get(schema)?.();
}

/** What is made when it is first asked for, and kept: the fields that schemas share. */
export function once<Made>(make: () => Made): () => Made {
  let made: { readonly it: Made } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
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

/**
 * A schema with a further check of the whole value, which adds what is wrong to a list of problems. It is made only of
 * what has the right shape: a text that is too long is still a text where the check expects a number. What the check of
 * a part found leaves the shape as it is, so that it is told beside what is found of the whole.
 */
export function withCheck<Schema extends z.ZodType>(
  schema: Schema,
  check: (value: z.output<Schema>, problems: ProblemList) => void,
) {
  return schema.superRefine((value, context) => {
    if (!context.issues.every((issue) => issue.code === 'unrecognized_keys' || isOfACheck(issue))) return;
    tellOfCheck((problems) => check(value, problems), context);
  });
}

/**
 * A schema of an object whose fields are also checked against each other, as far as they are accepted: a fault of one
 * field does not hide what two others do not agree about. The check is given the fields that are sound, and can ask
 * whether a field is there, sound or not.
 */
export function withSoundCheck<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape, z.core.$strict>,
  check: (
    sound: Partial<z.output<z.ZodObject<Shape, z.core.$strict>>>,
    problems: ProblemList,
    isGiven: (name: keyof Shape & string) => boolean,
  ) => void,
) {
  return schema.superRefine(
    (value, context) => {
      const faulty = context.issues.flatMap(({ code, path = [] }) => (code === 'unrecognized_keys' ? [] : [path[0]]));
      if (typeof value !== 'object' || value === null || faulty.includes(undefined)) return;
      const sound = Object.fromEntries(Object.entries(value).filter(([key]) => !faulty.includes(key)));
      const fields: Readonly<Record<string, unknown>> = value;
      const isGiven = (name: string) => fields[name] !== undefined || faulty.includes(name);
      tellOfCheck((problems) => check(sound as Partial<typeof value>, problems, isGiven), context);
    },
    { when: () => true },
  );
}

/**
 * A schema with a further check of a part of the value, which is made wherever that part is sound, whatever is wrong
 * with the rest: a list that is too short still says what it names.
 *
 * @param part what the check reads, and nothing that the schema transforms
 */
export function withPartCheck<Part, Schema extends z.ZodType<Part>>(
  schema: Schema,
  part: z.ZodType<Part>,
  check: (part: Part, problems: ProblemList) => void,
) {
  return schema.superRefine(
    (value, context) => {
      const sound = context.issues.length === 0 ? value : part.safeParse(value).data;
      if (sound !== undefined) tellOfCheck((problems) => check(sound, problems), context);
    },
    { when: () => true },
  );
}

/** Adds to the issues of a value what a check of it finds. */
function tellOfCheck(check: (problems: ProblemList) => void, context: z.core.$RefinementCtx): void {
  const problems = problemList();
  check(problems);
  try {
    problems.throwIfAny();
  } catch (error) {
    addIssues(error, context, OF_A_CHECK);
  }
}

/** Marks what a check of a well-formed value found. */
const OF_A_CHECK = { ofACheck: true } as const;

function isOfACheck({ code, params }: z.core.$ZodRawIssue): boolean {
  return code === 'custom' && typeof params === 'object' && params !== null && 'ofACheck' in params;
}

function addIssues(
  error: unknown,
  context: z.core.$RefinementCtx,
  marks: Readonly<Record<string, unknown>> = {},
): void {
  if (!isRasError(error)) throw error;
  for (const { code, path, message, details } of error.problems) {
    context.addIssue({ code: 'custom', path: [...path], message, params: { ras: { code, details }, ...marks } });
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
      // Where anything would do, there is nothing to say of what is expected.
      if (issue.input === undefined && issue.expected === 'nonoptional') return 'is missing';
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

/** Those fields of an object that their schemas accept: what can still be checked of an input that has faults. */
export type SoundFields<Shape extends Readonly<Record<string, z.ZodType>>> = {
  readonly [Key in keyof Shape]?: z.output<Shape[Key]>;
};

/** Reads each field of an object by itself and leaves out those that are refused, which were told elsewhere. */
export function soundFields<Shape extends Readonly<Record<string, z.ZodType>>>(
  shape: Shape,
  input: unknown,
): SoundFields<Shape> {
  const sound: Record<string, unknown> = {};
  if (typeof input !== 'object' || input === null) return {};
  for (const [key, schema] of Object.entries(shape)) {
    const result = soundField(schema, input, key);
    if (result?.success) sound[key] = result.data;
  }
  return sound as SoundFields<Shape>;
}

/** One field of an object by itself; undefined where it is not there, or breaks off the reading, which was told. */
function soundField(schema: z.ZodType, input: object, key: string): z.ZodSafeParseResult<unknown> | undefined {
  try {
    return Object.hasOwn(input, key) ? schema.safeParse(Reflect.get(input, key)) : undefined;
  } catch {
    return undefined;
  }
}
