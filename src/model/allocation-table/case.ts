import * as z from 'zod';
import type { DecimalInput } from '../../exact/decimal.js';
import { idSchema } from '../../identifier.js';
import { schemaFor } from '../../parse/deferred.js';
import { ageSchema } from '../../questionnaire/instrument/ages.js';
import { type AnyCase, anyCaseFields } from '../case.js';
import { pointsSchema } from '../shared/budget/allocation.js';

/** A case for an allocation table: its points, and what chooses among the tables of the model. */
export interface AllocationTableCase extends AnyCase {
  /** Its points: 0 or more, at most six decimals. */
  readonly points: DecimalInput;
  /** The family's group, where tables are for groups. */
  readonly group?: string;
  /** The age in whole years, where tables are for ages. */
  readonly age?: number;
  /** The id of the questionnaire that gave the points, where tables are for questionnaires. */
  readonly instrument?: string;
}

/** A case for an allocation table. */
export const tableCaseSchema = schemaFor<AllocationTableCase>()(() =>
  z.strictObject({
    ...anyCaseFields(),
    points: pointsSchema,
    group: idSchema.exactOptional(),
    age: ageSchema.exactOptional(),
    instrument: idSchema.exactOptional(),
  }),
);

/** A case for an allocation table, parsed. */
export type ParsedTableCase = z.output<typeof tableCaseSchema>;
