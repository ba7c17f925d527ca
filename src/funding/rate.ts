import type { DecimalInput, DecimalLimits } from '../exact/decimal.js';
import { PERCENT } from '../exact/quantity.js';
import { divideRatios, type Ratio, ratio } from '../exact/ratio.js';
import { formatRounded } from '../exact/round.js';
import { exactSchema } from '../exact/wire.js';
import { schemaFor } from '../parse/deferred.js';

const HUNDRED = ratio(100n);
const RATE: DecimalLimits = { ...PERCENT, what: 'a rate in per cent' };

/** The wire form of a rate in per cent, 0 to 100; parsed to an exact share from 0 to 1. No report states a rate. */
export const rateSchema = schemaFor<DecimalInput>()(() =>
  exactSchema(RATE).transform((percent): Ratio => divideRatios(percent, HUNDRED)),
);

/** A share as per cent with two decimals, rounded half up; null where there is nothing to be a share of. */
export function percentOf(part: bigint, whole: bigint): string | null {
  return whole === 0n ? null : formatRounded(ratio(part * 100n, whole), 2);
}
