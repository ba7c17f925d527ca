import * as z from 'zod';
import { ratio } from '../../exact/ratio.js';
import { ROUNDING_MODES, type RoundingMode } from '../../exact/round.js';
import { type AmountInput, formatAmount } from '../../money/amount.js';
import { roundingUnitSchema, roundPence } from '../../money/rounding.js';
import { chosen } from '../rule/chosen.js';
import { leftAlone, NO_AMOUNT } from '../rule/context.js';
import { defineRule } from '../rule/define-rule.js';
import { keeps } from '../rule/promise.js';
import { type RuleHeader, ruleFields } from '../rule/rule-shape.js';

/** The amount becomes a whole number of units. */
export interface RoundRule extends RuleHeader {
  readonly rule: 'round';
  /** The unit in pounds: 1, 10, 100; more than 0. No report names one. */
  readonly unit: AmountInput;
  /** Which way an amount between two units goes; `half-up` unless told otherwise. */
  readonly mode?: RoundingMode | undefined;
}

/**
 * Rounds an amount to a unit; after a limit, towards the side that the limit allows, so that what was promised holds.
 *
 * @source RR145 Tables 33 and 34 print budgets to £100 and £10; neither states a mode
 * @choice rounding-after-a-limit: where the mode would break a promise, the other direction is taken; where no multiple
 * of the unit keeps it, the amount stays unrounded, with a warning
 */
export const round = defineRule<RoundRule>()({
  rule: 'round',
  schema: () =>
    z.strictObject({
      rule: z.literal('round'),
      ...ruleFields(),
      unit: chosen(roundingUnitSchema),
      mode: z.enum(ROUNDING_MODES).default('half-up'),
    }),
  cites: { choice: 'rounding-after-a-limit' },
  limits: 'none',
  promises: false,
  transition: false,
  showsPackage: false,
  toldUnchanged: false,
  looksAtPromises: true,
  warnsWhereLeft: { 'not-rounded': /^no multiple of .* lies within what was promised; left unrounded$/ },
  people: null,
  makesFinal: false,
  words: () => 'The amount was rounded',
  apply(rule, context) {
    const { before, record, promises, one } = context;
    if (before === null) return leftAlone(context, NO_AMOUNT);
    const standing = promises.filter((promise) => keeps(promise, before));
    const mode = modes(rule.mode).find((candidate) => {
      const rounded = roundPence(ratio(before), { unit: rule.unit, mode: candidate });
      return standing.every((promise) => keeps(promise, rounded));
    });
    if (mode === undefined) {
      const message = `no multiple of £${formatAmount(rule.unit)} lies within what was promised; left unrounded`;
      return { ...leftAlone(context, message), warnings: [{ code: 'not-rounded', message, caseId: one.caseId }] };
    }
    const words = mode === rule.mode ? 'rounded to the unit' : 'rounded towards the side that the limit allows';
    return { after: record.pounds('after', 'before', words, { unit: rule.unit, mode }) };
  },
});

const modes = (first: RoundingMode): RoundingMode[] => [first, 'down', 'up'];
