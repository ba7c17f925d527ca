import { addRatios, divideRatios, multiplyRatios, type Ratio, ratio, subtractRatios } from '../../../exact/ratio.js';
import { type ParsedPercentileModel, rowAmount, type TableRow } from '../../../model/percentile/model.js';
import { type Cut, ceilOf, floorOf, microOf, type Pricing, piecesOf } from '../pieces.js';
import type { Line, Plan } from '../plan.js';

/** RAS 5: a row is one score, and between two rows runs a straight line, or what the model says instead. */
export function planPercentile(model: ParsedPercentileModel, open: Pricing): Plan {
  const pieces = piecesOf(open, {}, cutsOf(model), model);
  return {
    measure: { by: 'points', field: 'points' },
    sections: [{ asks: [], pieces }],
    rounding: model.rounding,
    addOns: [],
  };
}

function cutsOf({ rows, between }: ParsedPercentileModel): Cut[] {
  const rising = [...rows].reverse();
  const cuts = rising.flatMap((row, index): Cut[] => {
    const place = microOf(row.points);
    const next = rising[index + 1];
    const from = ceilOf(place);
    if (between === 'interpolate' && next !== undefined) return [{ from, line: lineBetween(row, next, from) }];
    return [{ from }, { from: floorOf(place) + 1n }];
  });
  return [{ from: 0n }, ...cuts];
}

/** The line from a row to the next, from the first points that are not below the row. */
function lineBetween(lower: TableRow, higher: TableRow, from: bigint): Line {
  const [bottom, top] = [penceOf(lower), penceOf(higher)];
  const [x0, x1] = [microOf(lower.points), microOf(higher.points)];
  const slope = divideRatios(subtractRatios(top, bottom), subtractRatios(x1, x0));
  return { start: addRatios(bottom, multiplyRatios(slope, subtractRatios(ratio(from), x0))), slope };
}

function penceOf(row: TableRow): Ratio {
  return multiplyRatios(rowAmount(row), ratio(100n));
}
