import * as z from 'zod';
import type { Model } from '../../allocation/kinds.js';
import { amountOf } from '../../cohort/figures.js';
import { sumOf } from '../../cohort/sums.js';
import { at, numberAt } from '../../exact/at.js';
import { formatRatio, type Ratio, ratio } from '../../exact/ratio.js';
import { type StoredModel, storedModelSchema } from '../../model/header.js';
import { type Amount, formatAmount } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import type { InstrumentInput } from '../../questionnaire/instrument/instrument.js';
import { readInstrument } from '../../questionnaire/instrument/parse-instrument.js';
import type { Score } from '../../questionnaire/score/score-types.js';
import type { Warning } from '../../warning.js';
import { openPricer } from '../price-columns.js';
import { readScores } from '../read-scores.js';
import { nextAnswer, type Scored, scoredOf } from './next-answer.js';

/** What one answer further would do to the budgets of those who have room for it. */
export interface LeverSide {
  /** How many cases have such an answer, and a budget before and after. */
  readonly n: number;
  /** Pounds per period. */
  readonly mean: Amount;
  /** The change that is largest in size, and whose it is; the first of equals. */
  readonly largest: Amount;
  /** Whose the largest change is. */
  readonly caseId: string;
}

/** What one answer up or down on a statement does. */
export interface Lever {
  /** The statement. */
  readonly statementId: string;
  /** One answer more need, and one less; null where nobody has room for it. */
  readonly up: LeverSide | null;
  /** One answer less need; null where nobody has room for it. */
  readonly down: LeverSide | null;
}

/** What single answers are worth. */
export interface AnswerLevers {
  /** The period of every amount in it. */
  readonly period: Period;
  /** How many families it rests on. */
  readonly n: number;
  /** From the biggest lever to the smallest: by the larger of both mean changes; equals as in the instrument. */
  readonly levers: readonly Lever[];
  /** The statement that moves budgets most; null where no answer moves any. */
  readonly biggest: string | null;
  /** Cases that the model was not made for. */
  readonly warnings: readonly Warning[];
}

/** With which model answers are priced. */
export interface LeverOptions {
  /** A stored model that prices columns of points. */
  readonly model: Model | StoredModel;
}

const optionsSchema = schemaFor<LeverOptions>()(() => z.strictObject({ model: storedModelSchema }));

/**
 * What one answer up or down is worth in pounds, statement by statement, for one family or for many; and which statement
 * is the biggest lever.
 *
 * @param instrument the questionnaire with its points
 * @param scores from `scoreResponses`; one score tells what a single family's answers are worth
 * @throws RasError for an instrument, scores or a model that are not valid; `refused` for a model that does not price
 * columns of points
 * @source RR145 Table 23 (budgets very sensitive to the score); IBSEN 9.6.1 (answers are tweaked)
 * @choice next-answer: the next level with more (or fewer) points; with bands the nearest point of the next band. An
 * answer that a need question has gated stays as it is
 * @category Weights and answers
 * @example
 * ```ts
 * import { scoreResponse } from 'openras';
 * import { answerLevers } from 'openras/sensitivity';
 * const levels = (some: number, lots: number) => [
 *   { name: 'lots of help', points: lots }, { name: 'some help', points: some }, { name: 'no help', points: 0 },
 * ];
 * const instrument = {
 *   schemaVersion: 1 as const,
 *   id: 'short',
 *   version: '1',
 *   title: 'A short questionnaire',
 *   source: { kind: 'council' as const, citation: 'Our council, 2026' },
 *   outcomes: [{ id: 'healthy', title: 'Be healthy' }],
 *   statements: [
 *     { id: 'sleep', outcome: 'healthy', text: 'My child sleeps well', levels: levels(4, 10) },
 *     { id: 'eating', outcome: 'healthy', text: 'My child eats well', levels: levels(2, 3) },
 *   ],
 * };
 * const model = {
 *   schemaVersion: 1, kind: 'price-point', period: 'year', fundingBasis: 'pot', method: 'total',
 *   prices: [{ money: '20000.00', points: '100' }], rounding: {},
 * };
 * const answers = [{ statement: 'sleep', agreed: 'some help' }, { statement: 'eating', agreed: 'some help' }];
 * const { levers, biggest } = answerLevers(instrument, [scoreResponse(instrument, { caseId: 'c1', answers })], { model });
 * levers.map(({ statementId, up, down }) => [statementId, up?.mean, down?.mean]);
 * // => [['sleep', '1200.00', '-800.00'], ['eating', '200.00', '-400.00']]
 * biggest; // => 'sleep'
 * ```
 */
export function answerLevers(
  instrument: InstrumentInput,
  scores: readonly Score[],
  options: LeverOptions,
): AnswerLevers {
  const [{ statements }, scored, { model }] = readTogether(
    () => readInstrument(instrument, ['instrument']),
    () => readScores(scores),
    () => parseInput(optionsSchema, options, ['options']),
  );
  const { priceColumns, madeFor } = openPricer(model, ['options', 'model']);
  const read = scoredOf(scored, statements);
  const before = priceColumns({ points: read.totals, pointsDecimals: read.pointsDecimals });
  const budgetsAt = (totals: Float64Array): Float64Array =>
    priceColumns({ points: totals, pointsDecimals: read.pointsDecimals }).pence;
  const levers = statements.map((statement): Lever => {
    const side = (direction: 1 | -1): LeverSide | null => {
      const moved = read.totals.slice();
      const movable: number[] = [];
      read.cases.forEach(({ answers }, index) => {
        const own = answers.get(statement.id);
        const next = own === undefined ? undefined : nextAnswer(statement, own, direction);
        if (own === undefined || next === undefined) return;
        moved[index] = numberAt(moved, index) + read.scaled(next) - read.scaled(own);
        movable.push(index);
      });
      return sideOf(read, movable, before.pence, budgetsAt(moved));
    };
    return { statementId: statement.id, up: side(1), down: side(-1) };
  });
  levers.sort((a, b) => sizeOf(b) - sizeOf(a));
  const [first] = levers;
  const biggest = first !== undefined && sizeOf(first) > 0 ? first.statementId : null;
  const warnings = madeFor(before, () => scored.map(({ caseId, points }) => ({ caseId, points: formatRatio(points) })));
  return { period: before.period, n: read.cases.length, levers, biggest, warnings };
}

const sizeOf = ({ up, down }: Lever): number =>
  Math.max(Math.abs(Number(up?.mean ?? 0)), Math.abs(Number(down?.mean ?? 0)));

function sideOf(read: Scored, movable: readonly number[], before: Float64Array, after: Float64Array): LeverSide | null {
  const changeAt = (index: number): number => numberAt(after, index) - numberAt(before, index);
  const known = movable.filter((index) => !Number.isNaN(changeAt(index)));
  const [first] = known;
  if (first === undefined) return null;
  const largest = known.reduce(
    (most, index) => (Math.abs(changeAt(index)) > Math.abs(changeAt(most)) ? index : most),
    first,
  );
  const mean: Ratio = ratio(sumOf(Float64Array.from(known, changeAt)), BigInt(known.length));
  return {
    n: known.length,
    mean: amountOf(mean),
    largest: formatAmount(BigInt(changeAt(largest))),
    caseId: at(read.cases, largest).caseId,
  };
}
