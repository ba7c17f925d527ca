import type { PotBridge } from '../pot/bridge.js';
import { figures, type Sheet } from './sheet.js';

/**
 * The bridge from a pot to its balance, a line a cause, and what the balance is made of.
 *
 * @source RR145 5.13, 5.23
 * @example
 * ```ts
 * import { potBridge } from 'openras';
 * import { bridgeSheet } from 'openras/report';
 * bridgeSheet(potBridge({ amount: 100, reserve: 10 }, [])).rows[4]; // => ['balance', '90.00']
 * ```
 */
export function bridgeSheet({ lines, balance, roundingResidual, modelVariance }: PotBridge): Sheet {
  return figures('From the pot to the balance, in pounds', [
    ...lines.map(({ label, amount }) => [label, amount] as const),
    ['balance', balance],
    ['of the balance, rounding', roundingResidual],
    ['of the balance, the model against this pot', modelVariance],
  ]);
}
