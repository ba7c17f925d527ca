import { amountOf } from '../../cohort/figures.js';
import { perPeriod } from '../../cohort/words.js';
import { multiplyRatios, ratio, subtractRatios } from '../../exact/ratio.js';
import { type Amount, formatPounds } from '../../money/amount.js';
import type { Period } from '../../money/period.js';

/** What it would cost that the cohort is not like the sample, at the price of a point that the sample gives. */
export interface DifferenceCost {
  /** How many cases it rests on. */
  readonly n: number;
  /** Pounds per period: the budgets of the cohort at the sample's price, and its own packages. */
  readonly budgets: Amount;
  /** The cohort’s own packages, in pounds per period. */
  readonly packages: Amount;
  /** Budgets less packages: what the cohort would cost more than it does now. */
  readonly extra: Amount;
  /** The part because the cohort has more or fewer points than the sample. */
  readonly fromPoints: Amount;
  /** The part because the cohort's packages are smaller or larger than the sample's. */
  readonly fromPackages: Amount;
  /** The whole in a sentence. */
  readonly sentence: string;
}

/** How many cases, their scaled points and their packages in whole pence. */
export interface Totals {
  readonly n: number;
  readonly points: bigint;
  readonly packages: bigint;
}

/** The cost of a cohort at the price of a sample; null without a price or a cohort. */
export function costOf(sample: Totals, cohort: Totals, period: Period): DifferenceCost | null {
  if (sample.points === 0n || cohort.n === 0) return null;
  const price = ratio(sample.packages, sample.points);
  const budgets = multiplyRatios(price, ratio(cohort.points));
  // What as many families like the sample would cost: their budgets are their packages.
  const alike = ratio(sample.packages * BigInt(cohort.n), BigInt(sample.n));
  const packages = ratio(cohort.packages);
  const extra = amountOf(subtractRatios(budgets, packages));
  return {
    n: cohort.n,
    budgets: amountOf(budgets),
    packages: amountOf(packages),
    extra,
    fromPoints: amountOf(subtractRatios(budgets, alike)),
    fromPackages: amountOf(subtractRatios(alike, packages)),
    sentence: sentenceOf(extra, cohort.n, period),
  };
}

function sentenceOf(extra: Amount, n: number, period: Period): string {
  const who = `${n} ${n === 1 ? 'family' : 'families'}`;
  if (Number(extra) === 0) return `At the sample's price the budgets of ${who} add up to their packages.`;
  const side = extra.startsWith('-') ? 'less' : 'more';
  return `At the sample's price the budgets of ${who} come to ${formatPounds(extra.replace('-', ''))} ${perPeriod(period)} ${side} than their packages.`;
}
