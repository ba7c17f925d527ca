import { type Fraction, sumFractions } from '../../cohort/sums.js';
import { at } from '../../exact/at.js';
import { divideRatios, type Ratio, ratio, subtractRatios } from '../../exact/ratio.js';
import type { CellPair } from '../interval/gap-interval.js';
import type { StratumCell } from './cells.js';

/** How many families of two groups have somebody of the other group with the same need. */
export interface GapFamilies {
  /** Of the group. */
  readonly group: number;
  /** Of the reference group. */
  readonly reference: number;
}

/** What a gap at equal need is made of, before it is written as amounts: in pence. */
export interface Standardised {
  readonly gap: Ratio;
  readonly groupMean: Ratio;
  readonly referenceMean: Ratio;
  /** The two groups in each stratum that holds families of both, and how much it counts. */
  readonly pairs: readonly CellPair[];
  /** How many strata hold families of both groups. */
  readonly strata: number;
  /** How many families of each group are in those strata. */
  readonly n: GapFamilies;
}

/**
 * The gap between two groups by direct standardisation: in every stratum that holds families of both, the group's mean
 * less the reference group's, weighted with how many families of a standard population are in that stratum. Undefined
 * where no stratum holds families of both.
 *
 * Gap = Σ W_s (m_gs − m_rs) / Σ W_s, exact.
 *
 * @param weightOf how many families of the standard population are in a stratum
 * @source Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions (2003), chapter 19 (direct adjustment)
 */
export function standardise(
  group: readonly StratumCell[],
  referenceIn: (stratum: number) => StratumCell | undefined,
  weightOf: (stratum: number) => number,
): Standardised | undefined {
  const pairs = group.flatMap((own) => {
    const other = referenceIn(own.stratum);
    return other === undefined ? [] : [{ own, other, weight: weightOf(own.stratum) }];
  });
  if (pairs.length === 0) return undefined;
  const owns = pairs.map(({ own }) => own);
  const others = pairs.map(({ other }) => other);
  const weights = pairs.map(({ weight }) => weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const [groupMean, referenceMean] = [weightedMean(owns, weights, total), weightedMean(others, weights, total)];
  return {
    gap: subtractRatios(groupMean, referenceMean),
    groupMean,
    referenceMean,
    pairs,
    strata: pairs.length,
    n: { group: countOfCells(owns), reference: countOfCells(others) },
  };
}

function weightedMean(cells: readonly StratumCell[], weights: readonly number[], total: number): Ratio {
  const parts = cells.map(({ sum, n }, index): Fraction => [sum * BigInt(at(weights, index)), BigInt(n)]);
  return divideRatios(sumFractions(parts), ratio(BigInt(total)));
}

/** How many families some cells hold. */
export function countOfCells(cells: readonly StratumCell[]): number {
  return cells.reduce((sum, { n }) => sum + n, 0);
}
