import * as z from 'zod';
import type { ProblemList } from '../../errors.js';
import { withCheck } from '../../parse/check.js';
import { deferred } from '../../parse/deferred.js';
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
import { type RuleHeader, ruleFields } from '../rule/rule-shape.js';

/** The amount moves from the package to its target in equal parts. */
export interface TaperRule extends RuleHeader, ComparesWithPackage {
  readonly rule: 'taper';
  /** In how many of the policy's periods the target is reached, 1 to 100; no report gives a number. */
  readonly periods: number;
  /** Which of them this is, from 1. */
  readonly period: number;
  /** For whom: those who would fall, those who would rise, or both. */
  readonly side: Side;
}

const plainSchema = deferred(() =>
  z.strictObject({
    rule: z.literal('taper'),
    ...ruleFields(),
    ...baseFields(),
    periods: chosen(z.int().min(1).max(100)),
    period: chosen(z.int().min(1).max(100)),
    side: chosen(z.enum(SIDES)),
  }),
);

/**
 * Moves an amount from the traditional package to its target in equal parts over a number of periods.
 *
 * @source IBSEN 15.4.1 (a transitional period)
 * @choice taper-shape: equal parts of the difference; the target is paid in the last period
 */
export const taper = defineRule<TaperRule>()({
  rule: 'taper',
  schema: () => withCheck(plainSchema, checkPeriod),
  cites: { source: 'IBSEN 15.4.1', choice: 'taper-shape' },
  limits: 'towards-before',
  promises: false,
  transition: true,
  showsPackage: true,
  toldUnchanged: false,
  looksAtPromises: false,
  warnsWhereLeft: {},
  people: null,
  makesFinal: false,
  words: () => 'The amount was moved from the package before towards its target',
  apply(rule, context) {
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
  },
});

function checkPeriod({ periods, period }: z.output<typeof plainSchema>, problems: ProblemList): void {
  if (period <= periods) return;
  problems.add('inconsistent', ['period'], `the taper has ${periods} periods; this would be the ${period}th`);
}
