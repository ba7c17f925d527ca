import * as z from 'zod';
import { fail } from '../../errors.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { type Interval, intervalOfRounded, multiplyIntervals } from '../../exact/interval.js';
import {
  addRatios,
  compareRatios,
  divideRatios,
  formatRatio,
  multiplyRatios,
  ONE,
  type Ratio,
  subtractRatios,
  ZERO,
} from '../../exact/ratio.js';
import { exactSchema } from '../../exact/wire.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';

const FIGURE = { what: 'a printed figure', maxDecimals: 6, max: 1e13, min: 0 };

/** Two printed figures of one cost, as callers give them: pounds or days. */
export interface CostPair {
  /** What is printed for the pilot, whose factor is 1, such as pounds or hours. */
  readonly pilot: DecimalInput;
  /** What is printed for a roll-out, in the same unit. */
  readonly scaled: DecimalInput;
  /** The factor of that roll-out. */
  readonly factor: DecimalInput;
  /** The step to which both are printed, in the same unit: `500` for the money of RR145 Tables 65 and 66; 0, exact, by default. */
  readonly precision?: DecimalInput | undefined;
}

const figureSchema = deferred(() => exactSchema(FIGURE));

const pairSchema = schemaFor<CostPair>()(() =>
  z.strictObject({
    pilot: figureSchema,
    scaled: figureSchema,
    factor: figureSchema,
    precision: figureSchema.prefault(0),
  }),
);

/** A figure with the bounds that the rounding of its sources leaves. */
export interface BoundedFigure {
  /** From the printed figures as they stand. */
  readonly value: string;
  /** The least that unrounded figures could give. */
  readonly low: string;
  /** The most that unrounded figures could give. */
  readonly high: string;
}

/** The two parts of a cost. */
export interface CostParts {
  /** What does not depend on the number of families. */
  readonly fixed: BoundedFigure;
  /** What the pilot's families cost, to be multiplied by the factor. */
  readonly variable: BoundedFigure;
}

/**
 * The fixed and the variable part of a cost, solved from what is printed for the pilot and for one roll-out.
 *
 * @throws RasError `undefined-result` when the factor is 1, which tells nothing of the parts
 * @source RR145 Tables 63 to 66; the report prints no cost of an element and no parts, so these are derived
 * @example
 * ```ts
 * import { solveCostParts } from 'openras/programme-cost';
 * // RR145 Table 65, scenario 2: in-kind days of the pilot and of 250 families
 * const days = solveCostParts({ pilot: 91, scaled: 277, factor: 4, precision: 1 });
 * days.fixed.value; // => '29'
 * days.variable.value; // => '62'
 * ```
 * @category Programme cost
 */
export function solveCostParts(pair: CostPair): CostParts {
  const { pilot, scaled, factor, precision } = parseInput(pairSchema, pair, ['pair']);
  const fixed = weighted(pilot, scaled, precision, weightsAt(factor, ZERO));
  const atOne = {
    pilot: subtractRatios(ZERO, divideRatios(ONE, span(factor))),
    scaled: divideRatios(ONE, span(factor)),
  };
  return { fixed, variable: weighted(pilot, scaled, precision, atOne) };
}

/**
 * What a cost should be at another factor, from what is printed for the pilot and for one roll-out.
 *
 * @param at the factor asked for, such as 7.3
 * @throws RasError `undefined-result` when the factor of the pair is 1
 * @source RR145 Tables 63 to 66 (the model); the solution is derived
 * @example
 * ```ts
 * import { predictCost } from 'openras/programme-cost';
 * // RR145 Table 65, scenario 2: the financial cost for 440 families is printed as £328,500
 * predictCost({ pilot: 176000, scaled: 248500, factor: 4, precision: 500 }, '7.3');
 * // => { value: '328250', low: '327450', high: '329050' }
 * ```
 * @category Programme cost
 */
export function predictCost(pair: CostPair, at: string | number): BoundedFigure {
  const [{ pilot, scaled, factor, precision }, wanted] = readTogether(
    () => parseInput(pairSchema, pair, ['pair']),
    () => parseInput(figureSchema, at, ['at']),
  );
  return weighted(pilot, scaled, precision, weightsAt(factor, wanted));
}

interface Weights {
  readonly pilot: Ratio;
  readonly scaled: Ratio;
}

/** The line through both figures at another factor, as weights of the two, so that each one's rounding counts once. */
function weightsAt(factor: Ratio, at: Ratio): Weights {
  const scaled = divideRatios(subtractRatios(at, ONE), span(factor));
  return { pilot: subtractRatios(ONE, scaled), scaled };
}

function span(factor: Ratio): Ratio {
  if (compareRatios(factor, ONE) === 0)
    fail('undefined-result', ['factor'], 'a factor of 1 does not tell fixed from variable');
  return subtractRatios(factor, ONE);
}

function weighted(pilot: Ratio, scaled: Ratio, precision: Ratio, weights: Weights): BoundedFigure {
  const value = addRatios(multiplyRatios(pilot, weights.pilot), multiplyRatios(scaled, weights.scaled));
  const part = (figure: Ratio, weight: Ratio): Interval =>
    multiplyIntervals(intervalOfRounded(formatRatio(figure), formatRatio(precision)), { low: weight, high: weight });
  const [one, two] = [part(pilot, weights.pilot), part(scaled, weights.scaled)];
  return {
    value: formatRatio(value),
    low: formatRatio(addRatios(one.low, two.low)),
    high: formatRatio(addRatios(one.high, two.high)),
  };
}
