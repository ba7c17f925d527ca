import * as z from 'zod';
import { idSchema } from '../../identifier.js';
import { schemaFor } from '../../parse/deferred.js';
import { caseFields, type KindCase } from '../case.js';
import { KIND } from './model.js';

/** A case for a model that gives hours to levels of need. */
export interface HoursCase extends KindCase<typeof KIND> {
  /** The level of need. */
  readonly level: string;
}

/** A case for a model that gives hours to levels of need. */
export const hoursCaseSchema = schemaFor<HoursCase>()(() => z.strictObject({ ...caseFields(KIND), level: idSchema }));

/** The same, parsed. */
export type ParsedHoursCase = z.output<typeof hoursCaseSchema>;
