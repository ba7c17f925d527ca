import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { isRasError } from '../src/errors.js';
import { readAsData } from '../src/guard/guard.js';
import { moreThanNothingWire } from '../src/money/amount.js';
import { withCheck } from '../src/parse/check.js';
import { parseInput } from '../src/parse/parse.js';
import { parseRows } from '../src/parse/rows.js';

const caseSchema = z.strictObject({ caseId: z.string(), points: moreThanNothingWire(), note: z.unknown().optional() });

/** What is wrong, as place and message; anything but a RasError is thrown on. */
function problemsOf(act: () => unknown): string[] {
  try {
    act();
  } catch (error) {
    if (isRasError(error)) return error.problems.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw error;
  }
  return [];
}

const throwing = (key: string): object =>
  Object.defineProperty({ caseId: 'a', points: 1 }, key, {
    enumerable: true,
    get: () => {
      throw new TypeError('the caller has an error of its own');
    },
  });

describe('input that cannot be read as data', () => {
  it('is refused at the place where reading it throws', () => {
    expect(problemsOf(() => parseInput(caseSchema, throwing('points'), ['case']))).toEqual([
      'case.points: throws an error of its own when it is read; expected plain data',
    ]);
    class Family {
      readonly caseId = 'a';
      get points(): number {
        throw new Error('not loaded yet');
      }
    }
    expect(problemsOf(() => parseInput(caseSchema, new Family()))).toEqual([
      'points: throws an error of its own when it is read; expected plain data',
    ]);
  });

  it('is a Promise where something was not awaited, told beside what else is wrong', () => {
    const late = Promise.resolve('1');
    expect(problemsOf(() => parseInput(caseSchema, { caseId: 'a', points: late, wrong: 1 }, ['case']))).toEqual([
      'case.points: is a Promise; await it, and give what it gives',
      'case.wrong: unknown key "wrong"',
    ]);
    expect(problemsOf(() => parseRows(caseSchema, [late, { caseId: 'b' }], ['cases']))).toEqual([
      'cases.0: is a Promise; await it, and give what it gives',
      'cases.1.points: is missing; expected string, number',
    ]);
    expect(problemsOf(() => parseRows(caseSchema, late, ['cases']))).toEqual([
      'cases: a Promise that was not awaited is not a list',
    ]);
  });

  it('is refused row by row, with every place', () => {
    expect(problemsOf(() => parseRows(caseSchema, [throwing('points'), throwing('caseId')], ['cases']))).toEqual([
      'cases.0.points: throws an error of its own when it is read; expected plain data',
      'cases.1.caseId: throws an error of its own when it is read; expected plain data',
    ]);
    const rows = Object.defineProperty([1, 2], 1, { enumerable: true, get: () => JSON.parse('{') });
    expect(problemsOf(() => parseRows(z.number(), rows, ['cases']))).toEqual([
      'cases.1: throws an error of its own when it is read; expected plain data',
    ]);
    const both = { ...{ caseId: 'a' }, points: throwing('x'), note: throwing('y') };
    expect(problemsOf(() => parseInput(schemaThatReadsAll, both))).toEqual([
      'points.x: throws an error of its own when it is read; expected plain data',
      'note.y: throws an error of its own when it is read; expected plain data',
    ]);
  });

  it('is refused where its keys cannot be listed and where a list is gone through in a way of its own', () => {
    const fault = (): never => {
      throw new Error('of the caller');
    };
    const note = new Proxy({}, { ownKeys: fault });
    const again = Object.assign([1], { [Symbol.iterator]: fault });
    expect(problemsOf(() => readAsData({ note, again }, ['case'], () => [...again, note]))).toEqual([
      'case.note: throws an error of its own when it is read; expected plain data',
      'case.again: is a list that is gone through in a way of its own; expected a plain list',
    ]);
  });

  it('is refused as a Promise, as what holds itself and as what has no end', () => {
    const itself: Record<string, unknown> = { caseId: 'a' };
    itself.points = [itself];
    expect(problemsOf(() => parseInput(schemaThatReadsAll, itself))).toEqual([
      'points.0: holds itself; expected data that come to an end',
    ]);
    expect(problemsOf(() => parseInput(schemaThatReadsAll, { points: Promise.resolve(1), note: 1n }))).toEqual([
      'points: is a Promise; await it, and give what it gives',
    ]);
    let deep: unknown = 1n;
    for (let level = 0; level < 200; level += 1) deep = [deep];
    expect(problemsOf(() => parseInput(schemaThatReadsAll, { deep }))).toHaveLength(1);
  });

  it('is refused as a proxy that was revoked', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(problemsOf(() => parseRows(caseSchema, proxy, ['cases']))).toHaveLength(1);
    expect(problemsOf(() => parseInput(caseSchema, { caseId: 'a', points: proxy }, ['case']))).toEqual([
      'case.points: throws an error of its own when it is read; expected plain data',
    ]);
  });

  it('may be an instance of a class, and hold what nobody reads', () => {
    class Family {
      readonly caseId = 'a';
      get points(): number {
        return 5;
      }
    }
    expect(parseInput(caseSchema, new Family())).toEqual({ caseId: 'a', points: 5 });
    expect(parseInput(caseSchema, { caseId: 'a', points: 5, note: Promise.resolve(1) }).caseId).toBe('a');
  });
});

describe('an error of the library itself', () => {
  it('is no fault of the input, and stays what it is', () => {
    const broken = withCheck(caseSchema, () => {
      throw new RangeError('a slip of ours');
    });
    expect(() => parseInput(broken, { caseId: 'a', points: 1 })).toThrow(RangeError);
  });
});

/** JSON reads every part of its input, and takes no BigInt. */
const schemaThatReadsAll = z.unknown().transform((input) => JSON.stringify(input));
