import * as z from 'zod';
import type { DecimalInput } from '../../exact/decimal.js';
import { PERCENT } from '../../exact/quantity.js';
import { exactSchema } from '../../exact/wire.js';
import { idSchema } from '../../identifier.js';
import { type AmountInput, positiveAmount } from '../../money/amount.js';
import { daySchema } from '../../money/calendar.js';
import {
  type ConventionInput,
  conventionSchema,
  PERIODS,
  type Period,
  type TimedPeriod,
  timedPeriodSchema,
} from '../../money/period.js';
import { unitPriceSchema } from '../../money/unit-price.js';
import { financialYearSchema } from '../../money/uplift.js';
import { deferred, once, schemaFor } from '../../parse/deferred.js';
import { given, has, is, type Keywords, lacks, mayBe, never, together, when } from '../../together.js';
import { BUDGET, payerSchema } from '../payer.js';
import { quantitySchema, textSchema, weekCountSchema } from '../wire.js';
import { ROLES, type Role } from './role.js';

/**
 * Whether a line comes back every year, is bought once, or is set aside for what cannot be foreseen.
 *
 * @source RR145 5.31 and Table 42
 */
export const LINE_KINDS = ['recurring', 'one-off', 'contingency'] as const;

/** Whether a line comes back every year, is bought once, or is set aside. */
export type LineKind = (typeof LINE_KINDS)[number];

/** The two prices of a service that costs less when it is bought in bulk. */
export const PRICE_KINDS = ['retail', 'bulk'] as const;

/** The two prices of a service that costs less when it is bought in bulk. */
export type PriceKind = (typeof PRICE_KINDS)[number];

/** Whether an amount is before or after what others contribute to it. */
export const GROSS_OR_NET = ['gross', 'net'] as const;

/** Whether an amount is before or after what others contribute to it. */
export type GrossOrNet = (typeof GROSS_OR_NET)[number];

/** What a stated count is of: a full year, or the dates of its line. */
export const COUNTED_FOR = ['year', 'dates'] as const;

/** What a stated count is of: a full year, or the dates of its line. */
export type CountedFor = (typeof COUNTED_FOR)[number];

/** How often a quantity comes: `{ times: 2, per: 'week', of: 'session' }`. */
export interface FrequencyInput {
  /** How many times in one `per`, at most six decimals. */
  readonly times: DecimalInput;
  /** In which period. */
  readonly per: TimedPeriod;
  /** What comes so often, such as `session`. */
  readonly of?: string;
}

/** In how many weeks of a year: `{ number: 13, of: 'school holidays' }`. */
export interface WeeksInput {
  /** How many weeks, 0 to 53, at most six decimals. */
  readonly number: DecimalInput;
  /** Which weeks they are. */
  readonly of?: string;
}

/**
 * One line of a package or a plan, as callers give it.
 *
 * Its cost is an `amount` with its period (`per`), or a `quantity` with its price. A line with neither is legal: it is
 * listed as a line without a price and never counted as £0. A line that costs nothing says so: `amount: 0`.
 *
 * @source RR145 6.29 and Table 42, 6.22 (solutions without money); RR232 4.17
 */
export interface LineInput {
  /** By which results name it; each once in a package. */
  readonly id: string;
  /** What it is called. */
  readonly name?: string;
  /** Whether it comes back every year, is bought once or is set aside; `recurring` unless told otherwise. */
  readonly kind?: LineKind | undefined;
  /** What it is, where that matters to a check; `service` unless told otherwise. */
  readonly role?: Role | undefined;
  /** The needs or outcomes that it serves, by id; none by default. */
  readonly serves?: readonly string[] | undefined;
  /** `budget` (the default), or whoever else pays: `school`, `family`, another funding stream. */
  readonly payer?: string | undefined;
  /**
   * How much of the cost so worked out counts, in per cent: 60 where somebody else pays the other 40, 12 for on-costs of
   * 12 per cent of the wages that the line states; 100 unless told otherwise.
   */
  readonly percent?: DecimalInput;
  /** Delivered by the authority through its own contracts, and taken off the money; `false` unless told otherwise. */
  readonly inKind?: boolean | undefined;
  /** Money that comes back, such as a refund: what it comes to is taken off, and stated without a minus sign. */
  readonly credit?: true;

  /** Pounds per `per`. */
  readonly amount?: AmountInput;
  /** The period of the amount; needed unless the line is a one-off. */
  readonly per?: Period;
  /** Whether the amount is before or after what others contribute; the package's own unless told otherwise. */
  readonly basis?: GrossOrNet;

