import { QUANTITY } from '../exact/quantity.js';
import { exactSchema } from '../exact/wire.js';
import { textOfAtMost } from '../identifier.js';
import { deferred } from '../parse/deferred.js';

/** The longest name, note or reason. */
const MAX_TEXT = 2000;

/** A name, a note or a reason: up to 2,000 characters. */
export const textSchema = deferred(() => textOfAtMost(MAX_TEXT, `a text has at most ${MAX_TEXT} characters`));

/** A number of hours, sessions or items: 0 or more, at most six decimals. */
export const quantitySchema = deferred(() => exactSchema());

/** A number of weeks within one year: 0 to 53, at most six decimals. */
export const weekCountSchema = deferred(() =>
  exactSchema({ ...QUANTITY, what: 'a number of weeks in a year', max: 53 }),
);
