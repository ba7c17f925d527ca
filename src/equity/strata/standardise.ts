import { type Fraction, sumFractions } from '../../cohort/sums.js';
import { at } from '../../exact/at.js';
import { divideRatios, type Ratio, ratio, subtractRatios } from '../../exact/ratio.js';
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
  /** The variance of the gap; null where no stratum tells how amounts vary. */
  readonly variance: number | null;
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
 * Gap = Σ W_s (m_gs − m_rs) / Σ W_s, exact. Its variance takes the weights as fixed and families as drawn independently
 * within strata: Σ (W_s / ΣW)² (v_gs/n_gs + v_rs/n_rs), with v the sample variance (divisor n − 1) of a group in a
 * stratum. A single family in a stratum tells no variance; there the variance within all shared strata of its group,
 * pooled, stands in.
 *
 * @param weightOf how many families of the standard population are in a stratum
 * @source Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions (2003), chapter 19 (direct adjustment);
 * Cochran, Sampling Techniques (1977), chapter 5 (variance of a stratified mean)
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
  const [groupPart, referencePart] = [varianceOf(owns, weights, total), varianceOf(others, weights, total)];
  return {
    gap: subtractRatios(groupMean, referenceMean),
    groupMean,
    referenceMean,
    variance: groupPart === null || referencePart === null ? null : groupPart + referencePart,
    strata: pairs.length,
    n: { group: countOfCells(owns), reference: countOfCells(others) },
  };
}

function weightedMean(cells: readonly StratumCell[], weights: readonly number[], total: number): Ratio {
  const parts = cells.map(({ sum, n }, index): Fraction => [sum * BigInt(at(weights, index)), BigInt(n)]);
  return divideRatios(sumFractions(parts), ratio(BigInt(total)));
}

function varianceOf(cells: readonly StratumCell[], weights: readonly number[], total: number): number | null {
  const freedom = countOfCells(cells) - cells.length;
  if (freedom === 0) return null;
  const pooled = cells.reduce((sum, { squares }) => sum + squares, 0) / freedom;
  return cells.reduce((sum, { n, squares }, index) => {
    const variance = n === 1 ? pooled : squares / (n - 1);
    return sum + (at(weights, index) / total) ** 2 * (variance / n);
  }, 0);
}

/** How many families some cells hold. */
export function countOfCells(cells: readonly StratumCell[]): number {
  return cells.reduce((sum, { n }) => sum + n, 0);
}
