import { compareRatios, ONE, parseRatio, type Ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { formatPounds } from '../../money/amount.js';
import type { Period } from '../../money/period.js';

/**
 * An exact number of pounds as people read it: whole pounds without pence, finer than a penny with its decimals. What
 * needs more than four decimals is cut there, never rounded, and says so with three dots.
 */
export function readPounds(exact: string): string {
  const value = parseRatio(exact);
  const cut = 10_000n % value.denominator !== 0n;
  const [pounds = '', decimals = ''] = formatRounded(value, 4, 'down').split('.');
  const shown = cut ? decimals : withoutNoughts(decimals);
  const minus = value.numerator < 0n && !pounds.startsWith('-') ? '-' : '';
  const whole = `${minus}${formatPounds(`${pounds}.00`).slice(0, -3)}`;
  return shown === '' ? whole : `${whole}.${shown}${cut ? '…' : ''}`;
}

/** A price or a rate in pounds: as it is where it has an end, otherwise to the penny: `about £160.71`. */
export function readRate(exact: string): string {
  const value = parseRatio(exact);
  if (10_000n % value.denominator === 0n || compareRatios(value, ONE) < 0) return readPounds(exact);
  return `about ${formatPounds(formatRounded(value, 2))}`;
}

/** An exact number that is not money: `12.5`, `1,250`; one without an end to two decimals, `about 52.14`. */
export function readNumber(exact: string): string {
  if (!isNumber(exact)) return exact;
  const value = parseRatio(exact);
  const [whole = '', decimals] = (exact.includes('/') ? formatRounded(value, 2) : exact).split('.');
  const grouped = formatPounds(`${whole}.00`).slice(0, -3).replace('£', '');
  return `${isEndless(exact, value) ? 'about ' : ''}${grouped}${decimals === undefined ? '' : `.${decimals}`}`;
}

/** A number of things: `1 point`, `1,250 points`. */
export function readCount(exact: string, thing: string): string {
  return `${readNumber(exact)} ${thing}${exact === '1' ? '' : 's'}`;
}

/** A period as it follows an amount: `a year`. */
export function readPeriod(period: Period | undefined): string {
  if (period === undefined) return '';
  if (period === 'one-off') return ' once';
  return period === '12-weeks' ? ' for 12 weeks' : ` a ${period.replaceAll('-', ' ')}`;
}

/** Pence with both digits, or none: `50` of `5000`, nothing of `0000`, `015` of `0150`. */
function withoutNoughts(decimals: string): string {
  if (decimals.endsWith('00')) return decimals === '0000' ? '' : decimals.slice(0, 2);
  return decimals.endsWith('0') ? decimals.slice(0, 3) : decimals;
}

const isNumber = (text: string): boolean => text.length <= 400 && /^-?\d+(?:[./]\d+)?$/.test(text);

const isEndless = (text: string, { denominator }: Ratio): boolean => text.includes('/') && denominator !== 1n;
