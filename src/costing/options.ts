import * as z from 'zod';
import { fail, type Path, type ProblemList, problemList, show } from '../errors.js';
import { ROUNDING_MODES, type RoundingMode } from '../exact/round.js';
import { readAsData } from '../guard/guard.js';
import { daySchema } from '../money/calendar.js';
import { PART_YEAR_BASES, type PartYearBasis } from '../money/part-year.js';
import {
  CONVENTIONS,
  type Convention,
  type ConventionInput,
  conventionName,
  conventionSchema,
} from '../money/period.js';
import type { Rounding } from '../money/rounding.js';
import { financialYearSchema } from '../money/uplift.js';
import { deferred, once, schemaFor } from '../parse/deferred.js';
import { handedOn } from '../parse/handed-on.js';
import { parseOrTell } from '../parse/parse.js';
import {
  COUNTED_FOR,
  type CountedFor,
  GROSS_OR_NET,
  type GrossOrNet,
  PRICE_KINDS,
  type PriceKind,
} from './line/line.js';
import { type OpenPriceBook, type PreparedBook, type PriceBook, prepareBook, priceBookSchema } from './price-book.js';

/** The financial year of an in-year cost. */
export interface CostYear {
  /** Its first day, `YYYY-MM-DD`. */
  readonly startsOn: string;
  /** Whether a part of it goes by days or by months. */
  readonly by: PartYearBasis;
}

/**
 * How packages are costed.
 *
 * @choice line-rounding: each line is rounded to the penny and totals add up the rounded lines; `once` adds exact lines and rounds each figure of the result once, so that figures may differ from the sum of their parts by pennies
 */
export interface CostOptions {
  /** Where lines that name a service get their price: a price book, or one that was opened before. */
  readonly priceBook?: PriceBook | OpenPriceBook;
  /** Restate prices in those of this financial year; without it they stay in the price book's own. */
  readonly priceYear?: string;
  /** Which price to take where a service has two and the line does not say. */
  readonly prices?: PriceKind;
  /** Which amounts count when some are gross and some net: one kind only, or each as it is stated. */
  readonly basis?: GrossOrNet | 'as-stated';
  /** How many weeks a year, a month or a term has, for lines and packages that do not say. */
  readonly convention?: ConventionInput;
  /** The financial year of the in-year cost; without it there is none. */
  readonly year?: CostYear;
  /** What counts are of that do not fit between the dates of their line, for lines that do not say. */
  readonly countedFor?: CountedFor;
  /** Count only the recurring lines that run on this day, `YYYY-MM-DD`; for extracts that hold old rows. */
  readonly onDay?: string;
  /** Round each line and add up the rounded (`each-line`, the default), or add exact lines and round each figure `once`. */
  readonly rounding?: 'each-line' | 'once' | undefined;
  /** Which way an amount between two pennies goes; `half-up` unless told otherwise. */
  readonly roundingMode?: RoundingMode | undefined;
}

/** How a model costs lines: the options of costing but the year, since a model's costs are for a full year. */
export interface LineCosting extends Omit<CostOptions, 'year'> {}

const optionFields = once(() => ({
  // The book reads itself, opened already or not, and reports what is wrong with it.
  priceBook: handedOn<PriceBook | OpenPriceBook>(z.unknown(), () => priceBookSchema).exactOptional(),
  priceYear: financialYearSchema.exactOptional(),
  prices: z.enum(PRICE_KINDS).exactOptional(),
  basis: z.enum([...GROSS_OR_NET, 'as-stated']).exactOptional(),
  convention: conventionSchema.exactOptional(),
  year: z.strictObject({ startsOn: daySchema, by: z.enum(PART_YEAR_BASES) }).exactOptional(),
  countedFor: z.enum(COUNTED_FOR).exactOptional(),
  onDay: daySchema.exactOptional(),
  rounding: z.enum(['each-line', 'once']).default('each-line'),
  roundingMode: z.enum(ROUNDING_MODES).default('half-up'),
}));

const fieldsSchema = deferred(() => z.strictObject(optionFields()));

/** How packages are costed. */
export const costOptionsSchema = schemaFor<CostOptions>()(() => fieldsSchema);

/** The form of how a model costs lines, with the price book in it, as a file holds it. */
export const lineCostingSchema = deferred(() => {
  const { year: _, ...fields } = optionFields();
  return z.strictObject({ ...fields, priceBook: priceBookSchema.exactOptional() });
});

/** How packages are costed, read and with the price book opened. */
export interface CostingRules extends Omit<z.output<typeof fieldsSchema>, 'priceBook' | 'roundingMode' | 'rounding'> {
  readonly book: PreparedBook | undefined;
  readonly roundEachLine: boolean;
  readonly rounding: Rounding;
}

/** Reads the options once for all packages. */
export function readOptions(input: unknown): CostingRules {
  const problems = problemList();
  return optionsOrTell(input, problems) ?? problems.throwAll();
}

/** Reads the options; what is wrong goes to `problems`, that of the price book as well. */
export function optionsOrTell(input: unknown, problems: ProblemList): CostingRules | undefined {
  const before = problems.total;
  const parsed = parseOrTell(costOptionsSchema, input, problems, ['options']);
  const book = bookOrTell(parsed === undefined ? input : parsed, problems);
  try {
    checkConvention(parsed?.convention, ['options', 'convention']);
  } catch (error) {
    problems.addError(error);
  }
  if (parsed === undefined || problems.total > before) return undefined;
  const { priceBook: _, rounding, roundingMode, ...rest } = parsed;
  return { ...rest, book, roundEachLine: rounding === 'each-line', rounding: { unit: 1n, mode: roundingMode } };
}

function bookOrTell(options: unknown, problems: ProblemList): PreparedBook | undefined {
  try {
    const { priceBook } = readAsData(options, ['options'], () => ({
      ...(options as Partial<CostOptions> | undefined),
    }));
    return priceBook === undefined ? undefined : prepareBook(priceBook, ['options', 'priceBook']);
  } catch (error) {
    problems.addError(error);
    return undefined;
  }
}

/** Refuses a caller's own convention that goes by the name of one of ours. */
export function checkConvention(convention: Convention | undefined, path: Path): void {
  if (convention === undefined || typeof convention === 'string') return;
  const name = conventionName(convention);
  if (CONVENTIONS.some((ours) => ours === name))
    fail('inconsistent', path, `${show(name)} is the name of a built-in convention; give your own another name`);
}
