import { at } from '../exact/at.js';
import type { Ratio } from '../exact/ratio.js';
import { formatAmount, formatPounds, parseAmount } from '../money/amount.js';
import { type PotBridge, potBridgeOf } from '../pot/bridge/bridge.js';
import type { Warning } from '../warning.js';
import { relocated } from './council/relocate.js';
import type { ParsedSettings } from './council/settings.js';
import type { FamilyOutcome } from './family/outcome.js';
import { type StageBalance, setAsideOf } from './question/affordable.js';
import { hasIndicative } from './question/amount-at.js';

/**
 * From the pot to its balance at the indicative budgets, over the families that have one: what of the balance is
 * rounding, and what is the model's.
 *
 * @param exact each family's budget in pence before anything was rounded, in the order of the families
 * @param asked what "Is it affordable?" says of the indicative budgets, which no warning contradicts
 */
export function bridgeOf(
  { amount, reserve }: NonNullable<ParsedSettings['pot']>,
  outcomes: readonly FamilyOutcome[],
  exact: readonly (Ratio | null)[],
  asked?: StageBalance,
): PotBridge {
  const budgeted = outcomes.filter(hasIndicative);
  const packages = budgeted.reduce((sum, { amounts }) => sum + parseAmount(amounts.traditional ?? '0'), 0n);
  const setAside = setAsideOf(amount, outcomes, hasIndicative);
  const pot = {
    amount: amount === 'packages' ? formatAmount(packages) : amount,
    ...(reserve !== undefined && { reserve }),
  };
  const bridge = relocated([{ from: ['pot'], to: ['settings', 'pot'] }], () =>
    potBridgeOf(
      pot,
      outcomes.flatMap((outcome, index) => {
        if (!hasIndicative(outcome)) return [];
        const { allocation, family } = outcome;
        const budget = parseAmount(allocation.indicative ?? '0');
        return [{ budget, exact: at(exact, index), isOutside: family.status === 'newcomer' }];
      }),
      setAside,
    ),
  );
  const meanwhile = asked === undefined ? undefined : whileOthersHaveNone(asked);
  // What families were told or agreed may be affordable where these are not.
  const told = bridge.warnings.map((one): Warning => {
    if (asked?.answer !== 'cannot-be-said') {
      return {
        ...one,
        message: `by the indicative budgets ${one.message}${meanwhile === undefined ? '' : ` (${meanwhile})`}`,
      };
    }
    const lacking = formatPounds(bridge.balance.replace('-', ''));
    const message = `by the indicative budgets it cannot be said yet whether the pot lacks money: the balance is ${lacking} below £0.00 ${meanwhile}`;
    return { ...one, code: 'pot-not-known', message };
  });
  return { ...bridge, warnings: told };
}

/** What makes a balance lower while existing families have no amount. */
function whileOthersHaveNone({ existing: { without, setAside, reserve } }: StageBalance): string | undefined {
  if (without.length === 0) return undefined;
  if (parseAmount(setAside) > 0n) return 'while families without an amount keep their packages';
  return parseAmount(reserve) > 0n
    ? 'while the whole reserve is held back from the packages of families that have an amount'
    : undefined;
}
