import type { Random } from '../../src/exact/random.js';
import { copy, isColumn, isContainer, put } from './copy.js';
import { HOSTILE } from './hostile.js';

/** Values seen in the documentation, from which a place can be given another shape. */
export type Parts = readonly unknown[];

/** A call to be made: its arguments, and what was changed in them, in words. */
export interface Changed {
  readonly values: unknown[];
  readonly what: string;
}

/**
 * Changes a copied list of arguments in one place or two. Both places are chosen before either is changed, since a
 * hostile value must not be looked into.
 */
export function change(values: unknown[], parts: Parts, random: Random): Changed {
  if (random.below(12) === 0 || values.length === 0) return changeCount(values, random);
  const places = placesIn(values);
  const leaves = places.filter(({ value }) => !isContainer(value));
  const chosen = Array.from({ length: 1 + random.below(2) }, () =>
    pick(random.below(2) === 0 && leaves.length > 0 ? leaves : places, random),
  ).filter((place) => place !== undefined);
  const what = chosen.map((place) => `${place.path}: ${changePlace(place, parts, random)}`);
  return { values, what: what.join('; ') };
}

interface Place {
  readonly parent: object;
  readonly key: string;
  readonly value: unknown;
  readonly path: string;
  /** An argument itself: it is replaced, never taken out. */
  readonly isArgument: boolean;
}

/** The places of all values in a list of arguments, the arguments themselves among them. */
function placesIn(values: unknown[]): Place[] {
  const places: Place[] = [];
  const visit = (parent: object, prefix: string): void => {
    for (const key of Object.keys(parent)) {
      if (places.length > 3000) return;
      const value = (parent as Record<string, unknown>)[key];
      const path = prefix === '' ? key : `${prefix}.${key}`;
      places.push({ parent, key, value, path, isArgument: prefix === '' });
      if (isContainer(value)) visit(value, path);
    }
  };
  visit(values, '');
  return places;
}

function changePlace({ parent, key, value, isArgument }: Place, parts: Parts, random: Random): string {
  const set = (next: unknown, what: string): string => {
    put(parent, key, next);
    return what;
  };
  switch (random.below(10)) {
    case 0:
      return set(copy(pick(parts, random)), 'another part of an example');
    case 1:
      if (isArgument) return set(undefined, 'left out');
      if (Array.isArray(parent) && random.below(2) === 0) parent.splice(Number(key), 1);
      else delete (parent as Record<string, unknown>)[key];
      return Array.isArray(parent) ? 'taken out of its list' : 'deleted';
    case 2:
      return set(reshaped(value, random), 'another shape of the same');
    case 3:
    case 4:
      return set(near(value, random), 'a value near it');
    case 5:
      if (isContainer(value)) return changeInside(value, random);
      return set(near(value, random), 'a value near it');
    default: {
      const [name, make] = pick(HOSTILE, random) ?? ['undefined', () => undefined];
      return set(make(), name);
    }
  }
}

/** One list or object with something more, less or in another order in it. */
function changeInside(value: Record<string, unknown> | unknown[], random: Random): string {
  if (!Array.isArray(value)) {
    const key = pick(['extra', '__proto__', 'constructor', 'toString', '', 'length'], random) ?? 'extra';
    put(value, key, pick([1, 'x', null, {}], random));
    return `with a key ${JSON.stringify(key)}`;
  }
  const at = random.below(Math.max(1, value.length));
  switch (random.below(4)) {
    case 0:
      // Not a copy: what stands there by now may be hostile.
      value.push(value[at]);
      return 'with one twice';
    case 1:
      value.reverse();
      return 'in reverse';
    case 2:
      value.length = 0;
      return 'emptied';
    default:
      delete value[at];
      return 'with a hole';
  }
}

function reshaped(value: unknown, random: Random): unknown {
  if (isColumn(value))
    return pick([[...value], Float32Array.from(value), Int32Array.from(value), value.slice(1)], random);
  if (Array.isArray(value)) return pick([{ ...value }, new Set(value), value[0], [value]], random);
  if (isContainer(value)) return pick([Object.values(value), new Map(Object.entries(value)), [value]], random);
  if (typeof value === 'string') return pick([[value], Number(value), [...value].slice(0, 40), { value }], random);
  if (typeof value === 'number')
    return pick([String(value), [value], { value }, BigInt(Math.trunc(value) || 0)], random);
  return pick([[value], { value }, String(value)], random);
}

function near(value: unknown, random: Random): unknown {
  if (typeof value === 'number')
    return pick([value + 1, value - 1, -value, value / 2, value * 1000, 0, value + 1e-7], random);
  if (typeof value === 'bigint') return pick([-value, value + 1n, 0n, value * 10n ** 20n], random);
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') {
    const number = Number(value);
    if (value.trim() !== '' && Number.isFinite(number)) {
      return pick([String(-number), '0', String(number + 1), `${value}5`, `${value}/7`, String(number * 1e6)], random);
    }
    return pick([`${value}x`, value.slice(1), value.toUpperCase(), ` ${value} `, value.repeat(50)], random);
  }
  if (isColumn(value)) return changedColumn(value, random);
  return null;
}

function changedColumn(column: Float64Array, random: Random): unknown {
  const made = column.slice();
  const odd = pick([Number.NaN, -1, Number.POSITIVE_INFINITY, 2 ** 53, 0.5, -0, 1e300], random) ?? 0;
  // A column of BigInts takes no number.
  if (made.length > 0 && typeof made[0] === 'number') made[random.below(made.length)] = odd;
  return made;
}

/** More arguments, as `map` gives them, fewer, or in another order. */
function changeCount(values: unknown[], random: Random): Changed {
  switch (random.below(4)) {
    case 0:
      return { values: [...values, random.below(5), [...values]], what: 'as `map` calls it: an index and a list more' };
    case 1:
      return { values: values.slice(0, -1), what: 'the last argument left out' };
    case 2:
      return { values: [...values].reverse(), what: 'the arguments in reverse' };
    default: {
      const [name, make] = pick(HOSTILE, random) ?? ['undefined', () => undefined];
      return { values: [...values, make()], what: `one argument more: ${name}` };
    }
  }
}

/** One of a list, or undefined when it is empty. */
export function pick<T>(list: readonly T[], random: Random): T | undefined {
  return list.length === 0 ? undefined : list[random.below(list.length)];
}
