import { multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { formatAmount, parseAmount } from '../../money/amount.js';
import { type ConventionName, conversionFactor } from '../../money/period.js';
import { roundPence } from '../../money/rounding.js';
import type { Per } from '../header/unit.js';

/** The conventions that say how many weeks a year has. */
export const YEAR_CONVENTIONS = ['52-weeks', '365-days', '39-term-weeks'] as const satisfies readonly ConventionName[];

const WEEKS: Partial<Readonly<Record<Per, bigint>>> = { week: 1n, fortnight: 2n, 'four-weeks': 4n };
const TIMES: Partial<Readonly<Record<Per, bigint>>> = { year: 1n, quarter: 4n, term: 3n, month: 12n };

/** Whether amounts of a period become yearly only by a convention of how many weeks a year has. */
export function needsConvention(per: Per): boolean {
  return WEEKS[per] !== undefined;
}

/**
 * An amount as pounds a year, rounded once to the penny.
 *
 * @choice intake-years: twelve months, four quarters and three terms are a year; weeks, fortnights and four weeks are
 * made a year by a named convention
 */
export function toYear(amount: string, per: Per, convention: ConventionName): string {
  return formatAmount(roundPence(multiplyRatios(ratio(parseAmount(amount)), factorOf(per, convention))));
}

/** By what an amount of a period is made one of a year. */
export function factorOf(per: Per, convention: ConventionName): Ratio {
  const times = TIMES[per];
  if (times !== undefined) return ratio(times);
  return multiplyRatios(conversionFactor('week', 'year', convention), ratio(1n, WEEKS[per] ?? 1n));
}
