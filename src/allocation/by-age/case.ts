import * as z from 'zod';
import { caseFields, type KindCase } from '../../model/case.js';
import { daySchema } from '../../money/calendar.js';
import { schemaFor } from '../../parse/deferred.js';
import { LEAF_KINDS, type LeafCase } from '../leaf-kinds.js';
import { kindsByName, type NestedCase, nestedCaseSchema } from '../nested-model.js';
import { BY_AGE } from './model.js';

/** A case for a router by age: what its age is counted from, and the case for the model of its age group. */
export interface ByAgeCase extends KindCase<typeof BY_AGE> {
  /** The age in whole years; for the rule `stated`. */
  readonly age?: number;
  /** The day of birth, `YYYY-MM-DD`; for the other rules. */
  readonly bornOn?: string;
  /** What the model of the age group asks for, without the id. */
  readonly case: NestedCase<LeafCase>;
}

/** An age in whole years. */
export const ageField = () => z.int().min(0).max(150);

/** A case for a router by age. */
export const byAgeCaseSchema = schemaFor<ByAgeCase>()(() =>
  z.strictObject({
    ...caseFields(BY_AGE),
    age: ageField().exactOptional(),
    bornOn: daySchema.exactOptional(),
    case: nestedCaseSchema<NestedCase<LeafCase>>(kindsByName(LEAF_KINDS)),
  }),
);

/** The same, parsed. */
export type ParsedByAgeCase = z.output<typeof byAgeCaseSchema>;
