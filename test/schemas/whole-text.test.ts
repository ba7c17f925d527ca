import { expect, test } from 'vitest';
import { refusalOf } from './readers.js';
import { SAMPLES } from './samples.js';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The value once for each text and each key in it, with something put behind that one. */
function* withBehindEach(value: Json, end: string, place = ''): Generator<readonly [string, Json]> {
  if (typeof value === 'string') yield [place, value + end];
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value);
  for (const [at, [key, inside]] of entries.entries()) {
    for (const [where, altered] of withBehindEach(inside, end, `${place}.${key}`)) {
      const others = entries.map(([name, other], index) => [name, index === at ? altered : other] as const);
      yield [where, Array.isArray(value) ? others.map(([, one]) => one) : Object.fromEntries(others)];
    }
    if (Array.isArray(value)) continue;
    const renamed = entries.map(([name, other], index) => [index === at ? name + end : name, other] as const);
    yield [`key ${place}.${key}`, Object.fromEntries(renamed)];
  }
}

/** Of a case of any kind only the id is read before its model is known, which reads the rest: forms of their own here. */
const READ_WITH_ITS_MODEL: ReadonlySet<string> = new Set(['cases']);

// What no record can keep is refused where it comes in, by the function that reads it, and not when a record is made.
test.each([
  ['half a character', '\ud800'],
  ['NUL', '\u0000'],
])(
  '%s is refused in every text and every key of every form that is read',
  (_, end) => {
    const taken: string[] = [];
    let tried = 0;
    for (const { form, value } of SAMPLES) {
      if (READ_WITH_ITS_MODEL.has(form)) continue;
      for (const [place, altered] of withBehindEach(value as Json, end)) {
        tried += 1;
        if (refusalOf(form, altered).length === 0) taken.push(`${form}: ${place}`);
      }
    }
    expect(tried).toBeGreaterThan(1000);
    expect([...new Set(taken)]).toEqual([]);
  },
  300_000,
);
