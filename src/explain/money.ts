import { parseRatio } from '../exact/ratio.js';
import { formatRounded } from '../exact/round.js';
import { formatPounds } from '../money/amount.js';
import type { Period } from '../money/period.js';

/** An exact number of pounds as people read it: whole pounds without pence, finer than a penny with its decimals. */
export function readPounds(exact: string): string {
  const value = parseRatio(exact);
  const rounded = formatPounds(formatRounded(value, 2));
  if (100n % value.denominator === 0n) return rounded.replace(/\.00$/, '');
  // A longer number is cut at the fourth decimal, and says so.
  const [, decimals = ''] = formatRounded(value, 1000n % value.denominator === 0n ? 3 : 4).split('.');
  return `${formatPounds(formatRounded(value, 2, 'down')).slice(0, -2)}${decimals}${10_000n % value.denominator === 0n ? '' : '…'}`;
}

/** A period as it follows an amount: `a year`. */
export function readPeriod(period: Period | undefined): string {
  if (period === undefined) return '';
  if (period === 'one-off') return ' once';
  return period === '12-weeks' ? ' for 12 weeks' : ` a ${period.replaceAll('-', ' ')}`;
}
