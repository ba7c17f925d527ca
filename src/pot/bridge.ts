import * as z from 'zod';
import { addRatios, parseRatio, type Ratio, ratio, subtractRatios, sumRatios } from '../exact/ratio.js';
import { roundToInteger } from '../exact/round.js';
import type { Allocation } from '../model/allocation.js';
import { type Amount, formatAmount, formatPounds, parseAmount, positiveAmountSchema } from '../money/amount.js';
import { parseInput } from '../parse.js';
import type { Step } from '../step/step.js';
import type { Warning } from '../warning.js';

const potSchema = z.strictObject({
  /** Pounds to allocate, per the models' period. */
  amount: positiveAmountSchema,
  /** Pounds of it that are held back before anything is allocated. */
  reserve: positiveAmountSchema.default(0n),
});

/** A pot, as callers give it. */
export type PotInput = z.input<typeof potSchema>;

/** An allocation and whether it is paid from the pot. */
export interface PotAllocation {
  readonly allocation: Allocation;
  /** A budget that is committed outside the pot, such as a newcomer's. */
  readonly outside?: boolean;
}

/** One cause on the way from the pot to its balance. */
export interface BridgeLine {
  readonly cause: 'pot' | 'reserve' | 'budgets' | 'committed-outside';
  readonly label: string;
  /** Pounds; what is taken from the pot is negative. */
  readonly amount: Amount;
}

/** From the pot to its balance, a line a cause; the lines foot to the balance, and the balance is what is explained. */
export interface PotBridge {
  readonly lines: readonly BridgeLine[];
  /** Pot less reserve less the budgets that it pays: what is left, or, negative, lacking. */
  readonly balance: Amount;
  /** The part of the balance that comes of rounding each budget to its unit. */
  readonly roundingResidual: Amount;
  /** The part of the balance that is the model's: it was not made to give back this pot. */
  readonly modelVariance: Amount;
  readonly warnings: readonly Warning[];
}

/**
 * The bridge from a pot to its balance: pot = budgets + reserve + rounding residual + model variance - committed
 * outside the pot, each named and signed, to the penny.
 *
 * @param pot the pot and its reserve, in pounds per the model's period
 * @param allocations the allocations of a cohort; those without a budget take nothing
 * @throws RasError `invalid`, `out-of-range` for a pot that is not one
 * @source RR145 5.13 (the pot), 5.23 (held back from it)
 * @choice newcomers-outside: what is committed outside the pot is shown among the budgets and taken out again
 * @choice residual-penny: a fraction of a penny of the model's variance goes to the rounding residual, so that both are whole pennies
 * @example
 * ```ts
 * import { allocateAll, calibratePricePoint, potBridge } from 'openras';
 * const sample = [{ caseId: 'a', points: 1, packageValue: 60 }, { caseId: 'b', points: 2, packageValue: 40 }];
 * const { model } = calibratePricePoint(sample, { fundingBasis: 'pot' });
 * const cases = [{ caseId: 'a', points: 1 }, { caseId: 'b', points: 1 }, { caseId: 'c', points: 1 }];
 * const allocations = allocateAll(model, cases).map((allocation) => ({ allocation }));
 * const { balance, roundingResidual, modelVariance } = potBridge({ amount: 100 }, allocations);
 * [balance, roundingResidual, modelVariance]; // => ['0.01', '0.01', '0.00']
 * ```
 */
export function potBridge(pot: PotInput, allocations: readonly PotAllocation[]): PotBridge {
  const { amount, reserve } = parseInput(potSchema, pot, ['pot']);
  const sumOf = (list: readonly PotAllocation[]): bigint =>
    list.reduce((sum, { allocation }) => sum + parseAmount(allocation.indicative ?? '0'), 0n);
  const inside = allocations.filter(({ outside }) => outside !== true);
  const budgets = sumOf(allocations);
  const outside = budgets - sumOf(inside);
  const balance = amount - reserve - (budgets - outside);
  const cut = sumRatios(inside.flatMap(({ allocation }) => allocation.steps.map(lostToRounding)));
  const exactBudgets = addRatios(ratio(budgets - outside), cut);
  const modelVariance = roundToInteger(subtractRatios(ratio(amount - reserve), exactBudgets), 'half-up');
  const roundingResidual = balance - modelVariance;
  const line = (cause: BridgeLine['cause'], label: string, pence: bigint): BridgeLine => ({
    cause,
    label,
    amount: formatAmount(pence),
  });
  return {
    lines: [
      line('pot', 'pot', amount),
      line('reserve', 'held back as reserve', -reserve),
      line('budgets', 'budgets', -budgets),
      line('committed-outside', 'added back: of these, committed outside the pot', outside),
    ],
    balance: formatAmount(balance),
    roundingResidual: formatAmount(roundingResidual),
    modelVariance: formatAmount(modelVariance),
    warnings: warningsOf(balance, roundingResidual),
  };
}

/** What a rounding step took away, in pence: negative when it gave more. */
function lostToRounding({ operation, inputs, result }: Step): Ratio {
  const value = operation === 'round-pounds' ? inputs.find(({ name }) => name === 'value') : undefined;
  if (value === undefined) return ratio(0n);
  const lost = subtractRatios(parseRatio(value.value), parseRatio(result));
  return ratio(lost.numerator * 100n, lost.denominator);
}

function warningsOf(balance: bigint, residual: bigint): Warning[] {
  if (balance >= 0n) return [];
  const lacking = formatAmount(-balance);
  const message =
    balance === residual
      ? `the pot lacks ${formatPounds(lacking)}, all of it by rounding; rounding down would not exceed the pot`
      : `the pot lacks ${formatPounds(lacking)}`;
  return [{ code: 'pot-exceeded', message, details: { pounds: lacking } }];
}
