import * as z from 'zod';
import { idSchema } from '../identifier.js';

/** The fields that every case of a kind has: whose it is, optionally the kind's name, and whether it is eligible. */
export function caseShape<Kind extends string>(kind: Kind) {
  return {
    caseId: idSchema,
    kind: z.literal(kind).exactOptional(),
    /** Decided before and elsewhere; `false` gives no budget. */
    eligible: z.boolean().exactOptional(),
  };
}
