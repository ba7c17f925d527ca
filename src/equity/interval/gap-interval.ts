import type { StratumCell } from '../strata/cells.js';
import { type Ends, exchangeEnds } from './exchange.js';
import type { GapLevel } from './level.js';
import { studentQuantile } from './student.js';

/**
 * How many families of each group must be in every level of need that a gap rests on for an interval to be printed.
 *
 * @choice least-families: 2, the least number at which an interval held the true gap in at least 93 of 100 simulated
 * cohorts of every kind that `bench/gap-coverage.bench.mjs` makes; of 2 and 2 or of 3 and 3 families in one level of
 * need no rearrangement is rare enough to end an interval of 95 per cent, so there is none
 */
export const LEAST_FAMILIES = 2;

/** Beyond so many families in the smaller groups together, the rearrangements add nothing to Student's interval. */
const MOST_REARRANGED = 1000;

/**
 * Why a gap has no interval: `few-families`, some level of need holds a single family of one group, or all hold so few
 * that no arrangement of them is rare; `no-spread`, the amounts of a group are all alike at every level of need, so that
 * nothing tells how they vary.
 */
export type NoInterval = 'few-families' | 'no-spread';

/** Two groups in one level of need. */
export interface CellPair {
  readonly own: StratumCell;
  readonly other: StratumCell;
  readonly weight: number;
}

/** Whose variance an interval can go by. */
export const GAP_VARIANCES = ['own', 'pooled'] as const;

/** Whose variance an interval goes by: a group's own at each level of need, or its one variance at all of them. */
export type GapVariance = (typeof GAP_VARIANCES)[number];

/** How an interval is made. */
export interface IntervalRules {
  readonly level: GapLevel;
  readonly variance: GapVariance;
}

/**
 * The interval of a standardised difference in pence: at each end the further of two. One rests on the rearrangements of
 * families within their need, and holds whatever the shape of the amounts while both groups vary alike; the other on
 * Student's distribution with each group's own variance, and holds where one group varies more than the other.
 *
 * Siblings are one unit: what they add to the gap is added up before it is squared, and degrees of freedom count households.
 *
 * @param gap in pence
 * @source Welch, The generalization of "Student's" problem when several different population variances are involved,
 * Biometrika 34 (1947); Satterthwaite, An approximate distribution of estimates of variance components, Biometrics
 * Bulletin 2 (1946)
 */
export function intervalOf(
  pairs: readonly CellPair[],
  gap: number,
  { level, variance }: IntervalRules,
): Ends | NoInterval {
  const parts = (['own', 'other'] as const).flatMap((side) => partsOf(pairs, side, variance));
  if (parts.some(({ freedom }) => freedom === 0)) return 'few-families';
  const alone = parts.reduce((sum, part) => sum + part.variance, 0);
  if (alone === 0) return 'no-spread';
  // Siblings who go together make a gap less sure; that they go apart is not relied on.
  const wider = Math.sqrt(1 + Math.max(0, betweenSiblings(pairs)) / alone);
  const total = alone * wider ** 2;
  if (parts.some(({ families }) => families < LEAST_FAMILIES)) return 'few-families';
  const freedom = alone ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / part.freedom, 0);
  const half = studentQuantile(level, freedom) * Math.sqrt(total);
  const student = { low: gap - half, high: gap + half };
  const smaller = pairs.reduce((sum, { own, other }) => sum + Math.min(own.n, other.n), 0);
  if (smaller > MOST_REARRANGED) return student;
  const amounts = pairs.map(({ own, other, weight }) => ({ own: own.amounts, other: other.amounts, weight }));
  const exchange = exchangeEnds(amounts, level);
  if (!Number.isFinite(exchange.low)) return 'few-families';
  const [low, high] = [exchange.low, exchange.high].map((end) => gap + (end - gap) * wider) as [number, number];
  return { low: Math.min(student.low, low), high: Math.max(student.high, high) };
}

/** A part of the variance of a gap, with its degrees of freedom and the families that it rests on. */
interface VariancePart {
  readonly variance: number;
  readonly freedom: number;
  readonly families: number;
}

/** Σ (W_s / ΣW)² v / n of one group: a part for each level of need, or one for all with the variance within them. */
function partsOf(pairs: readonly CellPair[], side: 'own' | 'other', variance: GapVariance): VariancePart[] {
  const total = pairs.reduce((sum, { weight }) => sum + weight, 0);
  const factorOf = ({ weight, [side]: { n } }: CellPair): number => (weight / total) ** 2 / n;
  if (variance === 'own') {
    return pairs.map((pair) => {
      const { n, squares, units } = pair[side];
      // A single family has no variance of its own.
      const variance = units === 1 ? 0 : (factorOf(pair) * squares * units) / (n * (units - 1));
      return { variance, freedom: units - 1, families: units };
    });
  }
  const families = pairs.reduce((sum, pair) => sum + pair[side].units, 0);
  const freedom = families - pairs.length;
  const squares = pairs.reduce((sum, pair) => sum + pair[side].squares, 0);
  const factor = pairs.reduce((sum, pair) => sum + factorOf(pair), 0);
  return [{ variance: freedom === 0 ? 0 : (factor * squares) / freedom, freedom, families }];
}

/** Twice the sum over pairs of siblings of what each adds to the gap: how far they make it vary together. */
function betweenSiblings(pairs: readonly CellPair[]): number {
  const total = pairs.reduce((sum, { weight }) => sum + weight, 0);
  const sums = new Map<number, { sum: number; squares: number }>();
  for (const pair of pairs) {
    for (const [cell, sign] of [
      [pair.own, 1],
      [pair.other, -1],
    ] as const) {
      const { n, units, siblings } = cell;
      const mean = Number(cell.sum) / n;
      const scale = ((sign * pair.weight) / total / n) * Math.sqrt(units > 1 ? units / (units - 1) : 1);
      for (const { household, amount } of siblings) {
        const part = scale * (amount - mean);
        const { sum, squares } = sums.get(household) ?? { sum: 0, squares: 0 };
        sums.set(household, { sum: sum + part, squares: squares + part ** 2 });
      }
    }
  }
  return [...sums.values()].reduce((all, { sum, squares }) => all + sum ** 2 - squares, 0);
}
