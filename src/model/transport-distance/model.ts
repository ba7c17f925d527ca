import * as z from 'zod';
import { quantitySchema } from '../../costing/wire.js';
import type { ProblemList } from '../../errors.js';
import { compareRatios, formatRatio, type Ratio } from '../../exact/ratio.js';
import { idSchema } from '../../identifier.js';
import { positiveAmountSchema } from '../../money/amount.js';
import { LEFTOVER_ORDERS } from '../../money/share.js';
import { unitPriceSchema } from '../../money/unit-price.js';
import { withCheck } from '../../parse.js';
import { modelShape } from '../header.js';
import { budgetRounding } from '../record-budget.js';
import { stated } from '../stated.js';

export const KIND = 'transport-distance';

/** A type of school and a band of distances: from `fromMiles` up to, not including, `toMiles` (null: no end). */
const bandShape = { schoolType: idSchema, fromMiles: quantitySchema, toMiles: quantitySchema.nullable() };

const shared = {
  kind: z.literal(KIND),
  ...modelShape,
  /** How the budget is paid; payments add up to it. */
  payments: z
    .strictObject({
      number: z.int().min(1).max(366),
      /** Which payments get the pennies that are left over. */
      leftover: z.enum(LEFTOVER_ORDERS).default('first'),
    })
    .exactOptional(),
  rounding: budgetRounding,
};

const perMileSchema = z.strictObject({
  ...shared,
  basis: z.literal('per-mile'),
  rates: z
    .array(
      z.strictObject({
        ...bandShape,
        /** Pounds per mile. */
        perMile: stated(unitPriceSchema, 'is missing; no report publishes a mileage rate, so state it'),
      }),
    )
    .min(1)
    .max(1000),
  /** For cases that do not state their own: journeys a day that are paid for, and days in the period. */
  legsPerDay: quantitySchema.exactOptional(),
  days: quantitySchema.exactOptional(),
});

const perBandSchema = z.strictObject({
  ...shared,
  basis: z.literal('flat-per-band'),
  rates: z
    .array(
      z.strictObject({
        ...bandShape,
        /** Pounds per period. */
        amount: stated(positiveAmountSchema, 'is missing; no report publishes an amount for a band, so state it'),
      }),
    )
    .min(1)
    .max(1000),
});

/** The JSON form of a personal transport budget: a rate per mile, or a flat amount for a band of distances. */
export const transportModelSchema = withCheck(
  z.discriminatedUnion('basis', [perMileSchema, perBandSchema]),
  ({ rates }, problems) => checkBands(rates, problems),
);

/** A personal transport budget as a model is stored: plain JSON. */
export type TransportModel = z.input<typeof transportModelSchema>;

/** The same, parsed. */
export type ParsedTransportModel = z.output<typeof transportModelSchema>;

/** A band of distances for a type of school. */
export interface Band {
  readonly schoolType: string;
  readonly fromMiles: Ratio;
  readonly toMiles: Ratio | null;
}

/** Whether a distance lies in a band: at its beginning or after, and before its end. */
export function isWithin(miles: Ratio, { fromMiles, toMiles }: Band): boolean {
  return compareRatios(fromMiles, miles) <= 0 && (toMiles === null || compareRatios(miles, toMiles) < 0);
}

function checkBands(rates: readonly Band[], problems: ProblemList): void {
  rates.forEach((band, index) => {
    const { schoolType, fromMiles, toMiles } = band;
    if (toMiles !== null && compareRatios(fromMiles, toMiles) >= 0)
      problems.add('inconsistent', ['rates', index, 'toMiles'], 'a band ends farther away than it begins');
    const clash = rates.findIndex(
      (other, place) => place < index && other.schoolType === schoolType && overlap(other, band),
    );
    if (clash < 0) return;
    const message = `${formatRatio(fromMiles)} miles is within the band of rates[${clash}] for the same type of school`;
    problems.add('inconsistent', ['rates', index, 'fromMiles'], message);
  });
}

function overlap(a: Band, b: Band): boolean {
  return isWithin(a.fromMiles, b) || isWithin(b.fromMiles, a);
}
