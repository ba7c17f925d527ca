import * as z from 'zod';
import { quantitySchema } from '../../costing/wire.js';
import { fail } from '../../errors.js';
import { compareRatios, multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { idSchema } from '../../identifier.js';
import { type Amount, checkAmount, formatAmount, type Pence, positiveAmountSchema } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import { parseInput } from '../../parse.js';
import { type LastPurchaseModel, lastPurchaseModelSchema, type ParsedLastPurchaseModel } from './model.js';

const orderSchema = z.strictObject({
  /** The indicative budget, in pounds per the model's period. */
  budget: positiveAmountSchema,
  selection: z.array(z.strictObject({ item: idSchema, packs: quantitySchema })).max(1000),
});

/** What a family would like to order, and its budget. */
export type PackOrder = z.input<typeof orderSchema>;

/** An order checked against budget and catalogue: pounds per `period`. */
export interface OrderCheck {
  readonly budget: Amount;
  /** What the accepted lines cost. */
  readonly spend: Amount;
  /** Spend less budget: positive when the order costs more. */
  readonly variance: Amount;
  /** The largest difference either way that is allowed. */
  readonly tolerance: Amount;
  readonly withinTolerance: boolean;
  readonly period: Period;
  readonly accepted: readonly { readonly item: string; readonly packs: number; readonly cost: Amount }[];
  /** Lines that cannot be ordered, by their place in the selection; they are not in `spend`. */
  readonly rejected: readonly { readonly index: number; readonly item: string; readonly reason: string }[];
}

/**
 * Checks what a family would like to order: whole packs of the catalogue, near enough to the budget.
 *
 * @returns pounds per the model's period; lines that cannot be ordered are listed with the reason and cost nothing
 * @throws RasError `choice-needed` when the model has no tolerance
 * @source RR232 5.26 (whole packs, small differences), 5.28 (no private top-up)
 * @choice order-tolerance: no default; the report speaks of small increases and decreases without a number. A percentage
 * of the budget is cut off to the penny below
 * @example
 * ```ts
 * import { checkOrder, type LastPurchaseModel } from 'openras';
 * const model: LastPurchaseModel = {
 *   schemaVersion: 1, kind: 'last-purchase', period: '12-weeks',
 *   catalogue: [{ id: 'pads', packPrice: '6.20' }], tolerance: { amount: '5' },
 * };
 * const selection = [{ item: 'pads', packs: 20 }, { item: 'swim pants', packs: 1 }];
 * const { variance, withinTolerance, rejected } = checkOrder(model, { budget: '120', selection });
 * variance; // => '4.00'
 * withinTolerance; // => true
 * rejected; // => [{ index: 1, item: 'swim pants', reason: 'not in the catalogue' }]
 * ```
 */
export function checkOrder(model: LastPurchaseModel, order: PackOrder): OrderCheck {
  const parsed = parseInput(lastPurchaseModelSchema, model, ['model']);
  const { budget, selection } = parseInput(orderSchema, order, ['order']);
  const tolerance = toleranceOf(parsed, budget);
  const accepted: OrderCheck['accepted'][number][] = [];
  const rejected: OrderCheck['rejected'][number][] = [];
  let spend: Pence = 0n;
  selection.forEach(({ item, packs }, index) => {
    const price = parsed.catalogue.find(({ id }) => id === item)?.packPrice;
    const reason = rejection(price, packs);
    if (price === undefined || reason !== undefined) {
      rejected.push({ index, item, reason: reason ?? 'not in the catalogue' });
      return;
    }
    const cost = price * packs.numerator;
    spend += cost;
    accepted.push({ item, packs: Number(packs.numerator), cost: formatAmount(cost) });
  });
  const variance = checkAmount(spend, ['order', 'selection']) - budget;
  return {
    budget: formatAmount(budget),
    spend: formatAmount(spend),
    variance: formatAmount(variance),
    tolerance: formatAmount(tolerance),
    withinTolerance: variance <= tolerance && -variance <= tolerance,
    period: parsed.period,
    accepted,
    rejected,
  };
}

function rejection(price: Pence | undefined, packs: Ratio): string | undefined {
  if (price === undefined) return 'not in the catalogue';
  if (packs.denominator !== 1n) return 'not a whole number of packs';
  return compareRatios(packs, ratio(0n)) === 0 ? 'no pack at all' : undefined;
}

function toleranceOf({ tolerance }: ParsedLastPurchaseModel, budget: Pence): Pence {
  if (tolerance === undefined) {
    const message = 'is missing; which difference is small? No report says, so state an amount or a percentage';
    return fail('choice-needed', ['model', 'tolerance'], message);
  }
  if ('amount' in tolerance) return tolerance.amount;
  const { numerator, denominator } = multiplyRatios(ratio(budget, 100n), tolerance.percent);
  return numerator / denominator;
}
