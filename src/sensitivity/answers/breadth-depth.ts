import { amountOf, formatFloat, formatPoints } from '../../cohort/figures.js';
import { medianOf, ordered } from '../../cohort/order/ordered.js';
import { problemList } from '../../errors.js';
import { at, numberAt } from '../../exact/at.js';
import { formatRatio, multiplyRatios, ratio } from '../../exact/ratio.js';
import { scalePoints } from '../../model/shared/points/points-columns.js';
import { type Amount, formatAmount } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import type { Warning } from '../../warning.js';
import { openPricer } from '../price-columns.js';
import type { Answers } from './answers.js';
import { type BreadthDepthOptions, breadthOptionsSchema } from './breadth-options.js';
import { type AnswerInput, isColumns, openAnswers } from './read-answers.js';
import { type SpecialistFamilies, specialistFamilies } from './specialist-families.js';

/** The share of a score in its highest statements. */
export interface TopStatements {
  /** How many of the highest statements. */
  readonly statements: number;
  /** Their mean share of the score in per cent; null of no case with points. */
  readonly percent: string | null;
}

/** What a constructed family would get. */
export interface PricedProfile {
  /** What the family is called. */
  readonly name: string;
  /** In how many statements it has points. */
  readonly statements: number;
  /** The points of each of them. */
  readonly pointsEach: string;
  /** The points of all of them. */
  readonly points: string;
  /** Pounds per period; null where the model refers such points to costing. */
  readonly budget: Amount | null;
}

/** Whether adding up favours many small needs over a few extreme ones. */
export interface BreadthDepth {
  /** The period of every amount in it. */
  readonly period: Period;
  /** How many families it rests on. */
  readonly n: number;
  /** Cases without points, of which no share can be told. */
  readonly withoutPoints: number;
  /** The mean share of a score in its highest statements, in per cent; null of no case with points. */
  readonly topShares: readonly TopStatements[];
  /** The median of all budgets; null where nobody has one. */
  readonly medianBudget: Amount | null;
  /** The families with an answer at the specialist level. */
  readonly specialist: SpecialistFamilies;
  /** What constructed families would get. */
  readonly profiles: readonly PricedProfile[];
  /** Cases that the model was not made for. */
  readonly warnings: readonly Warning[];
}

/**
 * Breadth against depth: how much of a score lies in its highest statements, which families with an answer at the
 * specialist level get less than the median budget, and what constructed families of either kind would get.
 *
 * @param input scores, or columns of points by statement
 * @throws RasError for answers, options or a model that are not valid; `refused` for a model that does not price columns
 * of points; `choice-needed` where nothing tells which answers are at the specialist level
 * @source RR145 Table 23 (adding up favours breadth over extreme need on a few questions), footnote 15, Table 19
 * @choice specialist-level: the level with the most points of each statement, unless its names are given
 * @category Weights and answers
 * @example
 * ```ts
 * import { breadthAndDepth } from 'openras/sensitivity';
 * const model = {
 *   schemaVersion: 1, kind: 'price-point', period: 'year', fundingBasis: 'pot', method: 'total',
 *   prices: [{ money: '20000.00', points: '100' }], rounding: {},
 * };
 * const statements = [
 *   { id: 'sleep', points: [18, 4, 4], specialist: [1, 0, 0] },
 *   { id: 'eating', points: [0, 12, 16], maximum: 18 },
 * ];
 * const { medianBudget, specialist, profiles } = breadthAndDepth({ statements }, { model });
 * medianBudget; // => '3600.00'
 * specialist; // => { n: 1, belowMedian: 0, families: [] }
 * profiles.map(({ name, points, budget }) => [name, points, budget]);
 * // => [['breadth', '40', '8000.00'], ['depth', '36', '7200.00']]
 * ```
 */
export function breadthAndDepth(input: AnswerInput, options: BreadthDepthOptions): BreadthDepth {
  const [{ top, specialistLevels, profiles, list, priceColumns, madeFor }, open] = readTogether(
    () => readOptions(options),
    () => openAnswers(input),
  );
  const answers = open(specialistLevels);
  checkMarked(input, answers, specialistLevels);
  const { n, totals, pointsDecimals } = answers;
  const given = priceColumns({ points: totals, pointsDecimals });
  const { pence, period } = given;
  const known = pence.filter((one) => !Number.isNaN(one)).sort();
  const median = known.length === 0 ? null : medianOf(ordered(known));
  return {
    period,
    n,
    warnings: madeFor(given, () =>
      Array.from(totals, (points, index) => ({
        caseId: answers.idOf(index),
        points: formatPoints(points, pointsDecimals),
      })),
    ),
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

/** Refuses answers of which it is not told whether they are at the specialist level: not told is not "no". */
function checkMarked(input: AnswerInput, { unmarked }: Answers, levels: readonly string[] | undefined): void {
  const problems = problemList();
  if (levels !== undefined && isColumns(input)) {
    const message = 'columns have no names of levels; mark the answers in the column specialist of each statement';
    problems.add('inconsistent', ['options', 'specialistLevels'], message);
  }
  for (const path of unmarked) problems.add('choice-needed', path, ASKED);
  problems.throwIfAny();
}

const ASKED =
  'which answers are at the specialist level? State it here, or the most points that the statement can have';

function readOptions(options: BreadthDepthOptions) {
  const { model, ...others } = parseInput(breadthOptionsSchema, options, ['options']);
  return { ...others, ...openPricer(model, ['options', 'model']) };
}

/** The mean over the cases with points; floating point, shown to one decimal. */
function topShares({ n, points, totals }: Answers, top: readonly number[]): TopStatements[] {
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
