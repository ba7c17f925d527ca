import * as z from 'zod';
import { checkUnique } from '../../costing/unique-ids.js';
import { quantitySchema } from '../../costing/wire.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { idSchema } from '../../identifier.js';
import { type ConventionInput, conventionSchema, type TimedPeriod, timedPeriodSchema } from '../../money/period.js';
import type { RoundingInput } from '../../money/rounding.js';
import { unitPriceSchema } from '../../money/unit-price.js';
import { withCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { type AnyModel, modelFields } from '../header.js';
import { budgetRounding } from '../shared/budget/record-budget.js';
import { stated } from '../stated.js';

export const KIND = 'hours-by-need-level';

/** A level of need, and the hours predicted to meet it. */
export interface HoursLevel {
  /** The level. */
  readonly id: string;
  /** Hours per `hoursPer`; there is no default. */
  readonly hours: DecimalInput;
}

/** A model that gives hours to levels of need, and pounds to hours, as it is stored: plain JSON. */
export interface HoursModel extends AnyModel {
  /** Which kind of model this is. */
  readonly kind: typeof KIND;
  /** The hours predicted to meet each level of need. */
  readonly levels: readonly HoursLevel[];
  /** What the hours are in: a week, a month … */
  readonly hoursPer: TimedPeriod;
  /** What an hour is paid with, in pounds; there is no default. */
  readonly ratePerHour: DecimalInput;
  /** How the hours of one period become those of the model's; needed where the two differ. */
  readonly convention?: ConventionInput;
  /** How the budget is rounded; to the penny, half up, unless told otherwise. */
  readonly rounding?: RoundingInput | undefined;
}

/** An hourly rate; the reports print a range of them and none to be used. */
export const hourlyRateSchema = deferred(() =>
  stated(unitPriceSchema, 'is missing; no report says which hourly rate counts, so state it'),
);

const fieldsSchema = deferred(() => {
  const hours = stated(quantitySchema, 'is missing; no report publishes the hours of a level, so state them');
  return z.strictObject({
    kind: z.literal(KIND),
    ...modelFields(),
    levels: z
      .array(z.strictObject({ id: idSchema, hours }))
      .min(1)
      .max(50),
    hoursPer: timedPeriodSchema,
    ratePerHour: hourlyRateSchema,
    convention: conventionSchema.exactOptional(),
    rounding: budgetRounding,
  });
});

/** The JSON form of a model that gives hours to levels of need, and pounds to hours. */
export const hoursModelSchema = schemaFor<HoursModel>()(() =>
  withCheck(fieldsSchema, ({ levels }, problems) => {
    checkUnique(levels, ['levels'], 'level', problems);
  }),
);

/** A model that gives hours to levels of need, parsed. */
export type ParsedHoursModel = z.output<typeof hoursModelSchema>;
