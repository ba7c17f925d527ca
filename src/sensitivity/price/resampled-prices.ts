import { numberAt } from '../../exact/at.js';
import { divideRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { drawAgain } from '../chance/bootstrap.js';
import type { Sample } from '../sample.js';
import { type PriceParts, type PriceTerms, scaledMaximum } from './options.js';

/** Pence per scaled point. */
export function perPoint({ money, points }: PriceParts): Ratio {
  return divideRatios(ratio(money), points);
}

/** The price of each resample in pence per scaled point; NaN where a resample has no points. */
export function resampledPrices(
  sample: Sample,
  terms: PriceTerms,
  { size, resamples, seed }: { size: number; resamples: number; seed: number },
): Float64Array {
  const { n, points, packages } = sample;
  const prices = new Float64Array(n === 0 ? 0 : resamples);
  if (n === 0) return prices;
  const byTotal = terms.method === 'total';
  const over = byTotal ? ratio(1n) : scaledMaximum(sample, terms);
  const most = Number(over.numerator) / Number(over.denominator);
  drawAgain({ sample, size, resamples, seed }, (counts, draw) => {
    let money = 0;
    let total = 0;
    for (let index = 0; index < n; index += 1) {
      const count = numberAt(counts, index);
      if (count === 0) continue;
      const value = numberAt(packages, index);
      if (!byTotal) money = Math.max(money, value);
      else {
        money += count * value;
        total += count * numberAt(points, index);
      }
    }
    prices[draw] = byTotal ? (total === 0 ? Number.NaN : money / total) : money / most;
  });
  return prices;
}
