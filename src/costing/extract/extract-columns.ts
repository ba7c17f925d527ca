import * as z from 'zod';
import { schemaFor } from '../../parse.js';

/** The columns of a finance extract that are read, by the name that each has unless the caller says otherwise. */
export const EXTRACT_COLUMNS = [
  'case_id',
  'line_id',
  'name',
  'service',
  'role',
  'weekly_rate',
  'amount',
  'period',
  'basis',
  'quantity',
  'unit',
  'frequency',
  'frequency_per',
  'weeks',
  'counted_for',
  'unit_price',
  'price_kind',
  'price_base',
  'start',
  'end',
  'payer',
  'funding_code',
  'serves',
  'one_off',
  'contingency',
  'credit',
  'in_kind',
  'includes_on_costs',
] as const;

/** A column of a finance extract that is read. */
export type ExtractColumn = (typeof EXTRACT_COLUMNS)[number];

/** The extract's own headers, by the column that they are: `{ case_id: 'Client No' }`. */
export type OwnHeaders = { readonly [Column in ExtractColumn]?: string };

/** The extract's own headers. */
export const columnsSchema = schemaFor<OwnHeaders>()(() => {
  const header = z.string().min(1).max(200).exactOptional();
  const fields = Object.fromEntries(EXTRACT_COLUMNS.map((column) => [column, header]));
  return z.strictObject(fields as { [Column in ExtractColumn]: typeof header });
});

/** The header under which each column stands. */
export type Headers = (column: ExtractColumn) => string;

/** The column from which a field of a line was read, so that a problem names the column and not the field. */
export const COLUMN_OF_FIELD: ReadonlyMap<string, ExtractColumn> = new Map([
  ['id', 'line_id'],
  ['per', 'period'],
  ['countedFor', 'counted_for'],
  ['price', 'unit_price'],
  ['priceKind', 'price_kind'],
  ['priceBase', 'price_base'],
  ['startsOn', 'start'],
  ['endsOn', 'end'],
  ['fundingCode', 'funding_code'],
  ['kind', 'one_off'],
]);
