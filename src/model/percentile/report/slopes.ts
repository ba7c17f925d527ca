import { compareRatios, divideRatios, formatRatio, type Ratio, ratio, subtractRatios } from '../../../exact/ratio.js';
import { formatRounded } from '../../../exact/round.js';
import type { Amount, Pence } from '../../../money/amount.js';
import { rowAmount, type TableRow } from '../model.js';

/** What a point is worth between two neighbouring rows of a table. */
export interface Slope {
  /** The points of the lower row. */
  readonly fromPoints: string;
  /** The points of the higher row. */
  readonly toPoints: string;
  /** Pounds per period of the lower row. */
  readonly fromAmount: Amount;
  /** Pounds per period of the higher row. */
  readonly toAmount: Amount;
  /** Pounds from the lower row to the higher. */
  readonly step: Amount;
  /** Pounds per point, to the penny. */
  readonly poundsPerPoint: Amount;
}

/** What a point is worth along a table, and where it is worth most. */
export interface Slopes {
  /** Every gap between neighbouring rows, from high points to low. */
  readonly gaps: readonly Slope[];
  /** The gaps from the caller's pounds per point on, or else the ten steepest; the steepest first. */
  readonly cliffs: readonly Slope[];
}

/**
 * Pounds per point between neighbouring rows, and the cliffs.
 *
 * @source RR145 Table 23 (budgets can be very sensitive to the score)
 * @choice cliffs: the ten steepest gaps in pounds per point; from how many pounds on a gap is a cliff is the caller's
 * to say, since no report states it
 */
export function slopesOf(rows: readonly TableRow[], cliffPounds: Pence | undefined): Slopes {
  const gaps: { slope: Slope; perPoint: Ratio }[] = [];
  rows.forEach((lower, index) => {
    const higher = rows[index - 1];
    if (higher !== undefined) gaps.push(gapBetween(lower, higher));
  });
  const steepest = [...gaps].sort((a, b) => compareRatios(b.perPoint, a.perPoint));
  const isCliff = ({ perPoint }: { perPoint: Ratio }): boolean =>
    perPoint.numerator > 0n && (cliffPounds === undefined || compareRatios(perPoint, ratio(cliffPounds, 100n)) >= 0);
  const cliffs = steepest.filter(isCliff).slice(0, cliffPounds === undefined ? 10 : undefined);
  return { gaps: gaps.map(({ slope }) => slope), cliffs: cliffs.map(({ slope }) => slope) };
}

function gapBetween(lower: TableRow, higher: TableRow): { slope: Slope; perPoint: Ratio } {
  const [from, to] = [rowAmount(lower), rowAmount(higher)];
  const step = subtractRatios(to, from);
  const perPoint = divideRatios(step, subtractRatios(higher.points, lower.points));
  const slope = {
    fromPoints: formatRatio(lower.points),
    toPoints: formatRatio(higher.points),
    fromAmount: formatRounded(from, 2),
    toAmount: formatRounded(to, 2),
    step: formatRounded(step, 2),
    poundsPerPoint: formatRounded(perPoint, 2),
  };
  return { slope, perPoint };
}