  /** How many of `unit`: each time that `frequency` says, or in all; 0 or more, at most six decimals. */
  readonly quantity?: DecimalInput;
  /** What is counted: `hour`, `visit`, `session`, `journey`, `item`. */
  readonly unit?: string;
  /** How often the quantity comes; once a year when it is left out. */
  readonly frequency?: FrequencyInput;
  /** In how many weeks of a year an amount or a frequency per week comes. */
  readonly weeks?: WeeksInput;
  /**
   * What a quantity without a frequency, or a number of weeks, is counted for, where the line runs for a part of a year
   * only: for a full year, of which that part counts in the year, or for those dates, all of it. Left out, it is for the
   * dates where so many fit, and a question where they do not.
   */
  readonly countedFor?: CountedFor;
  /** A service of the price book, by id. */
  readonly service?: string;
  /** Pounds per `unit`, at most six decimals, in place of the price book's. */
  readonly price?: DecimalInput;
  /** The financial year whose prices `amount` or `price` is in; without it, it is as agreed and not restated. */
  readonly priceBase?: string;
  /** Which price of the service applies, where it has two. */
  readonly priceKind?: PriceKind;
  /** How many weeks a year, a month or a term has; the package's own unless told otherwise. */
  readonly convention?: ConventionInput;

  /** The first day, `YYYY-MM-DD`; the package's own unless told otherwise. */
  readonly startsOn?: string;
  /** The last day, `YYYY-MM-DD`; the package's own unless told otherwise. */
  readonly endsOn?: string;
  /** Whether the wages on it hold what an employer pays on top; `false` unless told otherwise. */
  readonly includesOnCosts?: boolean | undefined;
  /** Why there is no price. */
  readonly unpricedReason?: string;
  /** The finance system's code for where the money comes from. */
  readonly fundingCode?: string;
  /** Where the line was taken from. */
  readonly source?: string;
  /** What else is to be known of it. */
  readonly note?: string;
}

/** The fields of a line. */
export const lineFields = once(() => ({
  id: idSchema,
  name: textSchema.exactOptional(),
  kind: z.enum(LINE_KINDS).default('recurring'),
  role: z.enum(ROLES).default('service'),
  serves: z.array(idSchema).max(100).default([]),
  payer: payerSchema.default(BUDGET),
  percent: exactSchema(PERCENT).exactOptional(),
  inKind: z.boolean().default(false),
  credit: z.literal(true).exactOptional(),
  amount: positiveAmount('write it without a sign, and credit: true').exactOptional(),
  per: z.enum(PERIODS).exactOptional(),
  basis: z.enum(GROSS_OR_NET).exactOptional(),
  quantity: quantitySchema.exactOptional(),
  unit: idSchema.exactOptional(),
  frequency: z
    .strictObject({ times: quantitySchema, per: timedPeriodSchema, of: textSchema.exactOptional() })
    .exactOptional(),
  weeks: z.strictObject({ number: weekCountSchema, of: textSchema.exactOptional() }).exactOptional(),
  countedFor: z.enum(COUNTED_FOR).exactOptional(),
  service: idSchema.exactOptional(),
  price: unitPriceSchema.exactOptional(),
  priceBase: financialYearSchema.exactOptional(),
  priceKind: z.enum(PRICE_KINDS).exactOptional(),
  convention: conventionSchema.exactOptional(),
  startsOn: daySchema.exactOptional(),
  endsOn: daySchema.exactOptional(),
  includesOnCosts: z.boolean().default(false),
  unpricedReason: textSchema.exactOptional(),
  fundingCode: textSchema.exactOptional(),
  source: textSchema.exactOptional(),
  note: textSchema.exactOptional(),
}));

// What `checkForm` refuses, for JSON Schemas.
const amountForm = () =>
  together(
    lacks('quantity', 'frequency', 'price', 'priceKind'),
    when(is('kind', 'one-off'), mayBe('per', 'one-off'), given({ per: { not: { const: 'one-off' } } })),
    when(has('weeks'), together(is('per', 'week'), lacks('convention'))),
  );
const quantityForm = () =>
  together(
    lacks('per'),
    never(has('price', 'priceKind')),
    when(
      has('quantity'),
      when(has('weeks'), together(given({ frequency: is('per', 'week') }), lacks('convention'))),
      lacks('frequency', 'weeks', 'price'),
    ),
  );
const lineForm = () =>
  together(
    never(together(is('kind', 'contingency'), has('credit'))),
    when(together(has('countedFor'), lacks('weeks')), together(has('quantity'), lacks('frequency'))),
    when(has('amount'), amountForm(), quantityForm()),
  );

const fieldsSchema = deferred(() => z.strictObject(lineFields()).meta(lineForm()));

/** A line, for JSON Schemas. */
export const plainLineForm = () => fieldsSchema;

/** A line of which more is checked, for JSON Schemas. */
export function lineFormWith(more: Keywords) {
  return z.strictObject(lineFields()).meta(together(lineForm(), more));
}

/** One line of a package or a plan. */
export const lineSchema = schemaFor<LineInput>()(() => fieldsSchema);

/** One line of a package or a plan, parsed. */
export type Line = z.output<typeof fieldsSchema>;
