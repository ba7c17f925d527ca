import * as z from 'zod';
import { multiplyRatios, parseRatio, ratio } from '../exact/ratio.js';
import { periodFactors } from '../model/period-factor.js';
import { type Amount, checkAmount, formatAmount, positiveAmountSchema } from '../money/amount.js';
import { conventionSchema, PERIODS } from '../money/period.js';
import { roundPence } from '../money/rounding.js';
import { parseInput, withCheck } from '../parse.js';

const timed = z.enum(PERIODS).exclude(['one-off']);

const fieldsSchema = z.strictObject({
  /** What another funder asks the authority to spend before it adds anything: pounds per `per`. */
  threshold: z.strictObject({ amount: positiveAmountSchema, per: timed }),
  /** What the authority spends: pounds per `per`, in all and the part that counts towards the threshold. */
  contribution: z.strictObject({ amount: positiveAmountSchema, counted: positiveAmountSchema, per: timed }),
  convention: conventionSchema.exactOptional(),
});

const optionsSchema = withCheck(fieldsSchema, ({ contribution: { amount, counted } }, problems) => {
  if (counted > amount)
    problems.add('inconsistent', ['contribution', 'counted'], 'is more than the whole contribution');
});

/** A funder's threshold and the authority's contribution. */
export type TopUpInput = z.input<typeof optionsSchema>;

/** Whether another funder may add to a budget; pounds per the contribution's period. */
export interface TopUp {
  readonly threshold: Amount;
  readonly reached: boolean;
  /** How much of what counts is lacking; 0.00 when the threshold is reached. */
  readonly lacking: Amount;
  /** What of the contribution can be used freely: all of it, or, once the top-up is claimed, what is above the threshold. */
  readonly flexible: Amount;
  readonly per: z.output<typeof timed>;
}

/**
 * Whether the authority's contribution opens the door to another funder's top-up, such as the Independent Living Fund's.
 *
 * The top-up itself stays uncertain; it belongs in a stream marked `uncertain`.
 *
 * @throws RasError `choice-needed` where periods differ and no convention is stated; `inconsistent` when more counts than
 * is spent
 * @source IBSEN 8.6 (£200 a week, £10,400 a year; from April 2008 £320 and £16,640), 8.6.2 (only personal care counts)
 * @example
 * ```ts
 * import { topUpThreshold } from 'openras';
 * topUpThreshold({
 *   threshold: { amount: '200', per: 'week' },
 *   contribution: { amount: '12000', counted: '10400', per: 'year' },
 *   convention: '52-weeks',
 * });
 * // => { threshold: '10400.00', reached: true, lacking: '0.00', flexible: '1600.00', per: 'year' }
 * ```
 */
export function topUpThreshold(options: TopUpInput): TopUp {
  const { threshold, contribution, convention } = parseInput(optionsSchema, options, ['options']);
  const { amount, counted, per } = contribution;
  const factors = periodFactors(threshold.per, per, convention, ['options']).map(({ value }) => parseRatio(value));
  const exact = factors.reduce(multiplyRatios, ratio(threshold.amount));
  const needed = checkAmount(roundPence(exact), ['options', 'threshold']);
  const reached = counted >= needed;
  return {
    threshold: formatAmount(needed),
    reached,
    lacking: formatAmount(reached ? 0n : needed - counted),
    flexible: formatAmount(reached ? amount - needed : amount),
    per,
  };
}
