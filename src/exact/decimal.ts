import { Decimal as SharedDecimal } from 'decimal.js';
import { type ErrorCode, fail, type Path, show } from '../errors.js';

/**
 * openras's own Decimal constructor, for callers who want to calculate with the amounts that they get.
 *
 * It is a clone with its own settings: `Decimal.set` of another package changes nothing here, and the other way round.
 * It is decimal.js as that package made it, and the one exception to what every other public function throws: what it
 * cannot read it refuses by an `Error` of its own (`[DecimalError] Invalid argument`), and not by a `RasError`.
 *
 * @example
 * ```ts
 * import { Decimal } from 'openras';
 * new Decimal('5400.00').times('0.9').toFixed(2); // => '4860.00'
 * ```
 */
export const Decimal = SharedDecimal.clone({ defaults: true, precision: 60, toExpNeg: -30, toExpPos: 40 });

/** An arbitrary-precision decimal number (decimal.js). */
export type Decimal = SharedDecimal;

/** A number as callers may give it: a JavaScript number, a decimal string, or a Decimal of any copy of decimal.js. */
export type DecimalInput = number | string | SharedDecimal;

/** What a decimal input has to satisfy. */
export interface DecimalLimits {
  /** What the number is, for messages: `an amount in pounds`. */
  readonly what: string;
  readonly maxDecimals: number;
  readonly max: number;
  readonly min: number;
}

/** A decimal number as a whole count of units of ten to the minus `decimals`. */
export interface ScaledInteger {
  readonly value: bigint;
  readonly decimals: number;
}

const MAX_TEXT = 40;
const PLAIN_NUMBER = /^-?\d{1,30}(?:\.\d{1,30})?$/;

/**
 * Reads a decimal number exactly, or refuses it with the reason.
 *
 * @throws RasError `invalid` (not a number, or finer than allowed), `out-of-range`, `too-large` (a very long text)
 */
export function parseDecimal(input: unknown, limits: DecimalLimits, path: Path = []): ScaledInteger {
  const decimal = readDecimal(input, limits, path);
  const refuse = (code: ErrorCode, why: string): never =>
    fail(code, path, `${show(input)} ${why}; ${limits.what} ${describeLimits(limits)}`);
  if (decimal.gt(limits.max) || decimal.lt(limits.min)) refuse('out-of-range', 'is out of range');
  if (decimal.decimalPlaces() > limits.maxDecimals) refuse('invalid', 'has too many decimals');
  const digits = decimal.toFixed(limits.maxDecimals).replace('.', '');
  return { value: BigInt(digits), decimals: limits.maxDecimals };
}

function readDecimal(input: unknown, limits: DecimalLimits, path: Path): SharedDecimal {
  if (typeof input === 'string') {
    const text = input.trim();
    if (text.length > MAX_TEXT)
      fail('too-large', path, `a text of ${input.length} characters is too long for ${limits.what}`);
    if (PLAIN_NUMBER.test(text)) return new Decimal(text);
  } else if (typeof input === 'number' ? Number.isFinite(input) : isDecimal(input)) {
    const decimal = new Decimal(input as DecimalInput);
    if (decimal.isFinite()) return decimal;
  }
  return fail('invalid', path, `${show(input)} is not ${limits.what}, which ${describeLimits(limits)}`);
}

function describeLimits({ maxDecimals, max, min }: DecimalLimits): string {
  const decimals = maxDecimals === 0 ? 'is a whole number' : `has at most ${maxDecimals} decimals`;
  return `${decimals} and lies between ${min} and ${max}`;
}

/** Whether a value is a Decimal, of this or of another copy of decimal.js. */
export function isDecimal(value: unknown): value is SharedDecimal {
  if (typeof value !== 'object' || value === null) return false;
  try {
    return SharedDecimal.isDecimal(value) && hasDigits(value);
  } catch {
    // An object that throws when it is looked at is no Decimal.
    return false;
  }
}

/** Whether what calls itself a Decimal has the sign, the exponent and the digits of one. */
function hasDigits({ s, e, d }: SharedDecimal): boolean {
  if (d === null) return true;
  return (s === 1 || s === -1) && Number.isSafeInteger(e) && Array.isArray(d) && d.every(isWord) && d.length > 0;
}

const isWord = (word: unknown): boolean => Number.isInteger(word) && Number(word) >= 0 && Number(word) < 1e7;
