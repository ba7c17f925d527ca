import * as z from 'zod';
import type { DecimalInput } from '../../exact/decimal.js';
import { divideRatios, formatRatio, multiplyRatios, parseRatio, ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { type ConventionInput, conventionSchema, type TimedPeriod, timedPeriodSchema } from '../../money/period.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput } from '../../parse/parse.js';
import type { AllocationQuantity } from '../shared/budget/allocation.js';
import { periodFactors } from '../shared/lines/period-factor.js';
import { hourlyRateSchema } from './model.js';

/** A budget and the rate by which it is to be read as hours. */
export interface HoursOfBudget {
  /** The budget in pounds per `period`. */
  readonly amount: AmountInput;
  /** The period of the budget. */
  readonly period: TimedPeriod;
  /** What the hours are to be counted in. */
  readonly hoursPer: TimedPeriod;
  /** Pounds per hour, more than £0; there is no default. */
  readonly ratePerHour: DecimalInput;
  /** How the budget of one period becomes that of another; needed where the two differ. */
  readonly convention?: ConventionInput;
}

const optionsSchema = schemaFor<HoursOfBudget>()(() =>
  z.strictObject({
    amount: positiveAmountSchema,
    period: timedPeriodSchema,
    hoursPer: timedPeriodSchema,
    ratePerHour: hourlyRateSchema,
    convention: conventionSchema.exactOptional(),
  }),
);

/**
 * How many hours a budget buys at a rate, to be shown with that rate.
 *
 * @returns hours per `hoursPer` to two decimals, rounded down, so that the budget pays for them; and the rate
 * @throws RasError `choice-needed` without a rate, or where periods differ without a convention; `undefined-result` for
 * a rate of £0
 * @source IBSEN 9.6.5, 10.3.1 (people went on speaking of hours)
 * @choice hours-of-a-budget: rounded down to hundredths of an hour; the rate stands beside the hours, which mean nothing
 * without it
 * @example
 * ```ts
 * import { hoursOfBudget } from 'openras/models';
 * const budget = { amount: '10400', period: 'year', convention: '52-weeks' } as const;
 * hoursOfBudget({ ...budget, hoursPer: 'week', ratePerHour: '15.54' });
 * // => { quantity: '12.87', unit: 'hour', per: 'week', rate: '15.54' }
 * ```
 * @category Models
 */
export function hoursOfBudget(options: HoursOfBudget): AllocationQuantity {
  const { amount, period, hoursPer, ratePerHour, convention } = parseInput(optionsSchema, options, ['options']);
  const factors = periodFactors(period, hoursPer, convention, ['options']).map(({ value }) => parseRatio(value));
  const pence = factors.reduce(multiplyRatios, ratio(amount));
  const quantity = formatRounded(divideRatios(pence, ratePerHour), 2, 'down');
  const rate = formatRatio(divideRatios(ratePerHour, ratio(100n)));
  return { quantity, unit: 'hour', per: hoursPer, rate };
}
