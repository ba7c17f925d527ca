import { numberAt } from '../../exact/at.js';
import { type Ratio, ratio, sumRatios } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';

const SCALE = 10n ** 30n;

/**
 * The mean of fractions in per cent, rounded once to some decimals.
 *
 * The exact sum of a million fractions has a denominator of millions of digits. So each is cut off after thirty
 * decimals, which gives a lower and an upper bound of the mean; where both round to the same figure, that is the
 * figure. Only where they do not, which takes a mean on the very edge of rounding, is the exact sum worked out.
 *
 * @param numerators whole numbers, of which there is one or more
 * @param denominators whole numbers above 0, in the same order
 */
export function meanPercent(numerators: Float64Array, denominators: Float64Array, decimals: number): string {
  let lower = 0n;
  let cut = 0n;
  numerators.forEach((numerator, index) => {
    const scaled = BigInt(numerator) * SCALE;
    const denominator = BigInt(numberAt(denominators, index));
    const quotient = scaled / denominator;
    const isExact = quotient * denominator === scaled;
    lower += !isExact && scaled < 0n ? quotient - 1n : quotient;
    if (!isExact) cut += 1n;
  });
  const n = BigInt(numerators.length);
  const rounded = (sum: Ratio): string => formatRounded(ratio(sum.numerator * 100n, sum.denominator * n), decimals);
  const [low, high] = [rounded(ratio(lower, SCALE)), rounded(ratio(lower + cut, SCALE))];
  return low === high ? low : rounded(exactSum(numerators, denominators));
}

function exactSum(numerators: Float64Array, denominators: Float64Array): Ratio {
  return sumRatios(
    Array.from(numerators, (numerator, index) => ratio(BigInt(numerator), BigInt(numberAt(denominators, index)))),
  );
}
