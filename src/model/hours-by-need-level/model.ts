import * as z from 'zod';
import { checkUnique } from '../../costing/unique-ids.js';
import { quantitySchema } from '../../costing/wire.js';
import { idSchema } from '../../identifier.js';
import { conventionSchema, PERIODS } from '../../money/period.js';
import { unitPriceSchema } from '../../money/unit-price.js';
import { withCheck } from '../../parse.js';
import { modelShape } from '../header.js';
import { budgetRounding } from '../record-budget.js';
import { stated } from '../stated.js';

export const KIND = 'hours-by-need-level';

/** An hourly rate; the reports print a range of them and none to be used. */
export const hourlyRateSchema = stated(
  unitPriceSchema,
  'is missing; no report says which hourly rate counts, so state it',
);

const fieldsSchema = z.strictObject({
  kind: z.literal(KIND),
  ...modelShape,
  /** The hours predicted to meet each level of need. */
  levels: z
    .array(
      z.strictObject({
        id: idSchema,
        hours: stated(quantitySchema, 'is missing; no report publishes the hours of a level, so state them'),
      }),
    )
    .min(1)
    .max(50),
  /** What the hours are in: a week, a month … */
  hoursPer: z.enum(PERIODS).exclude(['one-off']),
  /** Pounds per hour. */
  ratePerHour: hourlyRateSchema,
  /** How the hours of one period become those of the model's; needed where the two differ. */
  convention: conventionSchema.exactOptional(),
  rounding: budgetRounding,
});

/** The JSON form of a model that gives hours to levels of need, and pounds to hours. */
export const hoursModelSchema = withCheck(fieldsSchema, ({ levels }, problems) => {
  checkUnique(levels, ['levels'], 'level', problems);
});

/** A model that gives hours to levels of need, as it is stored: plain JSON. */
export type HoursModel = z.input<typeof hoursModelSchema>;

/** The same, parsed. */
export type ParsedHoursModel = z.output<typeof hoursModelSchema>;
