import * as z from 'zod';
import type { DecimalInput } from '../../exact/decimal.js';
import { schemaFor } from '../../parse/deferred.js';
import { type AnyCase, anyCaseFields } from '../case.js';
import { pointsSchema } from '../shared/budget/allocation.js';

/** A case for a table of points, which is one table for everyone: no group, no add-ons. */
export interface PercentileTableCase extends AnyCase {
  /** Its points: 0 or more, at most six decimals. */
  readonly points: DecimalInput;
}

/** A case for a table of points. */
export const percentileCaseSchema = schemaFor<PercentileTableCase>()(() =>
  z.strictObject({ ...anyCaseFields(), points: pointsSchema }),
);

/** A case for a table of points, parsed. */
export type ParsedPercentileCase = z.output<typeof percentileCaseSchema>;
