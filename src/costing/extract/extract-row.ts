import { type ErrorCode, show } from '../../errors.js';
import { YES_NO_WORDS, yesOrNo } from '../../yes-no.js';
import type { ExtractColumn, Headers } from './extract-columns.js';

/** One row of a finance extract: a text for each column header. */
export type ExtractRow = ReadonlyMap<string, string>;

/** What a funding code of the finance system means: who pays. */
export interface FundingCode {
  /** The code as the extract writes it. */
  readonly code: string;
  /** Who pays: `budget`, or whoever else. */
  readonly payer: string;
}

/** What is needed to read a row. */
export interface RowRules {
  readonly header: Headers;
  /** The headers that are read. */
  readonly headers: ReadonlySet<string>;
  /** Who pays, by funding code; undefined when the caller gave no codes. */
  readonly payers: ReadonlyMap<string, string> | undefined;
  /** Who pays where there is no funding code; undefined when the caller did not say. */
  readonly blankFundingCode: string | undefined;
  readonly blankPrices: 'unpriced' | undefined;
  /** Whether a minus sign or brackets make an amount a credit. */
  readonly negativeAmounts: 'credit' | undefined;
}

/** Tells what is wrong with a cell of a row. */
export type TellCell = (code: ErrorCode, column: ExtractColumn, message: string) => void;

/** The text of a cell, or undefined when it is blank or there is no such column. */
export function cellOf(row: ExtractRow, column: ExtractColumn, header: Headers): string | undefined {
  const cell: unknown = row.get(header(column));
  const text = typeof cell === 'string' ? cell.trim() : '';
  return text === '' ? undefined : text;
}

/**
 * Reads a row as the fields of a line, each still as text; what is wrong with a cell is told, and the cell left out.
 *
 * @choice blank-funding-code: beside a list of funding codes a row without a code and without a payer is a question, not
 * the budget's; `blankFundingCode` answers it for all
 * @choice negative-amounts: a minus sign or brackets are a question, not a credit; `negativeAmounts: 'credit'` answers it
 * for all, and a column `credit` for each row
 */
export function fieldsOf(row: ExtractRow, rowNumber: number, rules: RowRules, tell: TellCell): Record<string, unknown> {
  const { header } = rules;
  const cell = (column: ExtractColumn): string | undefined => cellOf(row, column, header);
  const yes = (column: ExtractColumn): boolean => isYes(cell(column), column, tell);
  const frequency = { times: cell('frequency'), per: cell('frequency_per')?.toLowerCase() };
  const weeks = cell('weeks');
  const stated = amountOf(cell('weekly_rate'), cell('amount'), cell('period'), tell);
  const money = creditOf(stated.amount, yes('credit'), stated.column, rules, tell);
  return present({
    id: cell('line_id') ?? `row ${rowNumber}`,
    name: cell('name'),
    service: cell('service'),
    role: cell('role')?.toLowerCase(),
    // An amount that is paid once says by its period what the line is.
    kind: kindOf(
      yes('one_off') || (cell('one_off') === undefined && stated.per === 'one-off'),
      yes('contingency'),
      tell,
    ),
    ...money,
    per: stated.per,
    basis: cell('basis')?.toLowerCase(),
    quantity: cell('quantity'),
    unit: cell('unit'),
    frequency: frequency.times === undefined && frequency.per === undefined ? undefined : present(frequency),
    weeks: weeks === undefined ? undefined : { number: weeks },
    countedFor: cell('counted_for')?.toLowerCase(),
    price: cell('unit_price'),
    priceKind: cell('price_kind')?.toLowerCase(),
    priceBase: cell('price_base'),
    startsOn: cell('start'),
    endsOn: cell('end'),
    payer: cell('payer') ?? payerOf(cell('funding_code'), rules, tell),
    fundingCode: cell('funding_code'),
    serves: cell('serves')
      ?.split(';')
      .map((id) => id.trim()),
    inKind: yes('in_kind'),
    includesOnCosts: yes('includes_on_costs'),
  });
}

interface StatedAmount {
  readonly amount: string | undefined;
  readonly per: string | undefined;
  readonly column: 'weekly_rate' | 'amount';
}

function amountOf(
  weekly: string | undefined,
  amount: string | undefined,
  period: string | undefined,
  tell: TellCell,
): StatedAmount {
  if (weekly === undefined)
    return { amount, per: amount === undefined ? undefined : period?.toLowerCase(), column: 'amount' };
  if (amount !== undefined) tell('inconsistent', 'weekly_rate', 'a weekly rate and an amount; expected one of them');
  return { amount: weekly, per: 'week', column: 'weekly_rate' };
}

const BRACKETS = /^\((.*)\)$/;

/** An amount, and whether it is money that comes back. */
function creditOf(
  amount: string | undefined,
  isCredit: boolean,
  column: ExtractColumn,
  { negativeAmounts }: RowRules,
  tell: TellCell,
): { readonly amount: string | undefined; readonly credit: true | undefined } {
  const credit = isCredit || undefined;
  const positive =
    amount === undefined ? undefined : (BRACKETS.exec(amount)?.[1]?.trim() ?? amount.replace(/^-\s*(?=[£\d])/, ''));
  if (positive === amount) return { amount, credit };
  if (isCredit || negativeAmounts === 'credit') return { amount: positive, credit: true };
  const remedy = "say so in a column credit, or for all with negativeAmounts: 'credit'";
  tell('choice-needed', column, `${show(amount)}: is this a credit? Then ${remedy}`);
  return { amount: positive, credit };
}

function kindOf(oneOff: boolean, contingency: boolean, tell: TellCell): string {
  if (oneOff && contingency) tell('inconsistent', 'contingency', 'a one-off and a contingency; expected one of them');
  return oneOff ? 'one-off' : contingency ? 'contingency' : 'recurring';
}

function payerOf(code: string | undefined, { payers, blankFundingCode }: RowRules, tell: TellCell): string | undefined {
  if (code === undefined) {
    if (payers !== undefined && blankFundingCode === undefined) {
      const message = 'who pays where there is no code? Say so in the option blankFundingCode, or in a column payer';
      tell('choice-needed', 'funding_code', message);
    }
    return blankFundingCode;
  }
  const payer = payers?.get(code);
  if (payers === undefined)
    tell('choice-needed', 'funding_code', `who pays for the code ${show(code)}? List it in the option fundingCodes`);
  else if (payer === undefined) tell('unknown-name', 'funding_code', `${show(code)} is not in the option fundingCodes`);
  return payer;
}

function isYes(text: string | undefined, column: ExtractColumn, tell: TellCell): boolean {
  const answer = yesOrNo(text ?? 'no');
  if (answer === undefined) tell('invalid', column, `${show(text)} is neither yes nor no; ${YES_NO_WORDS}`);
  return answer === true;
}

function present(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
