import { formatRatio, type Ratio, ratio } from '../exact/ratio.js';
import { formatRounded } from '../exact/round.js';
import { type Amount, formatAmount } from '../money/amount.js';
import type { Period } from '../money/period.js';
import { roundPence } from '../money/rounding.js';

/** An exact number of pence as an amount to the penny, half up. */
export function amountOf(pence: Ratio): Amount {
  return formatAmount(roundPence(pence));
}

/** A number of pence in floating point as an amount to the nearest penny. */
export function amountOfFloat(pence: number): Amount {
  return formatAmount(BigInt(Math.round(pence)));
}

/** A part of a whole in per cent with one decimal, rounded once; null of a whole of nothing. */
export function percentOf(part: bigint, whole: bigint): string | null {
  return whole === 0n ? null : formatRounded(ratio(part * 100n, whole), 1);
}

/** A number in floating point with some decimals; a nought has no sign. */
export function formatFloat(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text;
}

/** Scaled points as exact text. */
export function formatPoints(scaled: number | bigint, decimals: number): string {
  return formatRatio(ratio(BigInt(scaled), 10n ** BigInt(decimals)));
}

/** `a year`, `per week`. */
export function perPeriod(period: Period): string {
  return period === 'year' ? 'a year' : `per ${period}`;
}
