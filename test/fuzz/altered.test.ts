import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { isRasError } from '../../src/errors.js';
import { copy, isColumn, isContainer } from './copy.js';
import { type Door, publicDoors } from './doors.js';

/** Enough examples of a door, and places of one, to alter. */
const MOST_EXAMPLES = 3;
const MOST_PLACES = 25;

const doors = (await publicDoors()).filter(({ name }) => !name.startsWith('the form '));

/** How a call ends, in words that hold all of it. */
function ending(call: Door['call'], values: readonly unknown[]): string {
  try {
    return inspect(call(...values), { depth: null, maxArrayLength: null, maxStringLength: null });
  } catch (error) {
    if (!isRasError(error)) throw error;
    return error.message;
  }
}

interface Place {
  readonly parent: object;
  readonly key: string;
}

/** The places of the texts, numbers and answers of yes or no in some values, and of what holds them. */
function placesIn(value: unknown): Place[] {
  if (!isContainer(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => [{ parent: value, key }, ...placesIn(one)]);
}

function someOf<Item>(items: readonly Item[], most: number): Item[] {
  const step = Math.max(1, items.length / most);
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

/** Other values that may stand in the place of one: of the same kind, of another, and none at all. */
function othersOf(value: unknown): unknown[] {
  if (typeof value === 'number') return [value + 1, String(value)];
  if (typeof value === 'string') return [/^[\d.]+$/.test(value) ? `${Number(value) + 1}` : `${value}x`];
  if (typeof value === 'boolean') return [!value];
  if (Array.isArray(value)) return [value.slice(1), [...value, ...value.slice(-1)], value.toReversed()];
  return isContainer(value) ? [{ ...value, unheardOf: 1 }] : [];
}

/** Alters an argument of a call in place, a place at a time, and says where the call goes by what stood there before. */
function* staleIn({ name, call, examples }: Door): Generator<string> {
  for (const example of examples.slice(0, MOST_EXAMPLES)) {
    const values = copy(example);
    for (const { parent, key } of someOf(
      values.flatMap((value) => placesIn(value)),
      MOST_PLACES,
    )) {
      const before = Reflect.get(parent, key);
      const alterations = [
        ...othersOf(before).map((other) => () => Reflect.set(parent, key, other)),
        ...(Array.isArray(parent) ? [] : [() => Reflect.deleteProperty(parent, key)]),
      ];
      for (const alter of alterations) {
        ending(call, values);
        alter();
        if (ending(call, values) !== ending(call, copy(values))) yield `${name}: ${key} of ${inspect(parent)}`;
        Reflect.set(parent, key, before);
      }
    }
  }
}

/** Alters all of a result that is not the caller's own. */
function spoil(result: unknown, callers: ReadonlySet<unknown>): void {
  if (callers.has(result)) return;
  if (isColumn(result)) result.fill(7 as never);
  if (!isContainer(result) || Object.isFrozen(result)) return;
  for (const [key, one] of Object.entries(result)) {
    spoil(one, callers);
    if (!isContainer(one) && typeof one !== 'function' && Object.getOwnPropertyDescriptor(result, key)?.writable)
      Reflect.set(result, key, 'spoilt');
  }
}

function objectsIn(value: unknown): unknown[] {
  return isContainer(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [value];
}

test('an argument that was altered since the last call is read anew', { timeout: 300_000 }, () => {
  expect(doors.flatMap((door) => [...staleIn(door)])).toEqual([]);
});

test('what is done to a result changes no later one', { timeout: 300_000 }, () => {
  const spoilt = doors.flatMap(({ name, call, examples }) =>
    examples.flatMap((example) => {
      const values = copy(example);
      const first = ending(call, values);
      try {
        spoil(call(...values), new Set(objectsIn(values)));
      } catch (error) {
        if (!isRasError(error)) throw error;
      }
      return ending(call, values) === first ? [] : [name];
    }),
  );
  expect([...new Set(spoilt)]).toEqual([]);
});
