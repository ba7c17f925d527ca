import { describe, expect, test } from 'vitest';
import { isRasError } from '../../src/errors.js';
import { listFault, MAX_FIELDS, MAX_LIST, refuseEndlessLists } from '../../src/guard/list-size.js';
import { copy, isContainer, put } from './copy.js';
import { type Door, publicDoors } from './doors.js';

/** The most places that a list of JavaScript can say it has, and none of them holds anything. */
function endless(): unknown[] {
  const list: unknown[] = [];
  list.length = 2 ** 32 - 1;
  return list;
}

type Way = readonly string[];

/** Where lists stand in the arguments of a call. */
function listsIn(value: unknown, way: Way = []): Way[] {
  if (!isContainer(value)) return [];
  const below = Object.entries(value).flatMap(([key, one]) => listsIn(one, [...way, key]));
  // The list of the arguments is not an input.
  return Array.isArray(value) && way.length > 0 ? [way, ...below] : below;
}

function withEndless(values: readonly unknown[], way: Way): unknown[] {
  const changed = copy([...values]);
  let parent: unknown = changed;
  for (const key of way.slice(0, -1)) parent = (parent as Record<string, unknown>)[key];
  put(parent as object, way.at(-1) ?? '', endless());
  return changed;
}

const doors = await publicDoors();

describe('a list of four thousand million places that hold nothing comes to an answer', () => {
  test.each(doors.map((one): [string, Door] => [one.name, one]))('%s', { timeout: 300_000 }, (name, door) => {
    const seen = new Set<string>();
    for (const values of door.examples.slice(0, 6)) {
      for (const way of listsIn(values)) {
        // One list of each kind: that of the first case stands for that of all.
        const kind = way.map((key) => (/^\d+$/.test(key) ? '0' : key)).join('.');
        if (seen.has(kind)) continue;
        seen.add(kind);
        try {
          door.call(...withEndless(values, way));
        } catch (error) {
          expect(isRasError(error), `${name} ${kind}: ${String(error)}`).toBe(true);
        }
      }
    }
  });
});

test('what is wrong with the length of a list', () => {
  const ofLength = (length: number): unknown[] => {
    const list: unknown[] = [];
    list.length = length;
    return list;
  };
  expect(listFault(endless())).toEqual({
    code: 'too-large',
    message: `a list has at most ${MAX_LIST} places, not 4294967295`,
  });
  expect(listFault(ofLength(MAX_LIST))?.message).toMatch(/^more than 100 of its 50000000 places hold nothing/);
  // A short list tells each of its holes where it stands, and a long one may have some.
  expect(listFault(ofLength(1000))).toBeUndefined();
  const long = Array.from({ length: 5000 }, () => 1);
  for (let hole = 0; hole < 100; hole += 1) delete long[hole * 7];
  expect(listFault(long)).toBeUndefined();
  delete long[4999];
  expect(listFault(long)?.code).toBe('invalid');
});

test('a column where fields are expected, and an object of too many fields, are refused where they stand', () => {
  const problemsOf = (input: unknown): string[] => {
    try {
      refuseEndlessLists(input, ['model']);
    } catch (error) {
      if (isRasError(error)) return error.problems.map(({ code, path }) => `${code} ${path.join('.')}`);
      throw error;
    }
    return [];
  };
  const fields = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 1]));
  expect(problemsOf(new Uint8Array(1))).toEqual(['invalid model']);
  expect(problemsOf([{ a: Buffer.alloc(2) }, fields(MAX_FIELDS + 1)])).toEqual([
    'invalid model.0.a',
    'too-large model.1',
  ]);
  expect(problemsOf(fields(MAX_FIELDS))).toEqual([]);
});

test('a list behind the holes of a short one is looked at', () => {
  const short: unknown[] = [];
  short.length = 1000;
  short[999] = endless();
  expect(() => refuseEndlessLists([short], [])).toThrow('[0][999]');
});
