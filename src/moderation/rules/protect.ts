import * as z from 'zod';
import { leftAlone, NO_AMOUNT, type Outcome, type RuleContext } from '../context.js';
import { baseShape, NO_PACKAGE, recordPackage } from '../package-base.js';
import { ruleShape } from '../rule-shape.js';

/** Nobody gets less than the package before. */
export const protectSchema = z.strictObject({ rule: z.literal('protect'), ...ruleShape, ...baseShape });

/**
 * Keeps an amount from falling below the traditional package: nobody loses.
 *
 * @source IBSEN 15.4.1, 16.1.2 (no one was to be a loser)
 */
export function protect(rule: z.output<typeof protectSchema>, context: RuleContext): Outcome {
  const { before, record } = context;
  if (before === null) return leftAlone(context, NO_AMOUNT);
  const base = recordPackage(context, rule.base);
  if (base === undefined) return leftAlone(context, NO_PACKAGE);
  record.work('exact', 'the greater of the amount and the package', 'greatest', [
    record.ref('value', 'before'),
    record.ref('value', 'package'),
  ]);
  return { after: record.pounds('after', 'exact', 'nobody gets less than before'), promise: { low: base } };
}
