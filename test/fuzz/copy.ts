import { isDecimal } from '../../src/exact/decimal.js';

/** A container that the fuzz looks into and changes: a list, a plain object, or a column. */
export type Container = Record<string, unknown> | unknown[];

/** Whether a value is a list or a plain object; Decimals, columns, dates and the like are leaves. */
export function isContainer(value: unknown): value is Container {
  if (typeof value !== 'object' || value === null || isDecimal(value)) return false;
  if (Array.isArray(value)) return true;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Whether a value is a typed array. */
export function isColumn(value: unknown): value is Float64Array {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

/** A copy of a value that shares nothing which the fuzz changes. */
export function copy<T>(value: T): T {
  return copyAny(value) as T;
}

function copyAny(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyAny);
  if (isColumn(value)) return value.slice();
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [copyAny(key), copyAny(one)]));
  if (value instanceof Set) return new Set([...value].map(copyAny));
  if (!isContainer(value)) return value;
  const made: Record<string, unknown> = {};
  for (const [key, one] of Object.entries(value)) put(made, key, copyAny(one));
  return made;
}

/** Sets a key, also one called `__proto__`. */
export function put(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Freezes what a caller's data are made of, so that a call that changes its arguments is found. */
export function freeze<T>(value: T): T {
  if (isContainer(value) && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const one of Object.values(value)) freeze(one);
  }
  return value;
}
