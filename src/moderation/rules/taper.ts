import * as z from 'zod';
import { withCheck } from '../../parse.js';
import { given } from '../../step/record.js';
import { chosen } from '../chosen.js';
import { leftAlone, NO_AMOUNT, type Outcome, type RuleContext } from '../context.js';
import { baseShape, NO_PACKAGE, otherSide, recordPackage, SIDES } from '../package-base.js';
import { ruleShape } from '../rule-shape.js';

/** The amount moves from the package to its target in equal parts. */
export const taperSchema = withCheck(
  z.strictObject({
    rule: z.literal('taper'),
    ...ruleShape,
    ...baseShape,
    /** In how many periods the target is reached; no report gives a number. */
    periods: chosen(z.int().min(1).max(100)),
    /** Which of them this is, from 1. */
    period: chosen(z.int().min(1).max(100)),
    /** For whom: those who would fall, those who would rise, or both. */
    side: chosen(z.enum(SIDES)),
  }),
  ({ periods, period }, problems) => {
    if (period > periods) {
      problems.add('inconsistent', ['period'], `the taper has ${periods} periods; this would be the ${period}th`);
    }
  },
);

/**
 * Moves an amount from the traditional package to its target in equal parts over a number of periods.
 *
 * @source IBSEN 15.4.1 (a transitional period)
 * @choice taper-shape: equal parts of the difference; the target is paid in the last period
 */
export function taper(rule: z.output<typeof taperSchema>, context: RuleContext): Outcome {
  const { before, record } = context;
  if (before === null) return leftAlone(context, NO_AMOUNT);
  const base = recordPackage(context, rule.base);
  if (base === undefined) return leftAlone(context, NO_PACKAGE);
  const other = otherSide(rule.side, before, base);
  if (other !== undefined) return leftAlone(context, other);
  record.work('exact', `from the package to the target, period ${rule.period} of ${rule.periods}`, 'interpolate', [
    given('x', String(rule.period), 'this period'),
    given('x0', '0', 'before the first'),
    record.ref('y0', 'package'),
    given('x1', String(rule.periods), 'the last'),
    record.ref('y1', 'before'),
  ]);
  return { after: record.pounds('after', 'exact', 'rounded once, at the end') };
}
