import * as z from 'zod';
import { fail, type Path, show } from '../errors.js';
import { type DecimalInput, type DecimalLimits, parseDecimal } from '../exact/decimal.js';
import { formatScaled } from '../exact/ratio.js';
import { fractionOf, moreThanNoughtWire, NOT_TOO_LONG, numberWire } from '../exact/wire.js';
import { schemaOf } from '../parse/check.js';
import { deferred } from '../parse/deferred.js';

/** An amount of money inside the library: whole pence. */
export type Pence = bigint;

/** An amount as results show it: pounds with two decimals, such as `'5400.00'` or `'-0.01'`; safe in JSON. */
export type Amount = string;

/** An amount as callers may give it: `1234.5`, `'1234.50'`, `'£1,234.50'` or a Decimal, in pounds. */
export type AmountInput = DecimalInput;

/** The largest amount, in pounds, on either side of zero: ten trillion. */
export const MAX_POUNDS = 1e13;

const LIMITS: DecimalLimits = { what: 'an amount in pounds', maxDecimals: 2, max: MAX_POUNDS, min: -MAX_POUNDS };
// By far the most common form; it needs no Decimal.
const PLAIN = /^(-?\d{1,12})(?:\.(\d{1,2}))?$/;
const GROUPED = /^-?£?\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,20})?$/;
const AS_IN_RESULTS = /^(-?)(\d+)\.(\d{2})$/;
const NOT_AS_IN_RESULTS = "expected an amount with two decimals, as results hold it: '5400.00'";
const POUNDS = /^-?£\d{1,20}(?:\.\d{1,20})?$/;

/**
 * Reads an amount in pounds as whole pence.
 *
 * Accepts a number, a plain decimal (`'1234.50'`), pounds as people write them (`'£1,234.50'`, `'-£12'`) or a Decimal.
 * A dash, brackets and a blank are refused: whether they mean nothing, a credit or "not known" is the caller's to say.
 *
 * @throws RasError `invalid` when it is not an amount or finer than a penny, `out-of-range` beyond ten trillion
 * pounds, `too-large` for a very long text
 * @choice amount-text: `1234.50` and `£1,234.50` are pounds; a dash, brackets and a blank are refused and not guessed
 * @example
 * ```ts
 * import { parseAmount } from 'openras';
 * parseAmount('£1,234.50'); // => 123450n
 * parseAmount(0.1); // => 10n
 * parseAmount('12.345'); // throws
 * ```
 * @category Money
 */
export function parseAmount(input: AmountInput): Pence {
  return readAmount(input, []);
}

/** Reads an amount that stands somewhere in a larger input, as `parseAmount` does; `path` says where. */
export function readAmount(input: unknown, path: Path): Pence {
  const plain = typeof input === 'string' ? PLAIN.exec(input) : null;
  if (plain !== null) return BigInt(`${plain[1]}${(plain[2] ?? '').padEnd(2, '0')}`);
  return parseDecimal(typeof input === 'string' ? plainText(input, path) : input, LIMITS, path).value;
}

function plainText(input: string, path: Path): string {
  const text = input.trim();
  if (text.length > 40) return text;
  if (text === '') fail('missing', path, 'is blank; write the amount in pounds, and 0 where it is nothing');
  if (text === '-') fail('invalid', path, 'a dash is not an amount; write 0, or leave the row out with a reason');
  if (text.startsWith('(')) fail('invalid', path, `${show(text)}: is this a credit? Write it with a minus sign`);
  return GROUPED.test(text) || POUNDS.test(text) ? text.replace(/[£,]/g, '') : text;
}

/** Refuses a calculated amount beyond ten trillion pounds, and returns it otherwise. */
export function checkAmount(pence: Pence, path: Path = []): Pence {
  const limit = BigInt(MAX_POUNDS) * 100n;
  if (pence <= limit && pence >= -limit) return pence;
  return fail('out-of-range', path, 'comes to more than ten trillion pounds, the largest amount');
}

