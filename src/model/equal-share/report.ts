import * as z from 'zod';
import { fail } from '../../errors.js';
import { ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { type Amount, formatAmount } from '../../money/amount.js';
import type { TimedPeriod } from '../../money/period.js';
import { roundPence } from '../../money/rounding.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import type { Warning } from '../../warning.js';
import { IGNORES_NEED } from './allocate.js';
import { type EqualShareModel, equalShareModelSchema, individualPart } from './model.js';

/** What became of the places. */
export interface EqualShareOptions {
  /** How many places are taken. */
  readonly taken: number;
}

const optionsSchema = schemaFor<EqualShareOptions>()(() => z.strictObject({ taken: z.int().min(0) }));

/** What became of a pot that was shared equally: pounds per period. */
export interface EqualShareReport {
  /** The pot. */
  readonly pot: Amount;
  /** What is taken off it first. */
  readonly topSlices: Amount;
  /** What was there to be shared: the pot less the top slices. */
  readonly individualPart: Amount;
  /** For each place. */
  readonly share: Amount;
  /** For the places taken. */
  readonly committed: Amount;
  /** For the places not taken. */
  readonly left: Amount;
  /** What rounding the share leaves over; negative when it takes more than there is. */
  readonly residual: Amount;
  /** The places not taken as a share of the individual part, in per cent to one decimal. */
  readonly leftPercent: string;
  /** The period of every amount in it. */
  readonly period: TimedPeriod;
  /** What a person should look at. */
  readonly warnings: readonly Warning[];
}

/**
 * What a pot that is shared equally comes to: committed for the places taken, left for those not taken.
 *
 * The pot is the sum of top slices, committed, left and residual.
 *
 * @returns amounts in pounds per the model's period
 * @throws RasError `out-of-range` when more places are taken than there are
 * @source RR232 4.9-4.10 (38 of 40 potential places were taken)
 * @choice places-not-taken: their money is reported and not shared out again; the report does not say what became of it
 * @example
 * ```ts
 * import { equalShareReport } from 'openras/models';
 * const { share, left, leftPercent } = equalShareReport(
 *   { schemaVersion: 1, kind: 'equal-share', period: 'year', pot: '80000', places: 40 },
 *   { taken: 38 },
 * );
 * share; // => '2000.00'
 * left; // => '4000.00'
 * leftPercent; // => '5.0'
 * ```
 * @category Models
 */
export function equalShareReport(model: EqualShareModel, options: EqualShareOptions): EqualShareReport {
  const [parsed, { taken }] = readTogether(
    () => parseInput(equalShareModelSchema, model, ['model']),
    () => parseInput(optionsSchema, options, ['options']),
  );
  const { pot, places, period } = parsed;
  if (taken > places) fail('out-of-range', ['options', 'taken'], `${taken} places are taken, but there are ${places}`);
  const part = individualPart(parsed);
  const share = roundPence(ratio(part, BigInt(places)), parsed.rounding);
  const residual = part - share * BigInt(places);
  return {
    pot: formatAmount(pot),
    topSlices: formatAmount(pot - part),
    individualPart: formatAmount(part),
    share: formatAmount(share),
    committed: formatAmount(share * BigInt(taken)),
    left: formatAmount(share * BigInt(places - taken)),
    residual: formatAmount(residual),
    leftPercent: formatRounded(ratio(100n * BigInt(places - taken), BigInt(places)), 1),
    period,
    warnings: residual < 0n ? [{ ...IGNORES_NEED }, overdrawn(residual)] : [{ ...IGNORES_NEED }],
  };
}

function overdrawn(residual: bigint): Warning {
  const message = `rounding takes £${formatAmount(-residual)} more than the pot holds; round down to stay within it`;
  return { code: 'rounding-overdraws', message, details: { pounds: formatAmount(residual) } };
}
