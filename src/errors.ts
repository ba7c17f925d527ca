/**
 * The one error type. Every refusal in openras is a `RasError` that lists what is wrong, where, and what would be
 * right: all the problems of an input at once, never the first alone.
 */

/** Where a value stands in the input: object keys and array positions from the outside in. */
export type Path = readonly (string | number)[];

/**
 * What kind of fault it is, for programs; the message is for people.
 *
 * - `invalid`: the wrong type or shape, or a value that is not allowed
 * - `missing`: something required is absent
 * - `out-of-range`: a number or date outside its bounds
 * - `unknown-name`: a name that nothing answers to (a statement, a level, a price)
 * - `duplicate`: the same id or key twice
 * - `inconsistent`: two inputs that contradict each other
 * - `choice-needed`: something that no report states, so that the caller has to choose it by name
 * - `undefined-result`: the inputs are valid but have no answer (a price point of a sample without points)
 * - `too-large`: beyond a stated limit of size
 * - `replay-mismatch`: a recorded step whose inputs do not give its recorded result
 * - `refused`: a deliberate refusal, such as recalibrating over amounts that families have been told
 */
export type ErrorCode =
  | 'invalid'
  | 'missing'
  | 'out-of-range'
  | 'unknown-name'
  | 'duplicate'
  | 'inconsistent'
  | 'choice-needed'
  | 'undefined-result'
  | 'too-large'
  | 'replay-mismatch'
  | 'refused';

/** One thing that is wrong. */
export interface Problem {
  readonly code: ErrorCode;
  readonly path: Path;
  /** What is wrong and what would be right, without the place. */
  readonly message: string;
  /** Figures that a program may want, such as the shortfall in pounds. */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

/** At most this many problems are kept in one error; `total` counts them all. */
export const MAX_PROBLEMS = 100;

// CJS entries and bundles each hold their own copy of the class, so `instanceof` cannot tell; a registered symbol can.
const BRAND = Symbol.for('openras.RasError');

/**
 * The one error that openras throws.
 *
 * `code`, `path` and `details` are those of the first problem; `problems` holds the first 100, of equal ones the first few
 * where others would not be among them, and `total` says how many there were.
 *
 * @example
 * ```ts
 * import { isRasError, parseAmount } from 'openras';
 * try {
 *   parseAmount('12.345');
 * } catch (error) {
 *   if (!isRasError(error)) throw error;
 *   error.code; // => 'invalid'
 *   error.total; // => 1
 * }
 * ```
 */
export class RasError extends Error {
  override readonly name = 'RasError';
  readonly code: ErrorCode;
  readonly path: Path;
  readonly details: Readonly<Record<string, string | number | boolean>>;
  readonly problems: readonly Problem[];
  readonly total: number;

