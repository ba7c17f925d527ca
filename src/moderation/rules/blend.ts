import * as z from 'zod';
import { ONE, subtractRatios } from '../../exact/ratio.js';
import { given } from '../../step/record.js';
import { chosen } from '../chosen.js';
import { leftAlone, NO_AMOUNT, type Outcome, type RuleContext } from '../context.js';
import { baseShape, NO_PACKAGE, otherSide, recordPackage, SIDES } from '../package-base.js';
import { percentSchema, ruleShape } from '../rule-shape.js';

/** A part of the package and a part of the target. */
export const blendSchema = z.strictObject({
  rule: z.literal('blend'),
  ...ruleShape,
  ...baseShape,
  /** How many per cent of the package; the rest is target. No report gives a weight. */
  packagePercent: chosen(percentSchema()),
  /** For whom: those who would fall, those who would rise, or both. */
  side: chosen(z.enum(SIDES)),
});

/**
 * Blends the traditional package with the target.
 *
 * @choice stage-2-rule: the reports state no formula; the council names the rule and its figures
 */
export function blend(rule: z.output<typeof blendSchema>, context: RuleContext): Outcome {
  const { before, record } = context;
  if (before === null) return leftAlone(context, NO_AMOUNT);
  const base = recordPackage(context, rule.base);
  if (base === undefined) return leftAlone(context, NO_PACKAGE);
  const other = otherSide(rule.side, before, base);
  if (other !== undefined) return leftAlone(context, other);
  const share = rule.packagePercent;
  record.work('from-package', 'the share of the package', 'multiply', [
    record.ref('factor', 'package'),
    given('factor', share, 'weight of the package'),
  ]);
  record.work('from-target', 'the share of the target', 'multiply', [
    record.ref('factor', 'before'),
    given('factor', subtractRatios(ONE, share), 'weight of the target'),
  ]);
  record.work('exact', 'both together', 'sum', [record.ref('term', 'from-package'), record.ref('term', 'from-target')]);
  return { after: record.pounds('after', 'exact', 'rounded once, at the end') };
}
