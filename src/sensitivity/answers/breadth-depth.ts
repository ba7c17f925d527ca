import { amountOf, formatFloat } from '../../cohort/figures.js';
import { medianOf, ordered } from '../../cohort/ordered.js';
import { at, numberAt } from '../../exact/at.js';
import { formatRatio, multiplyRatios, ratio } from '../../exact/ratio.js';
import { scalePoints } from '../../model/cohort.js';
import { type Amount, formatAmount } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import { parseInput } from '../../parse.js';
import { openForColumns } from '../price-columns.js';
import type { Answers } from './answers.js';
import { type BreadthDepthOptions, optionsSchema } from './breadth-options.js';
import { type AnswerInput, readAnswers } from './read-answers.js';
import { type DeepFamily, specialistFamilies } from './specialist-families.js';

/** Whether adding up favours many small needs over a few extreme ones. */
export interface BreadthDepth {
  readonly period: Period;
  readonly n: number;
  /** Cases without points, of which no share can be told. */
  readonly withoutPoints: number;
  /** The mean share of a score in its highest statements, in per cent; null of no case with points. */
  readonly topShares: readonly { readonly statements: number; readonly percent: string | null }[];
  /** The median of all budgets; null where nobody has one. */
  readonly medianBudget: Amount | null;
  readonly specialist: {
    /** Families with an answer at the specialist level and a budget, and those of them below the median budget. */
    readonly n: number;
    readonly belowMedian: number;
    /** Those furthest below it. */
    readonly families: readonly DeepFamily[];
  };
  readonly profiles: readonly {
    readonly name: string;
    readonly statements: number;
    readonly pointsEach: string;
    readonly points: string;
    /** Null where the model refers such points to costing. */
    readonly budget: Amount | null;
  }[];
}

/**
 * Breadth against depth: how much of a score lies in its highest statements, which families with an answer at the
 * specialist level get less than the median budget, and what constructed families of either kind would get.
 *
 * @param input scores, or columns of points by statement
 * @throws RasError for answers, options or a model that are not valid; `refused` for a model that does not price columns
 * of points
 * @source RR145 Table 23 (adding up favours breadth over extreme need on a few questions), footnote 15, Table 19
 * @choice specialist-level: the level with the most points of each statement, unless its names are given
 * @example
 * ```ts
 * import { breadthAndDepth } from 'openras/sensitivity';
 * const model = {
 *   schemaVersion: 1, kind: 'price-point', period: 'year', fundingBasis: 'pot', method: 'total',
 *   prices: [{ money: '20000.00', points: '100' }], rounding: {},
 * };
 * const statements = [
 *   { id: 'sleep', points: [18, 4, 4], specialist: [1, 0, 0] },
 *   { id: 'eating', points: [0, 12, 16] },
 * ];
 * const { medianBudget, specialist, profiles } = breadthAndDepth({ statements }, { model });
 * medianBudget; // => '3600.00'
 * specialist; // => { n: 1, belowMedian: 0, families: [] }
 * profiles.map(({ name, points, budget }) => [name, points, budget]);
 * // => [['breadth', '40', '8000.00'], ['depth', '36', '7200.00']]
 * ```
 */
export function breadthAndDepth(input: AnswerInput, options: BreadthDepthOptions): BreadthDepth {
  const { model, top, specialistLevels, profiles, list } = parseInput(optionsSchema, options, ['options']);
  const priceColumns = openForColumns(model, ['options', 'model']);
  const answers = readAnswers(input, specialistLevels);
  const { n, totals, pointsDecimals } = answers;
  const { pence, period } = priceColumns({ points: totals, pointsDecimals });
  const known = pence.filter((one) => !Number.isNaN(one)).sort();
  const median = known.length === 0 ? null : medianOf(ordered(known));
  return {
    period,
    n,
    withoutPoints: totals.filter((total) => total === 0).length,
    topShares: topShares(answers, top),
    medianBudget: median === null ? null : amountOf(median),
    specialist: specialistFamilies(answers, pence, median, list),
    profiles: profiles.map(({ name, statements, points: each }) => {
      const sum = multiplyRatios(each, ratio(BigInt(statements)));
      const budget = numberAt(priceColumns(scalePoints([sum])).pence, 0);
      return {
        name,
        statements,
        pointsEach: formatRatio(each),
        points: formatRatio(sum),
        budget: Number.isNaN(budget) ? null : formatAmount(BigInt(budget)),
      };
    }),
  };
}

/** The mean over the cases with points; floating point, shown to one decimal. */
function topShares({ n, points, totals }: Answers, top: readonly number[]): BreadthDepth['topShares'] {
  const sums = top.map(() => 0);
  let counted = 0;
  const own = new Float64Array(points.length);
  for (let index = 0; index < n; index += 1) {
    const total = numberAt(totals, index);
    if (total === 0) continue;
    counted += 1;
    points.forEach((column, place) => {
      own[place] = numberAt(column, index);
    });
    own.sort();
    top.forEach((count, place) => {
      const highest = own.subarray(Math.max(0, own.length - count)).reduce((sum, value) => sum + value, 0);
      sums[place] = at(sums, place) + highest / total;
    });
  }
  return top.map((statements, place) => ({
    statements,
    percent: counted === 0 ? null : formatFloat((100 * at(sums, place)) / counted, 1),
  }));
}
