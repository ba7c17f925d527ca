import * as z from 'zod';
import { fail, type Path, type ProblemList, problemList, show } from '../../errors.js';
import { certain } from '../../exact/at.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { PERCENT } from '../../exact/quantity.js';
import {
  compareRatios,
  divideRatios,
  formatRatio,
  multiplyRatios,
  type Ratio,
  ratio,
  sumRatios,
} from '../../exact/ratio.js';
import { exactSchema } from '../../exact/wire.js';
import { idSchema } from '../../identifier.js';
import { pointsSchema } from '../../model/shared/budget/allocation.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import { soundFields } from '../../parse/sound-fields.js';
import type { Points } from '../../questionnaire/points.js';
import type { Score } from '../../questionnaire/score/score-types.js';

/** A funder of the need that a question is about, and its share of it. */
export interface QuestionFunder {
  /** Who funds it. */
  readonly funder: string;
  /** Its share in per cent; those of one question add up to 100. */
  readonly percent: DecimalInput;
}

/** Who funds the need that one question is about. */
export interface QuestionFunders {
  /** The question: a statement of the questionnaire. */
  readonly statementId: string;
  /** One funder with 100 per cent, or several with fixed shares. */
  readonly funders: readonly QuestionFunder[];
}

/** Which funder the points of each question belong to. */
export type PointsAttribution = readonly QuestionFunders[];

/** What of a score is divided: its points, in all and by question. */
export interface ScoreToDivide extends Pick<Score, 'points'> {
  /** The points of each question; null where it has none. */
  readonly byStatement: readonly Pick<Score['byStatement'][number], 'statementId' | 'points'>[];
}

/** The points of one funder, exact. */
export interface FunderPoints {
  /** The funder. */
  readonly funder: string;
  /** Its points. */
  readonly points: Points;
}

const attributionSchema = schemaFor<PointsAttribution>()(() => {
  const funder = z.strictObject({ funder: idSchema, percent: exactSchema(PERCENT) });
  return z.array(z.strictObject({ statementId: idSchema, funders: z.array(funder).min(1).max(20) }));
});

// A whole score may be handed in; what else it says makes no difference here.
const scoreSchema = deferred(() =>
  z.looseObject({
    points: pointsSchema,
    byStatement: questionsSchema(),
  }),
);

function questionsSchema() {
  return z.array(z.looseObject({ statementId: idSchema, points: pointsSchema.nullable() }));
}

/**
 * Divides the points of one questionnaire among the funders whose needs its questions ask about, so that each funder's
 * points can be priced by a model of its own.
 *
 * @param score of one case; its statements without points are left aside
 * @returns points for each funder, in the order in which they are named; they add up to the points of the score
 * @throws RasError `missing` for a question with points that nobody is named for, `inconsistent` where the percentages
 * of a question do not add up to 100 or the points of the questions not to those of the score, `unknown-name`, `duplicate`
 * @source RR232 3.25 (questions of one funder within another's questionnaire)
 * @choice question-funders: every question with points names its funders, one with 100 per cent or several with fixed
 * shares; there is no default, because the report does not say who pays for a shared question
 * @example
 * ```ts
 * import { attributePoints } from 'openras/models';
 * const score = { points: '30', byStatement: [{ statementId: 'a', points: '18' }, { statementId: 'b', points: '12' }] };
 * attributePoints(score, [
 *   { statementId: 'a', funders: [{ funder: 'social care', percent: 100 }] },
 *   { statementId: 'b', funders: [{ funder: 'health', percent: 75 }, { funder: 'social care', percent: 25 }] },
 * ]);
 * // => [{ funder: 'social care', points: '21' }, { funder: 'health', points: '9' }]
 * ```
 * @category Budgets
 */
export function attributePoints(score: ScoreToDivide, attribution: PointsAttribution): FunderPoints[] {
  const [questions, named] = readTogether(
    () => readQuestions(score),
    () => readAttribution(attribution, score),
  );
  const byStatement = new Map(named.map(({ statementId, funders }) => [statementId, funders]));
  const byFunder = new Map<string, Ratio[]>();
  for (const { statementId, points } of questions) {
    if (points === null) continue;
    for (const { funder, percent } of certain(byStatement.get(statementId))) {
      const share = multiplyRatios(points, divideRatios(percent, HUNDRED));
      byFunder.set(funder, [...(byFunder.get(funder) ?? []), share]);
    }
  }
  return [...byFunder].map(([funder, shares]) => ({ funder, points: formatRatio(sumRatios(shares)) }));
}

const HUNDRED = ratio(100n);

function readQuestions(score: ScoreToDivide) {
  const { points: total, byStatement } = parseInput(scoreSchema, score, ['score']);
  const sum = sumRatios(byStatement.flatMap(({ points }) => points ?? []));
  if (compareRatios(sum, total) !== 0) {
    const message = `is ${formatRatio(total)}, but the points of the questions add up to ${formatRatio(sum)}`;
    fail('inconsistent', ['score', 'points'], message);
  }
  return byStatement;
}

/** Reads who funds what, and checks it against the questions of the score as far as these can be read. */
function readAttribution(attribution: PointsAttribution, score: unknown) {
  const parsed = parseInput(attributionSchema, attribution, ['attribution']);
  const { byStatement } = soundFields({ byStatement: z.array(z.looseObject({ statementId: idSchema })) }, score);
  const problems = problemList();
  checkAttribution(parsed, byStatement && new Set(byStatement.map(({ statementId }) => statementId)), problems);
  tellUnfunded(parsed, score, problems);
  problems.throwIfAny();
  return parsed;
}

/** Tells of questions with points that nobody is named for, as far as the questions can be read. */
function tellUnfunded(attribution: z.output<typeof attributionSchema>, score: unknown, problems: ProblemList): void {
  const { byStatement = [] } = soundFields({ byStatement: questionsSchema() }, score);
  const named = new Set(attribution.map(({ statementId }) => statementId));
  byStatement.forEach(({ statementId, points }, index) => {
    if (points === null || named.has(statementId)) return;
    const path: Path = ['score', 'byStatement', index, 'statementId'];
    problems.add('missing', path, `no funder is named for the question ${show(statementId)}`);
  });
}

function checkAttribution(
  attribution: z.output<typeof attributionSchema>,
  known: ReadonlySet<string> | undefined,
  problems: ProblemList,
): void {
  const seen = new Set<string>();
  attribution.forEach(({ statementId, funders }, index) => {
    const at: Path = ['attribution', index];
    if (known?.has(statementId) === false)
      problems.add('unknown-name', [...at, 'statementId'], `the score has no question ${show(statementId)}`);
    if (seen.has(statementId)) problems.add('duplicate', [...at, 'statementId'], 'this question stands twice');
    seen.add(statementId);
    const total = formatRatio(sumRatios(funders.map(({ percent }) => percent)));
    if (total !== '100')
      problems.add('inconsistent', [...at, 'funders'], `the percentages add up to ${total}, not to 100`);
  });
}
