import { fail, show } from '../../errors.js';
import { PERCENT, POINTS, parseExact, QUANTITY } from '../../exact/quantity.js';
import type { Ratio } from '../../exact/ratio.js';
import { idSchema } from '../../identifier.js';
import { type Amount, formatAmount, type Pence, parseAmount } from '../../money/amount.js';
import { type Day, formatDay, parseDay } from '../../money/calendar.js';
import { parseInput } from '../../parse.js';

/** Reads the text of a cell, without the spaces around it, or throws a RasError that says why not. */
export type CellReader<T> = (text: string) => T;

/** The longest text that a cell may hold. */
export const MAX_CELL_TEXT = 10_000;

/** An id: 1 to 200 characters, no control characters. */
export const id: CellReader<string> = (text) => (idSchema.safeParse(text).success ? text : parseInput(idSchema, text));

/** An amount in pounds, as whole pence. */
export const pence: CellReader<Pence> = (text) => parseAmount(text);

/** An amount in pounds, as the library's functions take and give it: `'1234.50'`. */
export const amount: CellReader<Amount> = (text) => formatAmount(parseAmount(text));

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
export const yesNo: CellReader<boolean> = (value) => oneOf(['yes', 'no'])(value) === 'yes';
