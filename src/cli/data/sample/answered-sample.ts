import type { Model } from '../../../allocation/kinds.js';
import type { CohortCase } from '../../../cohort/case.js';
import { type Amount, formatAmount, parseAmount } from '../../../money/amount.js';
import type { Score } from '../../../questionnaire/score/score-types.js';
import { caseInfluence } from '../../../sensitivity/price/influence.js';
import type { Warning } from '../../../warning.js';
import type { Desk } from '../../input/table/reading.js';
import { readFirmSample } from './firm-sample.js';
import { priceSample } from './price-sample.js';
import { checkQuestionnaire } from './questionnaire.js';
import { readScores } from './scores.js';

/** The answers of a sample with its packages, and the model that prices them. */
export interface AnsweredSample {
  readonly scores: readonly Score[];
  /** Those that are not left out with a reason. */
  readonly used: readonly Score[];
  /** Packages without one-offs, in pounds a year. */
  readonly packages: readonly { readonly caseId: string; readonly traditional: Amount }[];
  readonly model: Model;
  /** Pounds per point to four decimals, where RAS 4 was calibrated here. */
  readonly price: string | undefined;
  /** What is said of the questionnaire and the stored model. */
  readonly warnings: readonly Warning[];
  /** The household of each package's family, where the sample says one. */
  readonly households: readonly (string | undefined)[];
  /** How many packages have no answers. */
  readonly without: number;
}

/**
 * Reads answers and the packages that belong to them; without a stored model RAS 4 is calibrated from both.
 *
 * @throws RasError with every problem of a file, with its line and column
 */
export function readAnsweredSample(
  desk: Desk,
  files: { readonly instrument: string; readonly answers: string; readonly sample: string },
  stored: Model | undefined,
): AnsweredSample {
  const { scores, questionnaire } = readScores(desk, files.instrument, files.answers, { withSteps: false });
  const { cases, table } = readFirmSample(desk, files.sample, []);
  const warnings = stored === undefined ? [] : checkQuestionnaire(stored, questionnaire, files.answers);
  const points = new Map(scores.map((score) => [score.caseId, score.points]));
  const left = new Set(cases.flatMap(({ caseId, excludeReason }) => (excludeReason === undefined ? [] : [caseId])));
  // A row a case, as in the file, so that a fault is told at its place.
  const answered = cases.map(({ points: _, ...one }): CohortCase => {
    const own = points.get(one.caseId);
    return own === undefined ? one : { ...one, points: own };
  });
  const model = stored ?? priceSample(answered, table);
  const isUsed = (one: CohortCase): boolean => one.points !== undefined && !left.has(one.caseId);
  return {
    scores,
    used: scores.filter(({ caseId }) => !left.has(caseId)),
    packages: answered.filter(isUsed).flatMap(({ caseId, traditional, oneOff }) => {
      if (traditional === undefined) return [];
      const recurring = parseAmount(traditional) - parseAmount(oneOff?.traditional ?? '0');
      return [{ caseId, traditional: formatAmount(recurring) }];
    }),
    households: cases.map(({ household }) => household),
    model,
    warnings,
    price: stored === undefined ? caseInfluence(answered, { list: 0 }).price?.pounds : undefined,
    without: cases.filter(({ caseId, traditional }) => traditional !== undefined && !points.has(caseId)).length,
  };
}
