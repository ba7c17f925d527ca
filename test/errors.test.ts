import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { describeProblem, formatPath, isRasError, problemList, RasError, show } from '../src/errors.js';
import { idSchema } from '../src/identifier.js';
import { schemaOf, withCheck } from '../src/parse/check.js';
import { parseInput } from '../src/parse/parse.js';
import { parseRows } from '../src/parse/rows.js';

const caught = (act: () => unknown): RasError => {
  try {
    act();
  } catch (error) {
    if (isRasError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

describe('an error', () => {
  it('tells the first problem and how many more there are', () => {
    const error = new RasError([{ code: 'invalid', path: ['cases', 3, 'points'], message: 'is not a number' }], 7);
    expect(error.message).toBe('cases[3].points: is not a number (and 6 more problems)');
    expect(error.code).toBe('invalid');
  });

  it('is known by its brand, also when it is of another copy of the class', () => {
    class Copy extends Error {}
    const copy = Object.defineProperty(new Copy('x'), Symbol.for('openras.RasError'), { value: true });
    expect(isRasError(copy)).toBe(true);
    expect(isRasError(new Error('x'))).toBe(false);
    expect(isRasError(null)).toBe(false);
  });

  it('keeps another problem that comes after a hundred equal ones, in place of the last of those', () => {
    const problems = problemList();
    for (let row = 0; row < 200; row += 1) problems.add('invalid', [row, 'points'], 'is no number');
    problems.add('invalid', [3, 'group'], 'is no group');
    for (let row = 200; row < 400; row += 1) problems.add('invalid', [row, 'points'], 'is no number');
    const error = caught(() => problems.throwIfAny());
    const kept = error.problems.map(({ path }) => path);
    expect([kept.length, error.total, kept[0], kept[98], kept[99]]).toEqual([
      100,
      401,
      [0, 'points'],
      [98, 'points'],
      [3, 'group'],
    ]);
  });

  it('keeps the first 100 problems and counts them all', () => {
    const problems = problemList();
    for (let index = 0; index < 250; index += 1) problems.add('invalid', [index], 'is wrong');
    const error = caught(() => problems.throwIfAny());
    expect([error.problems.length, error.total]).toEqual([100, 250]);
    const outer = problemList();
    outer.addError(error, ['file']);
    const moved = caught(() => outer.throwIfAny());
    expect([moved.total, moved.path]).toEqual([250, ['file', 0]]);
    expect(() => problemList().addError(new TypeError('a fault of ours'))).toThrow('a fault of ours');
    expect(problemList().throwIfAny()).toBeUndefined();
  });

  it('writes a place as people do', () => {
    expect(formatPath(['cases', 3, 'points'])).toBe('cases[3].points');
    expect(formatPath(['answers', 'my key', '__proto__'])).toBe('answers["my key"].__proto__');
    expect(describeProblem({ code: 'invalid', path: [], message: 'is wrong' })).toBe('is wrong');
  });

  it.each([
    ['text', '"text"'],
    ['x'.repeat(1e6), `"${'x'.repeat(56)}...`],
    ['\ud800', '"\\ud800"'],
    ['\u202eabc', '"?abc"'],
    ['a\nb', '"a\\nb"'],
    [-0, '-0'],
    [10n, '10'],
    [[1, 2], 'a list of 2'],
    [{ a: 1 }, 'an object'],
    [undefined, 'undefined'],
  ])('shows %s briefly and safely', (value, text) => {
    expect(show(value)).toBe(text);
  });
});

describe('parsing', () => {
  const schema = z.strictObject({ id: idSchema, kind: z.enum(['a', 'b']), size: z.number().exactOptional() });

  it('tells every problem with its place and what would be right', () => {
    const error = caught(() => parseInput(schema, { kind: 'c', sizes: 1 }, ['x']));
    expect(error.problems.map(describeProblem)).toEqual([
      'x.id: is missing; expected string',
      'x.kind: expected one of "a", "b", not "c"',
      'x.sizes: unknown key "sizes"',
    ]);
    expect(error.problems.map(({ code }) => code)).toEqual(['missing', 'invalid', 'unknown-name']);
  });

  it('does not let a key reach a prototype', () => {
    const input = JSON.parse('{"id":"__proto__","kind":"a","__proto__":{"size":1}}');
    expect(caught(() => parseInput(schema, input)).total).toBe(1);
    expect(({} as { size?: number }).size).toBeUndefined();
  });

  it('reads a list row by row and counts a million bad rows without telling them all', { timeout: 120_000 }, () => {
    const rows = Array.from({ length: 1_000_000 }, () => null);
    const error = caught(() => parseRows(schema, rows, ['rows']));
    expect([error.total, error.problems.length]).toEqual([1_000_000, 100]);
    expect(error.message.length).toBeLessThan(200);
    expect(caught(() => parseRows(schema, 'rows')).message).toBe('"rows" is not a list');
  });

  it("carries our own parsers' problems and checks through a schema", () => {
    const even = schemaOf(z.number(), (value) => {
      if (value % 2 === 0) return BigInt(value);
      throw new RasError([{ code: 'out-of-range', path: ['deep'], message: 'is odd', details: { value } }]);
    });
    const checked = withCheck(z.strictObject({ n: even }), ({ n }, problems) => {
      if (n > 10n) problems.add('refused', ['n'], 'is more than ten');
    });
    expect(parseInput(checked, { n: 4 })).toEqual({ n: 4n });
    expect(caught(() => parseInput(checked, { n: 3 }))).toMatchObject({
      code: 'out-of-range',
      path: ['n', 'deep'],
      details: { value: 3 },
    });
    expect(caught(() => parseInput(checked, { n: 12 })).code).toBe('refused');
  });

  it.each([[''], ['a\u0000b'], ['\ud800'], ['x'.repeat(201)], [7]])('refuses %s as an id', (id) => {
    expect(idSchema.safeParse(id).success).toBe(false);
  });

  it('takes __proto__ and any language as an id', () => {
    for (const id of ['__proto__', 'constructor', 'Zoë 1', '案件-1']) expect(idSchema.parse(id)).toBe(id);
  });
});

describe('an error that is made without its problems', () => {
  it.each([[undefined], [null], [true], [''], [[]], [[null]], [[{ code: 'invalid' }]]])('says so: %j', (given) => {
    const error = new RasError(given as never);
    expect([error.code, error.total, error.path]).toEqual(['invalid', 1, []]);
    expect(error.message).toBe('a RasError was made without saying what is wrong');
  });

  it('is counted at least as often as it is told', () => {
    const problem = { code: 'missing', path: ['a'], message: 'is missing' } as const;
    const error = new RasError([problem, problem], 1);
    expect([error.path, error.total, error.message]).toEqual([['a'], 2, 'a: is missing (and 1 more problem)']);
    expect(new RasError([{ ...problem, path: 5 as never }]).message).toMatch(/^a RasError was made without/);
  });
});

it('lists, numbers and texts of the wrong size are told in our own words, and so is what has none of several forms', () => {
  const told = (schema: z.ZodType, input: unknown) => {
    try {
      parseInput(schema, input, ['in']);
      return [];
    } catch (error) {
      return isRasError(error) ? error.problems.map(({ message }) => message) : [String(error)];
    }
  };
  expect(told(z.array(z.int()).min(1), [])).toEqual(['expected at least 1 entry, not 0']);
  expect(told(z.array(z.int()).max(2), [1, 2, 3])).toEqual(['expected at most 2 entries, not 3']);
  expect(told(z.string().max(1000), 'x'.repeat(1001))).toEqual(['expected at most 1,000 characters, not 1,001']);
  expect(told(z.number().min(1), 0)).toEqual(['expected at least 1, not 0']);
  expect(told(z.number().gt(0), 0)).toEqual(['expected more than 0, not 0']);
  expect(told(z.number().lt(5), 5)).toEqual(['expected less than 5, not 5']);
  const forms = z.union([z.strictObject({ a: z.int() }), z.strictObject({ b: z.int() })]);
  expect(told(forms, {})).toEqual([
    'has none of the forms expected here: a: is missing; expected number; or b: is missing; expected number',
  ]);
  // Words of ours stay as they are.
  expect(told(z.array(z.int()).min(1, 'a table has one row or more'), [])).toEqual(['a table has one row or more']);
});
