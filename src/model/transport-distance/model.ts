import * as z from 'zod';
import { quantitySchema } from '../../costing/wire.js';
import type { ProblemList } from '../../errors.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { compareRatios, formatRatio, type Ratio } from '../../exact/ratio.js';
import { idSchema } from '../../identifier.js';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import type { RoundingInput } from '../../money/rounding.js';
import { LEFTOVER_ORDERS, type LeftoverOrder } from '../../money/share.js';
import { unitPriceSchema } from '../../money/unit-price.js';
import { withCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { tellingShared } from '../../parse/shared-fields.js';
import { type AnyModel, modelFields } from '../header.js';
import { budgetRounding } from '../shared/budget/record-budget.js';
import { stated } from '../stated.js';

export const KIND = 'transport-distance';

/** A type of school and a band of distances: from `fromMiles` up to, not including, `toMiles`. */
export interface DistanceBand {
  /** The type of school. */
  readonly schoolType: string;
  /** Miles one way at which the band begins. */
  readonly fromMiles: DecimalInput;
  /** Miles one way before which the band ends; null where it has no end. */
  readonly toMiles: DecimalInput | null;
}

/** A band of distances with a rate per mile. */
export interface MileRate extends DistanceBand {
  /** What a mile is paid with, in pounds; there is no default. */
  readonly perMile: DecimalInput;
}

/** A band of distances with a flat amount. */
export interface FlatRate extends DistanceBand {
  /** What the band is paid, in pounds per period of the model; there is no default. */
  readonly amount: AmountInput;
}

/** How a budget is paid; the payments add up to it. */
export interface TransportPayments {
  /** How many payments there are in the period. */
  readonly number: number;
  /** Which payments get the pennies that are left over; the `first` unless told otherwise. */
  readonly leftover?: LeftoverOrder | undefined;
}

interface AnyTransportModel extends AnyModel {
  /** Which kind of model this is. */
  readonly kind: typeof KIND;
  /** How the budget is paid; in one sum where it is left out. */
  readonly payments?: TransportPayments;
  /** How the budget is rounded; to the penny, half up, unless told otherwise. */
  readonly rounding?: RoundingInput | undefined;
}

/** A personal transport budget by the mile, as a model is stored: plain JSON. */
export interface PerMileModel extends AnyTransportModel {
  /** The way it pays: so much a mile, or so much a band of distance. */
  readonly basis: 'per-mile';
  /** The rate per mile for each type of school and band of distances. */
  readonly rates: readonly MileRate[];
  /** Journeys a day that are paid for, for cases that do not state their own. */
  readonly legsPerDay?: DecimalInput;
  /** Days in the period, for cases that do not state their own. */
  readonly days?: DecimalInput;
}

/** A personal transport budget as a flat amount for a band of distances, as a model is stored: plain JSON. */
export interface FlatPerBandModel extends AnyTransportModel {
  /** The way it pays: so much a mile, or so much a band of distance. */
  readonly basis: 'flat-per-band';
  /** The amount for each type of school and band of distances. */
  readonly rates: readonly FlatRate[];
}

/** A personal transport budget as a model is stored: plain JSON. */
export type TransportModel = PerMileModel | FlatPerBandModel;

function sharedFields() {
  const leftover = z.enum(LEFTOVER_ORDERS).default('first');
  return {
    kind: z.literal(KIND),
    ...modelFields(),
    payments: z.strictObject({ number: z.int().min(1).max(366), leftover }).exactOptional(),
    rounding: budgetRounding,
  };
}

function bandFields() {
  return { schoolType: idSchema, fromMiles: quantitySchema, toMiles: quantitySchema.nullable() };
}

const perMileSchema = deferred(() => {
  const perMile = stated(unitPriceSchema, 'is missing; no report publishes a mileage rate, so state it');
  return z.strictObject({
    ...sharedFields(),
    basis: z.literal('per-mile'),
    rates: z
      .array(z.strictObject({ ...bandFields(), perMile }))
      .min(1)
      .max(1000),
    legsPerDay: quantitySchema.exactOptional(),
    days: quantitySchema.exactOptional(),
  });
});

const perBandSchema = deferred(() => {
  const amount = stated(positiveAmountSchema, 'is missing; no report publishes an amount for a band, so state it');
  return z.strictObject({
    ...sharedFields(),
    basis: z.literal('flat-per-band'),
    rates: z
      .array(z.strictObject({ ...bandFields(), amount }))
      .min(1)
      .max(1000),
  });
});

/** The JSON form of a personal transport budget: a rate per mile, or a flat amount for a band of distances. */
export const transportModelSchema = schemaFor<TransportModel>()(() =>
  withCheck(tellingShared(z.discriminatedUnion('basis', [perMileSchema, perBandSchema])), ({ rates }, problems) => {
    checkBands(rates, problems);
  }),
);

/** A personal transport budget, parsed. */
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
