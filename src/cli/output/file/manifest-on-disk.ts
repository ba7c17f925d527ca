import * as z from 'zod';

/** The name of the file that a run leaves beside its results. */
export const MANIFEST_NAME = 'manifest.json';

/** As much of a written manifest as is needed to know which files are its own. */
export const manifestSchema = z.object({
  tool: z.literal('openras'),
  outputs: z.array(z.object({ name: z.string(), bytes: z.number().optional() })),
});
