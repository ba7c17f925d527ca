import * as z from 'zod';
import { fail } from '../../errors.js';
import { type DecimalLimits, parseDecimal } from '../../exact/decimal.js';
import {
  compareRatios,
  multiplyRatios,
  parseRatio,
  type Ratio,
  ratio,
  ratioOfDecimal,
  ZERO,
} from '../../exact/ratio.js';
import { plainPattern } from '../../exact/wire.js';
import { MAX_POUNDS } from '../../money/amount.js';
import { schemaOf } from '../../parse/check.js';
import { deferred } from '../../parse/deferred.js';

const LIMITS: DecimalLimits = { what: 'a budget in pounds', maxDecimals: 20, max: MAX_POUNDS, min: 0 };

// A fraction, or a decimal number as a parser of ours reads it.
const PATTERN = `^\\d{1,200}/0*[1-9]\\d{0,199}$|${plainPattern(LIMITS)}`;

/** The wire form of a budget before rounding: pounds as a number, `'600.015'` or `'1125/7'`; parsed to exact pence. */
export const exactBudgetSchema = deferred(() => schemaOf(wire(), readPence));

function wire() {
  const { min: minimum, max: maximum } = LIMITS;
  return z.union([z.string().max(200).meta({ pattern: PATTERN }), z.number().meta({ minimum, maximum })]);
}

function readPence(input: string | number): Ratio {
  const pounds = typeof input === 'string' && input.includes('/') ? parseRatio(input) : readDecimal(input);
  if (compareRatios(pounds, ZERO) < 0 || compareRatios(pounds, ratio(BigInt(MAX_POUNDS))) > 0) {
    return fail('out-of-range', [], `a budget lies between 0 and ${MAX_POUNDS} pounds`);
  }
  return multiplyRatios(pounds, ratio(100n));
}

function readDecimal(input: unknown): Ratio {
  return ratioOfDecimal(parseDecimal(input, LIMITS));
}
