import * as z from 'zod';
import { idSchema } from '../identifier.js';
import { positiveAmountSchema } from '../money/amount.js';
import { daySchema } from '../money/calendar.js';
import { conventionSchema, PERIODS } from '../money/period.js';
import { unitPriceSchema } from '../money/unit-price.js';
import { financialYearSchema } from '../money/uplift.js';
import { ROLES } from './role.js';
import { quantitySchema, textSchema, weekCountSchema } from './wire.js';

/** The payer of a line that does not name one: the family's budget itself. */
export const BUDGET = 'budget';

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

/** How often a quantity comes: `{ times: 2, per: 'week', of: 'session' }`. */
const frequencySchema = z.strictObject({
  times: quantitySchema,
  per: z.enum(PERIODS).exclude(['one-off']),
  /** What comes so often, such as `session`. */
  of: textSchema.exactOptional(),
});

/** In how many weeks of a year: `{ number: 13, of: 'school holidays' }`. */
const weeksSchema = z.strictObject({ number: weekCountSchema, of: textSchema.exactOptional() });

/**
 * One line of a package or a plan.
 *
 * Its cost is an `amount` with its period (`per`), or a `quantity` with its price. A line with neither is legal: it is
 * listed as a line without a price and never counted as £0. A line that costs nothing says so: `amount: 0`.
 *
 * @source RR145 6.29 and Table 42, 6.22 (solutions without money); RR232 4.17
 */
export const lineSchema = z.strictObject({
  id: idSchema,
  name: textSchema.exactOptional(),
  kind: z.enum(LINE_KINDS).default('recurring'),
  role: z.enum(ROLES).default('service'),
  /** The needs or outcomes that the line serves, by id. */
  serves: z.array(idSchema).max(100).default([]),
  /** `budget`, or whoever else pays: `school`, `family`, another funding stream. */
  payer: idSchema.default(BUDGET),
  /** Delivered by the authority through its own contracts, and taken off the money that the family receives. */
  inKind: z.boolean().default(false),

  /** Pounds per `per`. */
  amount: positiveAmountSchema.exactOptional(),
  per: z.enum(PERIODS).exactOptional(),
  /** Before or after what others contribute. */
  basis: z.enum(GROSS_OR_NET).exactOptional(),

  quantity: quantitySchema.exactOptional(),
  /** What is counted: `hour`, `visit`, `session`, `journey`, `item`. */
  unit: idSchema.exactOptional(),
  frequency: frequencySchema.exactOptional(),
  weeks: weeksSchema.exactOptional(),
  /** A service of the price book. */
  service: idSchema.exactOptional(),
  /** Pounds per `unit`, in place of the price book's. */
  price: unitPriceSchema.exactOptional(),
  /** The year whose prices `amount` or `price` is in; without it, it is taken as agreed and not restated. */
  priceBase: financialYearSchema.exactOptional(),
  priceKind: z.enum(PRICE_KINDS).exactOptional(),
  convention: conventionSchema.exactOptional(),

  startsOn: daySchema.exactOptional(),
  endsOn: daySchema.exactOptional(),
  /** The wages on this line already hold what an employer pays on top. */
  includesOnCosts: z.boolean().default(false),
  /** Why there is no price. */
  unpricedReason: textSchema.exactOptional(),
  /** The finance system's code for where the money comes from. */
  fundingCode: textSchema.exactOptional(),
  source: textSchema.exactOptional(),
  note: textSchema.exactOptional(),
});

/** One line of a package or a plan, as callers give it. */
export type LineInput = z.input<typeof lineSchema>;

/** One line of a package or a plan, parsed. */
export type Line = z.output<typeof lineSchema>;
