import * as z from 'zod';
import type { DecimalInput } from '../../exact/decimal.js';
import { ONE, subtractRatios } from '../../exact/ratio.js';
import { given } from '../../record/step/recorder.js';
import { chosen } from '../rule/chosen.js';
import { leftAlone, NO_AMOUNT } from '../rule/context.js';
import { defineRule } from '../rule/define-rule.js';
import {
  baseFields,
  type ComparesWithPackage,
  NO_PACKAGE,
  otherSide,
  recordPackage,
  SIDES,
  type Side,
} from '../rule/package-base.js';
import { percentSchema, type RuleHeader, ruleFields } from '../rule/rule-shape.js';

/** A part of the package and a part of the target. */
export interface BlendRule extends RuleHeader, ComparesWithPackage {
  readonly rule: 'blend';
  /** How many per cent of the package, 0 to 100; the rest is target. No report gives a weight. */
  readonly packagePercent: DecimalInput;
  /** For whom: those who would fall, those who would rise, or both. */
  readonly side: Side;
}

/**
 * Blends the traditional package with the target.
 *
 * @choice stage-2-rule: the reports state no formula; the council names the rule and its figures
 */
export const blend = defineRule<BlendRule>()({
  rule: 'blend',
  schema: () =>
    z.strictObject({
      rule: z.literal('blend'),
      ...ruleFields(),
      ...baseFields(),
      packagePercent: chosen(percentSchema()),
      side: chosen(z.enum(SIDES)),
    }),
  cites: { choice: 'stage-2-rule' },
  limits: 'towards-before',
  promises: false,
  transition: true,
  showsPackage: true,
  toldUnchanged: false,
  looksAtPromises: false,
  warnsWhereLeft: {},
  people: null,
  makesFinal: false,
  words: () => 'The amount was mixed from the package before and its target',
  apply(rule, context) {
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
    const both = [record.ref('term', 'from-package'), record.ref('term', 'from-target')];
    record.work('exact', 'both together', 'sum', both);
    return { after: record.pounds('after', 'exact', 'rounded once, at the end') };
  },
});
