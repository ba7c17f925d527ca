import { pick } from '../../cohort/order/pick.js';
import { gatherByCode } from '../../cohort/order/ranking.js';
import { isSmallCell } from '../../cohort/small-cell.js';
import { type Fraction, sumFractions, sumOf } from '../../cohort/sums.js';
import type { QuantileType } from '../../exact/quantile.js';
import { type Ratio, ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { type AmountQuartiles, quartilesOf } from '../quartiles.js';
import type { Strata } from '../strata/strata.js';

/** How the amounts of families in one band of need are spread. */
export interface BandSpread {
  /** The name of the band. */
  readonly band: string;
  /** How many families it rests on. */
  readonly n: number;
  /** Whether it rests on few families; null where nothing was said of small cells. */
  readonly smallCell: boolean | null;
  /** Their amounts; null where nobody is in it. */
  readonly amounts: AmountQuartiles | null;
}

/** How far families of similar need have different amounts. */
export interface SpreadWithinBands {
  /** How many families it rests on. */
  readonly n: number;
  /**
   * The share of the variance of all amounts that lies within bands, in per cent: 0 where a band has one amount, 100
   * where bands tell nothing of amounts. Null where all amounts are equal.
   */
  readonly withinPercent: string | null;
  /** The bands in order. */
  readonly bands: readonly BandSpread[];
}

/**
 * The spread of amounts within bands of need.
 *
 * @source IBSEN 9.6.4; the share within is the within-group sum of squares over the total, 1 − η² of an analysis of
 * variance (Fisher, Statistical Methods for Research Workers, 1925)
 */
export function spreadWithinBands(
  bands: Strata,
  amounts: Float64Array,
  { smallCell, list, quantileType }: { smallCell: number | undefined; list: number; quantileType: QuantileType },
): SpreadWithinBands {
  const { of } = gatherByCode(bands.codes, bands.size);
  const spreads: BandSpread[] = [];
  const squaresOfBands: Fraction[] = [];
  for (let code = 0; code < bands.size; code += 1) {
    const members = pick(amounts, of(code)).sort();
    if (members.length > 0) squaresOfBands.push([sumOf(members) ** 2n, BigInt(members.length)]);
    if (spreads.length >= list) continue;
    const smallness = isSmallCell(members.length, smallCell);
    const quartiles = quartilesOf(members, quantileType);
    spreads.push({ band: bands.labelOf(code), n: members.length, smallCell: smallness, amounts: quartiles });
  }
  const within = withinShare(amounts, sumFractions(squaresOfBands));
  return {
    n: amounts.length,
    withinPercent: within === null ? null : formatRounded(ratio(100n * within.numerator, within.denominator), 1),
    bands: spreads,
  };
}

/** The sum of squares within bands over the total, exact: (Σx² − ΣS²/n of bands) / (Σx² − S²/n of all). */
function withinShare(amounts: Float64Array, ofBands: Ratio): Ratio | null {
  if (amounts.length === 0) return null;
  let squares = 0n;
  for (const pence of amounts) squares += BigInt(pence) * BigInt(pence);
  const [n, sum] = [BigInt(amounts.length), sumOf(amounts)];
  const { numerator, denominator } = ofBands;
  const total = squares * n - sum * sum;
  return total === 0n ? null : ratio((squares * denominator - numerator) * n, denominator * total);
}
