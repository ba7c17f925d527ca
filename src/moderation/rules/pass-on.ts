import * as z from 'zod';
import { leftAlone, NO_AMOUNT, type Outcome, type RuleContext } from '../context.js';
import { ruleShape } from '../rule-shape.js';

/** Passes the amount on unchanged. */
export const passOnSchema = z.strictObject({ rule: z.literal('pass-on'), ...ruleShape });

/**
 * Passes the amount on unchanged: some sites did not moderate before the family was told.
 *
 * @source RR145 5.25, 5.28
 */
export function passOn(context: RuleContext): Outcome {
  const { before, record } = context;
  if (before === null) return leftAlone(context, NO_AMOUNT);
  return { after: record.pounds('after', 'before', 'passed on unchanged') };
}
