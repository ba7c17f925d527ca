import * as z from 'zod';
import { textOfAtMost } from '../../identifier.js';
import { schemaFor } from '../../parse/deferred.js';

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

/**
 * The extract's own headers, by the column that they are: `{ case_id: 'Client No' }`. A column that is left out stands
 * under its own name.
 */
export interface OwnHeaders {
  /**
   * Of the family's id.
   *
   * @default 'case_id'
   */
  readonly case_id?: string;
  /**
   * Of the line's id.
   *
   * @default 'line_id'
   */
  readonly line_id?: string;
  /**
   * Of what the line is called.
   *
   * @default 'name'
   */
  readonly name?: string;
  /**
   * Of a service of the price book.
   *
   * @default 'service'
   */
  readonly service?: string;
  /**
   * Of what the line is for.
   *
   * @default 'role'
   */
  readonly role?: string;
  /**
   * Of pounds a week.
   *
   * @default 'weekly_rate'
   */
  readonly weekly_rate?: string;
  /**
   * Of pounds for `period`.
   *
   * @default 'amount'
   */
  readonly amount?: string;
  /**
   * Of what the amount is for.
   *
   * @default 'period'
   */
  readonly period?: string;
  /**
   * Of gross or net.
   *
   * @default 'basis'
   */
  readonly basis?: string;
  /**
   * Of how many of `unit`.
   *
   * @default 'quantity'
   */
  readonly quantity?: string;
  /**
   * Of what is counted.
   *
   * @default 'unit'
   */
  readonly unit?: string;
  /**
   * Of how many times in `frequency_per`.
   *
   * @default 'frequency'
   */
  readonly frequency?: string;
  /**
   * Of the period of the frequency.
   *
   * @default 'frequency_per'
   */
  readonly frequency_per?: string;
  /**
   * Of the number of weeks in a year.
   *
   * @default 'weeks'
   */
  readonly weeks?: string;
  /**
   * Of what a count is of: a year, or the time between the dates.
   *
   * @default 'counted_for'
   */
  readonly counted_for?: string;
  /**
   * Of pounds for one unit.
   *
   * @default 'unit_price'
   */
  readonly unit_price?: string;
  /**
   * Of which price of the price book.
   *
   * @default 'price_kind'
   */
  readonly price_kind?: string;
  /**
   * Of the financial year of the price.
   *
   * @default 'price_base'
   */
  readonly price_base?: string;
  /**
   * Of the first day.
   *
   * @default 'start'
   */
  readonly start?: string;
  /**
   * Of the last day.
   *
   * @default 'end'
   */
  readonly end?: string;
  /**
   * Of who pays.
   *
   * @default 'payer'
   */
  readonly payer?: string;
  /**
   * Of the code that says who pays.
   *
   * @default 'funding_code'
   */
  readonly funding_code?: string;
  /**
   * Of the needs that the line serves.
   *
   * @default 'serves'
   */
  readonly serves?: string;
  /**
   * Of whether it comes once, yes or no.
   *
   * @default 'one_off'
   */
  readonly one_off?: string;
  /**
   * Of whether it is money set aside, yes or no.
   *
   * @default 'contingency'
   */
  readonly contingency?: string;
  /**
   * Of whether money comes back, yes or no.
   *
   * @default 'credit'
   */
  readonly credit?: string;
  /**
   * Of whether it costs no money, yes or no.
   *
   * @default 'in_kind'
   */
  readonly in_kind?: string;
  /**
   * Of whether on-costs are in the price, yes or no.
   *
   * @default 'includes_on_costs'
   */
  readonly includes_on_costs?: string;
}

/** The extract's own headers. */
export const columnsSchema = schemaFor<OwnHeaders>()(() => {
  const header = textOfAtMost(200).min(1).exactOptional();
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
