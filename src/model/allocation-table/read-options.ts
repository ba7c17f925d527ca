import * as z from 'zod';
import { PERIODS } from '../../money/period.js';
import { pointsSchema } from '../allocation.js';
import { modelHeaderSchema } from '../header.js';
import { ABOVE_TABLE, IN_GAP, lineSchema, OFF_STEP } from './model.js';

/** What the rows of a file do not say themselves, and what the council's own words mean. */
export const fromRowsOptionsSchema = z.strictObject({
  period: z.enum(PERIODS).exclude(['one-off']).exactOptional(),
  /** The step of scores: 1 for whole points. */
  step: pointsSchema.exactOptional(),
  offStep: z.enum(OFF_STEP).exactOptional(),
  gap: z.enum(IN_GAP).exactOptional(),
  above: z.enum(ABOVE_TABLE).exactOptional(),
  header: modelHeaderSchema.default({}),
  challengePoints: z.array(lineSchema).max(100).exactOptional(),
  /** What the council's own words in the amount column mean: an answer, or an amount such as `0`. */
  words: z
    .array(z.strictObject({ text: lineSchema, means: z.string().min(1).max(40) }))
    .max(100)
    .default([]),
  /** Columns of the file that are left aside. */
  ignoreColumns: z.array(z.string().max(500)).max(1000).default([]),
});

/** How rows are read as an allocation table, as callers give it. */
export type AllocationTableRowsOptions = z.input<typeof fromRowsOptionsSchema>;

/** How rows are read as an allocation table, parsed. */
export type ParsedRowsOptions = z.output<typeof fromRowsOptionsSchema>;
