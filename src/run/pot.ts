import { at } from '../exact/at.js';
import type { Ratio } from '../exact/ratio.js';
import type { Policy } from '../moderation/policy/policy.js';
import { formatAmount, parseAmount } from '../money/amount.js';
import { type PotBridge, potBridgeOf } from '../pot/bridge/bridge.js';
import { hasIndicative } from './affordable.js';
import type { FamilyOutcome } from './outcome.js';
import { relocated } from './relocate.js';
import type { CalibrationChoice, ParsedSettings } from './settings.js';

/**
 * From the pot to its balance at the indicative budgets, over the families that have one: what of the balance is
 * rounding, and what is the model's.
 *
 * @param exact each family's budget in pence before anything was rounded, in the order of the families
 */
export function bridgeOf(
  { amount, reserve }: NonNullable<ParsedSettings['pot']>,
  outcomes: readonly FamilyOutcome[],
  exact: readonly (Ratio | null)[],
): PotBridge {
  const known = outcomes.filter(hasIndicative);
  const packages = known.reduce((sum, { amounts }) => sum + parseAmount(amounts.traditional ?? '0'), 0n);
  const pot = {
    amount: amount === 'packages' ? formatAmount(packages) : amount,
    ...(reserve !== undefined && { reserve }),
  };
  return relocated([{ from: ['pot'], to: ['settings', 'pot'] }], () =>
    potBridgeOf(
      pot,
      outcomes.flatMap((outcome, index) => {
        if (!hasIndicative(outcome)) return [];
        const { allocation, family } = outcome;
        const budget = parseAmount(allocation.indicative ?? '0');
        return [{ budget, exact: at(exact, index), isOutside: family.status === 'newcomer' }];
      }),
    ),
  );
}

/** Whether amounts may hold one-offs, which the money of the pot never does: by the price, or by a rule of the policy. */
export function countsOneOffs(calibrate: CalibrationChoice | undefined, policy: Policy | undefined): boolean {
  const byRule = policy?.rules.some((rule) => 'base' in rule && rule.base === 'whole');
  return calibrate?.options.oneOffs === 'include' || byRule === true;
}
