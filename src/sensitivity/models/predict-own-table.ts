import { numberAt } from '../../exact/at.js';
import type { Sample } from '../sample.js';
import { type ParsedTableRules, tablesOf } from '../table/own-table.js';
import type { Folds } from './folds.js';
import type { PercentilePrediction } from './predict-percentile.js';

/**
 * The budget of each case by RAS 5 with rules of its own, from the exact table of the cases in other folds; NaN where that
 * table refers the case to costing.
 *
 * @source RR145 5.13
 */
export function predictByOwnTable(sample: Sample, folds: Folds, rules: ParsedTableRules): PercentilePrediction {
  const { n, points } = sample;
  const tableOf = tablesOf(sample, rules);
  const pence = new Float64Array(n).fill(Number.NaN);
  const members = Array.from({ length: folds.count }, (): number[] => []);
  folds.of.forEach((fold, index) => {
    members[fold]?.push(index);
  });
  let outside = 0;
  members.forEach((own, fold) => {
    const read = tableOf((index) => folds.of[index] !== fold);
    for (const index of own) {
      const found = read?.(numberAt(points, index));
      if (found === undefined) continue;
      pence[index] = found.pence;
      if (found.isOutside) outside += 1;
    }
  });
  return { pence, outside };
}
