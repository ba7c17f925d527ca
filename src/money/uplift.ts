import * as z from 'zod';
import { fail, type Path, type ProblemList } from '../errors.js';
import type { DecimalInput } from '../exact/decimal.js';
import { addRatios, divideRatios, multiplyRatios, ONE, type Ratio, ratio } from '../exact/ratio.js';
import { exactSchema } from '../exact/wire.js';
import { withCheck } from '../parse/check.js';
import { deferred, schemaFor } from '../parse/deferred.js';
import { parseInput, readTogether } from '../parse/parse.js';
import { type Amount, type AmountInput, checkAmount, formatAmount, readAmount } from './amount.js';
import { roundPence } from './rounding.js';

const PERCENT_CHANGE = { what: 'a yearly price change in per cent', maxDecimals: 6, max: 1000, min: -99 };

// Every year with the next one, such as 26-27, 29-30 and 99-00, for the JSON Schema.
const NEXT_YEAR = [...'012345678'].map((unit) => `${unit}-\\1[${Number(unit) + 1}]`).join('|');
const NEXT_TEN = [...'0123456789'].map((ten) => `${ten}9-${(Number(ten) + 1) % 10}0`).join('|');

/** A financial year as people write it: `2026-27`. */
export const financialYearSchema = deferred(() =>
  z
    .string()
    .regex(/^\d{4}-\d{2}$/, 'a financial year is written 2026-27')
    .refine(
      (year) => Number(year.slice(5)) === (Number(year.slice(0, 4)) + 1) % 100,
      'ends in the year after it starts',
    )
    .meta({ pattern: `^\\d\\d(?:(\\d)(?:${NEXT_YEAR})|${NEXT_TEN})$` }),
);

/** By how much prices moved in one year. */
export interface YearlyRate {
  /** The financial year, such as `2026-27`. */
  readonly year: string;
  /** The change on the year before in per cent, from -99 to 1,000. */
  readonly percent: DecimalInput;
}

/** How prices moved from one price base to another, as callers give it. */
export interface UpliftInput {
  /** The financial year whose prices the amount is in, such as `2006-07`. */
  readonly from: string;
  /** The financial year in whose prices it is wanted. */
  readonly to: string;
  /** The change on the year before, for each year after the earlier of the two up to the later. */
  readonly rates: readonly YearlyRate[];
}

/** How prices moved from one price base to another: every year on the way has one rate. */
export const upliftSchema = schemaFor<UpliftInput>()(() =>
  withCheck(
    z.strictObject({ from: financialYearSchema, to: financialYearSchema, rates: ratesSchema }),
    checkYearsOnce,
    checkYearsOnTheWay,
  ),
);

interface Rates {
  readonly rates: readonly { readonly year: string }[];
}

function checkYearsOnce({ rates }: Rates, problems: ProblemList): void {
  const seen = new Set<string>();
  rates.forEach(({ year }, index) => {
    if (seen.has(year)) problems.add('duplicate', ['rates', index, 'year'], TWICE);
    seen.add(year);
  });
}

const TWICE = 'a year has two rates; expected one';

function checkYearsOnTheWay(uplift: Rates & { readonly from: string; readonly to: string }, problems: ProblemList) {
  const given = new Set<number>();
  uplift.rates.forEach(({ year }) => {
    given.add(startYear(year));
  });
  for (const year of yearsOnTheWay(uplift)) {
    if (!given.has(year)) problems.add('missing', ['rates'], `no rate for ${formatYear(year)}`);
  }
}

/** The change of prices for each of some years. */
export const ratesSchema = deferred(() =>
  z.array(z.strictObject({ year: financialYearSchema, percent: exactSchema(PERCENT_CHANGE) })).max(100),
);

/**
 * Restates an amount in the prices of another year, forwards or back.
 *
 * @param amount pounds in the prices of `from`, for any period; the result is in the prices of `to`, rounded half up
 * @throws RasError `missing` naming the year that has no rate; `duplicate` for a year with two
 * @source IBSEN Appendix C.4 (3.6 per cent from 2006-07 to 2007-08)
 * @choice uplift-rates: no built-in rates; every year on the way needs its own
 * @example
 * ```ts
 * import { upliftAmount } from 'openras';
 * const rates = [{ year: '2007-08', percent: '3.6' }];
 * upliftAmount('1000', { from: '2006-07', to: '2007-08', rates }); // => '1036.00'
 * upliftAmount('1036', { from: '2007-08', to: '2006-07', rates }); // => '1000.00'
 * ```
 * @category Money
 */
export function upliftAmount(amount: AmountInput, uplift: UpliftInput): Amount {
  const [read, before] = readTogether(
    () => parseInput(upliftSchema, uplift, ['uplift']),
    () => readAmount(amount, ['amount']),
  );
  const pence = roundPence(multiplyRatios(ratio(before), upliftFactor(read)));
  return formatAmount(checkAmount(pence, ['amount']));
}

/** By what to multiply an amount to restate it in the prices of another year, exactly. */
export function upliftFactor({ from, to, rates }: z.output<typeof upliftSchema>, at: Path = []): Ratio {
  const byYear = new Map(rates.map(({ year, percent }) => [startYear(year), percent]));
  if (byYear.size < rates.length) fail('duplicate', [...at, 'rates'], TWICE);
  let factor = ONE;
  for (const year of yearsOnTheWay({ from, to })) {
    const percent = byYear.get(year);
    if (percent === undefined) return fail('missing', [...at, 'rates'], `no rate for ${formatYear(year)}`);
    factor = multiplyRatios(factor, addRatios(ONE, divideRatios(percent, ratio(100n))));
  }
  return startYear(from) <= startYear(to) ? factor : divideRatios(ONE, factor);
}

/** Every year after the earlier of the two up to the later. */
function yearsOnTheWay({ from, to }: { readonly from: string; readonly to: string }): number[] {
  const [first, last] = [startYear(from), startYear(to)].sort((a, b) => a - b) as [number, number];
  return Array.from({ length: last - first }, (_, index) => first + 1 + index);
}

const startYear = (year: string): number => Number(year.slice(0, 4));
const formatYear = (year: number): string =>
  `${String(year).padStart(4, '0')}-${String((year + 1) % 100).padStart(2, '0')}`;
