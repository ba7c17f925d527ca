import { fail } from '../errors.js';
import type { Stage } from '../stage.js';
import { type Characteristic, type Cohort, requireCharacteristic } from './cohort.js';
import { pick, pickCodes } from './pick.js';

/**
 * Why a case is not compared.
 *
 * - `stated`: the caller says so, with a reason
 * - `missing-amount`: the amount of a stage is not there
 * - `missing-points`: the need is not known, where the statistic rests on it
 */
export type EquityExclusionCode = 'stated' | 'missing-amount' | 'missing-points';

/** Cases that are not compared, and why. */
export interface EquityExclusion {
  readonly code: EquityExclusionCode;
  readonly reason: string;
  readonly cases: number;
  /** The first of them, in the order of the input. */
  readonly caseIds: readonly string[];
}

/** The cases that a statistic rests on, as columns without gaps. */
export interface Compared {
  readonly cases: number;
  readonly n: number;
  readonly excluded: readonly EquityExclusion[];
  /** Scaled points; NaN where a case has none, unless the statistic needs them. */
  readonly points: Float64Array;
  readonly pointsDecimals: number;
  /** Whole pence at a stage. */
  readonly amountsAt: (stage: Stage) => Float64Array;
  readonly characteristic: (name: string, option: string) => Characteristic;
  readonly idOf: (position: number) => string;
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
export function selectCases(cohort: Cohort, needs: Needs): Compared {
  const columns = needs.stages.map((stage) => [stage, amountsOf(cohort, stage)] as const);
  const exclusions = new Map<string, EquityExclusion & { caseIds: string[] }>();
  const positions = new Uint32Array(cohort.length);
  let n = 0;
  for (let position = 0; position < cohort.length; position += 1) {
    const why = reasonOf(cohort, columns, needs.points, position);
    if (why === undefined) positions[n++] = position;
    else exclude(exclusions, why, cohort.idOf(position), needs.list);
  }
  const kept = positions.subarray(0, n);
  const picked = new Map(columns.map(([stage, column]) => [stage, pick(column, kept)]));
  return {
    cases: cohort.length,
    n,
    excluded: [...exclusions.values()],
    points: pick(cohort.points, kept),
    pointsDecimals: cohort.pointsDecimals,
    amountsAt: (stage) => picked.get(stage) ?? new Float64Array(),
    characteristic: (name, option) => {
      const { names, codes } = requireCharacteristic(cohort, name, option);
      return { names, codes: pickCodes(codes, kept) };
    },
    idOf: (position) => cohort.idOf(kept[position] ?? 0),
    placeOf: (position) => kept[position] ?? 0,
  };
}

function amountsOf(cohort: Cohort, stage: Stage): Float64Array {
  return (
    cohort.amounts.get(stage) ??
    fail('missing', ['amounts', stage], `is missing; expected a column of ${stage} amounts, or another stage`)
  );
}

type Reason = Pick<EquityExclusion, 'code' | 'reason'>;

function reasonOf(
  cohort: Cohort,
  columns: readonly (readonly [Stage, Float64Array])[],
  needsPoints: boolean,
  position: number,
): Reason | undefined {
  const stated = cohort.excludeReasonOf(position);
  if (stated !== undefined) return { code: 'stated', reason: stated };
  for (const [stage, column] of columns) {
    if (Number.isNaN(column[position])) return { code: 'missing-amount', reason: `no ${stage} amount` };
  }
  if (needsPoints && Number.isNaN(cohort.points[position])) return { code: 'missing-points', reason: 'no points' };
  return undefined;
}

function exclude(
  exclusions: Map<string, EquityExclusion & { caseIds: string[] }>,
  why: Reason,
  caseId: string,
  list: number,
): void {
  const key = `${why.code} ${why.reason}`;
  const known = exclusions.get(key) ?? { ...why, cases: 0, caseIds: [] };
  if (known.caseIds.length < list) known.caseIds.push(caseId);
  exclusions.set(key, { ...known, cases: known.cases + 1 });
}
