import * as z from 'zod';
import { type Ratio, ratio } from '../exact/ratio.js';
import { ROUNDING_MODES, type RoundingMode, roundToInteger } from '../exact/round.js';
import { schemaOf } from '../parse/check.js';
import { deferred, schemaFor } from '../parse/deferred.js';
import { parseInput, readTogether } from '../parse/parse.js';
import {
  type Amount,
  type AmountInput,
  formatAmount,
  moreThanNothingWire,
  type Pence,
  parseAmount,
  readAmount,
} from './amount.js';

/** How an amount is rounded, as callers give it: to a whole number of `unit` pounds, in a mode. */
export interface RoundingInput {
  /** The unit in pounds: `'0.01'` (the default) a penny, `'1'` a pound, `'100'` as RR145 Table 33 prints. */
  readonly unit?: AmountInput | undefined;
  /** Which way an amount between two units goes; `half-up` unless told otherwise. */
  readonly mode?: RoundingMode | undefined;
}

/** How an amount is rounded. */
export const roundingSchema = schemaFor<RoundingInput>()(() => z.strictObject(roundingFields()));

/** A unit to round to: more than £0, in whole pence. */
export const roundingUnitSchema = deferred(() =>
  schemaOf(moreThanNothingWire(), (unit) => parseAmount(unit)).refine(
    (unit) => unit > 0n,
    'a rounding unit is more than £0',
  ),
);

/** The fields of a rounding, for what is rounded in another mode by default. */
export function roundingFields() {
  return {
    unit: roundingUnitSchema.prefault('0.01'),
    mode: z.enum(ROUNDING_MODES).default('half-up'),
  };
}

/** How an amount is rounded: the unit in whole pence. */
export type Rounding = z.output<typeof roundingSchema>;

/** To the penny, half up. */
export const PENNY: Rounding = { unit: 1n, mode: 'half-up' };

/** Rounds an exact number of pence to a whole number of units. */
export function roundPence(pence: Ratio, { unit, mode }: Rounding = PENNY): Pence {
  return unit * roundToInteger(ratio(pence.numerator, pence.denominator * unit), mode);
}

/**
 * Rounds an amount to a penny, a pound or any other unit.
 *
 * @param amount pounds
 * @throws RasError `invalid`, `out-of-range` for an amount or a unit that is not one
 * @source RR145 Table 33 prints budgets to £100, Table 34 to £10; neither states a mode
 * @choice rounding-mode: half up is the default; half even, down and up can be asked for
 * @example
 * ```ts
 * import { roundAmount } from 'openras';
 * roundAmount('7649.99', { unit: '100' }); // => '7600.00'
 * roundAmount('7650', { unit: '100' }); // => '7700.00'
 * roundAmount('7650', { unit: '100', mode: 'half-even' }); // => '7600.00'
 * ```
 * @category Money
 */
export function roundAmount(amount: AmountInput, rounding: RoundingInput): Amount {
  const [options, pence] = readTogether(
    () => parseInput(roundingSchema, rounding, ['rounding']),
    () => readAmount(amount, ['amount']),
  );
  return formatAmount(roundPence(ratio(pence), options));
}
