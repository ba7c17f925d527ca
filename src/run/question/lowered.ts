import type { Score } from '../../questionnaire/score/score-types.js';
import { type LoweredAnswers, respondentDifferences } from '../../sensitivity/people/respondent-differences.js';
import type { Characteristic } from '../council/data.js';
import type { ParsedSettings } from '../council/settings.js';
import type { FamilyOutcome } from '../family/outcome.js';

/** Whose answers were lowered, by the groups of one characteristic. */
export interface LoweredBy {
  /** The characteristic. */
  readonly by: string;
  /** All families first, then each group. */
  readonly groups: readonly LoweredAnswers[];
}

/** Counts by each characteristic that is compared whose answers were lowered; nothing where no family answered itself. */
export function loweredOf(
  { by }: NonNullable<ParsedSettings['equity']>,
  scores: readonly Score[],
  outcomes: readonly FamilyOutcome[],
): LoweredBy[] {
  const families = new Map(outcomes.map(({ family }) => [family.caseId, family]));
  const allocated = scores.filter(({ caseId }) => families.has(caseId));
  return by.flatMap((name) => {
    const groups = allocated.flatMap(({ caseId }) => {
      const family = families.get(caseId);
      const own: readonly Characteristic[] = [
        { name: 'status', value: family?.status ?? '' },
        ...(family?.group === undefined ? [] : [{ name: 'group', value: family.group }]),
        ...(family?.characteristics ?? []),
      ];
      const value = own.find((one) => one.name === name)?.value;
      return value === undefined ? [] : [{ caseId, group: value }];
    });
    const { lowered } = respondentDifferences(allocated, { groups });
    return lowered.length === 0 ? [] : [{ by: name, groups: lowered }];
  });
}
