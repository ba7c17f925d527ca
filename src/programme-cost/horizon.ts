import * as z from 'zod';
import { type Amount, checkAmount, formatAmount, positiveAmountSchema } from '../money/amount.js';
import { parseInput } from '../parse.js';

const years = (most: number) => z.int().min(1).max(most);

const horizonSchema = z.strictObject({
  /** Pounds, once. */
  setUp: positiveAmountSchema,
  /** Pounds a year. */
  running: positiveAmountSchema,
  /** Over how many years setting up is spread; RR145 8.31 says 2 to 3. */
  setUpYears: years(100),
  /** How many years are looked at, from the first of setting up. */
  years: years(100),
  /** The first year with running costs: 1 when running overlaps with setting up. */
  runningFrom: years(101),
});

/** Setting up and running over some years, as callers give them. */
export type HorizonInput = z.input<typeof horizonSchema>;

/** Pounds of one year and of all years to its end. */
export interface HorizonYear {
  readonly year: number;
  readonly setUp: Amount;
  readonly running: Amount;
  readonly total: Amount;
  readonly soFar: Amount;
}

/** Setting up and running over some years. */
export interface HorizonCost {
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
 * import { horizonCost } from 'openras';
 * const five = horizonCost({ setUp: 306500, running: 370000, setUpYears: 2, years: 5, runningFrom: 3 });
 * five.years[0]?.total; // => '153250.00'
 * five.total; // => '1416500.00'
 * ```
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
