import { ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { formatAmount, type Pence } from '../../money/amount.js';
import type { Warning } from '../../warning.js';
import type { RuleContext } from '../rule/context.js';
import { keeps } from '../rule/promise.js';

/** Warnings of the promised limits that held before a rule and do not hold after it. */
export function brokenPromises({ before, promises, one, ruleId }: RuleContext, after: Pence | null): Warning[] {
  if (before === null || after === null) return [];
  const lost = promises.filter((promise) => keeps(promise, before) && !keeps(promise, after));
  const amount = formatAmount(after);
  const change = percentOfPackage(one.amounts.traditional, after);
  const from = change === undefined ? '' : `, ${change} % from the package before`;
  return lost.map(({ by }) => ({
    code: 'promised-limit-broken',
    message: `${ruleId} breaks what ${by} promised: £${amount}${from}`,
    caseId: one.caseId,
    details: { promisedBy: by, brokenBy: ruleId, amount, ...(change !== undefined && { percentOfPackage: change }) },
  }));
}

/** By how many per cent of the package before an amount differs from it; undefined without one. */
export function percentOfPackage(traditional: Pence | null, after: Pence): string | undefined {
  if (traditional === null || traditional === 0n) return undefined;
  return formatRounded(ratio((after - traditional) * 100n, traditional), 2);
}
