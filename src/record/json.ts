import { fail, type Path, show } from '../errors.js';
import { isDecimal } from '../exact/decimal.js';

/** A value that JSON carries unharmed. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** How deep a record may be nested; none of ours comes near. */
const MAX_DEPTH = 64;

/**
 * A value as a file would hold it: plain lists and objects, Decimals as text, fields that are `undefined` left out. What
 * JSON cannot hold is refused with its place, and so is text with half a character in it.
 */
export function toJson(value: unknown, at: Path = []): Json {
  return copy(value, at, []);
}

function copy(value: unknown, at: Path, above: readonly object[]): Json {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.isWellFormed() ? value : fail('invalid', at, 'holds half a character');
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : fail('invalid', at, `${show(value)} is not a number that JSON can hold`);
  }
  if (typeof value !== 'object') return fail('invalid', at, `${show(value)} cannot stand in a record`);
  if (isDecimal(value)) return value.toFixed();
  if (above.length >= MAX_DEPTH || above.includes(value)) return fail('too-large', at, 'is nested without end');
  const inside = [...above, value];
  if (Array.isArray(value)) return Array.from(value, (item: unknown, index) => copy(item, [...at, index], inside));
  return copyObject(value, at, inside);
}

function copyObject(value: object, at: Path, inside: readonly object[]): Json {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    return fail('invalid', at, 'is no plain object, list, text or number, so that JSON would not carry it');
  }
  // A key such as `__proto__` is as good as any, so it is defined and not assigned.
  const plain: Record<string, Json> = {};
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    if (!key.isWellFormed()) fail('invalid', at, 'a key holds half a character');
    const own = { value: copy(item, [...at, key], inside), enumerable: true, configurable: true, writable: true };
    Object.defineProperty(plain, key, own);
  }
  return plain;
}
