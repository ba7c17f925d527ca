import * as z from 'zod';
import { is, together } from '../../together.js';
import { contestedResult, contestedWords, presentPackage } from '../case/contested.js';
import type { StageDuty } from '../result/result.js';
import { chosen } from '../rule/chosen.js';
import { leftAlone, NO_AMOUNT, type RuleContext } from '../rule/context.js';
import { defineRule } from '../rule/define-rule.js';
import { type RuleHeader, ruleFields } from '../rule/rule-shape.js';

/** The amount becomes final when its conditions hold. */
export interface FinaliseRule extends RuleHeader {
  readonly rule: 'finalise';
  /** Whether a school place has to be confirmed first, as for a budget that joins education with care; no default. */
  readonly requireSchoolPlace: boolean;
}

/**
 * Makes an amount final when the plan is complete and agreed, a school place is confirmed where the policy asks for it,
 * everyone who signs has signed, and the amount is enough to meet assessed need.
 *
 * @source IPB page 34 (the amount is indicative until the school place and the whole plan are agreed); RR145 5.5
 * (confirmed as sufficient when support planning is complete)
 * @choice final-needs-sufficient: only the answer `sufficient` lets an amount become final; a shortfall blocks it, and so
 * does a duty that cannot be answered yet. There is no exception: a record of a final budget from elsewhere is taken
 * as it is, with its shortfall beside it
 * @choice contested-not-final: while answers are contested both budgets stand on record and none is final
 */
export const finalise = defineRule<FinaliseRule>()({
  rule: 'finalise',
  schema: () =>
    z
      .strictObject({
        rule: z.literal('finalise'),
        ...ruleFields(),
        requireSchoolPlace: chosen(z.boolean()),
      })
      .meta(together(is('at', 'final'))),
  cites: { source: 'IPB page 34; RR145 5.5', choice: 'final-needs-sufficient' },
  checkPlace({ at }, { path, isLast }, problems) {
    if (at !== 'final') problems.add('inconsistent', [...path, 'at'], 'finalise is at final');
    if (!isLast) problems.add('inconsistent', path, 'finalise is the last rule; what comes after could undo it');
  },
  limits: 'none',
  promises: false,
  transition: false,
  showsPackage: false,
  toldUnchanged: false,
  looksAtPromises: false,
  warnsWhereLeft: {},
  people: null,
  makesFinal: true,
  words: ({ decision }) =>
    decision === 'blocked' || decision === 'contested'
      ? 'The amount could not be made final'
      : 'The amount was made final',
  apply({ requireSchoolPlace }, context) {
    const { before, record } = context;
    if (before === null) return leftAlone(context, NO_AMOUNT);
    const { contested, amounts, packageParts } = context.one;
    if (contested !== undefined && !context.beside) {
      const words = contestedWords(contestedResult(contested, presentPackage(amounts.traditional, packageParts)));
      return { ...leftAlone(context, words), details: { decision: 'contested' } };
    }
    const missing = conditionsMissing(requireSchoolPlace, context);
    if (missing.length > 0) {
      return { ...leftAlone(context, missing.join('; ')), details: { decision: 'blocked' } };
    }
    return { after: record.pounds('after', 'before', 'the final budget'), details: { decision: 'finalised' } };
  },
});

function conditionsMissing(requireSchoolPlace: boolean, context: RuleContext): string[] {
  const { one, before, signedOff, dutyOn, beside } = context;
  if (beside) return [];
  const missing: string[] = [];
  if (!signedOff) missing.push(UNSIGNED);
  if (one.plan?.complete !== true) missing.push('the plan is not complete');
  if (one.plan?.agreed !== true) missing.push('the plan is not agreed');
  if (requireSchoolPlace && one.plan?.schoolPlaceConfirmed !== true) missing.push('no school place is confirmed');
  return [...missing, ...dutyMissing(dutyOn(before))];
}

/** What an amount that is to be final lacks while a sign-off waits. */
export const UNSIGNED = 'the sign-off is still awaited';

/** What the duty says against an amount that is to be final; nothing where it is enough. */
export function dutyMissing({ answer, shortfall, atLeast }: DutyAnswer): string[] {
  if (answer === 'shortfall') {
    return [`£${shortfall} ${atLeast ? 'or more ' : ''}short of what meeting assessed need costs`];
  }
  return answer === 'cannot-be-said-yet' ? ['it cannot be said yet whether the amount meets assessed need'] : [];
}

type DutyAnswer = Pick<StageDuty, 'answer' | 'shortfall' | 'atLeast'>;
