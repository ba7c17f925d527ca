import { at } from '../../exact/at.js';
import {
  compareRatios,
  divideRatios,
  formatRatio,
  type Ratio,
  ratio,
  subtractRatios,
  sumRatios,
} from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';

/** The scores of one assessor. */
export interface AssessorScores {
  /** Null of scores without an assessor. */
  readonly assessor: string | null;
  /** How many scores. */
  readonly n: number;
  /** Points; means to two decimals. */
  readonly mean: string;
  /** The lowest score in points. */
  readonly lowest: string;
  /** The highest score in points. */
  readonly highest: string;
  /** The mean less that of all other scores; null where there is no other. */
  readonly againstOthers: string | null;
}

/** The scores of one assessor beside those of all `n`, which add up to `all`. */
export function assessorScores(assessor: string | null, own: readonly Ratio[], all: Ratio, n: number): AssessorScores {
  const sorted = [...own].sort(compareRatios);
  const mean = meanOf(own);
  const others = n - own.length;
  const othersMean = others === 0 ? null : divideRatios(subtractRatios(all, sumRatios(own)), ratio(BigInt(others)));
  return {
    assessor,
    n: own.length,
    mean: formatRounded(mean, 2),
    lowest: formatRatio(at(sorted, 0)),
    highest: formatRatio(at(sorted, sorted.length - 1)),
    againstOthers: othersMean === null ? null : formatRounded(subtractRatios(mean, othersMean), 2),
  };
}

/** The mean of one or more fractions. */
export function meanOf(values: readonly Ratio[]): Ratio {
  return divideRatios(sumRatios(values), ratio(BigInt(values.length)));
}
