import type { Answers, Context } from './common.js';

/** Writes the answers of a model within another. */
export type AnswersWithin = (stored: unknown, context: Context) => Answers;

/** The stored model of a group or a stream, of a model that was read already. */
export function within(stored: unknown, path: readonly (string | number)[]): unknown {
  return [...path, 'model'].reduce((at: unknown, key) => Reflect.get(at as object, key), stored);
}

/** Points up to which every model within prices; null where none reads points. */
export function leastPoints(inner: readonly Answers[]): bigint | null {
  const all = inner.flatMap(({ points }) => (points === null ? [] : [points]));
  return all.reduce<bigint | null>((least, one) => (least === null || one < least ? one : least), null);
}
