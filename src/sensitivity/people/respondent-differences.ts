import * as z from 'zod';
import { compareLabels } from '../../cohort/labels.js';
import { periodField } from '../../cohort/options.js';
import { problemList } from '../../errors.js';
import { idSchema } from '../../identifier.js';
import type { Amount } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import { unitPriceSchema } from '../../money/unit-price.js';
import { parseInput } from '../../parse.js';
import type { Respondent } from '../../questionnaire/columns.js';
import type { Score } from '../../questionnaire/score/score-types.js';
import { PAIRS, pairOf, summaryOf } from './respondent-pairs.js';

const optionsSchema = z.strictObject({
  /** The group of each case, to report by; without it nothing is told by group. */
  groups: z.array(z.strictObject({ caseId: idSchema, group: idSchema })).exactOptional(),
  /** Pounds per point, to tell differences in pounds. */
  price: unitPriceSchema.exactOptional(),
  period: periodField,
});

/** How respondents are compared. */
export type RespondentDifferencesOptions = z.input<typeof optionsSchema>;

/** How much more or less one respondent asks for than another, in all the points of a case. */
export interface RespondentDifference {
  readonly respondent: Respondent;
  readonly against: Respondent;
  /** The group; null of all cases. */
  readonly group: string | null;
  /** Cases with a statement that both answered; the points are those of such statements. */
  readonly n: number;
  /** Of them, those in which the respondent has more points, fewer, and the same. */
  readonly higher: number;
  readonly lower: number;
  readonly same: number;
  /** The mean difference in points, to two decimals, and at the price in pounds per period; null without a price. */
  readonly mean: string;
  readonly pounds: Amount | null;
  /** The exact two-sided sign test, to four decimals: a small number is hard to put down to chance. */
  readonly chance: string;
}

/** Self against worker against agreed. */
export interface RespondentDifferences {
  readonly period: Period;
  readonly n: number;
  /** For each pair of respondents all cases first, then by group. */
  readonly differences: readonly RespondentDifference[];
  /** Cases without a group, where groups are given. */
  readonly withoutGroup: number;
}

/**
 * How far families' own scores, the worker's and the agreed ones lie apart, case by case and by group.
 *
 * Every pair is told once, the family's side first: parent, child and carer against the worker and against the agreed
 * answer, and the worker against the agreed answer.
 *
 * @param scores from `scoreResponses`
 * @param options `price` in pounds per point
 * @throws RasError for options that are not valid; `duplicate` for a case with two groups
 * @source IBSEN 9.5.6 (some groups assess themselves too low, others too high)
 * @choice gap-sign: a positive difference means that the respondent has more points than the answer compared with
 * @example
 * ```ts
 * import { scoreResponse } from 'openras';
 * import { respondentDifferences } from 'openras/sensitivity';
 * const instrument = {
 *   schemaVersion: 1 as const,
 *   id: 'short',
 *   version: '1',
 *   title: 'A short questionnaire',
 *   source: { kind: 'council' as const, citation: 'Our council, 2026' },
 *   outcomes: [{ id: 'healthy', title: 'Be healthy' }],
 *   statements: [{ id: 'sleep', outcome: 'healthy', text: 'My child sleeps well', levels: [
 *     { name: 'lots', points: 10 }, { name: 'some', points: 4 }, { name: 'none', points: 0 },
 *   ] }],
 * };
 * const answers = [{ statement: 'sleep', agreed: 'some', parent: 'lots' }];
 * const { differences } = respondentDifferences([scoreResponse(instrument, { caseId: 'c1', answers })], { price: 50 });
 * differences[0]; // => {
 * //   respondent: 'parent', against: 'agreed', group: null, n: 1, higher: 1, lower: 0, same: 0, mean: '6.00',
 * //   pounds: '300.00', chance: '1.0000',
 * // }
 * ```
 */
export function respondentDifferences(
  scores: readonly Score[],
  options: RespondentDifferencesOptions = {},
): RespondentDifferences {
  const { groups, price, period } = parseInput(optionsSchema, options, ['options']);
  const groupOf = groupsByCase(groups ?? []);
  const names = [...new Set(groupOf.values())].sort(compareLabels);
  const differences = PAIRS.flatMap(([respondent, against]) => {
    const pairs = scores.flatMap((score) => pairOf(score, respondent, against));
    return [null, ...names].flatMap((group) => {
      const own = group === null ? pairs : pairs.filter(({ caseId }) => groupOf.get(caseId) === group);
      if (own.length === 0) return [];
      return [{ respondent, against, group, ...summaryOf(own, price) }];
    });
  });
  const withoutGroup = groups === undefined ? 0 : scores.filter(({ caseId }) => !groupOf.has(caseId)).length;
  return { period, n: scores.length, differences, withoutGroup };
}

function groupsByCase(groups: readonly { readonly caseId: string; readonly group: string }[]): Map<string, string> {
  const problems = problemList();
  const byCase = new Map<string, string>();
  groups.forEach(({ caseId, group }, index) => {
    if (byCase.has(caseId))
      problems.add('duplicate', ['options', 'groups', index, 'caseId'], 'this case has two groups');
    byCase.set(caseId, group);
  });
  problems.throwIfAny();
  return byCase;
}
