import { type Characteristic, requireCharacteristic } from '../cohort/characteristic.js';
import { type Cohort, requireAmounts } from '../cohort/cohort.js';
import { type Exclusion, everyPosition, keepCases, type Reason } from '../cohort/exclusions.js';
import { pick, pickCodes } from '../cohort/order/pick.js';
import { numberAt, valueAt } from '../exact/at.js';
import type { Period } from '../money/period.js';
import type { Stage } from '../stage.js';

/** What every equity result says. */
export interface EquityResult {
  /** The period of every amount in it. */
  readonly period: Period;
  /** How many cases there are, compared or not. */
  readonly cases: number;
  /** How many cases it rests on. */
  readonly n: number;
  /** The cases that are not compared, by reason. */
  readonly excluded: readonly Exclusion[];
}

/** The cases that a statistic rests on, as columns without gaps. */
export interface Compared {
  readonly cases: number;
  readonly n: number;
  readonly excluded: readonly Exclusion[];
  /** Scaled points; NaN where a case has none, unless the statistic needs them. */
  readonly points: Float64Array;
  readonly pointsDecimals: number;
  /** Whole pence at a stage. */
  readonly amountsAt: (stage: Stage) => Float64Array;
  readonly characteristic: (name: string, option: string) => Characteristic;
  readonly idOf: (position: number) => string;
  /** The household of a case that shares it with another of these cases, else NaN; undefined where no household is shared. */
  readonly siblings: Float64Array | undefined;
  /** The position in the caller's input. */
  readonly placeOf: (position: number) => number;
}

/** What a statistic needs of a case. */
export interface Needs {
  readonly stages: readonly Stage[];
  readonly points: boolean;
  readonly list: number;
}

/** Picks the cases that have all that a statistic needs, and counts the others by reason. */
export function selectCases(cohort: Cohort, { stages, points, list }: Needs): Compared {
  const columns = stages.map((stage) => {
    const reason: Reason = { code: 'missing-amount', reason: `no ${stage} amount` };
    return { stage, column: requireAmounts(cohort, stage), reason };
  });
  const reasonOf = (position: number): Reason | undefined => {
    for (const { column, reason } of columns) if (Number.isNaN(numberAt(column, position))) return reason;
    return points && Number.isNaN(numberAt(cohort.points, position)) ? NO_POINTS : undefined;
  };
  const { kept, excluded } = keepCases(cohort, everyPosition(cohort.length), reasonOf, list);
  const picked = new Map(columns.map(({ stage, column }) => [stage, pick(column, kept)]));
  return {
    cases: cohort.length,
    n: kept.length,
    excluded,
    points: pick(cohort.points, kept),
    pointsDecimals: cohort.pointsDecimals,
    amountsAt: (stage) => valueAt(picked, stage),
    characteristic: (name, option) => {
      const { names, codes } = requireCharacteristic(cohort, name, option);
      return { names, codes: pickCodes(codes, kept) };
    },
    siblings: cohort.households && sharedOnly(pick(cohort.households, kept)),
    idOf: (position) => cohort.idOf(numberAt(kept, position)),
    placeOf: (position) => numberAt(kept, position),
  };
}

/** Households of one case are no households of siblings. */
function sharedOnly(households: Float64Array): Float64Array | undefined {
  const counts = new Map<number, number>();
  for (const household of households) counts.set(household, (counts.get(household) ?? 0) + 1);
  const shared = households.map((household) => ((counts.get(household) ?? 0) > 1 ? household : Number.NaN));
  return shared.every(Number.isNaN) ? undefined : shared;
}

const NO_POINTS: Reason = { code: 'missing-points', reason: 'no points' };
