import * as z from 'zod';
import { fail } from '../errors.js';
import type { DecimalInput } from '../exact/decimal.js';
import { parseExact } from '../exact/quantity.js';
import { divideRatios, multiplyRatios, type Ratio, ratio } from '../exact/ratio.js';
import { moreThanNoughtWire } from '../exact/wire.js';
import { textOfAtMost } from '../identifier.js';
import { schemaOf } from '../parse/check.js';
import { deferred, schemaFor } from '../parse/deferred.js';
import { parseInput, readTogether } from '../parse/parse.js';
import { type Amount, type AmountInput, checkAmount, formatAmount, readAmount } from './amount.js';
import { type RoundingInput, roundingSchema, roundPence } from './rounding.js';

/** What an amount is for. A one-off amount belongs to no span of time and is never converted. */
export const PERIODS = ['year', 'term', 'month', 'four-week-month', '12-weeks', 'week', 'one-off'] as const;

/** What an amount is for. */
export type Period = (typeof PERIODS)[number];

/** A period that lasts for some weeks. */
export type TimedPeriod = Exclude<Period, 'one-off'>;

/** The periods that come again. */
export const TIMED_PERIODS = ['year', 'term', 'month', 'four-week-month', '12-weeks', 'week'] as const;

/**
 * The named ways to say how many weeks a period has. A period that a convention does not state cannot be converted
 * with it.
 *
 * - `52-weeks`: a year is 52 weeks, twelve months, three terms (the Independent Living Fund's £200 a week is £10,400 a
 *   year: IBSEN 8.6)
 * - `365-days`: a year is 365 days, so 365/7 weeks
 * - `four-week-blocks`: a month is 4 weeks and three months are 12; nothing is said of a year (IBSEN Tables 7.3 to 7.5,
 *   where it makes weekly figures 8.3 per cent higher than months of 52/12 weeks)
 * - `39-term-weeks`: a year of term time is 39 weeks, a term 13 (RR145 Table 42), a month a twelfth of them
 */
export const CONVENTIONS = ['52-weeks', '365-days', 'four-week-blocks', '39-term-weeks'] as const;

/** The name of a convention. */
export type ConventionName = (typeof CONVENTIONS)[number];

type Weeks = ReadonlyMap<TimedPeriod, Ratio>;

const FIXED: readonly (readonly [TimedPeriod, Ratio])[] = [
  ['week', ratio(1n)],
  ['four-week-month', ratio(4n)],
  ['12-weeks', ratio(12n)],
];

const yearOf = (weeks: Ratio): Weeks =>
  new Map([
    ...FIXED,
    ['year', weeks],
    ['month', divideRatios(weeks, ratio(12n))],
    ['term', divideRatios(weeks, ratio(3n))],
  ]);

const WEEKS: Readonly<Record<ConventionName, Weeks>> = {
  '52-weeks': yearOf(ratio(52n)),
  '365-days': yearOf(ratio(365n, 7n)),
  'four-week-blocks': new Map([...FIXED, ['month', ratio(4n)]]),
  '39-term-weeks': yearOf(ratio(39n)),
};

const WEEKS_IN_PERIOD = { what: 'a number of weeks', maxDecimals: 6, max: 1000, min: 0 };

/** A period that comes again; the wire form of every `period` and `per` that a one-off cannot have. */
export const timedPeriodSchema = deferred(() => z.enum(TIMED_PERIODS));

/**
 * A convention: one of the named ones, or the caller's own, with its name and the weeks in each period that it states.
 * A week, a four-week month and 12 weeks are as long as they say.
 */
export const conventionSchema = schemaFor<ConventionInput>()(() => {
  const weeks = schemaOf(moreThanNoughtWire(WEEKS_IN_PERIOD), (input) => {
    const number = parseExact(input, WEEKS_IN_PERIOD);
    return number.numerator === 0n ? fail('out-of-range', [], 'a period lasts more than 0 weeks') : number;
  }).exactOptional();
  return z.union([
    z.enum(CONVENTIONS),
    z.strictObject({
      name: textOfAtMost(200).min(1),
      weeks: z.strictObject({
        year: weeks,
        term: weeks,
        month: weeks,
        'four-week-month': weeks,
        '12-weeks': weeks,
        week: weeks,
      }),
    }),
  ]);
});

