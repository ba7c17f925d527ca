import * as z from 'zod';
import { fail, type Path, show } from '../errors.js';
import { ROUNDING_MODES } from '../exact/round.js';
import { daySchema } from '../money/calendar.js';
import { CONVENTIONS, type Convention, conventionName, conventionSchema } from '../money/period.js';
import type { Rounding } from '../money/rounding.js';
import { financialYearSchema } from '../money/uplift.js';
import { parseInput } from '../parse.js';
import { GROSS_OR_NET, PRICE_KINDS } from './line.js';
import { type OpenBook, openPriceBook, type PriceBook } from './price-book.js';

const optionsSchema = z.strictObject({
  /** Where lines that name a service get their price. */
  priceBook: z.custom<PriceBook>().exactOptional(),
  /** Restate prices in those of this year; without it they stay in the price book's own. */
  priceYear: financialYearSchema.exactOptional(),
  /** Which price to take where a service has both and the line does not say. */
  prices: z.enum(PRICE_KINDS).exactOptional(),
  /** Which amounts count when some are gross and some net: one kind only, or each as it is stated. */
  basis: z.enum([...GROSS_OR_NET, 'as-stated']).exactOptional(),
  /** How many weeks a year, a month or a term has, for lines and packages that do not say. */
  convention: conventionSchema.exactOptional(),
  /** The financial year of the in-year cost, and whether a part of it goes by days or by months. */
  year: z.strictObject({ startsOn: daySchema, by: z.enum(['days', 'months']) }).exactOptional(),
  /** Count only the recurring lines that run on this day; for extracts that hold old rows. */
  onDay: daySchema.exactOptional(),
  rounding: z.enum(['each-line', 'once']).default('each-line'),
  roundingMode: z.enum(ROUNDING_MODES).default('half-up'),
});

/**
 * How packages are costed.
 *
 * @choice line-rounding: each line is rounded to the penny and totals add up the rounded lines; `once` adds exact lines and rounds each figure of the result once, so that figures may differ from the sum of their parts by pennies
 */
export type CostOptions = z.input<typeof optionsSchema>;

/** How packages are costed, read and with the price book opened. */
export interface CostingRules extends Omit<z.output<typeof optionsSchema>, 'priceBook' | 'roundingMode' | 'rounding'> {
  readonly book: OpenBook | undefined;
  readonly roundEachLine: boolean;
  readonly rounding: Rounding;
}

/** Reads the options once for all packages. */
export function readOptions(input: unknown): CostingRules {
  const { priceBook, rounding, roundingMode, ...rest } = parseInput(optionsSchema, input, ['options']);
  checkConvention(rest.convention, ['options', 'convention']);
  return {
    ...rest,
    book: priceBook === undefined ? undefined : openPriceBook(priceBook, ['options', 'priceBook']),
    roundEachLine: rounding === 'each-line',
    rounding: { unit: 1n, mode: roundingMode },
  };
}

/** Refuses a caller's own convention that goes by the name of one of ours. */
export function checkConvention(convention: Convention | undefined, path: Path): void {
  if (convention === undefined || typeof convention === 'string') return;
  const name = conventionName(convention);
  if (CONVENTIONS.some((ours) => ours === name))
    fail('inconsistent', path, `${show(name)} is the name of a built-in convention; give your own another name`);
}
