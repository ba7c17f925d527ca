import { inspect } from 'node:util';
import { isRasError } from '../../src/errors.js';
import { seededRandom } from '../../src/exact/random.js';
import { change, type Parts, pick } from './change.js';
import { copy, freeze, isColumn, isContainer } from './copy.js';
import type { Door } from './doors.js';
import { isOurThrow } from './hostile.js';

/** Something that a public function must not do, once for each place where it does it. */
export interface Finding {
  readonly door: string;
  /** What was thrown, or what is in the result. */
  readonly fault: string;
  /** What was changed in the documented arguments. */
  readonly changes: string;
  readonly call: string;
  /** How many calls ended so. */
  times: number;
}

/** What came of fuzzing a door, and how many calls were made with changed arguments. */
export interface Fuzzed {
  readonly findings: readonly Finding[];
  readonly calls: number;
}

/** How long a door is fuzzed. */
export interface FuzzOptions {
  readonly calls: number;
  readonly seed: number;
}

/**
 * Calls a door with its documented arguments, changed in one place or two. Every result must be free of NaN and
 * Infinity, and everything thrown a RasError.
 *
 * @param calls how many calls with changed arguments
 * @param seed the same seed makes the same calls
 */
export function fuzzDoor(door: Door, parts: Parts, { calls, seed }: FuzzOptions): Fuzzed {
  const random = seededRandom(seed);
  const found = new Map<string, Finding>();
  for (const values of door.examples) tell(found, door, copy(values), 'nothing', faultOf(door, copy(values)));
  for (let made = 0; made < calls; made += 1) {
    const { values, what } = change(copy(pick(door.examples, random) ?? []), parts, random);
    tell(found, door, values, what, faultOf(door, values));
  }
  return { findings: [...found.values()], calls };
}

function tell(found: Map<string, Finding>, door: Door, values: unknown[], changes: string, fault?: string): void {
  if (fault === undefined) return;
  const known = found.get(fault);
  if (known === undefined) found.set(fault, { door: door.name, fault, changes, call: shortCall(values), times: 1 });
  else known.times += 1;
}

/** What is wrong with how one call ended, or undefined. */
export function faultOf({ call }: Pick<Door, 'call'>, values: unknown[]): string | undefined {
  let result: unknown;
  try {
    result = call(...freezeAll(values));
  } catch (error) {
    return faultOfError(error);
  }
  try {
    return unsoundIn(result, '', { left: 5000 });
  } catch (error) {
    // The caller's own hostile value came through, or the result has no end.
    return `gives what cannot be read: ${error instanceof Error ? error.name : typeof error}`;
  }
}

function freezeAll(values: unknown[]): unknown[] {
  // A hostile value may refuse to be frozen; it stays as it is.
  for (const value of values) {
    try {
      freeze(value);
    } catch {}
  }
  return values;
}

function faultOfError(error: unknown): string | undefined {
  if (isRasError(error)) {
    const isWhole =
      error.total >= 1 && error.problems.every(({ path, message }) => Array.isArray(path) && message !== '');
    return isWhole ? undefined : 'a RasError without a problem';
  }
  if (isOurThrow(error)) return `a getter's own error ${placeOf(error)}`;
  if (!(error instanceof Error)) return `threw ${typeof error}`;
  const message = error.message.slice(0, 100).replace(/\d{5,}/g, '…');
  return `${error.name}: ${message} ${placeOf(error)}`;
}

/** The place in src where an error was thrown; messages alone are alike. */
function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return /src\/[\w/.-]+:\d+/.exec(stack)?.[0] ?? '';
}

function unsoundIn(value: unknown, path: string, budget: { left: number }): string | undefined {
  budget.left -= 1;
  if (budget.left < 0) return undefined;
  if (typeof value === 'number' && !Number.isFinite(value)) return `gives ${value} at ${path || 'its top'}`;
  // A column holds NaN where there is no amount.
  if (!isContainer(value) || isColumn(value)) return undefined;
  for (const [key, one] of Object.entries(value)) {
    const found = unsoundIn(one, Array.isArray(value) ? `${path}[]` : `${path}.${key}`, budget);
    if (found !== undefined) return found;
  }
  return undefined;
}

function shortCall(values: unknown[]): string {
  try {
    const text = inspect(values, {
      depth: 6,
      compact: true,
      breakLength: Number.POSITIVE_INFINITY,
      maxArrayLength: 8,
      maxStringLength: 60,
    });
    return text.length > 600 ? `${text.slice(0, 600)}…` : text;
  } catch {
    return 'arguments that cannot be shown';
  }
}

/** A finding in two lines. */
export function describeFinding({ door, fault, changes, call, times }: Finding): string {
  return `${door}: ${fault} (${times} ${times === 1 ? 'call' : 'calls'})\n    after ${changes}: ${call}`;
}
