import { fail, type Path, show } from '../errors.js';
import { Decimal, isDecimal } from '../exact/decimal.js';
import { readAsData } from '../guard/guard.js';
import { HALF_A_CHARACTER } from '../identifier.js';

/** A value that JSON carries unharmed. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** How deep a record may be nested; none of ours comes near. */
const MAX_DEPTH = 64;

/** The most noughts that a Decimal may have before or behind its digits; an amount has thirteen digits. */
const MAX_EXPONENT = 1000;

/** How far a copy has come. */
interface Copying {
  readonly root: unknown;
  readonly at: Path;
  /** The keys on the way from the root. */
  readonly trail: (string | number)[];
}

/**
 * A value as a file would hold it: plain lists and objects, Decimals as text, fields that are `undefined` left out. What
 * JSON cannot hold is refused with its place, and so is text with half a character in it.
 */
export function toJson(value: unknown, at: Path = []): Json {
  return readAsData(value, at, () => copy(value, { root: value, at, trail: [] }));
}

function copy(value: unknown, copying: Copying): Json {
  if (typeof value === 'string') return value.isWellFormed() ? value : refuse(copying, HALF_A_CHARACTER);
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    // A minus before nought is lost in JSON.
    return Number.isFinite(value) ? value + 0 : refuse(copying, `${show(value)} is not a number that JSON can hold`);
  }
  if (typeof value !== 'object') return refuse(copying, `${show(value)} cannot stand in a record`);
  if (isDecimal(value)) return textOf(new Decimal(value), copying);
  if (copying.trail.length >= MAX_DEPTH) return refuseDepth(copying);
  if (Array.isArray(value)) return copyList(value, copying);
  return copyObject(value, copying);
}

/** A Decimal as text; it is one of ours by now, whatever was handed over as one. */
function textOf(decimal: Decimal, copying: Copying): string {
  if (!decimal.isFinite()) return refuse(copying, `${show(String(decimal))} is not a number that JSON can hold`);
  if (Math.abs(decimal.e) > MAX_EXPONENT) fail('too-large', [...copying.at, ...copying.trail], 'has too many digits');
  return decimal.toFixed();
}

function copyList(list: readonly unknown[], copying: Copying): Json {
  const plain: Json[] = [];
  for (let index = 0; index < list.length; index += 1) {
    copying.trail.push(index);
    plain.push(copy(list[index], copying));
    copying.trail.pop();
  }
  return plain;
}

function copyObject(value: object, copying: Copying): Json {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    refuse(copying, 'is no plain object, list, text or number, so that JSON would not carry it');
  }
  const plain: Record<string, Json> = {};
  for (const key of Object.keys(value)) {
    const item = (value as Readonly<Record<string, unknown>>)[key];
    if (item === undefined) continue;
    if (!key.isWellFormed()) refuse(copying, `a key ${HALF_A_CHARACTER}`);
    copying.trail.push(key);
    put(plain, key, copy(item, copying));
    copying.trail.pop();
  }
  return plain;
}

/** A key such as `__proto__` is as good as any, so it is defined and not assigned. */
function put(plain: Record<string, Json>, key: string, value: Json): void {
  if (key !== '__proto__') plain[key] = value;
  else Object.defineProperty(plain, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Refuses what is nested too deep, at the place where it comes to hold itself, if it does. */
function refuseDepth({ root, at, trail }: Copying): never {
  const above: unknown[] = [root];
  for (const key of trail) {
    const inside = (above.at(-1) as Readonly<Record<string | number, unknown>>)[key];
    if (above.includes(inside)) break;
    above.push(inside);
  }
  return fail('too-large', [...at, ...trail.slice(0, above.length)], 'is nested without end');
}

function refuse({ at, trail }: Copying, message: string): never {
  return fail('invalid', [...at, ...trail], message);
}
