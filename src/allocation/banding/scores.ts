import type { Path } from '../../errors.js';
import { numberAt } from '../../exact/at.js';
import { formatRatio, type Ratio } from '../../exact/ratio.js';
import type { PreparedModel } from '../../model/kind.js';
import { scalePoints } from '../../model/shared/points/points-columns.js';
import { parseAmount } from '../../money/amount.js';

/** What a model says of a score: pence, or why there is no budget. */
export type ScoreAnswer = bigint | 'no-budget' | 'refer-to-costing';

/**
 * What a model says of each of many scores, for one group.
 *
 * The status of a score without a budget comes from `allocate`, since a column has only pence.
 */
export function answersOf(
  model: PreparedModel,
  scores: readonly Ratio[],
  group: string | undefined,
  path: Path,
): ScoreAnswer[] {
  if (scores.length === 0) return [];
  const one = (points: Ratio): ScoreAnswer => answerOf(model, points, group, path);
  if (model.allocateCohort === undefined) return scores.map(one);
  const columns = scalePoints(scores);
  const codes = new Uint8Array(scores.length);
  const cohort = group === undefined ? columns : { ...columns, groups: { names: [group], codes } };
  const { pence } = model.allocateCohort(cohort);
  return scores.map((points, index) => {
    const budget = numberAt(pence, index);
    return Number.isNaN(budget) ? one(points) : BigInt(budget);
  });
}

function answerOf(model: PreparedModel, points: Ratio, group: string | undefined, path: Path): ScoreAnswer {
  const one = { caseId: 'score', points: formatRatio(points) };
  const { indicative, status } = model.allocate(group === undefined ? one : { ...one, group }, path);
  if (indicative !== null) return parseAmount(indicative);
  return status === 'no-budget' ? 'no-budget' : 'refer-to-costing';
}