/**
 * Writes whole pence as pounds with two decimals, the form of every amount in a result.
 *
 * @throws RasError `invalid` for what is no whole number of pence as a BigInt
 * @choice amount-text: amounts in results are text with two decimals, so that JSON carries them unharmed
 * @example
 * ```ts
 * import { formatAmount } from 'openras';
 * formatAmount(540000n); // => '5400.00'
 * formatAmount(-1n); // => '-0.01'
 * ```
 * @category Money
 */
export function formatAmount(pence: Pence): Amount {
  if (typeof pence !== 'bigint') {
    return fail('invalid', [], `${show(pence)} is not a whole number of pence as a BigInt, such as 540000n`);
  }
  return formatScaled(pence, 2);
}

/**
 * Writes an amount as people read it: `£5,400.00`, `-£0.01`.
 *
 * @param amount pounds with two decimals, as results hold them
 * @throws RasError `invalid` for any other form; `parseAmount` and `formatAmount` make it from what people write
 * @choice amount-text: a minus sign stands before the pound sign
 * @example
 * ```ts
 * import { formatPounds } from 'openras';
 * formatPounds('5400.00'); // => '£5,400.00'
 * formatPounds('-1234567.80'); // => '-£1,234,567.80'
 * ```
 * @category Money
 */
export function formatPounds(amount: Amount): string {
  const match = typeof amount === 'string' ? AS_IN_RESULTS.exec(amount) : null;
  if (match === null) {
    return fail('invalid', [], `${show(amount)}: ${NOT_AS_IN_RESULTS}`);
  }
  const [, minus = '', whole = '', pence = ''] = match;
  let grouped = '';
  for (let end = whole.length; end > 0; end -= 3) {
    grouped = whole.slice(Math.max(0, end - 3), end) + (grouped === '' ? '' : `,${grouped}`);
  }
  return `${minus}£${grouped}.${pence}`;
}

// What `plainText` takes, up to ten trillion, for the JSON Schema.
const poundsPattern = (isCredit: boolean): string => {
  const sign = isCredit ? '-?' : '(?:-(?=[£0.,]*\\s*$))?';
  const most = '(?=£?[0,]*(?:(?:\\d,?){0,13}(?![\\d,])|1(?:,?0){13}(?:\\.0*)?\\s*$))';
  const [plain, marked] = [fractionOf(LIMITS, 30), fractionOf(LIMITS, 20)];
  const forms = `\\d{1,30}${plain}|£?\\d{1,3}(?:,\\d{3}){1,5}${marked}|£\\d{1,20}${marked}`;
  return `^\\s*${NOT_TOO_LONG}${sign}${most}(?:${forms})\\s*$`;
};

/** The wire form of an amount: text or a number, in pounds; parsed to whole pence. */
export const amountSchema = deferred(() =>
  schemaOf(numberWire(LIMITS, poundsPattern(true)), (input) => parseAmount(input)),
);

/** The wire form of an amount that must not be negative. */
export const positiveAmountSchema = deferred(() => positiveAmount());

/**
 * The wire form of an amount that must not be negative, where money that comes back is entered in a way of its own.
 *
 * @param credit how a credit is entered, to end a sentence: `write it without a sign, and …`
 */
export function positiveAmount(credit?: string): z.ZodType<Pence, AmountInput> {
  const question = credit === undefined ? '' : `; is it a credit? Then ${credit}`;
  return schemaOf(numberWire({ ...LIMITS, min: 0 }, poundsPattern(false)), (input) => {
    if (credit !== undefined && typeof input === 'string' && /^\s*\(/.test(input))
      return fail('invalid', [], `${show(input)}: is this a credit? Then ${credit}`);
    const pence = parseAmount(input);
    if (pence >= 0n) return pence;
    return fail('out-of-range', [], `${formatAmount(pence)} is negative; expected 0 or more pounds${question}`);
  });
}

/** The wire form of an amount that has to be more than nothing; what reads it refuses what is not. */
export function moreThanNothingWire(): z.ZodType<AmountInput, AmountInput> {
  return moreThanNoughtWire(LIMITS, poundsPattern(false));
}

/** The form of an amount in a result: pounds with two decimals as text, such as `'-5400.00'`. */
export const resultAmountSchema = deferred(() => z.string().regex(AS_IN_RESULTS, NOT_AS_IN_RESULTS));
