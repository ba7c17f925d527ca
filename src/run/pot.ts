import { formatAmount, parseAmount } from '../money/amount.js';
import { type PotBridge, potBridge } from '../pot/bridge/bridge.js';
import type { FamilyOutcome } from './outcome.js';
import { relocated } from './relocate.js';
import type { ParsedSettings } from './settings.js';

/**
 * From the pot to its balance.
 *
 * @choice run-newcomers: newcomers bring no package, so their budgets are committed outside the pot and shown so
 */
export function bridgeOf(
  { amount, reserve }: NonNullable<ParsedSettings['pot']>,
  outcomes: readonly FamilyOutcome[],
): PotBridge {
  const packages = outcomes.reduce((sum, { amounts }) => sum + parseAmount(amounts.traditional ?? '0'), 0n);
  const pot = {
    amount: amount === 'packages' ? formatAmount(packages) : amount,
    ...(reserve !== undefined && { reserve }),
  };
  return relocated([{ from: ['pot'], to: ['settings', 'pot'] }], () =>
    potBridge(
      pot,
      outcomes.map(({ allocation, family: { status } }) => ({ allocation, outside: status === 'newcomer' })),
    ),
  );
}
