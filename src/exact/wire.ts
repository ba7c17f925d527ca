import * as z from 'zod';
import { deferred, schemaOf } from '../parse.js';
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

/** A plain decimal number as text: digits, and decimals of which only so many are not nought. */
function plainPattern(limits: DecimalLimits): string {
  return `^\\s*${signOf(limits)}\\d{1,30}${fractionOf(limits)}\\s*$`;
}

/** The pattern of a sign, where negative numbers are allowed. */
export function signOf({ min }: DecimalLimits): string {
  return min < 0 ? '-?' : '';
}

/** The pattern of the decimals of a number: at most so many that are not nought. */
export function fractionOf({ maxDecimals }: DecimalLimits): string {
  return maxDecimals === 0 ? '(?:\\.0+)?' : `(?:\\.(?=\\d)\\d{0,${maxDecimals}}0*)?`;
}
