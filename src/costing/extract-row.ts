import { fail, type Path, show } from '../errors.js';
import type { ExtractColumn, Headers } from './extract-columns.js';

/** One row of a finance extract: a text for each column header. */
export type ExtractRow = ReadonlyMap<string, string>;

/** What a funding code of the finance system means: who pays. */
export interface FundingCode {
  readonly code: string;
  readonly payer: string;
}

/** What is needed to read a row. */
export interface RowRules {
  readonly header: Headers;
  /** Who pays, by funding code; undefined when the caller gave no codes. */
  readonly payers: ReadonlyMap<string, string> | undefined;
  readonly blankPrices: 'unpriced' | undefined;
}

/** The text of a cell, or undefined when it is blank or there is no such column. */
export function cellOf(row: ExtractRow, column: ExtractColumn, header: Headers): string | undefined {
  const text = row.get(header(column))?.trim();
  return text === '' ? undefined : text;
}

/**
 * Reads a row as the fields of a line, each still as text.
 *
 * @throws RasError `choice-needed` for a blank price or a funding code that nobody explained; `unknown-name`, `invalid`,
 * `inconsistent`
 */
export function fieldsOf(row: ExtractRow, rowNumber: number, rules: RowRules, path: Path): Record<string, unknown> {
  const { header } = rules;
  const cell = (column: ExtractColumn): string | undefined => cellOf(row, column, header);
  const at = (column: ExtractColumn): Path => [...path, header(column)];
  const yes = (column: ExtractColumn): boolean => yesOrNo(cell(column), at(column));
  const frequency = { times: cell('frequency'), per: cell('frequency_per')?.toLowerCase() };
  const weeks = cell('weeks');
  const fields = {
    id: cell('line_id') ?? `row ${rowNumber}`,
    name: cell('name'),
    service: cell('service'),
    role: cell('role')?.toLowerCase(),
    kind: kindOf(yes('one_off'), yes('contingency'), at('contingency')),
    ...amountOf(cell('weekly_rate'), cell('amount'), cell('period'), at('weekly_rate')),
    basis: cell('basis')?.toLowerCase(),
    quantity: cell('quantity'),
    unit: cell('unit'),
    frequency: frequency.times === undefined && frequency.per === undefined ? undefined : present(frequency),
    weeks: weeks === undefined ? undefined : { number: weeks },
    price: cell('unit_price'),
    priceKind: cell('price_kind')?.toLowerCase(),
    priceBase: cell('price_base'),
    startsOn: cell('start'),
    endsOn: cell('end'),
    payer: cell('payer') ?? payerOf(cell('funding_code'), rules.payers, at('funding_code')),
    fundingCode: cell('funding_code'),
    serves: cell('serves')
      ?.split(';')
      .map((id) => id.trim()),
    inKind: yes('in_kind'),
    includesOnCosts: yes('includes_on_costs'),
  };
  if (fields.amount === undefined && fields.quantity === undefined && rules.blankPrices === undefined) {
    const message = 'no amount and no quantity; write 0 where it costs nothing, or choose blankPrices: unpriced';
    fail('choice-needed', path, message);
  }
  return present(fields);
}

function amountOf(weekly: string | undefined, amount: string | undefined, period: string | undefined, path: Path) {
  if (weekly === undefined) return { amount, per: amount === undefined ? undefined : period?.toLowerCase() };
  if (amount !== undefined) fail('inconsistent', path, 'a weekly rate and an amount; expected one of them');
  return { amount: weekly, per: 'week' };
}

function kindOf(oneOff: boolean, contingency: boolean, path: Path): string {
  if (oneOff && contingency) fail('inconsistent', path, 'a one-off and a contingency; expected one of them');
  return oneOff ? 'one-off' : contingency ? 'contingency' : 'recurring';
}

function payerOf(code: string | undefined, payers: RowRules['payers'], path: Path): string | undefined {
  if (code === undefined) return undefined;
  if (payers === undefined)
    return fail('choice-needed', path, `who pays for the code ${show(code)}? List it in the option fundingCodes`);
  const payer = payers.get(code);
  return payer ?? fail('unknown-name', path, `${show(code)} is not in the option fundingCodes`);
}

function yesOrNo(text: string | undefined, path: Path): boolean {
  const word = text?.toLowerCase() ?? 'no';
  if (['yes', 'y', 'true', '1'].includes(word)) return true;
  if (['no', 'n', 'false', '0'].includes(word)) return false;
  return fail('invalid', path, `${show(text)} is neither yes nor no`);
}

function present(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
