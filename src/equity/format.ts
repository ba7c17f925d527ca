import { compareRatios, type Ratio, ratio, subtractRatios, ZERO } from '../exact/ratio.js';
import { formatRounded } from '../exact/round.js';
import { type Amount, formatAmount, formatPounds } from '../money/amount.js';
import type { Period } from '../money/period.js';
import { roundPence } from '../money/rounding.js';

/** An exact number of pence as an amount to the penny. */
export function amountOf(pence: Ratio): Amount {
  return formatAmount(roundPence(pence));
}

/** A fraction in per cent with one decimal, rounded once. */
export function percentOf(part: bigint, whole: bigint): string | null {
  return whole === 0n ? null : formatRounded(ratio(part * 100n, whole), 1);
}

/** A number that is not exact, with some decimals; a nought has no sign. */
export function formatFloat(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text;
}

/** Scaled points as exact text. */
export function formatPoints(scaled: number, decimals: number): string {
  const text = formatRounded(ratio(BigInt(scaled), 10n ** BigInt(decimals)), decimals);
  return decimals === 0 ? text : text.replace(/0{1,6}$/, '').replace(/\.$/, '');
}

/** The size of an amount in pounds, without its sign. */
export function poundsOf(amount: Amount): string {
  return formatPounds(amount.replace('-', ''));
}

/** `£1,200.00 a year`. */
export function poundsPer(amount: Amount, period: Period): string {
  return `${poundsOf(amount)} ${period === 'year' ? 'a year' : `per ${period}`}`;
}

/** The difference of two optional fractions. */
export function differenceOf(to: Ratio | null, from: Ratio | null): Ratio | null {
  return to === null || from === null ? null : subtractRatios(to, from);
}

/** -1, 0 or 1. */
export function signOf(value: Ratio): number {
  return Math.sign(compareRatios(value, ZERO));
}

/** A fraction without its sign. */
export function sizeOf(value: Ratio): Ratio {
  return value.numerator < 0n ? subtractRatios(ZERO, value) : value;
}
