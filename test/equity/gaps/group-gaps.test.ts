import { describe, expect, it } from 'vitest';
import type { CohortCase } from '../../../src/cohort/case.js';
import { groupGaps } from '../../../src/equity/gaps/group-gaps.js';
import type { GroupGapOptions } from '../../../src/equity/gaps/options.js';

/** Some families of one ethnicity with the same points and money. */
const some = (count: number, ethnicity: string | null, points: number, final: number, more = {}): CohortCase[] =>
  Array.from({ length: count }, (_, index) => ({
    caseId: `${ethnicity}-${points}-${final}-${JSON.stringify(more)}-${index}`,
    points,
    final,
    characteristics: ethnicity === null ? [] : [{ name: 'ethnicity', value: ethnicity }],
    ...more,
  }));

/** Eight times as many, half of them with a pound more and half with a pound less, so that intervals can be told. */
const many = (count: number, ethnicity: string, points: number, final: number): CohortCase[] => [
  ...some(4 * count, ethnicity, points, final - 1),
  ...some(4 * count, ethnicity, points, final + 1),
];

const OPTIONS: GroupGapOptions = { stages: ['final'], by: ['ethnicity'], bands: 'each' };
const gapsOf = (cases: readonly CohortCase[], options: Partial<GroupGapOptions> = {}) => {
  const result = groupGaps(cases, { ...OPTIONS, ...options });
  const [characteristic] = result.stages[0]?.characteristics ?? [];
  return {
    ...result,
    characteristic,
    of: (name: string | null) => characteristic?.groups.find(({ group }) => group === name),
  };
};

/**
 * At each need A has £500 more than B; A's needs are lower. Means: A (3 · 4,500 + 9,500)/4 = 5,750, B (4,000 + 3 ·
 * 9,000)/4 = 7,750.
 */
const SIMPSON = [
  ...many(3, 'A', 10, 4500),
  ...many(1, 'A', 30, 9500),
  ...many(1, 'B', 10, 4000),
  ...many(3, 'B', 30, 9000),
];
const AGAINST_B = { reference: [{ by: 'ethnicity', group: 'B' }] };

