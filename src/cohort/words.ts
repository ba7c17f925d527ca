import { type Amount, formatPounds } from '../money/amount.js';
import type { Period } from '../money/period.js';

/** The name of a group for people; null is the group of those whose value is not stated. */
export function groupLabel(group: string | null): string {
  return group ?? 'not stated';
}

/** A number of families in words: `1 family`, `2 families`. */
export function familiesIn(count: number): string {
  return count === 1 ? '1 family' : `${count.toLocaleString('en-GB')} families`;
}

/** A heading with a capital. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** `a year`, `per week`. */
export function perPeriod(period: Period): string {
  return period === 'year' ? 'a year' : `per ${period}`;
}

/** The size of an amount in pounds, without its sign. */
export function poundsOf(amount: Amount): string {
  return formatPounds(amount.replace('-', ''));
}

/** `£1,200.00 a year`. */
export function poundsPer(amount: Amount, period: Period): string {
  return `${poundsOf(amount)} ${perPeriod(period)}`;
}
