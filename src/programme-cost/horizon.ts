import * as z from 'zod';
import { type Amount, type AmountInput, checkAmount, formatAmount, positiveAmountSchema } from '../money/amount.js';
import { schemaFor } from '../parse/deferred.js';
import { parseInput } from '../parse/parse.js';

/** Setting up and running over some years, as callers give them. */
export interface HorizonInput {
  /** What setting up costs: pounds, once. */
  readonly setUp: AmountInput;
  /** What running costs: pounds a year. */
  readonly running: AmountInput;
  /** Over how many years setting up is spread, 1 to 100; RR145 8.31 says 2 to 3. */
  readonly setUpYears: number;
  /** How many years are looked at, from the first of setting up, 1 to 100. */
  readonly years: number;
  /** The first year with running costs: 1 when running overlaps with setting up; at most 101. */
  readonly runningFrom: number;
}

/** Setting up and running over some years, checked. */
export const horizonSchema = schemaFor<HorizonInput>()(() => {
  const years = (most: number) => z.int().min(1).max(most);
  return z.strictObject({
    setUp: positiveAmountSchema,
    running: positiveAmountSchema,
    setUpYears: years(100),
    years: years(100),
    runningFrom: years(101),
  });
});

/** Pounds of one year and of all years to its end. */
export interface HorizonYear {
  /** Which year, from 1. */
  readonly year: number;
  /** Pounds for setting up in this year. */
  readonly setUp: Amount;
  /** Pounds for running in this year. */
  readonly running: Amount;
  /** Pounds of this year together. */
  readonly total: Amount;
  /** Pounds of all years up to and with this one. */
  readonly soFar: Amount;
}

/** Setting up and running over some years. */
export interface HorizonCost {
  /** Each year, from the first of setting up. */
  readonly years: readonly HorizonYear[];
  /** Pounds over all the years looked at, in the prices of the inputs. */
  readonly total: Amount;
}

/**
 * Setting up and running together over some years. The helper is ours: RR145 never adds the two.
 *
 * No discounting, no inflation and no families' budgets. What cannot be shared evenly falls a penny at a time on the first years.
 *
 * @throws RasError with every problem of the input
 * @source RR145 8.14 and 8.31 (setting up takes 2 to 3 years), 8.24 (running costs are yearly and taken as constant)
 * @choice combined-horizon: setting up is spread evenly over the years given, and running is the same every year from the year given; the
 * report adds nothing and spreads nothing, so neither number has a default
 * @example
 * ```ts
 * import { horizonCost } from 'openras/programme-cost';
 * const five = horizonCost({ setUp: 306500, running: 370000, setUpYears: 2, years: 5, runningFrom: 3 });
 * five.years[0]?.total; // => '153250.00'
 * five.total; // => '1416500.00'
 * ```
 * @category Programme cost
 */
export function horizonCost(input: HorizonInput): HorizonCost {
  const parsed = parseInput(horizonSchema, input, ['horizon']);
  const setUpYears = BigInt(parsed.setUpYears);
  let soFar = 0n;
  const rows = Array.from({ length: parsed.years }, (_, index): HorizonYear => {
    const extra = BigInt(index) < parsed.setUp % setUpYears ? 1n : 0n;
    const setUp = index < parsed.setUpYears ? parsed.setUp / setUpYears + extra : 0n;
    const running = index + 1 >= parsed.runningFrom ? parsed.running : 0n;
    soFar = checkAmount(soFar + setUp + running, ['horizon']);
    return {
      year: index + 1,
      setUp: formatAmount(setUp),
      running: formatAmount(running),
      total: formatAmount(setUp + running),
      soFar: formatAmount(soFar),
    };
  });
  return { years: rows, total: formatAmount(soFar) };
}
