import * as z from 'zod';
import { parseExact, QUANTITY } from '../exact/quantity.js';
import { decimalWire } from '../money/amount.js';
import { schemaOf } from '../parse.js';

/** The longest name, note or reason. */
const MAX_TEXT = 2000;

/** A name, a note or a reason: up to 2,000 characters, none of them broken. */
export const textSchema = z
  .string()
  .max(MAX_TEXT, `a text has at most ${MAX_TEXT} characters`)
  .refine((text) => text.isWellFormed(), 'a text has no broken characters');

/** A number of hours, sessions or items: 0 or more, at most six decimals. */
export const quantitySchema = schemaOf(decimalWire(), (input) => parseExact(input));

/** A number of weeks within one year: 0 to 53, at most six decimals. */
export const weekCountSchema = schemaOf(decimalWire(), (input) =>
  parseExact(input, { ...QUANTITY, what: 'a number of weeks in a year', max: 53 }),
);
