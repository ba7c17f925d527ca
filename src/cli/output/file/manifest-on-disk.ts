import * as z from 'zod';

/** As much of a written manifest as is needed to know which files are its own. */
export const manifestSchema = z.object({
  tool: z.literal('openras'),
  outputs: z.array(z.object({ name: z.string(), bytes: z.number().optional() })),
});
