import { fail, problemList } from '../../../errors.js';
import { numberAt } from '../../../exact/at.js';
import { divideRatios, multiplyRatios, type Ratio, ratio, subtractRatios } from '../../../exact/ratio.js';
import { roundToInteger } from '../../../exact/round.js';
import { exactTotal } from '../../../money/exact-total.js';
import type { Rounding } from '../../../money/rounding.js';
import { MAX_WHOLE, wholeRounder } from '../../../money/whole-rounding.js';
import type { CohortAllocation } from '../../shared/budget/allocation.js';
import { boundsOfColumns } from '../../shared/points/bounded-columns.js';
import { type CohortColumns, checkCohort, type PointsCohort } from '../../shared/points/points-columns.js';
import { type ParsedPercentileModel, rowAmount, type TableRow } from '../model.js';
import { pencePer } from '../table/lookup.js';

/** Whole pence of one case from its whole scaled points; NaN where the table gives none. */
type PricePoints = (points: number) => number;

/**
 * The indicative budgets of a cohort by the stored table, to the same pennies as case by case.
 *
 * @throws RasError `refused` for groups or flat add-ons, which a table of RAS 5 does not have
 * @source RR145 5.13
 */
export function allocateCohortByPercentile(model: ParsedPercentileModel, cohort: PointsCohort): CohortAllocation {
  const columns = checkCohort(cohort);
  const { groupCodes, addOnPence, points, length } = columns;
  if (groupCodes !== undefined) fail('refused', ['groups'], 'a RAS 5 table is one for everyone and knows no groups');
  if (addOnPence !== undefined) fail('refused', ['addOnPence'], 'a RAS 5 table has no flat add-ons');
  const price = remembering(columns, makePricer(model, columns.pointsDecimals));
  const pence = new Float64Array(length);
  const total = exactTotal();
  const problems = problemList();
  const bounds = boundsOfColumns(model, columns, problems);
  let referred = 0;
  let zeroBudgets = 0;
  for (let index = 0; index < length; index += 1) {
    const scaled = numberAt(points, index);
    const budget = bounds.isPriced(scaled, index) ? price(scaled) : Number.NaN;
    pence[index] = budget;
    if (Number.isNaN(budget)) referred += 1;
    else total.add(budget);
    if (budget === 0) zeroBudgets += 1;
  }
  problems.throwIfAny();
  const sums = { total: total.amount(), referred, zeroBudgets, ...bounds.counts() };
  return { modelKind: 'percentile', pence, period: model.period, ...sums };
}

/** Where the points have few values, each is priced once. */
function remembering({ length, largestPoints }: CohortColumns, price: PricePoints): PricePoints {
  if (largestPoints >= Math.max(65_536, 2 * length)) return price;
  const known = new Float64Array(largestPoints + 1).fill(-1);
  return (points) => {
    const before = numberAt(known, points);
    if (before !== -1) return before;
    const budget = price(points);
    known[points] = budget;
    return budget;
  };
}

function makePricer(model: ParsedPercentileModel, pointsDecimals: number): PricePoints {
  const scale = 10n ** BigInt(pointsDecimals);
  const rows = [...model.rows].reverse();
  // The least whole scaled points that reach each row.
  const reach = Float64Array.from(rows, ({ points }) => Number(ceiling(points, scale)));
  const exact = rows.map(({ points }) => (points.numerator * scale) % points.denominator === 0n);
  const onRow = Float64Array.from(rows, ({ points }) => penceAt(model, points));
  const segments = new Map<number, PricePoints>();
  return (points) => {
    const index = lastReached(reach, points);
    if (reach[index] === points && exact[index]) return numberAt(onRow, index);
    let segment = segments.get(index);
    if (segment === undefined) {
      segment = segmentPricer(model, rows, index, { scale, points });
      segments.set(index, segment);
    }
    return segment(points);
  };
}

/** The price of points strictly between row `index` (ascending) and the next, or outside the rows. */
function segmentPricer(
  model: ParsedPercentileModel,
  rows: readonly TableRow[],
  index: number,
  { scale, points: first }: { readonly scale: bigint; readonly points: number },
): PricePoints {
  const slow: PricePoints = (points) => penceAt(model, ratio(BigInt(points), scale));
  const [lower, higher] = [rows[index], rows[index + 1]];
  if (lower === undefined || higher === undefined || model.between !== 'interpolate') {
    const same = slow(first);
    return () => same;
  }
  return linePricer(lineOf(lower, higher, scale), Number(ceiling(higher.points, scale)), model.rounding);
}

/** The price along a line, by plain numbers where no product can pass 2^51, otherwise in bigint. */
function linePricer({ base, slope, divisor }: Line, largestPoints: number, rounding: Rounding): PricePoints {
  const round = wholeRounder(rounding);
  const [from, rise, over] = [Number(base), Number(slope), Number(divisor)];
  const largest = Math.abs(from) + Math.abs(rise) * largestPoints;
  if (largest <= MAX_WHOLE && over * round.unit <= MAX_WHOLE)
    return (points) => round.quotient(from + rise * points, over);
  const { unit, mode } = rounding;
  const denominator = divisor * unit;
  return (points) => Number(unit * roundToInteger({ numerator: base + slope * BigInt(points), denominator }, mode));
}

function penceAt(model: ParsedPercentileModel, points: Ratio): number {
  const pence = pencePer(model, points);
  return pence === undefined ? Number.NaN : Number(pence);
}

/** A straight line in whole numbers: at scaled points s the pence are (`base` + `slope` × s) / `divisor`. */
interface Line {
  readonly base: bigint;
  readonly slope: bigint;
  readonly divisor: bigint;
}

/** The line through two rows. */
function lineOf(lower: TableRow, higher: TableRow, scale: bigint): Line {
  const rise = divideRatios(
    subtractRatios(rowAmount(higher), rowAmount(lower)),
    subtractRatios(higher.points, lower.points),
  );
  const atZero = multiplyRatios(subtractRatios(rowAmount(lower), multiplyRatios(rise, lower.points)), ratio(100n));
  const perUnit = multiplyRatios(rise, ratio(100n, scale));
  // Over the least common denominator, so that the numbers stay small.
  const shared = ratio(atZero.denominator, perUnit.denominator);
  const divisor = atZero.denominator * shared.denominator;
  return {
    base: atZero.numerator * shared.denominator,
    slope: perUnit.numerator * shared.numerator,
    divisor,
  };
}

function lastReached(reach: Float64Array, points: number): number {
  let [from, to] = [0, reach.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (numberAt(reach, middle) <= points) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

function ceiling({ numerator, denominator }: Ratio, scale: bigint): bigint {
  return (numerator * scale + denominator - 1n) / denominator;
}
