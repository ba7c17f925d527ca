import * as z from 'zod';

/** The five reports by their keys. */
export const REPORT_KEYS = ['RR145', 'RR232', 'FJ', 'IBSEN', 'IPB'] as const;

/** A report by its key. */
export type ReportKey = (typeof REPORT_KEYS)[number];

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens');
const number = z.string().regex(/^-?\d{1,12}(\.\d{1,4})?$/, 'expected a decimal number such as 12600 or -0.5');
const words = z.string().min(1).max(2000);

/**
 * One printed figure: `printed` is verbatim, `value` the same as a decimal number, and `precision` the step to which
 * it is printed, so that the true value lies within half a step. An `exact` figure has no such interval. `qualifier`
 * is the report's own hedge ("nearly", "over"). `n` is the number of cases behind it, null where none is printed.
 */
export const figureSchema = z.strictObject({
  id,
  /** The paragraph, table or figure of the report. */
  at: words,
  row: words,
  column: words,
  printed: words,
  value: number,
  unit: id,
  period: z.enum([
    'none',
    'year',
    'two-years',
    'three-years',
    'six-months',
    'three-months',
    'month',
    'week',
    'one-off',
  ]),
  precision: number,
  n: z.number().int().nonnegative().nullable(),
  exact: z.literal(true).exactOptional(),
  /** Quoted in a sentence, not in a table. */
  prose: z.literal(true).exactOptional(),
  /** The whole cell, where it holds more than this figure. */
  cell: words.exactOptional(),
  qualifier: words.exactOptional(),
  note: words.exactOptional(),
});

const baseSchema = z.strictObject({
  families: z.number().int().positive().exactOptional(),
  children: z.number().int().positive().exactOptional(),
  people: z.number().int().positive().exactOptional(),
  packages: z.number().int().positive().exactOptional(),
  sites: z.number().int().positive().exactOptional(),
  note: words.exactOptional(),
});

/** One table of a report, or one group of figures that its text tells. */
export const tableSchema = z.strictObject({
  id,
  report: z.enum(REPORT_KEYS),
  at: words,
  title: words,
  /** How many families, people or sites the place prints as its base. */
  base: baseSchema.nullable(),
  note: words.exactOptional(),
  /** Cells that the text no longer holds. */
  lost: z.array(words).exactOptional(),
  /** Cells that are words. */
  rows: z.array(z.record(z.string(), z.union([words, z.array(words)]))).exactOptional(),
  figures: z.array(figureSchema),
});

/** What is wrong with an erratum's figures, in the words of those who compared them. */
export const ERRATUM_KINDS = [
  'contradicted',
  'rounding',
  'incomplete',
  'ambiguous',
  'inconsistent-statement',
  'slip',
] as const;

/** The kinds that say something is wrong, however small; the others say that it may be read so that nothing is. */
export const FIRM_KINDS: readonly Erratum['verdict'][] = ['contradicted', 'rounding', 'inconsistent-statement', 'slip'];

/** Figures or statements of a report that do not agree with each other. */
export const erratumSchema = z.strictObject({
  id: z.string().regex(/^[A-Z0-9]+(-\d+)?$/),
  figures: z.array(id),
  published: words,
  others_give: words,
  arithmetic: words,
  verdict: z.enum(ERRATUM_KINDS),
});

/** The errata of one report. */
export const errataSchema = z.strictObject({
  id,
  report: z.enum(REPORT_KEYS),
  title: words,
  errata: z.array(erratumSchema),
});

/** One table of a report, or one group of figures that its text tells. */
export type Table = z.infer<typeof tableSchema>;

/** One printed figure as the data hold it. */
export type PrintedFigure = z.infer<typeof figureSchema>;

/** Figures or statements of a report that do not agree with each other. */
export type Erratum = z.infer<typeof erratumSchema>;
