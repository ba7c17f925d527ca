import { fail, show } from '../../errors.js';
import { PERCENT, POINTS, parseExact, QUANTITY } from '../../exact/quantity.js';
import type { Ratio } from '../../exact/ratio.js';
import { idSchema } from '../../identifier.js';
import { type Amount, formatAmount, type Pence, parseAmount } from '../../money/amount.js';
import { type Day, formatDay, parseDay } from '../../money/calendar.js';
import { parseInput } from '../../parse.js';
import { YES_NO_WORDS, yesOrNo } from '../../yes-no.js';

/** Reads the text of a cell, without the spaces around it, or throws a RasError that says why not. */
export type CellReader<T> = (text: string) => T;

/** The longest text that a cell may hold. */
export const MAX_CELL_TEXT = 10_000;

/** An id: 1 to 200 characters, no control characters. */
export const id: CellReader<string> = (text) => (idSchema.safeParse(text).success ? text : parseInput(idSchema, text));

/** An amount in pounds, as whole pence. */
export const pence: CellReader<Pence> = (text) => parseAmount(text);

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

/** A number of points, exact. */
export const points: CellReader<Ratio> = (text) => parseExact(text, POINTS);

/** A quantity, exact. */
export const quantity: CellReader<Ratio> = (text) => parseExact(text, QUANTITY);

/** A share in per cent, exact. */
export const percent: CellReader<Ratio> = (text) => parseExact(text, PERCENT);

/** A number that a reader has checked, as the text that it came in, for library functions that take decimal text. */
export function checked(reader: CellReader<unknown>): CellReader<string> {
  return (text) => {
    reader(text);
    return text;
  };
}

/** A day, as a count of days. */
export const day: CellReader<Day> = (text) => parseDay(text);

/** A day, checked, as `YYYY-MM-DD`. */
export const date: CellReader<string> = (text) => formatDay(parseDay(text));

/** Any text that is not blank. */
export const text: CellReader<string> = (value) => {
  if (value === '') fail('missing', [], 'is blank');
  if (value.length > MAX_CELL_TEXT)
    fail('too-large', [], `a text of ${value.length} characters; at most ${MAX_CELL_TEXT}`);
  return value;
};

/** One of a few words. */
export function oneOf<const Words extends readonly string[]>(words: Words): CellReader<Words[number]> {
  return (value) =>
    words.find((word) => word === value) ??
    fail('invalid', [], `expected one of ${words.slice(0, 20).map(show).join(', ')}, not ${show(value)}`);
}

/** Yes or no. */
export const yesNo: CellReader<boolean> = (value) =>
  yesOrNo(value) ?? fail('invalid', [], `${show(value)} is neither yes nor no; ${YES_NO_WORDS}`);
