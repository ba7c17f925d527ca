import * as z from 'zod';
import { idSchema } from '../../identifier.js';
import { schemaFor } from '../../parse/deferred.js';
import { caseFields, type KindCase } from '../case.js';
import { KIND } from './model.js';

/** The level of support that a family needs for one outcome. */
export interface LevelAnswer {
  /** The outcome. */
  readonly outcome: string;
  /** The level of support. */
  readonly level: string;
}

/** A case for a model that attaches money to levels of support. */
export interface LevelPricesCase extends KindCase<typeof KIND> {
  /** The level of support for each outcome of the model. */
  readonly answers: readonly LevelAnswer[];
}

/** A case for a model that attaches money to levels of support. */
export const levelPricesCaseSchema = schemaFor<LevelPricesCase>()(() =>
  z.strictObject({
    ...caseFields(KIND),
    answers: z.array(z.strictObject({ outcome: idSchema, level: idSchema })).max(500),
  }),
);

/** The same, parsed. */
export type ParsedLevelPricesCase = z.output<typeof levelPricesCaseSchema>;