  constructor(given: readonly [Problem, ...Problem[]], count?: number) {
    const problems = problemsFrom(given);
    const [first] = problems;
    const total = typeof count === 'number' && count >= problems.length ? count : problems.length;
    const rest = total > 1 ? ` (and ${total - 1} more ${total === 2 ? 'problem' : 'problems'})` : '';
    super(`${describeProblem(first)}${rest}`);
    this.code = first.code;
    this.path = first.path;
    this.details = first.details ?? {};
    const kept: Problem[] = [];
    problems.forEach(keeping(kept));
    this.problems = kept;
    this.total = total;
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** The problems of an error; whoever makes one of something else is told so by the error itself. */
function problemsFrom(given: readonly [Problem, ...Problem[]]): readonly [Problem, ...Problem[]] {
  try {
    const problems: Problem[] = [];
    // The first that is none ends it, however many there are said to be.
    for (let index = 0; isPlainList(given) && index < given.length; index += 1) {
      const one: Problem | undefined = given[index];
      if (!isProblem(one)) return NO_PROBLEMS;
      problems.push(one);
    }
    const [first, ...rest] = problems;
    if (first !== undefined) return [first, ...rest];
  } catch {
    // It is no list of problems.
  }
  return NO_PROBLEMS;
}

const NO_PROBLEMS: readonly [Problem] = [
  { code: 'invalid', path: [], message: 'a RasError was made without saying what is wrong' },
];

/** More than any input of ours has levels. */
const LONGEST_PATH = 1000;

function isProblem(given: Problem | undefined): given is Problem {
  if (given === undefined) return false;
  const { message, path } = given;
  const isPath = Array.isArray(path) && path.length <= LONGEST_PATH;
  return typeof message === 'string' && isPath && formatPath(path) !== null;
}

/** Whether a value is a list that can be gone through. */
function isPlainList(value: unknown): value is readonly never[] {
  return typeof value === 'object' && value !== null && isList(value) && Number.isSafeInteger(value.length);
}

/**
 * Tells whether a caught value is an openras error, also when it came through another copy of the package (an ESM
 * and a CJS entry in one program).
 *
 * @example
 * ```ts
 * import { isRasError } from 'openras';
 * isRasError(new Error('other')); // => false
 * ```
 * @category Errors
 */
export function isRasError(value: unknown): value is RasError {
  if (typeof value !== 'object' || value === null) return false;
  try {
    return Reflect.get(value, BRAND) === true;
  } catch {
    // What throws when it is looked at is no error of ours.
    return false;
  }
}

/** Throws one problem. */
export function fail(code: ErrorCode, path: Path, message: string, details?: Problem['details']): never {
  throw new RasError([details === undefined ? { code, path, message } : { code, path, message, details }]);
}

/** Gathers problems, so that all are told at once. */
export interface ProblemList {
  add(code: ErrorCode, path: Path, message: string, details?: Problem['details']): void;
  /** Takes over the problems of a caught `RasError`, below `at`; anything else is thrown on. */
  addError(error: unknown, at?: Path): void;
  readonly total: number;
  /** The first 100; of equal ones the first few, where others would not be among them. */
  readonly kept: readonly Problem[];
  throwIfAny(): void;
  /** Throws the problems, where something is known to be wrong. */
  throwAll(): never;
}

/** How many equal problems stay where another one is to be kept. */
const MOST_EQUAL = 3;

/** What a problem says, wherever in a list it says it. */
const sayingOf = ({ path, message }: Problem): string =>
  `${path.map((part) => (typeof part === 'number' ? 0 : part)).join('\n')}\n${message}`;

/** Adds problems to a list of at most 100: where it is full, one that has no equal takes the place of one of several. */
function keeping(kept: Problem[]): (problem: Problem) => void {
  let sayings: string[] | undefined;
  let isSettled = false;
  return (problem) => {
    if (kept.length < MAX_PROBLEMS) {
      kept.push(problem);
      return;
    }
    if (isSettled) return;
    sayings ??= kept.map(sayingOf);
    const all = sayings;
    const saying = sayingOf(problem);
    if (all.includes(saying)) return;
    const spare = all.findLastIndex((one) => all.filter((other) => other === one).length > MOST_EQUAL);
    isSettled = spare < 0;
    if (isSettled) return;
    kept.splice(spare, 1);
    all.splice(spare, 1);
    kept.push(problem);
    all.push(saying);
  };
}

/** A new, empty list of problems. It keeps 100, of equal ones the first, and counts the rest. */
export function problemList(): ProblemList {
  const kept: Problem[] = [];
  let total = 0;
  const add = keeping(kept);
  const keep = (problem: Problem): void => {
    total += 1;
    add(problem);
  };
  const throwKept = (): never => {
    const [first, ...rest] = kept;
    if (first === undefined) throw new Error('an internal fault of openras: nothing was said to be wrong');
    throw new RasError([first, ...rest], total);
  };
  return {
    add(code, path, message, details) {
      keep(details === undefined ? { code, path, message } : { code, path, message, details });
    },
    addError(error, at = []) {
      if (!isRasError(error)) throw error;
      for (const problem of error.problems) keep({ ...problem, path: [...at, ...problem.path] });
      total += error.total - error.problems.length;
    },
    get total() {
      return total;
    },
    kept,
    throwIfAny() {
      if (total > 0) throwKept();
    },
    throwAll: throwKept,
  };
}

/** The path that a caller gave; the top where it gave none, or something else, such as the index of a callback. */
export function pathFrom(at: unknown): Path {
  try {
    // By its places: a list may be gone through in a way of its own.
    const given = isPlainList(at) && at.length <= 100 ? at : [];
    const parts = Array.from({ length: given.length }, (_, place): unknown => given[place]);
    const isPart = (part: unknown): part is string | number =>
      typeof part === 'string' || (Number.isSafeInteger(part) && Number(part) >= 0);
    return parts.every(isPart) ? parts : [];
  } catch {
    return [];
  }
}

/** A path as people write it: `cases[3].points`, `answers["my key"]`. */
export function formatPath(path: Path): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else if (/^[A-Za-z_$][\w$]{0,60}$/.test(part)) text += text === '' ? part : `.${part}`;
    else text += `[${show(part)}]`;
  }
  return text;
}

/** A problem in one line: the place, a colon, the message. */
export function describeProblem(problem: Problem): string {
  const where = formatPath(problem.path);
  return where === '' ? problem.message : `${where}: ${problem.message}`;
}

/** A value as an error message shows it: short, on one line, and safe to print whatever it holds. */
export function show(value: unknown): string {
  const text = shortText(value);
  const clipped = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  // JSON.stringify writes lone surrogates and control characters as escapes; the clip may have split a pair.
  return clipped.toWellFormed().replace(/[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '?');
}

function shortText(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 80));
  if (typeof value === 'bigint') return value.toString().slice(0, 80);
  if (typeof value === 'object' && value !== null) {
    if (isList(value)) return `a list of ${value.length}`;
    return isPromise(value) ? 'a Promise that was not awaited' : 'an object';
  }
  if (typeof value === 'function') return 'a function';
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Whether a value is what an asynchronous function gives before it is awaited. */
export function isPromise(value: object): boolean {
  try {
    return typeof Reflect.get(value, 'then') === 'function';
  } catch {
    return false;
  }
}

/** Whether a value is a list; a proxy that was revoked throws when it is asked. */
function isList(value: object): value is readonly unknown[] {
  try {
    return Array.isArray(value) && typeof value.length === 'number';
  } catch {
    return false;
  }
}
