import * as z from 'zod';

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
  'in_kind',
  'includes_on_costs',
] as const;

/** A column of a finance extract that is read. */
export type ExtractColumn = (typeof EXTRACT_COLUMNS)[number];

const headerSchema = z.string().min(1).max(200).exactOptional();

/** The caller's own headers for the columns: `{ case_id: 'Client No' }`. */
export const columnsSchema = z.strictObject(
  Object.fromEntries(EXTRACT_COLUMNS.map((column) => [column, headerSchema])) as {
    [C in ExtractColumn]: typeof headerSchema;
  },
);

/** The header under which each column stands. */
export type Headers = (column: ExtractColumn) => string;

/** The column from which a field of a line was read, so that a problem names the column and not the field. */
export const COLUMN_OF_FIELD: ReadonlyMap<string, ExtractColumn> = new Map([
  ['id', 'line_id'],
  ['per', 'period'],
  ['price', 'unit_price'],
  ['priceKind', 'price_kind'],
  ['priceBase', 'price_base'],
  ['startsOn', 'start'],
  ['endsOn', 'end'],
  ['fundingCode', 'funding_code'],
  ['kind', 'one_off'],
]);
