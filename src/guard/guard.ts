import { isPromise, isRasError, type Path, type Problem, type ProblemList, problemList } from '../errors.js';
import { refuseEndlessLists } from './list-size.js';

/** The most levels of an input; the deepest that anything here reads has a dozen. */
const MOST_LEVELS = 100;

/**
 * Refuses an input that cannot be read as data: one with a property that throws when it is read, a Promise, an object
 * that holds itself, one that is nested without end. All of them are told, each with its place.
 *
 * Parsing asks this only when a schema could not come to an answer, so that readable input costs nothing; what is wrong
 * with the library itself is no fault of the input and passes through.
 *
 * @param at where the input stands in a larger one
 * @throws RasError `invalid`, `too-large`
 */
export function refuseUnreadable(input: unknown, at: Path): void {
  const problems = problemList();
  look(input, { path: at, above: [], seen: new Set(), problems });
  problems.throwIfAny();
}

/** How far a reader's input is looked into for lists without an end; the rows of a long list are looked into one by one. */
const LEVELS_OF_AN_OBJECT = 3;

/**
 * Reads an input outside a schema; where that fails because the input is no data, it is refused with its places. A list
 * that nobody could go through is refused before.
 */
export function readAsData<Result>(input: unknown, at: Path, read: () => Result): Result {
  refuseEndlessLists(input, at, isList(input) ? 0 : LEVELS_OF_AN_OBJECT, !ArrayBuffer.isView(input));
  try {
    return read();
  } catch (error) {
    if (!isRasError(error)) refuseUnreadable(input, at);
    throw error;
  }
}

/** Whether an input is a list; a proxy that was revoked throws when it is asked. */
function isList(input: unknown): boolean {
  try {
    return Array.isArray(input);
  } catch {
    return false;
  }
}

/** The most values that are looked at for one that was not awaited. */
const MOST_LOOKED_AT = 1000;

/**
 * The Promises in an input that a schema refused, which it would otherwise tell as fields that are missing. Of a large
 * input only the first 1,000 values are looked at.
 */
export function notAwaited(input: unknown, at: Path): Problem[] {
  const found: Problem[] = [];
  const seen = new Set<object>();
  const rest: { readonly value: unknown; readonly path: Path }[] = [{ value: input, path: at }];
  for (let next = rest.pop(); next !== undefined && seen.size < MOST_LOOKED_AT; next = rest.pop()) {
    const { value, path } = next;
    if (typeof value !== 'object' || value === null || seen.has(value) || ArrayBuffer.isView(value)) continue;
    // What lies deeper is no input of ours, and its paths would be as long as it is deep.
    if (path.length > at.length + MOST_LEVELS) continue;
    seen.add(value);
    if (isPromise(value)) {
      found.push({ code: 'invalid', path, message: NOT_AWAITED });
      continue;
    }
    for (const key of (keysOf(value) ?? []).slice(0, MOST_LOOKED_AT)) {
      rest.push({ value: read(value, key).value, path: [...path, Array.isArray(value) ? Number(key) : key] });
    }
  }
  return found.reverse();
}

interface Place {
  readonly path: Path;
  /** The objects that hold this one. */
  readonly above: readonly object[];
  /** What was looked into already; it may stand in several places. */
  readonly seen: Set<object>;
  readonly problems: ProblemList;
}

function look(value: unknown, place: Place): void {
  if (typeof value !== 'object' || value === null) return;
  const { path, above, seen, problems } = place;
  if (above.includes(value)) problems.add('invalid', path, 'holds itself; expected data that come to an end');
  else if (above.length >= MOST_LEVELS) problems.add('too-large', path, `is nested in more than ${MOST_LEVELS} others`);
  else if (!seen.has(value)) {
    seen.add(value);
    lookInside(value, place);
  }
}

function lookInside(value: object, { path, above, seen, problems }: Place): void {
  const then = read(value, 'then');
  if (!then.known) problems.add('invalid', path, UNREADABLE);
  if (typeof then.value === 'function') problems.add('invalid', path, NOT_AWAITED);
  // The numbers of a column are numbers.
  if (!then.known || typeof then.value === 'function') return;
  const isColumn = ArrayBuffer.isView(value);
  if (isColumn || Array.isArray(value)) {
    const length = read(value, 'length').value;
    const hasLength = value instanceof DataView || (Number.isSafeInteger(length) && Number(length) >= 0);
    if (!hasLength || Object.hasOwn(value, Symbol.iterator)) problems.add('invalid', path, ODD_LIST);
    if (isColumn || !hasLength) return;
  }
  if (!canBeAsked(value, NEVER_ASKED)) {
    problems.add('invalid', path, UNREADABLE);
    return;
  }
  if (read(value, NEVER_ASKED).value !== undefined) {
    problems.add('invalid', path, 'has an answer to whatever it is asked; expected plain data');
    return;
  }
  const keys = keysOf(value);
  if (keys === undefined) problems.add('invalid', path, UNREADABLE);
  for (const key of keys ?? []) {
    const part = read(value, key);
    const below = [...path, Array.isArray(value) && key !== 'length' ? Number(key) : key];
    if (part.known && canBeAsked(value, key))
      look(part.value, { path: below, above: [...above, value], seen, problems });
    else problems.add('invalid', below, UNREADABLE);
  }
}

const NOT_AWAITED = 'is a Promise; await it, and give what it gives';

const UNREADABLE = 'throws an error of its own when it is read; expected plain data';

const ODD_LIST = 'is a list that is gone through in a way of its own; expected a plain list';

/** A name that nothing has. */
const NEVER_ASKED = Symbol('never asked');

/** What a property holds; reading it runs the caller's code where it is a getter, or the object a proxy. */
function read(value: object, key: string | symbol): { readonly known: boolean; readonly value?: unknown } {
  try {
    return { known: true, value: Reflect.get(value, key) };
  } catch {
    return { known: false };
  }
}

/** Whether an object says without throwing that it has a property, and how it has it; a proxy may not. */
function canBeAsked(value: object, key: string | symbol): boolean {
  try {
    Reflect.has(value, key);
    Reflect.getOwnPropertyDescriptor(value, key);
    return true;
  } catch {
    return false;
  }
}

/** The keys of an object, with the getters of its class; undefined where they cannot be listed. */
function keysOf(value: object): string[] | undefined {
  try {
    const keys = Object.getOwnPropertyNames(value);
    let prototype = Object.getPrototypeOf(value);
    while (prototype !== null && prototype !== Object.prototype && prototype !== Array.prototype) {
      const own = Object.entries(Object.getOwnPropertyDescriptors(prototype));
      keys.push(...own.filter(([key, { get }]) => get !== undefined && key !== '__proto__').map(([key]) => key));
      prototype = Object.getPrototypeOf(prototype);
    }
    return keys;
  } catch {
    return undefined;
  }
}
