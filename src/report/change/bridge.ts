import * as z from 'zod';
import { deferred } from '../../parse/deferred.js';
import type { PotBridge } from '../../pot/bridge/bridge.js';
import { list, told } from '../cases/told.js';
import { figures, type Sheet } from '../sheet.js';

const bridgeSchema = deferred(() =>
  z.object({
    lines: list(z.object({ label: z.string(), amount: z.string() })),
    balance: z.string(),
    roundingResidual: z.string(),
    modelVariance: z.string(),
  }),
);

/**
 * The bridge from a pot to its balance, a line a cause, and what the balance is made of.
 *
 * @source RR145 5.13, 5.23
 * @example
 * ```ts
 * import { potBridge } from 'openras/pot';
 * import { bridgeSheet } from 'openras/report';
 * bridgeSheet(potBridge({ amount: 100, reserve: 10 }, [])).rows[4]; // => ['balance', '90.00']
 * ```
 * @category Reports
 */
export function bridgeSheet(bridge: PotBridge): Sheet {
  const { lines, balance, roundingResidual, modelVariance } = told(bridgeSchema, bridge, 'bridge');
  return figures('From the pot to the balance, in pounds', [
    ...lines.map(({ label, amount }) => [label, amount] as const),
    ['balance', balance],
    ['of the balance, rounding', roundingResidual],
    ['of the balance, the model against this pot', modelVariance],
  ]);
}
