import { describe, expect, test } from 'vitest';
import { disagreements, type Side, type ThreeGaps } from '../../../src/equity/gaps/disagreement.js';
import { groupGaps } from '../../../src/equity/gaps/group-gaps.js';
import { equityStatement } from '../../../src/equity/statement/statement.js';
import { ratio } from '../../../src/exact/ratio.js';

// Gaps in pounds against a reference mean of £10,000: £500 is 5 per cent of it.
const gaps = (
  known: readonly [number, Side],
  equal: readonly [number, Side],
  more: Partial<ThreeGaps> = {},
): ThreeGaps => ({
  by: 'ethnicity',
  stage: 'final',
  group: 'A',
  reference: 'B',
  raw: ratio(BigInt(known[0] * 100)),
  known: { gap: ratio(BigInt(known[0] * 100)), side: known[1] },
  equal: { gap: ratio(BigInt(equal[0] * 100)), side: equal[1], noInterval: equal[1] === null ? 'few-families' : null },
  referenceMean: ratio(1_000_000n),
  needNotKnown: 0,
  period: 'year',
  ...more,
});
const warn = (of: ThreeGaps) => disagreements(of, { disagreement: ratio(5n), oppositeSigns: ratio(0n) });
const codes = (of: ThreeGaps) => warn(of).map(({ code }) => code);

describe('a word about two gaps needs both intervals', () => {
  // What each pair of intervals bears: on one side of no gap (1, -1), holding it (0), none (null).
  test.each<[number, Side, number, Side, string[]]>([
    [-2000, -1, 2000, 1, ['gap-reverses']],
    [-2000, -1, 500, 0, ['gap-vanishes']],
    [-2000, 0, 2000, 1, ['gap-appears']],
    [-2000, 0, 2000, 0, []],
    [3000, 1, 1000, 1, ['gap-shrinks']],
    [1000, 1, 3000, 1, ['gap-grows']],
    [-2000, -1, 2000, null, ['gap-cannot-be-told']],
    [-2000, null, 2000, null, ['gap-cannot-be-told']],
    [-2000, null, 2000, 1, ['gap-average-cannot-be-told']],
    [-2000, null, 500, 0, ['gap-average-cannot-be-told']],
    [3000, null, 1000, 1, ['gap-average-cannot-be-told']],
    [1000, null, 3000, 1, ['gap-average-cannot-be-told']],
    [1000, null, 1400, null, []],
  ])('£%s (%s) and £%s (%s) at equal need: %j', (known, ofKnown, equal, ofEqual, expected) => {
    const told = warn(gaps([known, ofKnown], [equal, ofEqual]));
    expect(told.map(({ code }) => code)).toEqual(expected);
    if (ofKnown === null || ofEqual === null)
      for (const { message } of told) expect(message).not.toMatch(/Simpson|goes with|hides|turn|none can be told/);
  });

  test('amounts that are all alike within equal need are not too few families', () => {
    const of = gaps([-2000, -1], [500, null]);
    const alike = warn({ ...of, equal: { gap: ratio(50_000n), side: null, noInterval: 'no-spread' } });
    expect(alike[0]?.message).toContain('Within equal need the amounts of a group do not differ');
    expect(alike[0]?.message).not.toContain('Too few');
    expect(warn(of)[0]?.message).toContain('Too few families have equal need');
  });

  test('averages that are judged are those of the families whose need is known, and are called so', () => {
    const of = gaps([-2000, 0], [2000, 1], { needNotKnown: 3 });
    expect(warn(of)[0]?.message).toContain('The averages of those whose need is known show no gap');
    expect(warn({ ...of, needNotKnown: 0 })[0]?.message).toContain('The averages show no gap');
  });
});

describe('families whose need is not known', () => {
  test('make two gaps differ by arithmetic, whether they make a gap or hide one', () => {
    const made = gaps([0, 0], [0, 0], { raw: ratio(-300_000n), needNotKnown: 2 });
    const hidden = gaps([-3000, 0], [-3000, 0], { raw: ratio(0n), needNotKnown: 2 });
    for (const of of [made, hidden]) {
      expect(codes(of)).toEqual(['gap-of-unknown-need']);
      expect(warn(of)[0]?.message).toContain('The two differ by the families whose need is not known');
      expect(warn(of)[0]?.message).not.toContain('gap of the averages goes');
    }
  });

  // A: 4,000, 4,000 and 9,000. B: 4,000 and 9,000, and two of 1,000 whose need is not known: 3,750 on average; of known
  // need 6,500 against A's 5,666.67.
  const cases = [
    ['a1', 10, 4000, 'A'],
    ['a2', 10, 4000, 'A'],
    ['a3', 30, 9000, 'A'],
    ['b1', 10, 4000, 'B'],
    ['b2', 30, 9000, 'B'],
    ['b3', undefined, 1000, 'B'],
    ['b4', undefined, 1000, 'B'],
  ].map(([caseId, points, final, ethnicity]) => ({
    caseId: String(caseId),
    final: Number(final),
    ...(points !== undefined && { points: Number(points) }),
    characteristics: [{ name: 'ethnicity', value: String(ethnicity) }],
  }));
  const options = { stages: ['final' as const], by: ['ethnicity'], bands: 'each' as const };

  test.each([
    ['A', '£1,916.67 a year less on average, £833.33 a year more among those whose need is known'],
    ['B', '£1,916.67 a year more on average, £833.33 a year less among those whose need is known'],
  ])('are said on whichever side they are: reference %s', (group, words) => {
    const against = { ...options, reference: [{ by: 'ethnicity', group }] };
    const answers = equityStatement(cases, against).sections.flatMap((section) => section.answers);
    expect(answers.join('\n')).toContain(words);
    expect(groupGaps(cases, against).warnings.map(({ code }) => code)).toContain('gap-of-unknown-need');
  });
});
