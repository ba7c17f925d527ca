import * as z from 'zod';
import { quantitySchema } from '../../costing/wire.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { idSchema } from '../../identifier.js';
import { daySchema } from '../../money/calendar.js';
import { schemaFor } from '../../parse/deferred.js';
import { caseFields, type KindCase } from '../case.js';
import { KIND } from './model.js';

/** Independent travel training: a budget is paid while it lasts, and removed after it. */
export interface TravelTraining {
  /** The last day of the training, `YYYY-MM-DD`. */
  readonly endsOn: string;
  /** School days in the model's period until then, which are paid for in place of all of them. */
  readonly days: DecimalInput;
  /** In how many payments the budget is paid; in one sum where it is left out. */
  readonly payments?: number;
}

/** A case for a personal transport budget: how far it is to a school of which type. */
export interface TransportCase extends KindCase<typeof KIND> {
  /** The type of school. */
  readonly schoolType: string;
  /** Miles from home to school, one way. */
  readonly miles: DecimalInput;
  /** Journeys a day that are paid for, in place of the model's. */
  readonly legsPerDay?: DecimalInput;
  /** Days in the model's period, in place of the model's. */
  readonly days?: DecimalInput;
  /** That the child is learning to travel alone: the budget ends with the training. */
  readonly training?: TravelTraining;
}

/** A case for a personal transport budget. */
export const transportCaseSchema = schemaFor<TransportCase>()(() =>
  z.strictObject({
    ...caseFields(KIND),
    schoolType: idSchema,
    miles: quantitySchema,
    legsPerDay: quantitySchema.exactOptional(),
    days: quantitySchema.exactOptional(),
    training: z
      .strictObject({ endsOn: daySchema, days: quantitySchema, payments: z.int().min(1).max(366).exactOptional() })
      .exactOptional(),
  }),
);

/** The same, parsed. */
export type ParsedTransportCase = z.output<typeof transportCaseSchema>;
