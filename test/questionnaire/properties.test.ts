import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InstrumentInput } from '../../src/questionnaire/instrument/instrument.js';
import { maximumPoints } from '../../src/questionnaire/instrument/maximum.js';
import { scoreResponse, scoreResponses } from '../../src/questionnaire/score/score.js';
import { replay } from '../../src/record/step/replay.js';
import { agreed, instrumentOf, problemsOf } from './support.js';

// Points in millionths, so that the test adds up whole numbers.
const MILLION = 1_000_000n;
const text = (millionths: bigint): string =>
  `${millionths / MILLION}.${(millionths % MILLION).toString().padStart(6, '0')}`;
const millionths = (points: string): bigint => {
  const [whole = '0', part = ''] = points.split('.');
  return BigInt(whole) * MILLION + BigInt(part.padEnd(6, '0'));
};

interface Scored {
  readonly instrument: InstrumentInput;
  readonly answers: readonly (readonly [string, string])[];
  readonly points: readonly bigint[];
  readonly most: readonly bigint[];
}

const statements = fc.array(
  fc.record({
    levels: fc.array(fc.bigInt({ min: 0n, max: 100n * MILLION }), { minLength: 2, maxLength: 6 }),
    pick: fc.nat(),
  }),
  { minLength: 1, maxLength: 8 },
);

const scored: fc.Arbitrary<Scored> = statements.map((list) => ({
  instrument: instrumentOf(
    list.map(({ levels }) => ({
      levels: levels.map((points, index) => ({ name: `l${index}`, points: text(points) })),
    })),
  ),
  answers: list.map(({ levels, pick }, index) => [`s${index + 1}`, `l${pick % levels.length}`] as const),
  points: list.map(({ levels, pick }) => levels[pick % levels.length] ?? 0n),
  most: list.map(({ levels }) => levels.reduce((a, b) => (a > b ? a : b))),
}));

const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);

describe('a score', () => {
  test('is the exact sum of the points of its levels, and its maximum that of the highest', () => {
    fc.assert(
      fc.property(scored, ({ instrument, answers, points, most }) => {
        const score = scoreResponse(instrument, agreed(answers));
        expect(millionths(score.points)).toBe(sum(points));
        expect(millionths(score.maximum)).toBe(sum(most));
        expect(maximumPoints(instrument)).toBe(score.maximum);
        expect(sum(score.byStatement.map((one) => millionths(one.points ?? '')))).toBe(sum(points));
        expect(sum(score.byOutcome.map((one) => millionths(one.points ?? '')))).toBe(sum(points));
      }),
    );
  });

  test('does not depend on the order of answers or statements', () => {
    fc.assert(
      fc.property(scored, ({ instrument, answers }) => {
        const turned = { ...instrument, statements: instrument.statements.toReversed() };
        const score = scoreResponse(instrument, agreed(answers));
        expect(scoreResponse(instrument, agreed(answers.toReversed()))).toEqual(score);
        expect(scoreResponse(turned, agreed(answers)).points).toBe(score.points);
      }),
    );
  });

  test('lies between 0 and its maximum, statement by statement', () => {
    fc.assert(
      fc.property(scored, ({ instrument, answers }) => {
        for (const { points, maximum } of scoreResponse(instrument, agreed(answers)).byStatement) {
          expect(millionths(points ?? '')).toBeLessThanOrEqual(millionths(maximum ?? ''));
        }
      }),
    );
  });

  test('is the result of its own steps, after a trip through JSON, and an altered step is found', () => {
    fc.assert(
      fc.property(scored, ({ instrument, answers }) => {
        const score = JSON.parse(JSON.stringify(scoreResponse(instrument, agreed(answers))));
        expect(replay(score.steps)).toBe(score.points);
        expect(score.steps.at(-1).id).toBe('points');
        const [first] = score.steps;
        first.inputs[1].value = text(millionths(first.inputs[1].value) + 1n);
        expect(() => replay(score.steps)).toThrow();
      }),
    );
  });

  test('is the same alone and in a list, with its steps and without', () => {
    fc.assert(
      fc.property(scored, ({ instrument, answers }) => {
        const alone = scoreResponse(instrument, agreed(answers, 'b'));
        const [, inList] = scoreResponses(instrument, [agreed(answers, 'a'), agreed(answers, 'b')]);
        expect(inList).toEqual(alone);
        const [lean] = scoreResponses(instrument, [agreed(answers, 'b')], { withSteps: false });
        expect(lean).toEqual({ ...alone, steps: [] });
      }),
    );
  });

  test('without one statement is lower by exactly its points and its maximum', () => {
    fc.assert(
      fc.property(scored, ({ instrument, answers, points, most }) => {
        fc.pre(answers.length > 1);
        const score = scoreResponse(instrument, agreed(answers.slice(1)), { unanswered: 'exclude' });
        expect(millionths(score.points)).toBe(sum(points.slice(1)));
        expect(millionths(score.maximum)).toBe(sum(most.slice(1)));
      }),
    );
  });
});

test('any text as an answer is either read or refused at its statement', () => {
  const instrument = instrumentOf([
    {
      bands: [
        { name: 'a:b', from: 0, to: 2 },
        { name: 'c', from: 3, to: 9 },
      ],
    },
  ]);
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a:b:top', 'c:4', '__proto__', '\ud800')),
      (answer) => {
        const act = () => scoreResponse(instrument, agreed([['s1', answer]]));
        if (['a:b:top', 'c:4'].includes(answer) || /^\s*\d(\.0+)?\s*$/.test(answer)) expect(act).not.toThrow();
        else expect(problemsOf(act)[0]).toMatch(/ answers\/s1\/agreed$/);
      },
    ),
  );
});
