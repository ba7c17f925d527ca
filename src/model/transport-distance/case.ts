import * as z from 'zod';
import { quantitySchema } from '../../costing/wire.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { idSchema } from '../../identifier.js';
import { schemaFor } from '../../parse.js';
import { caseFields, type KindCase } from '../case.js';
import { KIND } from './model.js';

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
}

/** A case for a personal transport budget. */
export const transportCaseSchema = schemaFor<TransportCase>()(() =>
  z.strictObject({
    ...caseFields(KIND),
    schoolType: idSchema,
    miles: quantitySchema,
    legsPerDay: quantitySchema.exactOptional(),
    days: quantitySchema.exactOptional(),
  }),
);

/** The same, parsed. */
export type ParsedTransportCase = z.output<typeof transportCaseSchema>;
