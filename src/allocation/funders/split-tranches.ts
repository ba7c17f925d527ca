import * as z from 'zod';
import { fail } from '../../errors.js';
import { at } from '../../exact/at.js';
import { parseRatio, ratio } from '../../exact/ratio.js';
import { allocateByPricePoint } from '../../model/price-point/allocate.js';
import {
  type ParsedPricePointModel,
  type PricePointModel,
  pricePointModelSchema,
} from '../../model/price-point/model.js';
import type { Allocation, AllocationPart } from '../../model/shared/budget/allocation.js';
import { readAllocation } from '../../model/shared/budget/allocation-schema.js';
import { checkAllocation } from '../../model/shared/budget/check/check-allocation.js';
import { formatAmount, parseAmount } from '../../money/amount.js';
import { LEFTOVER_ORDERS, type LeftoverOrder, sharePence } from '../../money/share.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';

/** How the pennies of a budget are shared among tranches. */
export interface TranchesOptions {
  /** Which parts get the pennies that are left over; by `largest-remainder` unless told otherwise. */
  readonly leftover?: LeftoverOrder | undefined;
}

const optionsSchema = schemaFor<TranchesOptions>()(() =>
  z.strictObject({ leftover: z.enum(LEFTOVER_ORDERS).default('largest-remainder') }),
);

/**
 * What part of a budget came from each stream whose money is inside the price of a point.
 *
 * A model that was calibrated with `streams` prices points inclusive of their tranches. This shows a budget of it as
 * parts: one for each tranche, and one (`own`) for the rest of the money.
 *
 * @param allocation what the model gave, in pounds per its period
 * @returns parts in the same pounds, to the penny, that add up to the budget
 * @throws RasError `replay-mismatch` for an allocation that was altered; `inconsistent` for a model without tranches or
 * another model's allocation; `undefined-result` where there is no budget
 * @source IBSEN 8.3 (a price per point inclusive of Supporting People money)
 * @choice tranche-share: each stream has the part of the budget that its tranche is of the money in the price; pennies
 * left over go by largest remainder
 * @example
 * ```ts
 * import { allocate, type PricePointModel } from 'openras';
 * import { splitTranches } from 'openras/models';
 * const model: PricePointModel = {
 *   schemaVersion: 1, kind: 'price-point', period: 'year', fundingBasis: 'pot', method: 'total',
 *   prices: [{ money: '30000', points: '150' }],
 *   streams: [{ name: 'supporting people', amount: '6000' }], rounding: {},
 * };
 * const parts = splitTranches(model, allocate(model, { caseId: 'P1', points: 20 }));
 * parts.map(({ id, amount }) => [id, amount]); // => [['supporting people', '800.00'], ['own', '3200.00']]
 * ```
 * @category Budgets
 */
export function splitTranches(
  model: PricePointModel,
  allocation: Allocation,
  options: TranchesOptions = {},
): readonly AllocationPart[] {
  const [parsed, given, { leftover }] = readTogether(
    () => parseInput(pricePointModelSchema, model, ['model']),
    () => readAllocation(allocation),
    () => parseInput(optionsSchema, options, ['options']),
  );
  checkAllocation(given);
  const { prices, streams = [] } = parsed;
  const { indicative, modelKind } = given;
  if (streams.length === 0) fail('inconsistent', ['model', 'streams'], 'no stream is inside the price of this model');
  if (modelKind !== 'price-point') fail('inconsistent', ['allocation'], `a ${modelKind} model gave this allocation`);
  if (indicative === null) return fail('undefined-result', ['allocation'], 'there is no budget to show in parts');
  if (!isOf(parsed, given)) fail('inconsistent', ['allocation'], 'another model gave this allocation, not this one');
  const money = prices.reduce((sum, price) => sum + price.money, 0n);
  const own = streams.reduce((left, { amount }) => left - amount, money);
  if (own < 0n) fail('inconsistent', ['model', 'streams'], 'the tranches come to more than the money in the price');
  const ids = [...streams.map(({ name }) => name), 'own'];
  const weights = [...streams.map(({ amount }) => amount), own].map((amount) => ratio(amount));
  const shares = sharePence(parseAmount(indicative), weights, leftover);
  return ids.map((id, index) => ({ id, amount: formatAmount(at(shares, index)), counts: true }));
}

/** Whether a model gives, for the points that an allocation records, the steps with which the allocation begins. */
function isOf(model: ParsedPricePointModel, { caseId, period, steps }: Allocation): boolean {
  const points = steps.find(({ id }) => id === 'exact-budget')?.inputs[0]?.value;
  if (points === undefined || period !== model.period) return false;
  // The bounds of a model change no amount and are not asked again.
  const { maximumPoints: _, largestScore: __, ...unbound } = model;
  const own = { caseId, points: parseRatio(points) };
  return model.prices.some(({ group }) => {
    const again = allocateByPricePoint(unbound, { ...own, ...(group !== undefined && { group }) }).steps;
    return JSON.stringify(steps.slice(0, again.length)) === JSON.stringify(again);
  });
}
