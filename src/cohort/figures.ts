import { formatRatio, type Ratio, ratio } from '../exact/ratio.js';
import { formatRounded } from '../exact/round.js';
import { type Amount, formatAmount } from '../money/amount.js';
import { PENNY, type Rounding, roundPence } from '../money/rounding.js';

/** An exact number of pence as an amount, rounded once: to the penny, half up, unless told otherwise. */
export function amountOf(pence: Ratio, rounding: Rounding = PENNY): Amount {
  return formatAmount(roundPence(pence, rounding));
}

/** A number of pence in floating point as an amount to the nearest penny. */
export function amountOfFloat(pence: number): Amount {
  return formatAmount(BigInt(Math.round(pence)));
}

/** A fraction in per cent, rounded once. */
export function formatPercent({ numerator, denominator }: Ratio, decimals: number): string {
  return formatRounded(ratio(numerator * 100n, denominator), decimals);
}

/** A part of a whole in per cent, rounded once, to one decimal unless told otherwise; null of a whole of nothing. */
export function percentOf(part: bigint, whole: bigint, decimals = 1): string | null {
  return whole === 0n ? null : formatPercent(ratio(part, whole), decimals);
}

/** A number that is not exact, with some decimals; a nought has no sign. */
export function formatFloat(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text;
}

/** Scaled points as exact text. */
export function formatPoints(scaled: number | bigint, decimals: number): string {
  return formatRatio(ratio(BigInt(scaled), 10n ** BigInt(decimals)));
}
