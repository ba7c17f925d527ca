import { formatAmount, type Pence } from '../../../money/amount.js';
import { upliftFactor } from '../../../money/uplift.js';
import { withCheck } from '../../../parse/check.js';
import { given } from '../../../record/step/recorder.js';
import type { Warning } from '../../../warning.js';
import type { AmountRecord } from '../../rule/amount-record.js';
import { leftAlone, NO_AMOUNT, type RuleContext } from '../../rule/context.js';
import { defineRule } from '../../rule/define-rule.js';
import { type PackageBase, recordPackage } from '../../rule/package-base.js';
import { recordAsPrinted } from './as-printed.js';
import { limitChangeChecks } from './check.js';
import { type Limited, recordClamp } from './clamp.js';
import { type LimitChange, type LimitChangeRule, plainLimitChangeSchema } from './form.js';
import { bindingOf, type Limits, project } from './limits.js';

/** What is not in the part of a package that limits are shares of. */
const PARTS_LEFT_OUT: Readonly<Record<PackageBase, string>> = {
  whole: '',
  'without-one-off': ', without what was bought once,',
  recurring: ', without what was bought once and contingency lines,',
};

/**
 * Limits how far an amount falls below, or rises above, the traditional package. No figure has a default: none was
 * published as adopted.
 *
 * @source RR232 3.18-3.19 and Figure 1 (options of a consultation; not said to be adopted)
 * @choice limit-mode: the clamp unless `as-printed` is asked for, which is flagged where it pays more than the target
 * @choice limit-frequency: once, each year on the previous amount, or each year on the original one; no default
 * @choice limit-exceptions: new entrants are not limited, nor is a rise because need was reassessed
 * @choice limit-of-nothing: a package of £0 limits nothing, with a warning, because any share of it is £0
 */
export const limitChange = defineRule<LimitChangeRule>()({
  rule: 'limit-change',
  schema: () => withCheck(plainLimitChangeSchema, ...limitChangeChecks()),
  cites: { source: 'RR232 3.18-3.19', choice: 'limit-mode' },
  limits: 'change',
  promises: true,
  transition: true,
  showsPackage: true,
  toldUnchanged: false,
  looksAtPromises: false,
  warnsWhereLeft: { 'no-limit-of-nothing': /^the package before.* was £0\.00, so that no limit can be a share of it$/ },
  people: null,
  makesFinal: false,
  words: () => 'The change from the package before was limited',
  apply(rule, context) {
    const { before, record, one } = context;
    if (before === null) return leftAlone(context, NO_AMOUNT);
    if (recordPackage(context, rule.base) === undefined) return leftAlone(context, 'new entrants are not limited');
    const base = recordBase(rule, context);
    if (base === 0n) {
      // A package of which nothing is left without the parts that end was not £0.00 itself.
      const part = one.amounts.traditional === 0n ? '' : PARTS_LEFT_OUT[rule.base ?? 'whole'];
      const message = `the package before${part} was £0.00, so that no limit can be a share of it`;
      const warning = { code: 'no-limit-of-nothing', message, caseId: one.caseId };
      return { ...leftAlone(context, message), warnings: [warning] };
    }
    const limits: Limits = { fall: rule.greatestFall, rise: one.reassessed === true ? null : rule.greatestRise };
    const after = recordLimits(rule, limits, before, record);
    const { amount, ...promise } = after;
    const projection = project({ ...rule, limits, base, target: before, amount });
    return {
      after: amount,
      promise,
      details: { binding: bindingOf(before, after), ...(rule.mode === 'clamp' && { projection }) },
      warnings: overpaid(before, amount, rule, one.caseId),
    };
  },
});

/** Records the amount that the limits are shares of: the package, restated in newer prices where the policy says so. */
function recordBase({ uplift }: LimitChange, { record }: RuleContext): Pence {
  if (uplift === 'none') return record.pounds('base', 'package', 'limits are shares of the package as it stands');
  const factor = upliftFactor(uplift);
  record.work('uplifted', `the package in the prices of ${uplift.to}`, 'multiply', [
    record.ref('factor', 'package'),
    given('factor', factor, `from ${uplift.from} to ${uplift.to}`),
  ]);
  return record.pounds('base', 'uplifted', 'limits are shares of the package in newer prices');
}

function recordLimits(rule: LimitChange, limits: Limits, target: Pence, record: AmountRecord): Limited {
  if (rule.atEnd === 'jump' && rule.endYear !== undefined && (rule.year ?? 1) >= rule.endYear) {
    return { amount: record.pounds('after', 'before', `year ${rule.endYear} ends the transition: the target is paid`) };
  }
  if (rule.mode === 'as-printed') return recordAsPrinted(record, target, limits, rule.significantlyMoreThan);
  return recordClamp(rule, limits, record);
}

function overpaid(target: Pence, amount: Pence, { mode }: LimitChange, caseId: string): Warning[] {
  if (mode === 'clamp' || amount <= target) return [];
  const by = formatAmount(amount - target);
  const message = `the limit as printed pays £${by} more than the target; the clamp would not`;
  return [{ code: 'pays-more-than-target', message, caseId, details: { by } }];
}
