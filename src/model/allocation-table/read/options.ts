import * as z from 'zod';
import type { DecimalInput } from '../../../exact/decimal.js';
import { textOfAtMost } from '../../../identifier.js';
import { type TimedPeriod, timedPeriodSchema } from '../../../money/period.js';
import { deferred, schemaFor } from '../../../parse/deferred.js';
import { type ModelHeader, modelHeaderSchema } from '../../header.js';
import { pointsSchema } from '../../shared/budget/allocation.js';
import { ABOVE_TABLE, type AboveTable, IN_GAP, type InGap, lineSchema, OFF_STEP, type OffStep } from '../model.js';

/** What a council's own words in the amount column mean. */
export interface AmountWords {
  /** The words, such as `nil`. */
  readonly text: string;
  /** What they mean: `no-budget`, `refer-to-costing`, or an amount such as `0`. */
  readonly means: string;
}

/** What the rows of a file do not say themselves, and what the council's own words mean. */
export interface AllocationTableRowsOptions {
  /** The period of the amounts, where the file does not say it. */
  readonly period?: TimedPeriod;
  /** The step of scores, 1 for whole points, where the file does not say it. */
  readonly step?: DecimalInput;
  /** What happens to a score off the step; `refuse` unless told otherwise. */
  readonly offStep?: OffStep;
  /** What happens to a score that no row holds; `refuse` unless told otherwise. */
  readonly gap?: InGap;
  /** What happens to a score above the highest row; `refer-to-costing` unless told otherwise. */
  readonly above?: AboveTable;
  /** What the council states about the model; nothing by default. */
  readonly header?: ModelHeader | undefined;
  /** When, and to whom, a decision can be challenged; a line each. */
  readonly challengePoints?: readonly string[];
  /** What the council's own words in the amount column mean; none by default. */
  readonly words?: readonly AmountWords[] | undefined;
  /** Columns of the file that are left aside; none by default. */
  readonly ignoreColumns?: readonly string[] | undefined;
}

const wordsSchema = deferred(() =>
  z.array(z.strictObject({ text: lineSchema, means: textOfAtMost(40).min(1) })).max(100),
);

const columnsSchema = deferred(() => z.array(textOfAtMost(500)).max(1000));

/** What the rows of a file do not say themselves. */
export const fromRowsOptionsSchema = schemaFor<AllocationTableRowsOptions>()(() =>
  z.strictObject({
    period: timedPeriodSchema.exactOptional(),
    step: pointsSchema.exactOptional(),
    offStep: z.enum(OFF_STEP).exactOptional(),
    gap: z.enum(IN_GAP).exactOptional(),
    above: z.enum(ABOVE_TABLE).exactOptional(),
    header: modelHeaderSchema.default({}),
    challengePoints: z.array(lineSchema).max(100).exactOptional(),
    words: wordsSchema.default([]),
    ignoreColumns: columnsSchema.default([]),
  }),
);

/** How rows are read as an allocation table, parsed. */
export type ParsedRowsOptions = z.output<typeof fromRowsOptionsSchema>;

/**
 * What decides how rows are read, as far as options that are refused say it: so that the rows' own faults are told
 * beside those of the options. Columns that cannot be read leave it open which are left aside.
 */
export function readableOptions(options: unknown): {
  readonly words: ParsedRowsOptions['words'];
  readonly ignoreColumns: readonly string[] | undefined;
} {
  try {
    const { words, ignoreColumns = [] } = options as AllocationTableRowsOptions;
    return {
      words: wordsSchema.safeParse(words).data ?? [],
      ignoreColumns: columnsSchema.safeParse(ignoreColumns).data,
    };
  } catch {
    return { words: [], ignoreColumns: undefined };
  }
}
