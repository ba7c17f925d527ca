import { formatRatio, multiplyRatios, parseRatio, type Ratio, ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { readNumber, readPeriod } from '../../explain/step/money.js';
import { formatPounds } from '../../money/amount.js';
import type { Period } from '../../money/period.js';

/** An amount with its period: `£3,371.00 a year`. */
export function perPeriod(amount: string, period: Period | undefined): string {
  return `${formatPounds(amount)}${readPeriod(period)}`;
}

/** An exact amount to the penny, which is said where it is not all of it: `about £5,988.31`. */
export function toThePenny(exact: string): string {
  const value = parseRatio(exact);
  const isWhole = 100n % value.denominator === 0n;
  return `${isWhole ? '' : 'about '}${formatPounds(formatRounded(value, 2))}`;
}

/** A share of 1 in per cent: `15 per cent`. */
export function perCent(share: Ratio): string {
  return `${readNumber(formatRatio(multiplyRatios(share, ratio(100n))))} per cent`;
}

/** A day as people say it: `9 June 2026`; what is no day stands as it is. */
export function dayWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const name = MONTHS[Number(month) - 1];
  return name === undefined || date === '' ? day : `${Number(date)} ${name} ${year}`;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** What somebody wrote, in their own words. */
export const quoted = (text: string): string => `“${text.trim()}”`;

/** A reason in the words of whoever gave it. */
export const reasonWords = (reason: string): string => `The reason given: ${quoted(reason)}.`;

/** Several things in a row: `a, b and c`. */
export function listed(parts: readonly string[], word = 'and'): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${word} ${last}`;
}

/**
 * A sentence whose amounts end at the penny. What the library tells with all decimals, cut with three dots, is told as
 * about so many pounds and pence.
 */
export function inPence(sentence: string): string {
  return sentence.replace(/(?:about )?(-?)£([\d,]+)\.(\d{3,4})(…?)/g, (whole, minus, pounds, decimals, cut) => {
    // A rate of a few pence, such as one a mile, is told as it is.
    if (pounds === '0' && cut === '') return whole;
    return toThePenny(`${minus}${pounds.replaceAll(',', '')}.${decimals}`);
  });
}
