import * as z from 'zod';
import { fail } from '../errors.js';
import { type DecimalLimits, parseDecimal } from '../exact/decimal.js';
import {
  addRatios,
  compareRatios,
  formatRatio,
  multiplyRatios,
  parseRatio,
  type Ratio,
  ratio,
  ratioOfDecimal,
  subtractRatios,
  ZERO,
} from '../exact/ratio.js';
import type { Allocation } from '../model/allocation.js';
import { MAX_POUNDS } from '../money/amount.js';
import { schemaOf } from '../parse.js';

const LIMITS: DecimalLimits = { what: 'a budget in pounds', maxDecimals: 20, max: MAX_POUNDS, min: 0 };

/** The wire form of a budget before rounding: pounds as a number, `'600.015'` or `'1125/7'`; parsed to exact pence. */
export const exactBudgetSchema = schemaOf(z.union([z.string().max(200), z.number()]), (input): Ratio => {
  const pounds = typeof input === 'string' && input.includes('/') ? parseRatio(input) : readDecimal(input);
  if (compareRatios(pounds, ZERO) < 0 || compareRatios(pounds, ratio(BigInt(MAX_POUNDS))) > 0) {
    return fail('out-of-range', [], `a budget lies between 0 and ${MAX_POUNDS} pounds`);
  }
  return multiplyRatios(pounds, ratio(100n));
});

function readDecimal(input: unknown): Ratio {
  return ratioOfDecimal(parseDecimal(input, LIMITS));
}

/**
 * The budget of an allocation before it was rounded, out of its steps, in the form that `holdBack` takes.
 *
 * @returns pounds per the allocation's period, exactly: a decimal number, or a fraction such as `1125/7`; null where
 * the model gives no budget
 * @source RR145 5.7, 5.13
 * @choice exact-before-rounding: a hold-back works on the budget before rounding, so that it is rounded once
 * @example
 * ```ts
 * import { allocate, calibratePricePoint, exactBudgetOf } from 'openras';
 * const { model } = calibratePricePoint([{ caseId: 'a', points: 7, packageValue: '1000' }], { fundingBasis: 'pot' });
 * exactBudgetOf(allocate(model, { caseId: 'b', points: 3 })); // => '3000/7'
 * ```
 */
export function exactBudgetOf({ indicative, steps }: Pick<Allocation, 'indicative' | 'steps'>): string | null {
  if (indicative === null) return null;
  const rounded = steps.filter(({ operation }) => operation === 'round-pounds');
  const lost = rounded.map(({ inputs, result }) => {
    const value = inputs.find(({ name }) => name === 'value');
    return value === undefined ? ZERO : subtractRatios(parseRatio(value.value), parseRatio(result));
  });
  return formatRatio(lost.reduce(addRatios, parseRatio(indicative)));
}
