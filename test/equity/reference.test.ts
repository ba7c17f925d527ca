import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { groupGaps } from '../../src/equity/gaps/group-gaps.js';
import { horizontalEquity } from '../../src/equity/horizontal/horizontal.js';
import { inequality } from '../../src/equity/inequality/inequality.js';
import { verticalEquity } from '../../src/equity/vertical/vertical.js';

/** What base R gives for the same cohort; the script beside the file made it. */
interface Reference {
  readonly points: number[];
  readonly group: string[];
  readonly money: number[];
  readonly withZeros: number[];
  readonly spearman: number;
  readonly kendall: number;
  readonly gini: number;
  readonly giniWithZeros: number;
  readonly concentration: number;
  readonly theilT: [number, number, number];
  readonly theilTWithZeros: number;
  readonly theilL: [number, number, number];
  readonly withinPercent: number;
  readonly quartiles: [number, number, number];
  readonly gap: [number, number, number];
}

const r: Reference = JSON.parse(readFileSync(new URL('reference.json', import.meta.url), 'utf8'));
const cohort = r.points.map((points, index) => ({
  caseId: String(index),
  points,
  group: r.group[index] ?? '',
  traditional: r.withZeros[index] ?? 0,
  final: r.money[index] ?? 0,
}));
const near = (text: string | null | undefined, expected: number) => expect(Number(text)).toBeCloseTo(expected, 10);

test('rank correlations are those of R', () => {
  const [final] = verticalEquity(cohort, { stages: ['final'], decimals: 12 }).stages;
  near(final?.spearman, r.spearman);
  near(final?.kendallTauB, r.kendall);
});

test('Gini, concentration index and both Theil measures with their parts are those of R', () => {
  const [traditional, final] = inequality(cohort, {
    stages: ['traditional', 'final'],
    by: ['group'],
    decimals: 12,
  }).stages;
  near(final?.gini, r.gini);
  near(final?.concentration.index, r.concentration);
  const [split] = final?.theilByGroup ?? [];
  [split?.t?.total, split?.t?.within, split?.t?.between].forEach((part, index) => {
    near(part, r.theilT[index] ?? 9);
  });
  [split?.l?.total, split?.l?.within, split?.l?.between].forEach((part, index) => {
    near(part, r.theilL[index] ?? 9);
  });
  near(traditional?.gini, r.giniWithZeros);
  near(traditional?.theilT, r.theilTWithZeros);
  expect(traditional?.theilL).toBeNull();
  expect(traditional?.zeros).toBe(8);
});

test('the spread within bands is that of an analysis of variance in R, the quartiles are its type 7', () => {
  const [final] = horizontalEquity(cohort, { stages: ['final'], bands: [10, 15, 20] }).stages;
  expect(final?.spread?.withinPercent).toBe(r.withinPercent.toFixed(1));
  const amounts = final?.spread?.bands[1]?.amounts;
  const quartiles = [amounts?.lowerQuartile, amounts?.median, amounts?.upperQuartile];
  expect(quartiles.map(Number)).toEqual(r.quartiles);
});

test('the gap at equal need is that of R, to the penny; its intervals are hardly narrower than that of the normal distribution', () => {
  const result = groupGaps(cohort, { stages: ['final'], by: ['group'], bands: [10, 15, 20] });
  const gap = result.stages[0]?.characteristics[0]?.groups.find(({ group }) => group === 'B')?.gapAtEqualNeed;
  const [amount = Number.NaN, low = Number.NaN, high = Number.NaN] = r.gap;
  expect(Math.abs(Number(gap?.amount) - amount)).toBeLessThanOrEqual(0.01);
  const own = gap?.interval;
  // Each level has a variance of its own here, so the ends lie further out than those of one pooled normal variance.
  expect(Number(own?.low)).toBeLessThanOrEqual(amount - 0.8 * (amount - low));
  expect(Number(own?.high)).toBeGreaterThanOrEqual(amount + 0.8 * (high - amount));
  const pooled = groupGaps(cohort, { stages: ['final'], by: ['group'], bands: [10, 15, 20], variance: 'pooled' });
  const { interval } =
    pooled.stages[0]?.characteristics[0]?.groups.find(({ group }) => group === 'B')?.gapAtEqualNeed ?? {};
  expect(Number(interval?.low)).toBeLessThanOrEqual(amount - 0.8 * (amount - low));
  expect(Number(interval?.high)).toBeGreaterThanOrEqual(amount + 0.8 * (high - amount));
});
