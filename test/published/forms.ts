import * as z from 'zod';
import { textOfAtMost } from '../../src/identifier.js';
import { deferred, schemaFor } from '../../src/parse/deferred.js';
import type { FigureId } from '../../src/published/figures/figure-ids.js';
import {
  ERRATUM_KINDS,
  type Erratum,
  FIGURE_PERIODS,
  type PrintedBase,
  type PrintedFigure,
  REPORT_KEYS,
  type ReportKey,
  type Table,
} from '../../src/published/figures/schema.js';

// The forms of the files of fixtures/published: the library takes the files as they are, because these hold them.

/** The errata of one report. */
export interface Errata {
  /** The id of the list. */
  readonly id: string;
  /** The report. */
  readonly report: ReportKey;
  /** What the list is called. */
  readonly title: string;
  /** The errata, in the order of the report. */
  readonly errata: readonly Erratum[];
}

const id = deferred(() => z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens'));
// Which ids there are is made from these same files, so that only how an id looks is checked.
const figureId = schemaFor<FigureId>()(() => id as unknown as z.ZodType<FigureId, FigureId>);
const number = deferred(() =>
  z.string().regex(/^-?\d{1,12}(\.\d{1,4})?$/, 'expected a decimal number such as 12600 or -0.5'),
);
const words = deferred(() => textOfAtMost(2000).min(1));

const figureSchema = schemaFor<PrintedFigure>()(() =>
  z.strictObject({
    id: figureId,
    at: words,
    row: words,
    column: words,
    printed: words,
    value: number,
    unit: id,
    period: z.enum(FIGURE_PERIODS),
    precision: number,
    n: z.number().int().nonnegative().nullable(),
    exact: z.literal(true).exactOptional(),
    prose: z.literal(true).exactOptional(),
    cell: words.exactOptional(),
    qualifier: words.exactOptional(),
    note: words.exactOptional(),
  }),
);

const baseSchema = schemaFor<PrintedBase>()(() => {
  const count = z.number().int().positive().exactOptional();
  return z.strictObject({
    families: count,
    children: count,
    people: count,
    packages: count,
    sites: count,
    note: words.exactOptional(),
  });
});

/** One table of a report, or one group of figures that its text tells. */
export const tableSchema = schemaFor<Table>()(() =>
  z.strictObject({
    id,
    report: z.enum(REPORT_KEYS),
    at: words,
    title: words,
    base: baseSchema.nullable(),
    note: words.exactOptional(),
    lost: z.array(words).exactOptional(),
    rows: z.array(z.record(z.string(), z.union([words, z.array(words)]))).exactOptional(),
    figures: z.array(figureSchema),
  }),
);

/** The errata of one report. */
export const errataSchema = schemaFor<Errata>()(() => {
  const erratum = z.strictObject({
    id: z.string().regex(/^[A-Z0-9]+(-\d+)?$/),
    figures: z.array(figureId),
    published: words,
    others_give: words,
    arithmetic: words,
    verdict: z.enum(ERRATUM_KINDS),
  });
  return z.strictObject({ id, report: z.enum(REPORT_KEYS), title: words, errata: z.array(erratum) });
});
