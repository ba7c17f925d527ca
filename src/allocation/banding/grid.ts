import { fail } from '../../errors.js';
import { divideRatios, multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import type { ParsedBandOptions } from './options.js';

/** The most scores on the step between 0 and the maximum. */
export const MAX_SCORES = 100_000;

/** Every score on the step from 0 to the maximum. */
export function gridOf({ step, maximumPoints }: ParsedBandOptions): Ratio[] {
  const steps = positionOf(maximumPoints, step);
  if (steps >= MAX_SCORES) {
    fail(
      'too-large',
      ['options', 'maximumPoints'],
      `a table is made from at most ${MAX_SCORES} scores; take a wider step`,
    );
  }
  return Array.from({ length: steps + 1 }, (_, index) => multiplyRatios(ratio(BigInt(index)), step));
}

/** How many steps lead to a score. */
export function positionOf(points: Ratio, step: Ratio): number {
  const { numerator, denominator } = divideRatios(points, step);
  return Number(numerator / denominator);
}
