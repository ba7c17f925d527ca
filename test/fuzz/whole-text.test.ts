import { expect, test } from 'vitest';
import { isRasError } from '../../src/errors.js';
import { copy, isContainer } from './copy.js';
import { publicDoors } from './doors.js';

/** The rooms that read what councils write and what is kept; the others make figures and pages of results. */
const READING = [
  ...['allocation', 'change', 'costing', 'explain', 'funding', 'model', 'moderation', 'pot', 'programme-cost'],
  ...['questionnaire', 'records', 'run'],
];

/** Names of groups and headings of a page, which stand in no record. */
const NOT_KEPT = /^compareStageColumns: .*characteristics|^caseHistoryPage: /;

/** A value once for each text in it, with something put behind that one; of a list the first few. */
function* withBehindEach(value: unknown, end: string, place = ''): Generator<readonly [string, unknown]> {
  if (typeof value === 'string') yield [place, value + end];
  if (!isContainer(value)) return;
  const isList = Array.isArray(value);
  const entries = Object.entries(value);
  for (const [at, [key, inside]] of entries.entries()) {
    if (isList && at > 2) break;
    for (const [where, altered] of withBehindEach(inside, end, `${place}.${isList ? '*' : key}`)) {
      const others = entries.map(([name, other], index) => [name, index === at ? altered : other] as const);
      yield [where, isList ? others.map(([, one]) => one) : Object.fromEntries(others)];
    }
  }
}

/** Whether what came of a call holds half a character or NUL; JSON writes both as an escape. */
function isKept(result: unknown): boolean {
  const plain = (_: string, one: unknown): unknown => (typeof one === 'bigint' ? String(one) : one);
  return /\\ud[89a-f]|\\u0000/.test(JSON.stringify(result, plain) ?? '');
}

test.each([
  ['half a character', '\ud800'],
  ['NUL', '\u0000'],
])(
  'no public function of the rooms that read keeps %s of a text',
  async (_, end) => {
    const kept = new Set<string>();
    let tried = 0;
    for (const { name, room, call, examples } of await publicDoors()) {
      if (!READING.includes(room)) continue;
      for (const [place, values] of examples.flatMap((example) => [...withBehindEach(example, end)])) {
        tried += 1;
        try {
          if (isKept(call(...(copy(values) as unknown[])))) kept.add(`${name}: ${place}`);
        } catch (error) {
          if (!isRasError(error)) throw error;
        }
      }
    }
    expect(tried).toBeGreaterThan(1000);
    expect([...kept].filter((one) => !NOT_KEPT.test(one))).toEqual([]);
  },
  300_000,
);
