import * as z from 'zod';
import { periodField } from '../../cohort/options.js';
import { type ProblemList, show } from '../../errors.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { compareLabels } from '../../exact/labels.js';
import { ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { idSchema } from '../../identifier.js';
import type { Amount } from '../../money/amount.js';
import type { Period, TimedPeriod } from '../../money/period.js';
import { unitPriceSchema } from '../../money/unit-price.js';
import { withCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import type { Respondent } from '../../questionnaire/columns.js';
import type { Score } from '../../questionnaire/score/score-types.js';
import { readScores } from '../read-scores.js';
import { loweredIn, PAIRS, pairOf, summaryOf } from './respondent-pairs.js';

/** The group of a case. */
export interface CaseGroup {
  /** The id of the family; each stands once in the list. */
  readonly caseId: string;
  /** The group that it is reported in. */
  readonly group: string;
}

/** How respondents are compared. */
export interface RespondentDifferencesOptions {
  /** The group of each case, to report by; without it nothing is told by group. */
  readonly groups?: readonly CaseGroup[];
  /** Pounds per point, to tell differences in pounds; without it nothing is told in pounds. */
  readonly price?: DecimalInput;
  /** The period of the price; `year` unless told otherwise. */
  readonly period?: TimedPeriod | undefined;
}

const optionsSchema = schemaFor<RespondentDifferencesOptions>()(() =>
  z.strictObject({
    groups: withCheck(
      z.array(z.strictObject({ caseId: idSchema, group: idSchema })).max(1_000_000),
      checkGroups,
    ).exactOptional(),
    price: unitPriceSchema.exactOptional(),
    period: periodField(),
  }),
);

/** How much more or less one respondent asks for than another, in all the points of a case. */
export interface RespondentDifference {
  /** Whose points. */
  readonly respondent: Respondent;
  /** Whose points they are set against. */
  readonly against: Respondent;
  /** The group; null of all cases. */
  readonly group: string | null;
  /** Cases with a statement that both answered; the points are those of such statements. */
  readonly n: number;
  /** Of them, those in which the respondent has more points, fewer, and the same. */
  readonly higher: number;
  /** Those in which the respondent has fewer points. */
  readonly lower: number;
  /** Those in which both have as many. */
  readonly same: number;
  /** The mean difference in points, to two decimals, and at the price in pounds per period; null without a price. */
  readonly mean: string;
  /** The mean at the price in pounds per period; null without a price. */
  readonly pounds: Amount | null;
  /** The exact two-sided sign test, to four decimals: a small number is hard to put down to chance. */
  readonly chance: string;
}

/** Whose answers were lowered: what was agreed has fewer points than an answer of the family's own. */
export interface LoweredAnswers {
  /** The group; null of all cases. */
  readonly group: string | null;
  /** Cases in which the family answered a statement that has an agreed answer. */
  readonly n: number;
  /** Of them, those in which at least one answer was lowered. */
  readonly lowered: number;
  /** The share of these in per cent, to one decimal. */
  readonly percent: string;
  /** How many answers were lowered. */
  readonly answers: number;
}

/** Self against worker against agreed. */
export interface RespondentDifferences {
  /** The period of every amount in it. */
  readonly period: Period;
  /** How many scores there are. */
  readonly n: number;
  /** For each pair of respondents all cases first, then by group. */
  readonly differences: readonly RespondentDifference[];
  /** Whose answers were lowered: all cases first, then by group; nothing where no family answered. */
  readonly lowered: readonly LoweredAnswers[];
  /** Cases without a group, where groups are given. */
  readonly withoutGroup: number;
}

/**
 * How far families' own scores, the worker's and the agreed ones lie apart, case by case and by group.
 *
 * Every pair is told once, the family's side first: parent, child and carer against the worker and against the agreed
 * answer, and the worker against the agreed answer. Beside that it counts whose answers were lowered.
 *
 * @param scores from `scoreResponses`
 * @param options `price` in pounds per point
 * @throws RasError for options that are not valid; `duplicate` for a case that stands in `groups` twice
 * @source IBSEN 9.5.6 (some groups assess themselves too low, others too high)
 * @choice lowered-answers: an answer was lowered where any answer of the family's own, the parent's, the child's or the
 * carer's, has more points than the agreed one
 * @choice gap-sign: a positive difference means that the respondent has more points than the answer compared with
 * @category Weights and answers
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
  const [{ price, period, groups }, read] = readTogether(
    () => parseInput(optionsSchema, options, ['options']),
    () => readScores(scores),
  );
  const groupOf = new Map(groups?.map(({ caseId, group }) => [caseId, group]));
  const names = [...new Set(groupOf.values())].sort(compareLabels);
  const differences = PAIRS.flatMap(([respondent, against]) => {
    const pairs = read.flatMap((score) => pairOf(score, respondent, against));
    return [null, ...names].flatMap((group) => {
      const own = group === null ? pairs : pairs.filter(({ caseId }) => groupOf.get(caseId) === group);
      if (own.length === 0) return [];
      return [{ respondent, against, group, ...summaryOf(own, price) }];
    });
  });
  const counts = read.flatMap((score) => {
    const answers = loweredIn(score);
    return answers === undefined ? [] : [{ caseId: score.caseId, answers }];
  });
  const lowered = [null, ...names].flatMap((group): LoweredAnswers[] => {
    const own = group === null ? counts : counts.filter(({ caseId }) => groupOf.get(caseId) === group);
    const some = own.filter(({ answers }) => answers > 0).length;
    if (own.length === 0) return [];
    const percent = formatRounded(ratio(BigInt(some) * 100n, BigInt(own.length)), 1);
    const answers = own.reduce((sum, one) => sum + one.answers, 0);
    return [{ group, n: own.length, lowered: some, percent, answers }];
  });
  const withoutGroup = groups === undefined ? 0 : read.filter(({ caseId }) => !groupOf.has(caseId)).length;
  return { period, n: read.length, differences, lowered, withoutGroup };
}

/** Checks that each case stands once; of one that does not, whether its groups agree is told with it. */
function checkGroups(groups: readonly CaseGroup[], problems: ProblemList): void {
  const firstOf = new Map<string, string>();
  groups.forEach(({ caseId, group }, index) => {
    const first = firstOf.get(caseId);
    if (first === undefined) firstOf.set(caseId, group);
    else {
      const message =
        first === group
          ? 'this case stands twice; expected once'
          : `this case has two groups, ${show(first)} and ${show(group)}; expected one`;
      problems.add('duplicate', [index, 'caseId'], message);
    }
  });
}
