import * as z from 'zod';
import { textOfAtMost } from '../identifier.js';
import { CONVENTIONS, type ConventionName } from '../money/period.js';
import { schemaFor } from '../parse/deferred.js';
import { NO_PROTO, withoutProto } from '../parse/handed-on.js';
import { PERS, type Per } from './header/unit.js';
import type { Question } from './question.js';
import { TARGET_NAMES, type TargetName } from './target/targets.js';
import { DAY_ORDERS, type DayOrder } from './value/day.js';

/** Which column of a table a column of ours is. */
export interface MappedColumn {
  /** Its name in the header; of a header of two rows both parts: `Package (£ a year) / Total`. */
  readonly header: string;
  /** What its amounts are for. */
  readonly per?: Per;
  /** Whether its amounts are in thousands of pounds. */
  readonly thousands?: boolean;
  /** The header of the column that holds the pence, where pounds and pence stand in two. */
  readonly pence?: string;
}

/** A total that a table has: not a case, but a sum to check the cases against. */
export interface MappedTotal {
  /** The words that mark it, simplified: `total`, `grandtotal`; blank where it has none. */
  readonly words: string;
  /** Whether it adds up all rows or those of a block. */
  readonly of: 'all' | 'block';
  /** Whether it stands above or below what it adds up. */
  readonly side: 'above' | 'below';
}

/** How a table of a council is read: what was understood of it, and what its owner answered. */
export interface Mapping {
  /** The version of this form. */
  readonly schemaVersion: 1;
  /** What the table is read as. */
  readonly as: TargetName;
  /** The sheets of the workbook that are read, one below the other; none of a file of text. */
  readonly sheets?: readonly string[];
  /** The column that holds the name of its sheet, where several are read. */
  readonly sheetColumn?: string;
  /** How many rows the header has. */
  readonly headerRows?: 1 | 2;
  /** Our columns, and those that are carried, by their names in the clean table. */
  readonly columns?: Readonly<Record<string, MappedColumn>>;
  /** Headers of columns that are left unread. */
  readonly notRead?: readonly string[];
  /** Whether the day or the month comes first in a date. */
  readonly dates?: DayOrder;
  /** How many weeks a year has, where amounts of weeks are made yearly. */
  readonly convention?: ConventionName;
  /** The totals that the table has, each kind once. */
  readonly totals?: readonly MappedTotal[];
  /** What was asked, with the answers; `null` is open. */
  readonly questions: readonly Question[];
}

/** A mapping. */
export const mappingSchema = schemaFor<Mapping>()(() => {
  const header = textOfAtMost(400).min(1);
  const text = textOfAtMost(4000);
  return z.strictObject({
    schemaVersion: z.literal(1),
    as: z.enum(TARGET_NAMES),
    sheets: z.array(textOfAtMost(200).min(1)).max(1000).exactOptional(),
    sheetColumn: textOfAtMost(200).min(1).exactOptional(),
    headerRows: z.union([z.literal(1), z.literal(2)]).exactOptional(),
    columns: withoutProto(
      z.record(
        textOfAtMost(200).min(1).meta(NO_PROTO),
        z.strictObject({
          header,
          per: z.enum(PERS).exactOptional(),
          thousands: z.boolean().exactOptional(),
          pence: header.exactOptional(),
        }),
      ),
    ).exactOptional(),
    notRead: z.array(header).max(1000).exactOptional(),
    dates: z.enum(DAY_ORDERS).exactOptional(),
    convention: z.enum(CONVENTIONS).exactOptional(),
    totals: z
      .array(
        z.strictObject({
          words: textOfAtMost(100),
          of: z.enum(['all', 'block']),
          side: z.enum(['above', 'below']),
        }),
      )
      .max(100)
      .exactOptional(),
    questions: z
      .array(
        z.strictObject({
          id: textOfAtMost(400).min(1),
          place: textOfAtMost(400).exactOptional(),
          ask: text,
          choices: z.array(textOfAtMost(400)).max(1000),
          answer: textOfAtMost(400).nullable(),
        }),
      )
      .max(10_000),
  });
});
