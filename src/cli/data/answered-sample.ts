import type { Model } from '../../allocation/kinds.js';
import { type Amount, formatAmount, parseAmount } from '../../money/amount.js';
import type { Score } from '../../questionnaire/score-types.js';
import type { FirmCase } from '../../sensitivity/case.js';
import { caseInfluence } from '../../sensitivity/influence.js';
import { readFirmSample } from './firm-sample.js';
import { priceSample } from './price-sample.js';
import { readScores } from './scores.js';

/** The answers of a sample with its packages, and the model that prices them. */
export interface AnsweredSample {
  readonly scores: readonly Score[];
  /** Those that are not left out with a reason. */
  readonly used: readonly Score[];
  /** Packages without one-offs, in pounds a year. */
  readonly packages: readonly { readonly caseId: string; readonly packageValue: Amount }[];
  readonly model: Model;
  /** Pounds per point to four decimals, where RAS 4 was calibrated here. */
  readonly price: string | undefined;
  /** How many packages have no answers. */
  readonly without: number;
}

/**
 * Reads answers and the packages that belong to them; without a stored model RAS 4 is calibrated from both.
 *
 * @throws RasError with every problem of a file, with its line and column
 */
export function readAnsweredSample(
  cwd: string,
  files: { readonly instrument: string; readonly answers: string; readonly sample: string },
  stored: Model | undefined,
): AnsweredSample {
  const { scores } = readScores(cwd, files.instrument, files.answers, { withSteps: false });
  const { cases, table } = readFirmSample(cwd, files.sample, []);
  const points = new Map(scores.map((score) => [score.caseId, score.points]));
  const left = new Set(cases.flatMap(({ caseId, excludeReason }) => (excludeReason === undefined ? [] : [caseId])));
  // A row a case, as in the file, so that a fault is told at its place.
  const answered = cases.map(({ points: _, ...one }): FirmCase => {
    const own = points.get(one.caseId);
    return own === undefined ? one : { ...one, points: own };
  });
  const model = stored ?? priceSample(answered, table);
  const isUsed = (one: FirmCase): boolean => one.points !== undefined && !left.has(one.caseId);
  return {
    scores,
    used: scores.filter(({ caseId }) => !left.has(caseId)),
    packages: answered.filter(isUsed).flatMap(({ caseId, packageValue, oneOff }) => {
      if (packageValue === undefined) return [];
      return [{ caseId, packageValue: formatAmount(parseAmount(packageValue) - parseAmount(oneOff ?? '0')) }];
    }),
    model,
    price: stored === undefined ? caseInfluence(answered, { list: 0 }).price?.pounds : undefined,
    without: cases.filter(({ caseId, packageValue }) => packageValue !== undefined && !points.has(caseId)).length,
  };
}
