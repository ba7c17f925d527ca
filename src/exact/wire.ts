import * as z from 'zod';
import { schemaOf } from '../parse/check.js';
import { deferred } from '../parse/deferred.js';
import { type Decimal, type DecimalInput, type DecimalLimits, isDecimal } from './decimal.js';
import { parseExact, QUANTITY } from './quantity.js';
import type { Ratio } from './ratio.js';

/**
 * A Decimal among the forms of a number. Files cannot hold one, so that the JSON Schema leaves this member out; the
 * mark tells it which.
 */
const decimalMember = deferred(() => z.custom<Decimal>(isDecimal).meta({ programsOnly: true }));

/**
 * A number as callers give it: text, a number or a Decimal, not read yet. What reads it refuses what is no number; the
 * pattern and the bounds here are for the JSON Schema, which says the same of the shape.
 *
 * @param limits what the number has to satisfy
 * @param pattern how it is written as text, when that is not a plain decimal number
 */
export function numberWire(
  limits: DecimalLimits,
  pattern = plainPattern(limits),
): z.ZodType<DecimalInput, DecimalInput> {
  const { min: minimum, max: maximum } = limits;
  return z.union([z.string().meta({ pattern }), z.number().meta({ minimum, maximum }), decimalMember]);
}

/** The same for a number that has to be more than 0. */
export function moreThanNoughtWire(
  limits: DecimalLimits,
  pattern = plainPattern({ ...limits, min: 0 }),
): z.ZodType<DecimalInput, DecimalInput> {
  const notNought = pattern.replace('^', '^(?=[^1-9]*[1-9])');
  const number = z.number().meta({ exclusiveMinimum: 0, maximum: limits.max });
  return z.union([z.string().meta({ pattern: notNought }), number, decimalMember]);
}

/** A number as callers give it, parsed to an exact fraction: 0 or more with six decimals unless told otherwise. */
export function exactSchema(limits: DecimalLimits = QUANTITY): z.ZodType<Ratio, DecimalInput> {
  return schemaOf(numberWire(limits), (input) => parseExact(input, limits));
}

/** The longest text of a number, in characters; `parseDecimal` refuses a longer one. */
export const NOT_TOO_LONG = '(?!\\S{41})';

/**
 * A plain decimal number as text, between its limits, of whose decimals only so many are not nought.
 *
 * @param unit what may stand before the digits
 */
export function plainPattern(limits: DecimalLimits, unit = ''): string {
  return `^\\s*${unit}${NOT_TOO_LONG}${signedWithin(limits)}\\d{1,30}${fractionOf(limits, 30)}\\s*$`;
}

/** The sign of a number, and that what follows lies within the limits; a minus before nought changes nothing. */
function signedWithin({ min, max }: DecimalLimits): string {
  if (min >= 0) return `(?:-(?=[0.]*\\s*$))?${atMost(max)}`;
  return min === -max ? `-?${atMost(max)}` : `(?:-${atMost(-min)}|${atMost(max)})`;
}

/** Looks ahead at a number without a sign: at most so much, where that is a whole number. */
export function atMost(max: number): string {
  if (max >= 1e30) return '';
  const most = String(Math.floor(max));
  const smaller = [...most].flatMap((digit, place) => {
    const [least, below] = [place === 0 ? 1 : 0, Number(digit) - 1];
    return below < least ? [] : [`${most.slice(0, place)}[${least}-${below}]\\d{${most.length - place - 1}}`];
  });
  return `(?=0*(?:(?:${[`\\d{0,${most.length - 1}}`, ...smaller].join('|')})(?!\\d)|${most}(?:\\.0*)?\\s*$))`;
}

/** The pattern of the decimals of a number: so many digits at most, of which only the first few are not nought. */
export function fractionOf({ maxDecimals }: DecimalLimits, digits: number): string {
  return `(?:\\.(?=\\d)\\d{0,${maxDecimals}}0{0,${digits - maxDecimals}})?`;
}
