import type { CohortCase } from '../../cohort/case.js';
import { type OutcomeGap, outcomeGaps } from '../../equity/outcomes/outcome-gaps.js';
import type { ModeratedCases } from '../../moderation/result/summarise-all.js';
import { isCap } from '../../moderation/rules/list.js';
import type { Score } from '../../questionnaire/score/score-types.js';
import { loweredIn } from '../../sensitivity/people/respondent-pairs.js';
import { readScores } from '../../sensitivity/read-scores.js';
import type { ParsedSettings } from '../council/settings.js';
import type { FamilyOutcome } from '../family/outcome.js';
import { cohortCase } from '../family/views.js';
import { isReferred } from './amount-at.js';
import type { Enough } from './enough.js';

/** The outcomes in the order in which they are told, whoever has them first in the file. */
const NAMES = ['limited', 'referred', 'short of need', 'contested', 'answers lowered'] as const;

/** What is known of the families of a run, for outcomes of yes and no. */
export interface OutcomeInput {
  readonly outcomes: readonly FamilyOutcome[];
  readonly enough: Enough;
  readonly moderated: ModeratedCases | undefined;
  readonly scores: readonly Score[];
}

/**
 * Who is limited, referred, short of need, contested or has lowered answers, by the characteristics that are compared.
 *
 * @choice run-outcomes: limited is whose amount a ceiling or a limit on change lowered; short of need is asked of those of
 * whom it is known whether they have enough; contested of all where some answers are
 */
export function outcomesOf(
  { by, given = [], bands }: NonNullable<ParsedSettings['equity']>,
  { outcomes, enough, moderated, scores }: OutcomeInput,
): OutcomeGap[] {
  const limits = new Set(moderated?.rules.flatMap(({ id, rule }) => (isCap(rule) ? [id] : [])));
  const lowered = new Map(readScores(scores).map((score) => [score.caseId, loweredIn(score)]));
  const isContested = outcomes.some(({ contested }) => contested !== undefined);
  const answersOf = ({ family, allocation, contested }: FamilyOutcome, place: number) => {
    const answer = enough.byFamily[place]?.answer;
    const steps = moderated?.cases[place]?.moderation ?? [];
    const count = lowered.get(family.caseId);
    return [
      [
        'limited',
        limits.size > 0 ? steps.some(({ id, change }) => limits.has(id) && change?.startsWith('-')) : undefined,
      ],
      ['referred', isReferred(allocation)],
      ['short of need', answer === 'short' || answer === 'enough' ? answer === 'short' : undefined],
      ['contested', isContested ? contested !== undefined : undefined],
      ['answers lowered', count === undefined ? undefined : count > 0],
    ] as const;
  };
  const names = new Set<(typeof NAMES)[number]>();
  const cases = outcomes.map((outcome, place): CohortCase => {
    const one = cohortCase(outcome, [...by, ...given]);
    const known = answersOf(outcome, place).flatMap(([name, answer]) => {
      if (answer === undefined) return [];
      if (answer) names.add(name);
      return [{ name: `outcome: ${name}`, value: answer ? 'yes' : 'no' }];
    });
    return { ...one, characteristics: [...(one.characteristics ?? []), ...known] };
  });
  // Of an outcome that nobody has there is nothing to compare.
  const gaps = NAMES.filter((name) => names.has(name)).map((name) => `outcome: ${name}`);
  if (gaps.length === 0) return [];
  return outcomeGaps(cases, { outcomes: gaps, by, given, ...(bands !== undefined && { bands }) }).map((one) => ({
    ...one,
    outcome: one.outcome.replace('outcome: ', ''),
  }));
}