describe('Simpson’s paradox', () => {
  it('is not cried where an interval cannot be told, or holds no gap', () => {
    // 4 families of each group at each need, A and B alike but for chance: raw (4 · 4,000 + 4 · 9,000) / 8 = 6,500
    const few = [
      ...some(3, 'A', 10, 4500),
      ...some(1, 'A', 30, 9500),
      ...some(1, 'B', 10, 4000),
      ...some(3, 'B', 30, 9000),
    ];
    expect(gapsOf(few, AGAINST_B).warnings.map(({ code }) => code)).toEqual(['gap-cannot-be-told']);
    expect(gapsOf(few, AGAINST_B).of('A')?.gapAtEqualNeed).toMatchObject({
      interval: null,
      noInterval: 'few-families',
    });
    // At equal need A has £50 more, and amounts differ by £2,000 within a need: the interval holds 0.
    const noisy = (count: number, ethnicity: string, points: number, final: number) => [
      ...some(4 * count, ethnicity, points, final - 2000),
      ...some(4 * count, ethnicity, points, final + 2000),
    ];
    const chance = [
      ...noisy(3, 'A', 10, 4050),
      ...noisy(1, 'A', 30, 9050),
      ...noisy(1, 'B', 10, 4000),
      ...noisy(3, 'B', 30, 9000),
    ];
    expect(gapsOf(chance, AGAINST_B).of('A')?.gapAtEqualNeed?.amount).toBe('50.00');
    expect(gapsOf(chance, AGAINST_B).warnings.map(({ code }) => code)).toEqual(['gap-vanishes']);
  });

  it('is caught: less on average, more at equal need', () => {
    const { of } = gapsOf(SIMPSON, AGAINST_B);
    expect(of('A')?.rawGap).toEqual({ amount: '-2000.00', percent: '-25.8' });
    // reference mean at equal need (32 · 4,000 + 32 · 9,000)/64 = 6,500; 500/6,500 = 7.7 %
    expect(of('A')?.gapAtEqualNeed).toMatchObject({
      amount: '500.00',
      percent: '7.7',
      groupMean: '7000.00',
      strata: 2,
    });
  });

  it('is explained in words', () => {
    expect(gapsOf(SIMPSON, AGAINST_B).warnings).toEqual([
      {
        code: 'gap-reverses',
        message:
          'final amounts: families of ethnicity A have £2,000.00 a year less on average than those of ethnicity B, but at equal need £500.00 a year more. The groups differ in how much need they have, and the averages turn the gap round (Simpson’s paradox). Judge by the gap at equal need.',
        details: {
          by: 'ethnicity',
          stage: 'final',
          group: 'A',
          reference: 'B',
          rawGap: '-2000.00',
          knownNeedGap: '-2000.00',
          gapAtEqualNeed: '500.00',
        },
      },
    ]);
  });

  it('can be read from the table of strata', () => {
    const rows = gapsOf(SIMPSON, AGAINST_B).characteristic?.strata.rows;
    expect(
      rows?.map(({ stratum, groups }) => [stratum, ...groups.map(({ group, n, mean }) => [group, n, mean])]),
    ).toEqual([
      ['10 points', ['A', 24, '4500.00'], ['B', 8, '4000.00']],
      ['30 points', ['A', 8, '9500.00'], ['B', 24, '9000.00']],
    ]);
  });

  it.each([
    [
      'vanishes',
      [...many(3, 'A', 10, 4000), ...many(1, 'A', 30, 9000), ...many(1, 'B', 10, 4000), ...many(3, 'B', 30, 9000)],
    ],
    // means: A (3 · 4,000 + 9,000)/4 = 5,250, B (3,000 + 3 · 6,000)/4 = 5,250; at equal need +2,000
    [
      'appears',
      [...many(3, 'A', 10, 4000), ...many(1, 'A', 30, 9000), ...many(1, 'B', 10, 3000), ...many(3, 'B', 30, 6000)],
    ],
    // raw (3 · 4,000 + 9,000)/4 − (4,500 + 3 · 9,500)/4 = −3,000; at equal need −500
    [
      'shrinks',
      [...many(3, 'A', 10, 4000), ...many(1, 'A', 30, 9000), ...many(1, 'B', 10, 4500), ...many(3, 'B', 30, 9500)],
    ],
    // raw 7,750 − (3 · 8,000 + 13,000)/4 = −1,500; at equal need −4,000
    [
      'grows',
      [...many(1, 'A', 10, 4000), ...many(3, 'A', 30, 9000), ...many(3, 'B', 10, 8000), ...many(1, 'B', 30, 13000)],
    ],
  ])('an average gap that %s at equal need is told so', (kind, cases) => {
    expect(gapsOf(cases, AGAINST_B).warnings.map(({ code }) => code)).toEqual([`gap-${kind}`]);
  });

  it('is not cried where both gaps agree within the percentage, which can be chosen', () => {
    const cases = [
      ...many(2, 'A', 10, 4000),
      ...many(3, 'B', 10, 4100),
      ...many(1, 'A', 30, 9000),
      ...many(1, 'B', 30, 9100),
    ];
    // raw 17,000/3 − 21,400/4 = 316.67, at equal need −100: opposite signs, always told; amounts of 4,000 and 9,000
    // have a standard deviation of some 2,300, so that 24 against 32 families tell 317 from nothing by no means
    expect(gapsOf(cases).warnings.map(({ code }) => code)).toEqual(['gap-appears']);
    const alike = [
      ...many(2, 'A', 10, 4000),
      ...many(2, 'B', 10, 4100),
      ...many(1, 'A', 30, 9000),
      ...many(1, 'B', 30, 9100),
    ];
    expect(gapsOf(alike).warnings).toEqual([]);
    const near = [
      ...many(9, 'A', 10, 4000),
      ...many(8, 'B', 10, 4100),
      ...many(1, 'A', 30, 4100),
      ...many(1, 'B', 30, 4400),
    ];
    expect(gapsOf(near).warnings).toEqual([]);
    expect(gapsOf(near, { disagreement: 0 }).warnings).toHaveLength(1);
  });
});

