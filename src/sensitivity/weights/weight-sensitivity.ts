import * as z from 'zod';
import type { LeftOut } from '../../cohort/exclusions.js';
import { amountOfFloat, formatPoints } from '../../cohort/figures.js';
import { listField, periodField } from '../../cohort/options.js';
import { fail } from '../../errors.js';
import { at, numberAt } from '../../exact/at.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { PERCENT } from '../../exact/quantity.js';
import { formatRatio, type Ratio, ratio } from '../../exact/ratio.js';
import { exactSchema } from '../../exact/wire.js';
import type { Amount } from '../../money/amount.js';
import type { TimedPeriod } from '../../money/period.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import type { Warning } from '../../warning.js';
import type { Answers } from '../answers/answers.js';
import { type AnswerInput, openAnswers } from '../answers/read-answers.js';
import { midRanks } from '../fit/rank-agreement.js';
import type { SampleResult } from '../options.js';
import { openPricer } from '../price-columns.js';
import { type BudgetRange, type MovedBudgets, movedBudgets, rangesOf } from './moved-budgets.js';
import { type Pricer, pricerFor, type Reprice, repriceSchema } from './reprice.js';

/**
 * How weights are moved.
 *
 * @choice weight-pricing: the price is made anew from the same packages each time, as a council would that had chosen
 * other weights; RAS 5 anew, or a stored model as it stands, by name
 */
export interface WeightSensitivityOptions {
  /** By how many per cent each weight goes up and down, from 0 to 100 with two decimals; no report states it. */
  readonly percent: DecimalInput;
  /** How budgets follow; `{ recalibrate: 'price-point' }` unless told otherwise. */
  readonly pricing?: Reprice | undefined;
  /** How many families are listed at most; 10 unless told otherwise. */
  readonly list?: number | undefined;
  /** The period of the packages; `year` unless told otherwise. */
  readonly period?: TimedPeriod | undefined;
}

const optionsSchema = schemaFor<WeightSensitivityOptions>()(() =>
  z.strictObject({
    percent: exactSchema({ ...PERCENT, maxDecimals: 2 }),
    pricing: repriceSchema.default({ recalibrate: 'price-point' }),
    list: listField(10),
    period: periodField(),
  }),
);

/** What moving one weight does. */
export interface WeightMove {
  /** The statement. */
  readonly statementId: string;
  /** With the points of every answer to the statement raised, and lowered. */
  readonly up: MovedBudgets;
  /** With the points of every answer to it lowered. */
  readonly down: MovedBudgets;
}

/** How budgets depend on the weights that professionals set. */
export interface WeightSensitivity extends SampleResult {
  /** By how many per cent each weight goes up and down. */
  readonly percent: string;
  /** From the weight that moves most money to the one that moves least. */
  readonly weights: readonly WeightMove[];
  /** The families whose budgets range furthest over all these moves. */
  readonly families: readonly BudgetRange[];
  /** The mean over the families of how far their budgets range; null of no cases. */
  readonly meanRange: Amount | null;
  /** Cases that the model was not made for, where budgets follow by a stored one. */
  readonly warnings: readonly Warning[];
}

/**
 * Every weight up and down by a percentage, one at a time: who changes by how much, and whether the order of the families
 * stays.
 *
 * @param input scores, or columns of points by statement, with the packages in pounds per period
 * @throws RasError for answers or options that are not valid; `inconsistent` for points too fine to be moved exactly
 * @source RR145 Table 23 (budgets depend on the weights of professionals), 5.33 (changes in the weighting)
 * @choice weight-pricing: the price is made anew from the same packages unless told otherwise
 * @category Weights and answers
 * @example
 * ```ts
 * import { weightSensitivity } from 'openras/sensitivity';
 * const statements = [{ id: 'sleep', points: [10, 0] }, { id: 'eating', points: [0, 10] }];
 * const result = weightSensitivity({ statements, traditional: [100000, 110000] }, { percent: 10 });
 * // Sleep up by 10 %: 11 and 10 points share 2,100 pounds, 1,100 and 1,000 instead of 1,050 each.
 * result.weights[0]?.up.handedOver; // => '50.00'
 * result.weights[0]?.up.placesChanged; // => 2
 * ```
 */
