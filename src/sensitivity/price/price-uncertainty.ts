import type { CohortInput } from '../../cohort/read/read.js';
import { formatRatio, multiplyRatios, ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import type { Warning } from '../../warning.js';
import { type Resampling, resamplingOf } from '../chance/bootstrap.js';
import { percentileInterval } from '../chance/percentile-interval.js';
import type { SampleResult } from '../options.js';
import { openSample, type Sample, unitsOf } from '../sample.js';
import {
  type PriceParts,
  type PriceTerms,
  priceOf,
  scaledTargets,
  type UncertaintyOptions,
  uncertaintySchema,
} from './options.js';
import { perPoint, resampledPrices } from './resampled-prices.js';
import { type PriceEnds, poundsPerPoint, type SoftBudget, softBudget } from './soft-budget.js';

/** The price of a point. */
export interface ShownPrice {
  /** Pounds per point, exactly. */
  readonly exact: string;
  /** The same to four decimals. */
  readonly pounds: string;
}

/** The price of a point with the ends of its interval. */
export interface SoftPrice extends ShownPrice, PriceEnds {}

/** How firm the price of a point is. */
export interface PriceUncertainty extends SampleResult, Resampling {
  /** How the price is made. */
  readonly method: PriceTerms['method'];
  /** Resamples that held no points, and so have no price; they are left out. */
  readonly withoutPrice: number;
  /** Pounds per point: exact, and to four decimals with the ends of its interval; null without points, and for one case or household, of which every resample is the same. */
  readonly price: SoftPrice | null;
  /** How firm the budgets for some points are. */
  readonly budgets: readonly SoftBudget[];
  /** What a person should look at. */
  readonly warnings: readonly Warning[];
}

/**
 * The bootstrap interval of the price of a point, and how many pounds of a family's budget are therefore soft.
 *
 * The sample is drawn anew, with replacement, as often as told; the interval holds the middle of the prices that come
 * out. The ends are floating point, shown to four decimals and to the penny.
 *
 * @param input the calibration sample: points and packages in pounds per period, or columns of them
 * @throws RasError for cases or options that are not valid; `missing` for `largest-package` without `maximumPoints`
 * @source RR145 5.7, 5.8 (60 to 100 cases), Table 23; Efron and Tibshirani, An introduction to the bootstrap, 1993, 13.3
 * @choice resampling: 2,000 resamples, a percentile interval of 95 per cent and the seed 1, unless told otherwise
 * @category Uncertainty
 * @example
 * ```ts
 * import { pricePointUncertainty } from 'openras/sensitivity';
 * // Every family's package is 100 pounds a point, so that any sample of them gives the same price.
 * const cases = [10, 20, 40].map((points) => ({ caseId: `F${points}`, points, traditional: points * 100 }));
 * const { price, budgets } = pricePointUncertainty(cases, { atPoints: [30] });
 * price; // => { exact: '100', pounds: '100.0000', low: '100.0000', high: '100.0000' }
 * budgets; // => [{ points: '30', budget: '3000.00', low: '3000.00', high: '3000.00', soft: '0.00' }]
 * ```
 */
export function pricePointUncertainty(input: CohortInput, options: UncertaintyOptions = {}): PriceUncertainty {
  const [parsed, open] = readTogether(
    () => parseInput(uncertaintySchema, options, ['options']),
    () => openSample(input),
  );
  const { method, seed, resamples, confidence, period } = parsed;
  const sample = open(parsed.oneOffs);
  const price = priceOf(sample, parsed);
  const drawn = resampledPrices(sample, parsed, { size: sample.n, resamples, seed });
  const withoutPrice = drawn.filter(Number.isNaN).length;
  const ends = unitsOf(sample) === 1 ? null : percentileInterval(drawn, confidence);
  const budgets = scaledTargets(sample, parsed.atPoints).flatMap((points) => {
    if (price === null || ends === null) return [];
    const at = Number(points.numerator) / Number(points.denominator);
    const pence = multiplyRatios(points, perPoint(price));
    return [softBudget(points, sample.pointsDecimals, pence, { low: ends.low * at, high: ends.high * at })];
  });
  const per = (value: number): string => poundsPerPoint(value, sample.pointsDecimals);
  const known = price !== null && ends !== null;
  return {
    period,
    method,
    n: sample.n,
    leftOut: sample.leftOut,
    ...resamplingOf(parsed),
    withoutPrice,
    price: known ? { ...shownPrice(price, sample), low: per(ends.low), high: per(ends.high) } : null,
    budgets,
    warnings: warningsOf(sample, method),
  };
}

/** Pounds per point, exactly and to four decimals. */
export function shownPrice(price: PriceParts, { pointsDecimals }: Sample): ShownPrice {
  const pounds = multiplyRatios(perPoint(price), ratio(10n ** BigInt(pointsDecimals), 100n));
  return { exact: formatRatio(pounds), pounds: formatRounded(pounds, 4) };
}

/**
 * @choice few-cases: a price from fewer than 60 cases is warned of, the fewest that RR145 5.8 tells of; no report gives a
 * number below which a price should not be used
 */
const FEWEST_CASES = 60;

function warningsOf(sample: Sample, method: PriceTerms['method']): Warning[] {
  const { n } = sample;
  const warnings: Warning[] = [];
  if (unitsOf(sample) === 1) {
    const message =
      'the sample is one case, or one household, so that every resample is the same; there is no interval';
    warnings.push({ code: 'one-case', message });
  }
  if (n > 1 && n < FEWEST_CASES) {
    const message = `the price rests on ${n} cases; the sites of RR145 5.8 used 60 to 100`;
    warnings.push({ code: 'few-cases', message, details: { cases: n } });
  }
  if (method === 'largest-package') {
    const message =
      'this price rests on the largest package alone; resampling cannot know of larger ones, and the interval is too narrow at its upper end';
    warnings.push({ code: 'interval-of-a-maximum', message });
  }
  return warnings;
}