/** A caller's own convention: the weeks in each period that it states. */
export interface OwnConvention {
  /** What it is called, for steps and messages. */
  readonly name: string;
  /** How many weeks each period has, more than 0 and at most 1,000; a period that is not stated cannot be converted. */
  readonly weeks: WeeksInPeriods;
}

/** How many weeks each period has, more than 0 and at most 1,000, at most six decimals. */
export interface WeeksInPeriods {
  /** Weeks in a year. */
  readonly year?: DecimalInput;
  /** Weeks in a term. */
  readonly term?: DecimalInput;
  /** Weeks in a month. */
  readonly month?: DecimalInput;
  /** Weeks in a four-week month: 4. */
  readonly 'four-week-month'?: DecimalInput;
  /** Weeks in 12 weeks: 12. */
  readonly '12-weeks'?: DecimalInput;
  /** Weeks in a week: 1. */
  readonly week?: DecimalInput;
}

/** A convention, as callers give it: one of the named ones, or their own. */
export type ConventionInput = ConventionName | OwnConvention;

/** A convention: one of the named ones or a caller's own. */
export type Convention = z.output<typeof conventionSchema>;

/** What a period conversion needs to know. */
export interface ConversionInput {
  /** What the amount is for. */
  readonly from: Period;
  /** What the result is for. */
  readonly to: Period;
  /** How many weeks the periods have; there is no default. */
  readonly convention: ConventionInput;
  /** How the result is rounded; to the penny, half up, unless told otherwise. */
  readonly rounding?: RoundingInput | undefined;
}

const conversionSchema = schemaFor<ConversionInput>()(() =>
  z.strictObject({
    from: z.enum(PERIODS),
    to: z.enum(PERIODS),
    convention: conventionSchema,
    rounding: roundingSchema.prefault({}),
  }),
);

/**
 * Converts an amount from one period to another through a named convention.
 *
 * There is no default convention: IBSEN uses 52 weeks in one place and blocks of 4, 12 and 24 weeks in another.
 *
 * @param amount pounds per `from`; the result is in pounds per `to`, rounded once
 * @throws RasError `inconsistent` when either period is a one-off (unless both are); `choice-needed` when the
 * convention does not state a period
 * @source IBSEN 8.6 (52 weeks), Tables 7.3-7.5 (blocks of 4 weeks); RR145 Table 42 (39 term weeks)
 * @example
 * ```ts
 * import { convertAmount } from 'openras';
 * convertAmount('200', { from: 'week', to: 'year', convention: '52-weeks' }); // => '10400.00'
 * convertAmount('217', { from: '12-weeks', to: 'week', convention: 'four-week-blocks' }); // => '18.08'
 * ```
 * @category Money
 */
export function convertAmount(amount: AmountInput, options: ConversionInput): Amount {
  const [{ from, to, convention, rounding }, before] = readTogether(
    () => parseInput(conversionSchema, options, ['options']),
    () => readAmount(amount, ['amount']),
  );
  const factor = conversionFactor(from, to, convention);
  const pence = roundPence(multiplyRatios(ratio(before), factor), rounding);
  return formatAmount(checkAmount(pence, ['amount']));
}

/**
 * How many `from` there are in one `to`, exactly.
 *
 * @throws RasError `inconsistent` for a one-off; `choice-needed` when the convention does not state a period
 */
export function conversionFactor(from: Period, to: Period, convention: Convention): Ratio {
  if (from === to) return ratio(1n);
  if (from === 'one-off' || to === 'one-off') {
    return fail('inconsistent', [], `an amount per ${from} cannot become one per ${to}: a one-off has no length`);
  }
  return divideRatios(weeksIn(to, convention), weeksIn(from, convention));
}

/** The name of a convention, for steps and messages. */
export function conventionName(convention: Convention): string {
  return typeof convention === 'string' ? convention : convention.name;
}

function weeksIn(period: TimedPeriod, convention: Convention): Ratio {
  const stated = typeof convention === 'string' ? WEEKS[convention].get(period) : convention.weeks[period];
  const weeks = stated ?? new Map(FIXED).get(period);
  if (weeks !== undefined) return weeks;
  return fail('choice-needed', ['convention'], `${conventionName(convention)} does not say how long a ${period} is`);
}
