import type { ProblemList } from '../../../errors.js';
import { numberAt } from '../../../exact/at.js';
import { formatRatio, ratio } from '../../../exact/ratio.js';
import { type DatedModel, type DayOfCase, dayOfCase, hasOtherPrices, outsideWarnings } from '../../dates.js';
import { beyondMessage, type ParsedBounds } from './points-bounds.js';
import type { CohortColumns } from './points-columns.js';

/** How many cases of a cohort the model was not made for. */
export interface BeyondCounts {
  /** Cases with more points than the questionnaire can give. */
  readonly beyondMaximum: number;
  /** Cases with more points than any case of the sample had, and not more than the questionnaire can give. */
  readonly beyondSample: number;
  /** Cases whose day lies outside the dates of the model. */
  readonly outsideDates: number;
  /** Cases in other prices than those of the model. */
  readonly otherPriceBase: number;
}

/** Looks at the cases of a cohort, one after the other, as `allocate` looks at each. */
export interface BoundsOfColumns {
  /** Whether such a case is priced; what is refused is told. */
  readonly isPriced: (points: number, index: number) => boolean;
  readonly counts: () => BeyondCounts;
}

/** What a model says of the cases in columns: for which points and which time it was made. */
export function boundsOfColumns(
  model: ParsedBounds & DatedModel,
  columns: CohortColumns,
  problems: ProblemList,
): BoundsOfColumns {
  const points = pointsOfColumns(model, columns, problems);
  const time = timeOfColumns(model, columns, problems);
  return {
    // A case that is out of time is referred before its points are looked at.
    isPriced: (own, index) => (time === undefined || time.isPriced(index)) && points.isPriced(own, index),
    counts: () => ({ ...points.counts, ...(time?.counts ?? { outsideDates: 0, otherPriceBase: 0 }) }),
  };
}

function pointsOfColumns(
  { maximumPoints, largestScore, beyondMaximum }: ParsedBounds,
  { pointsDecimals }: CohortColumns,
  problems: ProblemList,
) {
  const scale = 10n ** BigInt(pointsDecimals);
  const scaled = (bound: ParsedBounds['maximumPoints']): number =>
    bound === undefined ? Number.POSITIVE_INFINITY : Number((bound.numerator * scale) / bound.denominator);
  const [maximum, largest] = [scaled(maximumPoints), scaled(largestScore)];
  const counts = { beyondMaximum: 0, beyondSample: 0 };
  const isPriced = (points: number, index: number): boolean => {
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
  };
  return { counts, isPriced };
}

/** Undefined where neither the columns nor the model say anything of a time. */
function timeOfColumns(model: DatedModel, { startsOn, assessedOn, priceBase }: CohortColumns, problems: ProblemList) {
  if (startsOn === undefined && assessedOn === undefined && priceBase === undefined) return undefined;
  const counts = { outsideDates: 0, otherPriceBase: 0 };
  const found = remembering(model, priceBase);
  const isPriced = (index: number): boolean => {
    const day = dayOfCase({ ...dayAt('startsOn', startsOn, index), ...dayAt('assessedOn', assessedOn, index) });
    const { outside, otherPrices } = found(day);
    if (otherPrices) counts.otherPriceBase += 1;
    if (outside === undefined) return true;
    counts.outsideDates += 1;
    if (model.outsideDates === 'refuse') problems.add('out-of-range', [day?.field ?? 'startsOn', index], outside);
    return (model.outsideDates ?? 'warn') === 'warn';
  };
  return { counts, isPriced };
}

function dayAt(field: DayOfCase['field'], days: Float64Array | undefined, index: number) {
  const day = days === undefined ? Number.NaN : numberAt(days, index);
  return Number.isNaN(day) ? {} : { [field]: day };
}

interface OfDay {
  /** What is wrong with the day; undefined where nothing is. */
  readonly outside: string | undefined;
  readonly otherPrices: boolean;
}

/** A cohort has few days, each of which is looked at once. */
function remembering(model: DatedModel, priceBase: string | undefined): (day: DayOfCase | undefined) => OfDay {
  const none: OfDay = { outside: undefined, otherPrices: hasOtherPrices(model, undefined, priceBase) };
  const known = { startsOn: new Map<number, OfDay>(), assessedOn: new Map<number, OfDay>() };
  return (day) => {
    if (day === undefined) return none;
    const before = known[day.field].get(day.on);
    if (before !== undefined) return before;
    const [warning] = outsideWarnings(model, day, '');
    const own = { outside: warning?.message, otherPrices: hasOtherPrices(model, day.on, priceBase) };
    known[day.field].set(day.on, own);
    return own;
  };
}