export function weightSensitivity(input: AnswerInput, options: WeightSensitivityOptions): WeightSensitivity {
  const [{ percent, pricing, list, period }, open] = readTogether(
    () => parseInput(optionsSchema, options, ['options']),
    () => openAnswers(input),
  );
  const { answers, leftOut } = withPackages(open(), 'recalibrate' in pricing);
  const grid = finer(answers, percent);
  const price = pricerFor(pricing, answers.packages, period);
  const before = price(grid.totals, grid.decimals);
  const base = { pence: before.pence, ranks: midRanks(grid.totals), idOf: answers.idOf };
  const ranges = rangesOf(base);
  const weights = answers.statements.map((statementId, place): WeightMove => {
    const column = at(answers.points, place);
    const move = (sign: 1 | -1): MovedBudgets => {
      const totals = grid.totals.map((total, index) => total + sign * numberAt(column, index) * grid.step);
      return movedBudgets(base, totals, pricedAt(price, totals, grid.decimals, ranges.widen));
    };
    return { statementId, up: move(1), down: move(-1) };
  });
  const moved = ({ up, down }: WeightMove): number => Math.max(Number(up.handedOver), Number(down.handedOver));
  weights.sort((a, b) => moved(b) - moved(a));
  return {
    period: before.period,
    percent: formatRatio(percent),
    n: answers.n,
    leftOut,
    weights,
    families: ranges.widest(list),
    meanRange: answers.n === 0 ? null : amountOfFloat(ranges.mean()),
    warnings: 'model' in pricing ? madeForOf(pricing.model, answers) : [],
  };
}

/** What a stored model says of the points as they are. */
function madeForOf(model: unknown, { totals, pointsDecimals, idOf }: Answers): Warning[] {
  const { priceColumns, madeFor } = openPricer(model, ['options', 'pricing', 'model']);
  return madeFor(priceColumns({ points: totals, pointsDecimals }), () =>
    Array.from(totals, (points, index) => ({ caseId: idOf(index), points: formatPoints(points, pointsDecimals) })),
  );
}

function pricedAt(price: Pricer, totals: Float64Array, decimals: number, widen: (pence: Float64Array) => void) {
  const { pence } = price(totals, decimals);
  widen(pence);
  return pence;
}

/** Points at a scale at which a percentage of them is whole: `step` units are the percentage of one unit before. */
function finer(
  { totals, pointsDecimals }: Answers,
  percent: Ratio,
): { totals: Float64Array; decimals: number; step: number } {
  const share = ratio(percent.numerator, percent.denominator * 100n);
  let more = 0;
  while (10n ** BigInt(more) % share.denominator !== 0n) more += 1;
  const decimals = pointsDecimals + more;
  if (decimals > 6) {
    fail(
      'inconsistent',
      ['options', 'percent'],
      `points with ${pointsDecimals} decimals can't be moved by so fine a percentage`,
    );
  }
  const scale = 10 ** more;
  const step = Number((share.numerator * 10n ** BigInt(more)) / share.denominator);
  return { totals: totals.map((total) => total * scale), decimals, step };
}

/** The cases with a package, where packages are needed. */
export function withPackages(answers: Answers, needed: boolean): { answers: Answers; leftOut: LeftOut[] } {
  const kept = [...answers.packages.keys()].filter((index) => !needed || !Number.isNaN(answers.packages[index]));
  const missing = answers.n - kept.length;
  if (missing === 0) return { answers, leftOut: [] };
  const pick = (column: Float64Array): Float64Array => Float64Array.from(kept, (index) => numberAt(column, index));
  return {
    leftOut: [{ reason: 'no package', cases: missing }],
    answers: {
      ...answers,
      n: kept.length,
      points: answers.points.map(pick),
      specialist: answers.specialist.map((column) => Uint8Array.from(kept, (index) => numberAt(column, index))),
      totals: pick(answers.totals),
      packages: pick(answers.packages),
      idOf: (index) => answers.idOf(at(kept, index)),
    },
  };
}
