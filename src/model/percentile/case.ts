import * as z from 'zod';
import { idSchema } from '../../identifier.js';
import { pointsSchema } from '../allocation.js';

/** A case for a table of points, which is one table for everyone: no group, no add-ons. */
export const percentileCaseSchema = z.strictObject({
  caseId: idSchema,
  points: pointsSchema,
  /** Decided before and elsewhere; `false` gives no budget. */
  eligible: z.boolean().exactOptional(),
});

/** A case for a table of points, parsed. */
export type ParsedPercentileCase = z.output<typeof percentileCaseSchema>;
