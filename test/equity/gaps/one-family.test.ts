import { describe, expect, test } from 'vitest';
import { groupGaps } from '../../../src/equity/gaps/group-gaps.js';
import { equityStatement } from '../../../src/equity/statement/statement.js';

const family = (caseId: string, group: string, points: number, final: number) => ({ caseId, group, points, final });
const OPTIONS = { stages: ['final' as const], by: ['group'], reference: [{ by: 'group', group: 'B' }] };
const gapOf = (cases: ReturnType<typeof family>[], bands: 'each' | number[]) =>
  groupGaps(cases, { ...OPTIONS, bands }).stages[0]?.characteristics[0]?.groups.find(({ group }) => group === 'A');

describe('a gap that hangs on one family', () => {
  const many = [
    ...[4000, 4200, 4400].map((final, index) => family(`A${index}`, 'A', 10, final)),
    ...[4100, 4100, 4100].map((final, index) => family(`B${index}`, 'B', 10, final)),
  ];

  test('says the largest change when one is left out', () => {
    // 4,200 - 4,100 = 100; without A0 4,300 - 4,100 = 200, without A2 0: a change of 100, which is more than half of 100.
    expect(gapOf(many, 'each')).toMatchObject({
      gapAtEqualNeed: { amount: '100.00' },
      onOneFamily: { levels: 0, largestChange: '100.00', restsOnOne: true },
    });
  });

  test('says how many levels of need have one family, and that one of them carries the gap', () => {
    // At 30 points 9,000 - 5,000 = 4,000 with weight 2 of 8, at 10 points 100 with 6: (6 x 100 + 2 x 4,000) / 8 = 1,075.
    // Without either family of 30 points the gap is 100: a change of 975.
    const cases = [...many, family('A9', 'A', 30, 9000), family('B9', 'B', 30, 5000)];
    expect(gapOf(cases, 'each')).toMatchObject({
      gapAtEqualNeed: { amount: '1075.00' },
      onOneFamily: { levels: 1, largestChange: '-975.00', restsOnOne: true },
    });
    const { notes } = equityStatement(cases, { ...OPTIONS, bands: 'each' });
    expect(notes).toEqual([
      'Final amounts: group A against group B: leaving out one family changes the gap at equal need by £975.00 a year at the most. 1 level of need has a single family of one of the groups. The gap at equal need rests on one family.',
    ]);
  });

  test('is no gap at all without that family', () => {
    const two = [family('A1', 'A', 30, 9000), family('B1', 'B', 30, 5000)];
    expect(gapOf(two, 'each')?.onOneFamily).toEqual({ levels: 1, largestChange: null, restsOnOne: true });
  });

  test('of many families that all have more it says nothing', () => {
    const alike = [
      ...[0, 1, 2, 3].map((index) => family(`A${index}`, 'A', 10, 4500 + 10 * index)),
      ...[0, 1, 2, 3].map((index) => family(`B${index}`, 'B', 10, 4000 + 10 * index)),
    ];
    expect(gapOf(alike, 'each')?.onOneFamily).toMatchObject({ levels: 0, restsOnOne: false });
    expect(equityStatement(alike, { ...OPTIONS, bands: 'each' }).notes).toEqual([]);
  });

  test('the largest change is that of every family left out in turn', () => {
    const cases = [
      ...many,
      ...[7000, 7300].map((final, index) => family(`C${index}`, 'A', 20, final)),
      ...[6000, 6900, 7100].map((final, index) => family(`D${index}`, 'B', 20, final)),
    ];
    const whole = Number(gapOf(cases, 'each')?.gapAtEqualNeed?.amount);
    const changes = cases.map(({ caseId }) => {
      const gap = gapOf(
        cases.filter((one) => one.caseId !== caseId),
        'each',
      )?.gapAtEqualNeed?.amount;
      return Math.abs(Number(gap) - whole);
    });
    expect(Math.abs(Number(gapOf(cases, 'each')?.onOneFamily?.largestChange))).toBeCloseTo(Math.max(...changes), 1);
  });
});

describe('a gap that the width of bands makes', () => {
  // The same points are the same money, £100 a point; A has the upper half of the band.
  const cases = [
    ...[10, 11, 12, 13].map((points) => family(`B${points}`, 'B', points, 100 * points)),
    ...[12, 13, 12, 13].map((points, index) => family(`A${index}`, 'A', points, 100 * points)),
  ];

  test('is none with each score a band of its own, and the statement says so', () => {
    // (1,200 + 1,300) / 2 - (1,000 + 1,100 + 1,200 + 1,300) / 4 = 1,250 - 1,150.
    expect(gapOf(cases, [20])).toMatchObject({
      gapAtEqualNeed: { amount: '100.00' },
      gapEachScore: { amount: '0.00' },
    });
    expect(gapOf(cases, 'each')?.gapEachScore).toBeNull();
    expect(equityStatement(cases, { ...OPTIONS, bands: [20] }).notes[0]).toBe(
      'Final amounts: group A against group B: with each score a band of its own there is no gap: the width of the bands makes the gap, not what families with the same points have.',
    );
  });

  test('is another one where the same points are other money', () => {
    const dearer = cases.map((one) => (one.group === 'A' ? { ...one, final: one.final + 30 } : one));
    expect(equityStatement(dearer, { ...OPTIONS, bands: [20] }).notes[0]).toBe(
      'Final amounts: group A against group B: with each score a band of its own there is a gap of £30.00 a year more.',
    );
  });
});
