import { type Interval, intervalOfExact, intervalOfRounded } from '../../exact/interval.js';
import { parseRatio, type Ratio } from '../../exact/ratio.js';
import type { PrintedFigure } from './schema.js';

/** What a printed figure allows its true value to be. An end that is undefined is open without limit. */
export interface Allowed {
  readonly low: Ratio | undefined;
  readonly high: Ratio | undefined;
  /** A word such as "nearly" stands before the figure, so that its width is our reading. */
  readonly approximate: boolean;
}

/** The figure is at least the true value. */
const UPPER_BOUNDS = ['less than', 'below', 'up to', 'did not exceed', 'just under'];

/** The figure is at most the true value. */
const LOWER_BOUNDS = ['over', 'more than', 'at least', 'or longer', 'exceeds', 'just over'];

const APPROXIMATE = ['nearly', 'around', 'about', 'approximately', 'approximate', 'estimated', 'likely'];

/**
 * What a printed figure allows its true value to be.
 *
 * @choice qualified-figures: "over" and "less than" make a figure a bound; "nearly" and "around" keep half of their
 * stated precision to either side, and such a figure is never called reproduced; the reports do not say how far their
 * words reach
 */
export function allowedBy(figure: PrintedFigure): Allowed {
  const { qualifier } = figure;
  const isOneOf = (words: readonly string[]): boolean => qualifier !== undefined && words.includes(qualifier);
  const value = parseRatio(figure.value);
  if (isOneOf(UPPER_BOUNDS)) return { low: undefined, high: value, approximate: false };
  if (isOneOf(LOWER_BOUNDS)) return { low: value, high: undefined, approximate: false };
  const { low, high } = roundingOf(figure);
  return { low, high, approximate: isOneOf(APPROXIMATE) };
}

/** The interval of values that would be printed like this figure, its words aside. */
export function roundingOf(figure: PrintedFigure): Interval {
  if (figure.exact === true) return intervalOfExact(parseRatio(figure.value));
  return intervalOfRounded(figure.value, figure.precision);
}