describe('a gap at equal need', () => {
  it('has the further ends of the two intervals', () => {
    // one need: A 1, 3, 5, 7 and B 2, 4, 6, 8 pounds; means 4 and 5, variances 20/3, of each mean 5/3
    const cases = [
      ...[1, 3, 5, 7].flatMap((final) => some(1, 'A', 5, final)),
      ...[2, 4, 6, 8].flatMap((final) => some(1, 'B', 5, final)),
    ];
    // Student: −1 ± 2.4469 · √(10/3), 6 degrees of freedom: −5.47 to 3.47. Of the 70 rearrangements one may lie beyond
    // each end, and what is as it was is one: the outermost, where 1 and 8, or 7 and 2, change places: −7 and 5.
    expect(gapsOf(cases, AGAINST_B).of('A')?.gapAtEqualNeed).toMatchObject({
      amount: '-1.00',
      interval: { low: '-7.00', high: '5.00' },
      noInterval: null,
    });
    // 90 %: −1 ± 1.9432 · 1.8257: −4.55 to 2.55. Three may lie beyond, and two beside what is as it was: after −7 come
    // 1 for 6, 3 for 8 and 1 and 3 for 6 and 8, −5 each; from above after 5 come 7 for 4, 5 for 2 and both: 3 each.
    expect(gapsOf(cases, { ...AGAINST_B, level: 90 }).of('A')?.gapAtEqualNeed?.interval).toEqual({
      low: '-5.00',
      high: '3.00',
    });
  });

  it('bears an interval with single families only where one variance for all needs is named', () => {
    const cases = [
      ...[1, 3, 5, 7, 9].flatMap((final) => some(1, 'A', 5, final)),
      ...[2, 4, 6, 8].flatMap((final) => some(1, 'B', 5, final)),
      ...some(1, 'A', 9, 7),
      ...[6, 8].flatMap((final) => some(1, 'B', 9, final)),
    ];
    expect(gapsOf(cases).of('B')?.gapAtEqualNeed).toMatchObject({ interval: null, noInterval: 'few-families' });
    const { interval } = gapsOf(cases, { variance: 'pooled' }).of('B')?.gapAtEqualNeed ?? {};
    expect(Number(interval?.low)).toBeLessThan(0);
    expect(Number(interval?.high)).toBeGreaterThan(0);
  });

  it('has no interval where every family is alone in its stratum', () => {
    const cases = [...some(1, 'A', 5, 1), ...some(1, 'B', 5, 2), ...some(1, 'B', 9, 2)];
    expect(gapsOf(cases).of('A')?.gapAtEqualNeed).toMatchObject({
      amount: '-1.00',
      interval: null,
      n: { group: 1, reference: 1 },
    });
  });

  it('can be weighted with the need of the group or of the reference group', () => {
    const cases = [
      ...some(3, 'A', 10, 100),
      ...some(1, 'A', 30, 700),
      ...some(2, 'B', 10, 200),
      ...some(4, 'B', 30, 400),
    ];
    // −100 at 10 points, +300 at 30: everyone (5 · −100 + 5 · 300)/10, A (3 · −100 + 300)/4, B (2 · −100 + 4 · 300)/6
    const gap = (weights: GroupGapOptions['weights']) => gapsOf(cases, { weights }).of('A')?.gapAtEqualNeed?.amount;
    expect([gap('everyone'), gap('group'), gap('reference')]).toEqual(['100.00', '0.00', '166.67']);
  });

  it('compares only where both groups have families, and counts them', () => {
    const cases = [
      ...some(2, 'A', 10, 100),
      ...some(5, 'A', 50, 900),
      ...some(3, 'B', 10, 100),
      ...some(1, 'B', 60, 900),
    ];
    const gap = gapsOf(cases).of('B')?.gapAtEqualNeed;
    expect(gap).toMatchObject({ amount: '0.00', strata: 1, n: { group: 3, reference: 2 } });
  });

  it('is not known where nobody has equal need, and that is said', () => {
    const { of, warnings } = gapsOf([...some(2, 'A', 10, 100), ...some(1, 'B', 60, 900)]);
    expect(of('B')?.gapAtEqualNeed).toBeNull();
    expect(of('B')?.rawGap?.amount).toBe('800.00');
    expect(warnings[0]?.code).toBe('no-equal-need');
    expect(
      gapsOf([...some(2, 'A', 10, 100), ...some(1, 'B', 60, 900)], { bands: [100] }).of('B')?.gapAtEqualNeed?.amount,
    ).toBe('800.00');
  });

  it('holds a column equal instead of points, or both', () => {
    const cases = [
      ...some(2, 'A', 10, 100, { site: 'n' }),
      ...some(1, 'A', 30, 500, { site: 's' }),
      ...some(1, 'B', 30, 100, { site: 'n' }),
      ...some(1, 'B', 30, 500, { site: 's' }),
    ];
    const { bands: _, ...options } = OPTIONS;
    const bySite = groupGaps(cases, { ...options, given: ['site'] });
    expect(bySite.stages[0]?.characteristics[0]?.groups[1]?.gapAtEqualNeed).toMatchObject({
      amount: '0.00',
      strata: 2,
    });
    expect(gapsOf(cases, { given: ['site'] }).of('B')?.gapAtEqualNeed).toMatchObject({
      strata: 1,
      n: { group: 1, reference: 1 },
    });
    expect(gapsOf(cases, { given: ['site'] }).characteristic?.strata.rows.map(({ stratum }) => stratum)).toEqual([
      '10 points, site n',
      '30 points, site n',
      '30 points, site s',
    ]);
  });
});

