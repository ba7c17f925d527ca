import { fail, show } from '../../../errors.js';
import { POINTS, parseExact, QUANTITY } from '../../../exact/quantity.js';
import type { Ratio } from '../../../exact/ratio.js';
import { idSchema } from '../../../identifier.js';
import { type Amount, formatAmount, parseAmount } from '../../../money/amount.js';
import { formatDay, parseDay } from '../../../money/calendar.js';
import { parseInput } from '../../../parse/parse.js';
import { exactBudgetSchema } from '../../../pot/hold-back/exact-budget-schema.js';
import { saysNothing, YES_NO_WORDS, yesOrNo } from '../../../yes-no.js';

/** Reads the text of a cell, without the spaces around it, or throws a RasError that says why not. */
export type CellReader<T> = (text: string) => T;

/** The longest text that a cell may hold. */
export const MAX_CELL_TEXT = 10_000;

/** An id: 1 to 200 characters, no control characters. */
export const id: CellReader<string> = (text) => (idSchema.safeParse(text).success ? text : parseInput(idSchema, text));

/** Ids with semicolons, such as the add-ons of a case. */
export const idList: CellReader<readonly string[]> = (cell) => cell.split(';').map((one) => id(one.trim()));

/**
 * An amount of £0 or more, as the library's functions take and give it: `'1234.50'`.
 *
 * @choice amount-cells: `1234.5`, `£1,234.50` and `1,234.50` are amounts; a dash, brackets and a minus sign are questions
 * in every file; money that comes back is a line of its own with yes in its column `credit`
 */
export const amount: CellReader<Amount> = (text) => {
  if (/^(?:\(|-\s*£?\d)/.test(text)) fail('choice-needed', [], `${show(text)}: ${CREDIT}`);
  return formatAmount(parseAmount(text));
};

const CREDIT =
  'is this money that comes back? A column of packages and budgets holds £0 or more; a credit is a line of its own in a file of lines, with yes in the column credit';

/**
 * A budget that is not yet rounded: an amount as any other, or one with more decimals, or a fraction such as `1125/7`.
 *
 * @returns the text without pound signs and thousands, for library functions that take decimal text
 */
export const unroundedAmount: CellReader<string> = (value) => {
  if (value === '' || /^[-(]/.test(value)) return amount(value);
  const plain = /^(?:£\s?)?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^£\s?\d+(?:\.\d+)?$/.test(value)
    ? value.replace(/[£,\s]/g, '')
    : value;
  parseInput(exactBudgetSchema, plain);
  return plain;
};

/** A number of points, exact. */
export const points: CellReader<Ratio> = (text) => {
  if (text === '') fail('missing', [], 'is blank; write the points, and 0 where there are none');
  return parseExact(text, POINTS);
};

/** A quantity, exact. */
export const quantity: CellReader<Ratio> = (text) => parseExact(text, QUANTITY);

/** How many there are of something: a whole number. */
export const count: CellReader<number> = (text) => {
  if (text === '') fail('missing', [], 'is blank; write how many, and 0 where there are none');
  return /^\d{1,9}$/.test(text) ? Number(text) : fail('invalid', [], `${show(text)} is not a whole number`);
};

/** A number that a reader has checked, as the text that it came in, for library functions that take decimal text. */
export function checked(reader: CellReader<unknown>): CellReader<string> {
  return (text) => {
    reader(text);
    return text;
  };
}

/** A day, checked, as `YYYY-MM-DD`. */
export const date: CellReader<string> = (text) => formatDay(parseDay(text));

/** Any text that is not blank. */
export const text: CellReader<string> = (value) => {
  if (value === '') fail('missing', [], 'is blank');
  if (value.length > MAX_CELL_TEXT)
    fail('too-large', [], `a text of ${value.length} characters; at most ${MAX_CELL_TEXT}`);
  return value;
};

/** Why a row is left out, in words; a blank cell leaves it in. */
export const reason: CellReader<string> = (value) => {
  if (value !== '' && saysNothing(value)) {
    const message = `is ${show(value)} a reason to leave the row out? Leave the cell blank where the row counts, or say the reason in words`;
    fail('choice-needed', [], message);
  }
  return text(value);
};

/**
 * One of a few words.
 *
 * @choice words-of-cells: a word of a short list, such as existing, is read with capitals as well; or refused; words of groups and ids
 * stay as they are written
 */
export function oneOf<const Words extends readonly string[]>(words: Words): CellReader<Words[number]> {
  return (value) => {
    const small = value.toLowerCase();
    const found = words.find((word) => word.toLowerCase() === small);
    if (found !== undefined) return found;
    const expected = `expected one of ${words.slice(0, 20).map(show).join(', ')}`;
    return value === ''
      ? fail('missing', [], `is blank; ${expected}`)
      : fail('invalid', [], `${expected}, not ${show(value)}`);
  };
}

/** Yes or no. */
export const yesNo: CellReader<boolean> = (value) =>
  yesOrNo(value) ?? fail('invalid', [], `${show(value)} is neither yes nor no; ${YES_NO_WORDS}`);
