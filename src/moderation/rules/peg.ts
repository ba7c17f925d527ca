import * as z from 'zod';
import { fail } from '../../errors.js';
import { daySchema, formatDay } from '../../money/calendar.js';
import { chosen } from '../chosen.js';
import { leftAlone, NO_AMOUNT, type Outcome, type RuleContext } from '../context.js';
import { baseShape, NO_PACKAGE, otherSide, recordPackage, SIDES } from '../package-base.js';
import { ruleShape } from '../rule-shape.js';

/** The amount stays at the package before, until a day. */
export const pegSchema = z.strictObject({
  rule: z.literal('peg'),
  ...ruleShape,
  ...baseShape,
  /** The last day of the peg; no report gives a length. */
  until: chosen(daySchema),
  /** For whom: those who would fall, those who would rise, or both. */
  side: chosen(z.enum(SIDES)),
});

/**
 * Keeps an amount at the traditional package for a time of transition.
 *
 * @source IBSEN 15.4.1 (high support costs pegged and protected during a transitional period)
 * @throws RasError `missing` when the policy does not say on which day it is applied
 */
export function peg(rule: z.output<typeof pegSchema>, context: RuleContext): Outcome {
  const { before, record, policy } = context;
  if (before === null) return leftAlone(context, NO_AMOUNT);
  const { appliesOn } = policy;
  if (appliesOn === undefined) return fail('missing', ['policy', 'appliesOn'], 'a peg needs the day of the decision');
  if (appliesOn > rule.until) return leftAlone(context, `the peg ended on ${formatDay(rule.until)}`);
  const base = recordPackage(context, rule.base);
  if (base === undefined) return leftAlone(context, NO_PACKAGE);
  const other = otherSide(rule.side, before, base);
  if (other !== undefined) return leftAlone(context, other);
  const words = `kept at the package before until ${formatDay(rule.until)}`;
  return { after: record.pounds('after', 'package', words), promise: { low: base, high: base } };
}