describe('what is missing is counted', () => {
  const cases = [
    ...some(2, 'A', 10, 100),
    ...some(3, null, 10, 300),
    { caseId: 'no points', final: 50, characteristics: [{ name: 'ethnicity', value: 'A' }] },
  ];

  it('families without a value are a group, but never the reference', () => {
    const { characteristic, of } = gapsOf(cases);
    expect(characteristic).toMatchObject({ n: 6, notStated: 3, needNotKnown: 1, reference: 'A' });
    expect(of(null)).toMatchObject({ n: 3, mean: '300.00', isReference: false });
    expect(of(null)?.gapAtEqualNeed?.amount).toBe('200.00');
  });

  it('families without points are in the raw gap only', () => {
    const { of } = gapsOf(cases);
    expect(of('A')).toMatchObject({ n: 3, mean: '83.33', median: '100.00', meanPoints: '10.00' });
    expect(of(null)?.gapAtEqualNeed?.n).toEqual({ group: 3, reference: 2 });
  });
});

describe('several characteristics at once', () => {
  // Sex explains the gap by ethnicity: at equal points f has 100 more; A is mostly f.
  const cases = [
    ...some(3, 'A', 10, 300, { group: 'f' }),
    ...some(1, 'A', 10, 200, { group: 'm' }),
    ...some(1, 'B', 10, 300, { group: 'f' }),
    ...some(3, 'B', 10, 200, { group: 'm' }),
  ];

  it('each is also told with the others held equal', () => {
    const { stages } = groupGaps(cases, { ...OPTIONS, by: ['ethnicity', 'group'] });
    const [ethnicity, group] = stages[0]?.characteristics ?? [];
    expect(ethnicity?.groups[1]).toMatchObject({
      gapAtEqualNeed: { amount: '-50.00' },
      gapGivenOthers: { amount: '0.00' },
    });
    expect(group?.groups[1]).toMatchObject({
      gapAtEqualNeed: { amount: '-100.00' },
      gapGivenOthers: { amount: '-100.00' },
    });
  });

  it('every combination is a row, and small ones are marked by the number that the caller gives', () => {
    const { stages, warnings } = groupGaps(cases, { ...OPTIONS, by: ['ethnicity', 'group'], smallCell: 3 });
    const rows = stages[0]?.combinations.rows.map(({ values, n, smallCell, mean }) => [
      ...values.map(({ group }) => group),
      n,
      smallCell,
      mean,
    ]);
    expect(rows).toEqual([
      ['A', 'f', 3, false, '300.00'],
      ['A', 'm', 1, true, '200.00'],
      ['B', 'f', 1, true, '300.00'],
      ['B', 'm', 3, false, '200.00'],
    ]);
    expect(warnings.some(({ code }) => code === 'small-cells')).toBe(true);
    expect(groupGaps(cases, OPTIONS).stages[0]?.characteristics[0]?.groups[0]?.smallCell).toBeNull();
  });
});

describe('degenerate cohorts', () => {
  it('nobody', () => {
    const { characteristic } = gapsOf([]);
    expect(characteristic).toMatchObject({ n: 0, reference: null, groups: [] });
  });

  it('one family', () => {
    const { characteristic, warnings } = gapsOf(some(1, 'A', 1, 1));
    expect(characteristic?.groups).toMatchObject([{ n: 1, isReference: true, rawGap: null, gapAtEqualNeed: null }]);
    expect(warnings).toEqual([]);
  });

  it('a reference group that is left out of the comparison', () => {
    const cases = [
      ...some(2, 'A', 1, 1),
      { caseId: 'B', points: 1, characteristics: [{ name: 'ethnicity', value: 'B' }] },
    ];
    const { characteristic } = gapsOf(cases, AGAINST_B);
    expect(characteristic).toMatchObject({
      reference: null,
      groups: [{ group: 'A', rawGap: null, gapAtEqualNeed: null }],
    });
  });

  it('all at £0: the gap is £0 and has no percentage', () => {
    const { of } = gapsOf([...some(2, 'A', 1, 0), ...some(2, 'B', 1, 0)]);
    expect(of('B')?.gapAtEqualNeed).toMatchObject({
      amount: '0.00',
      percent: null,
      interval: null,
      noInterval: 'no-spread',
    });
  });
});

describe('what cannot be answered is refused', () => {
  it.each([
    [{ by: ['eye colour'] }, 'no case has a eye colour'],
    [{ by: [] }, 'options.by'],
    [{ reference: [{ by: 'ethnicity', group: 'Z' }] }, 'no case has ethnicity Z; expected one of A, B'],
    [{ reference: [{ by: 'site', group: 'Z' }] }, 'site is not compared'],
    [{ given: ['ethnicity'] }, 'stands twice in by and given'],
    [{ bands: [20, 10] }, 'a cut point is more than the one before it'],
    [{ stages: ['final', 'final'] }, 'a stage stands twice'],
  ] as [Partial<GroupGapOptions>, string][])('%j', (options, message) => {
    expect(() => gapsOf(SIMPSON, options)).toThrow(message);
  });

  it('equal need that nobody has named', () => {
    expect(() => groupGaps(SIMPSON, { stages: ['final'], by: ['ethnicity'] })).toThrow('name what equal need is');
  });
});
