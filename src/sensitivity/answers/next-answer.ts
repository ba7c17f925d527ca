import { POINTS, parseExact } from '../../exact/quantity.js';
import { compareRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { scalePoints } from '../../model/shared/points/points-columns.js';
import type { Statement } from '../../questionnaire/instrument/instrument.js';
import type { ReadScore } from '../read-scores.js';

/** Scores with the points of each answer that could have been another. */
export interface Scored {
  readonly cases: readonly { readonly caseId: string; readonly answers: ReadonlyMap<string, Ratio> }[];
  /** Whole scaled points of each case. */
  readonly totals: Float64Array;
  readonly pointsDecimals: number;
  readonly scaled: (points: Ratio) => number;
}

/** Takes scores apart; answers that are gated, unanswered or without points are left out of `answers`. */
export function scoredOf(scores: readonly ReadScore[], statements: readonly Statement[]): Scored {
  const cases = scores.map(({ caseId, byStatement }) => {
    const counted = byStatement.flatMap(({ statementId, status, points }) =>
      status === 'answered' && points !== null ? [[statementId, points] as const] : [],
    );
    return { caseId, answers: new Map(counted) };
  });
  const totals = scores.map(({ points }) => points);
  const { pointsDecimals } = scalePoints([...totals, ...statements.flatMap(levelPoints)]);
  const scale = 10n ** BigInt(pointsDecimals);
  const scaled = ({ numerator, denominator }: Ratio): number => Number((numerator * scale) / denominator);
  return { cases, totals: Float64Array.from(totals, scaled), pointsDecimals, scaled };
}

/** The points of the next answer with more need (1) or less (-1); undefined where there is none. */
export function nextAnswer(statement: Statement, own: Ratio, direction: 1 | -1): Ratio | undefined {
  const { bands } = statement;
  const isBeyond = (points: Ratio): boolean => direction * compareRatios(points, own) > 0;
  const nearest = (all: readonly Ratio[]): Ratio | undefined =>
    all.filter(isBeyond).sort((a, b) => direction * compareRatios(a, b))[0];
  if (bands === undefined) return nearest(levelPoints(statement));
  // The band that holds the points is not another answer; of each other band its nearest point is.
  const others = bands.filter(({ from, to }) => !isWithin(own, from, to));
  return nearest(others.map(({ from, to }) => ratio(BigInt(direction === 1 ? from : to))));
}

function levelPoints({ levels = [] }: Statement): Ratio[] {
  return levels.flatMap(({ points }) => (points === undefined ? [] : [parseExact(points, POINTS)]));
}

function isWithin(points: Ratio, from: number, to: number): boolean {
  return compareRatios(points, ratio(BigInt(from))) >= 0 && compareRatios(points, ratio(BigInt(to))) <= 0;
}
