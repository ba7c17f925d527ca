import * as z from 'zod';
import { idSchema } from '../identifier.js';
import { daySchema, formatDay } from '../money/calendar.js';
import { PERIODS } from '../money/period.js';
import { financialYearSchema } from '../money/uplift.js';

/** The version of the JSON form of models that this release writes and reads. */
export const MODEL_SCHEMA_VERSION = 1;

const dateSchema = daySchema.transform(formatDay);

/** A file that a model was calibrated from. */
const inputFileSchema = z.strictObject({
  name: z.string().max(500),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 is 64 hexadecimal digits'),
  rows: z.int().min(0).exactOptional(),
});

/** What a council states about a model when it is made: when it holds, at which prices, who approved it. */
export const modelHeaderSchema = z.strictObject({
  id: idSchema.exactOptional(),
  title: z.string().max(500).exactOptional(),
  effectiveFrom: dateSchema.exactOptional(),
  effectiveTo: dateSchema.exactOptional(),
  financialYear: financialYearSchema.exactOptional(),
  priceBase: financialYearSchema.exactOptional(),
  approvedBy: z.string().max(500).exactOptional(),
  inputs: z.array(inputFileSchema).max(100).exactOptional(),
});

/** What a council states about a model, as callers give it. */
export type ModelHeader = z.input<typeof modelHeaderSchema>;

/** The fields that every model has. */
export const modelShape = {
  schemaVersion: z.literal(MODEL_SCHEMA_VERSION),
  /** The period of the budgets that the model gives. */
  period: z.enum(PERIODS).exclude(['one-off']),
  ...modelHeaderSchema.shape,
};
