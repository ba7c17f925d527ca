import * as z from 'zod';
import { multiplyRatios, parseRatio, ratio } from '../../exact/ratio.js';
import { roundToInteger } from '../../exact/round.js';
import { periodFactors } from '../../model/shared/lines/period-factor.js';
import { type Amount, type AmountInput, checkAmount, formatAmount, positiveAmountSchema } from '../../money/amount.js';
import { type ConventionInput, conventionSchema, type TimedPeriod, timedPeriodSchema } from '../../money/period.js';
import { withCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput } from '../../parse/parse.js';

/** What another funder asks the authority to spend before it adds anything. */
export interface TopUpThreshold {
  /** The threshold in pounds per `per`. */
  readonly amount: AmountInput;
  /** The period of `amount`. */
  readonly per: TimedPeriod;
}

/** What the authority spends. */
export interface TopUpContribution {
  /** What is contributed, in pounds per `per`, in all. */
  readonly amount: AmountInput;
  /** The part of it that counts towards the threshold, in the same pounds. */
  readonly counted: AmountInput;
  /** The period of both. */
  readonly per: TimedPeriod;
}

/** A funder's threshold and the authority's contribution. */
export interface TopUpInput {
  /** What the other funder asks the authority to spend first. */
  readonly threshold: TopUpThreshold;
  /** What the authority spends. */
  readonly contribution: TopUpContribution;
  /** How the threshold of one period becomes that of another; needed where the two differ. */
  readonly convention?: ConventionInput;
}

const optionsSchema = schemaFor<TopUpInput>()(() => {
  const amount = positiveAmountSchema;
  const per = timedPeriodSchema;
  const fields = z.strictObject({
    threshold: z.strictObject({ amount, per }),
    contribution: z.strictObject({ amount, counted: amount, per }),
    convention: conventionSchema.exactOptional(),
  });
  return withCheck(fields, ({ contribution }, problems) => {
    if (contribution.counted > contribution.amount)
      problems.add('inconsistent', ['contribution', 'counted'], 'is more than the whole contribution');
  });
});

/** Whether another funder may add to a budget; pounds per the contribution's period. */
export interface TopUp {
  /** The threshold; a fraction of a penny in this period counts as a penny. */
  readonly threshold: Amount;
  /** Whether what counts reaches it. */
  readonly reached: boolean;
  /** How much of what counts is lacking; 0.00 when the threshold is reached. */
  readonly lacking: Amount;
  /** What of the contribution can be used freely: all of it, or, once the top-up is claimed, what is above the threshold. */
  readonly flexible: Amount;
  /** The period of every amount in it. */
  readonly per: TimedPeriod;
}

/**
 * Whether the authority's contribution opens the door to another funder's top-up, such as the Independent Living Fund's.
 *
 * The top-up itself stays uncertain; it belongs in a stream marked `uncertain`.
 *
 * @throws RasError `choice-needed` where periods differ and no convention is stated; `inconsistent` when more counts than
 * is spent
 * @choice threshold-period: the two are compared exactly in the contribution's period; a threshold that is no whole
 * number of pennies there is not reached by the penny below it
 * @source IBSEN 8.6 (£200 a week, £10,400 a year; from April 2008 £320 and £16,640), 8.6.2 (only personal care counts)
 * @example
 * ```ts
 * import { topUpThreshold } from 'openras/models';
 * topUpThreshold({
 *   threshold: { amount: '200', per: 'week' },
 *   contribution: { amount: '12000', counted: '10400', per: 'year' },
 *   convention: '52-weeks',
 * });
 * // => { threshold: '10400.00', reached: true, lacking: '0.00', flexible: '1600.00', per: 'year' }
 * ```
 * @category Budgets
 */
export function topUpThreshold(options: TopUpInput): TopUp {
  const { threshold, contribution, convention } = parseInput(optionsSchema, options, ['options']);
  const { amount, counted, per } = contribution;
  const factors = periodFactors(threshold.per, per, convention, ['options']).map(({ value }) => parseRatio(value));
  const exact = factors.reduce(multiplyRatios, ratio(threshold.amount));
  // What counts is whole pence, so that it reaches the exact threshold when it reaches the penny above it.
  const needed = checkAmount(roundToInteger(exact, 'up'), ['options', 'threshold']);
  const reached = counted >= needed;
  return {
    threshold: formatAmount(needed),
    reached,
    lacking: formatAmount(reached ? 0n : needed - counted),
    flexible: formatAmount(reached ? amount - needed : amount),
    per,
  };
}
