import * as z from 'zod';
import { fail, type Path, type ProblemList } from '../../../errors.js';
import type { DecimalInput } from '../../../exact/decimal.js';
import { compareRatios, formatRatio, type Ratio } from '../../../exact/ratio.js';
import { given, type StepRecorder } from '../../../record/step/recorder.js';
import { has, is, type Keywords, when } from '../../../together.js';
import { countOf, type Warning } from '../../../warning.js';
import { pointsSchema } from '../budget/allocation.js';

/** What may be done with points beyond the most that the questionnaire can give. */
export const BEYOND_MAXIMUM = ['warn', 'refer', 'refuse'] as const;

/** What is done with points beyond the most that the questionnaire can give. */
export type BeyondMaximum = (typeof BEYOND_MAXIMUM)[number];

/**
 * For which points a model was made.
 *
 * @choice beyond-maximum: points beyond the most that the questionnaire can give are priced with a warning, since they
 * may be a slip (410 for 41) or another questionnaire's; by name such a case is referred to costing, or refused
 */
export interface PointsBounds {
  /** The most points that the questionnaire can give. */
  readonly maximumPoints?: DecimalInput;
  /** The largest score of the sample that the model was calibrated from. */
  readonly largestScore?: DecimalInput;
  /** What is done with points beyond `maximumPoints`; `warn` unless told otherwise. */
  readonly beyondMaximum?: BeyondMaximum | undefined;
}

/** For which points a model was made, parsed. */
export interface ParsedBounds {
  readonly maximumPoints?: Ratio;
  readonly largestScore?: Ratio;
  readonly beyondMaximum: BeyondMaximum;
}

/** The fields of a model that say for which points it was made. */
export function boundsFields() {
  return {
    maximumPoints: pointsSchema.exactOptional(),
    largestScore: pointsSchema.exactOptional(),
    beyondMaximum: z.enum(BEYOND_MAXIMUM).default('warn'),
  };
}

/** Whoever refers or refuses points beyond a maximum states it: what `checkBounds` says, for JSON Schemas. */
export function boundsForm(): Keywords {
  return when(is('beyondMaximum', 'refer', 'refuse'), has('maximumPoints'));
}

/** The largest of some scores, of which there is one or more. */
export function largestScoreOf(scores: readonly Ratio[]): Ratio {
  return scores.reduce((largest, score) => (compareRatios(score, largest) > 0 ? score : largest));
}

/** Refuses a maximum that a score of the sample passes, and a rule for points beyond a maximum that is not stated. */
export function checkBounds({ maximumPoints, largestScore, beyondMaximum }: ParsedBounds, problems: ProblemList): void {
  if (maximumPoints === undefined) {
    if (beyondMaximum === 'warn') return;
    problems.add('missing', ['maximumPoints'], 'is needed to say what is done with points beyond it');
  } else if (largestScore !== undefined && compareRatios(largestScore, maximumPoints) > 0) {
    problems.add('inconsistent', ['maximumPoints'], tooSmall(formatRatio(largestScore)));
  }
}

/** A case of a sample, with its points. */
interface ScoredCase {
  readonly caseId: string;
  readonly points: Ratio;
}

/** How many cases are named. */
const NAMED = 3;

/**
 * Refuses a maximum that a score of the sample passes, and names the cases that have such scores.
 *
 * @throws RasError `inconsistent`
 */
export function refuseScoresBeyond(maximumPoints: Ratio | undefined, cases: readonly ScoredCase[]): void {
  if (maximumPoints === undefined) return;
  const beyond = cases.filter(({ points }) => compareRatios(points, maximumPoints) > 0);
  if (beyond.length === 0) return;
  const first = [...beyond].sort((a, b) => compareRatios(b.points, a.points)).slice(0, NAMED);
  const named = first.map(({ caseId, points }) => `${formatRatio(points)} (${caseId})`).join(', ');
  const more = beyond.length > NAMED ? ` and ${countOf(beyond.length - NAMED, 'more case')}` : '';
  fail('inconsistent', ['options', 'maximumPoints'], tooSmall(`${named}${more}`), { cases: beyond.length });
}

/** What is wrong with a maximum that scores of the sample pass. */
export function tooSmall(scores: string): string {
  return `is less than a score of the sample, ${scores}; the questionnaire gave that many`;
}

/** The bounds as a model stores them: nothing is written that was not stated. */
export function storedBounds({ maximumPoints, largestScore, beyondMaximum }: ParsedBounds): PointsBounds {
  return {
    ...(maximumPoints !== undefined && { maximumPoints: formatRatio(maximumPoints) }),
    ...(largestScore !== undefined && { largestScore: formatRatio(largestScore) }),
    ...(beyondMaximum !== 'warn' && { beyondMaximum }),
  };
}

/** Which bound points pass: the maximum, or else the largest score of the sample. */
export type Beyond = 'maximum' | 'sample' | undefined;

/** Which bound the points of a case pass. */
export function beyondOf({ maximumPoints, largestScore }: ParsedBounds, points: Ratio): Beyond {
  if (maximumPoints !== undefined && compareRatios(points, maximumPoints) > 0) return 'maximum';
  return largestScore !== undefined && compareRatios(points, largestScore) > 0 ? 'sample' : undefined;
}

/**
 * What is said of a case whose points pass a bound.
 *
 * @throws RasError `out-of-range` where the model refuses such points
 */
export function boundWarnings(bounds: ParsedBounds, points: Ratio, caseId: string, path: Path): Warning[] {
  const { maximumPoints, largestScore, beyondMaximum } = bounds;
  const beyond = beyondOf(bounds, points);
  const own = formatRatio(points);
  if (beyond === 'maximum' && maximumPoints !== undefined) {
    const message = beyondMessage(own, maximumPoints);
    if (beyondMaximum === 'refuse') return fail('out-of-range', [...path, 'points'], message);
    const details = { points: own, maximumPoints: formatRatio(maximumPoints) };
    const advice = beyondMaximum === 'refer' ? 'refer the case to costing' : 'check them before the budget is used';
    return [{ code: 'beyond-maximum', message: `${message}; ${advice}`, caseId, details }];
  }
  if (beyond === 'sample' && largestScore !== undefined) {
    const largest = formatRatio(largestScore);
    const message = `${own} points are more than any case of the sample had, ${largest}; no package shows what they cost`;
    return [{ code: 'beyond-sample', message, caseId, details: { points: own, largestScore: largest } }];
  }
  return [];
}

/** What is wrong with points beyond the maximum. */
export function beyondMessage(points: string, maximumPoints: Ratio): string {
  return `${points} points are more than the questionnaire can give, ${formatRatio(maximumPoints)}`;
}

/** Whether the model refers such points to costing. */
export function isReferred(bounds: ParsedBounds, points: Ratio): boolean {
  return bounds.beyondMaximum === 'refer' && beyondOf(bounds, points) === 'maximum';
}

/** Records by how much points pass the maximum of a model that refers such cases to costing. */
export function recordBeyond({ maximumPoints }: ParsedBounds, points: Ratio, steps: StepRecorder): void {
  if (maximumPoints === undefined) return;
  steps.number({
    id: 'beyond-maximum',
    rule: 'points beyond the most that the questionnaire can give are not priced',
    operation: 'subtract',
    inputs: [
      given('from', points, 'points of the family'),
      given('less', maximumPoints, 'the most that the questionnaire can give'),
    ],
    unit: 'points',
    choice: 'beyond-maximum',
  });
}
