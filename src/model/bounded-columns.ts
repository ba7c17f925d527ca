import type { ProblemList } from '../errors.js';
import { formatRatio, ratio } from '../exact/ratio.js';
import { beyondMessage, type ParsedBounds } from './points-bounds.js';

/** How many cases of a cohort have points for which the model was not made. */
export interface BeyondCounts {
  /** Cases with more points than the questionnaire can give. */
  readonly beyondMaximum: number;
  /** Cases with more points than any case of the sample had, and not more than the questionnaire can give. */
  readonly beyondSample: number;
}

/** Looks at the points of a cohort, one after the other, as `allocate` looks at those of a case. */
export interface BoundsOfColumns {
  /** Whether such points are priced; what is refused is told. */
  readonly isPriced: (points: number, index: number) => boolean;
  readonly counts: () => BeyondCounts;
}

/** What a model that was made for some points says of columns of whole scaled points. */
export function boundsOfColumns(
  { maximumPoints, largestScore, beyondMaximum }: ParsedBounds,
  pointsDecimals: number,
  problems: ProblemList,
): BoundsOfColumns {
  const scale = 10n ** BigInt(pointsDecimals);
  const scaled = (bound: ParsedBounds['maximumPoints']): number =>
    bound === undefined ? Number.POSITIVE_INFINITY : Number((bound.numerator * scale) / bound.denominator);
  const [maximum, largest] = [scaled(maximumPoints), scaled(largestScore)];
  const counts = { beyondMaximum: 0, beyondSample: 0 };
  return {
    isPriced(points, index) {
      if (points <= largest && points <= maximum) return true;
      if (points <= maximum || maximumPoints === undefined) {
        counts.beyondSample += 1;
        return true;
      }
      counts.beyondMaximum += 1;
      if (beyondMaximum === 'refuse') {
        const message = beyondMessage(formatRatio(ratio(BigInt(points), scale)), maximumPoints);
        problems.add('out-of-range', ['points', index], message);
      }
      return beyondMaximum === 'warn';
    },
    counts: () => counts,
  };
}
