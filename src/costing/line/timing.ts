import { fail, type Path, show } from '../../errors.js';
import { compareRatios, formatRatio, ONE, type Ratio, ratio, ZERO } from '../../exact/ratio.js';
import { type Day, formatDay, yearAfter } from '../../money/calendar.js';
import { yearShare } from '../../money/part-year.js';
import type { CostingRules } from '../options.js';
import type { Line } from './line.js';

/** When a line runs, and what that means for the amounts it counts in. */
export interface Timing {
  /** Why the line is not in the full-year cost; undefined where it is. */
  readonly leftOut: string | undefined;
  /** The share of its cost that falls in the year; undefined where no year is asked for. */
  readonly share: YearShare | undefined;
  /** Whether a recurring line still runs when the next year begins. */
  readonly continues: boolean;
}

/** A share of the cost of a line, and what it is. */
export interface YearShare {
  readonly value: Ratio;
  readonly label: string;
  /** The choice that it rests on. */
  readonly choice: string;
}

/** The first and the last day of a line or a package, as far as they are stated. */
export interface Dates {
  readonly startsOn?: Day | undefined;
  readonly endsOn?: Day | undefined;
}

/**
 * Places a line in time.
 *
 * @throws RasError `choice-needed` where it is not known what a stated count is of
 * @choice lines-out-of-time: a recurring line that ended before the year (or does not run on the day asked for), and a one-off bought outside the year, are listed and not counted in the full-year cost
 * @choice undated-one-offs: a one-off without a date, also none from its package, falls in the year
 * @choice contingency-part-year: a contingency line is shared over the year as a recurring line is
 */
export function timingOf(line: Line, ofPackage: Dates, rules: CostingRules, path: Path): Timing {
  const { year, onDay } = rules;
  const startsOn = line.startsOn ?? ofPackage.startsOn;
  const endsOn = line.endsOn ?? ofPackage.endsOn;
  if (line.kind === 'one-off') return oneOffTiming(startsOn, year?.startsOn);
  const leftOut = recurringLeftOut(startsOn, endsOn, year?.startsOn, onDay);
  if (year === undefined) return { leftOut, share: undefined, continues: leftOut === undefined };
  const spread = spreadOver(year, startsOn, endsOn);
  const continues = leftOut === undefined && (endsOn === undefined || endsOn >= yearAfter(year.startsOn));
  const isOfDates = spread.value.numerator > 0n && isCountedForDates(line, { startsOn, endsOn }, rules, path);
  return { leftOut, share: isOfDates ? withinDates(year.startsOn, startsOn, endsOn) : spread, continues };
}

function oneOffTiming(boughtOn: Day | undefined, yearStartsOn: Day | undefined): Timing {
  if (yearStartsOn === undefined) return { leftOut: undefined, share: undefined, continues: false };
  const inside = boughtOn === undefined || (boughtOn >= yearStartsOn && boughtOn < yearAfter(yearStartsOn));
  const leftOut = inside ? undefined : `bought on ${formatDay(boughtOn)}, outside the year`;
  const share = { value: inside ? ONE : ZERO, label: 'bought in the year', choice: 'part-year' };
  return { leftOut, share, continues: false };
}

function recurringLeftOut(
  startsOn: Day | undefined,
  endsOn: Day | undefined,
  yearStartsOn: Day | undefined,
  onDay: Day | undefined,
): string | undefined {
  const day = onDay ?? yearStartsOn;
  if (day !== undefined && endsOn !== undefined && endsOn < day) return `ended on ${formatDay(endsOn)}`;
  if (onDay !== undefined && startsOn !== undefined && startsOn > onDay) return `starts on ${formatDay(startsOn)} only`;
  return undefined;
}

/** A yearly cost spread over the year, of which the part within the dates counts. */
function spreadOver(
  year: NonNullable<CostingRules['year']>,
  startsOn: Day | undefined,
  endsOn: Day | undefined,
): YearShare {
  const span = {
    yearStartsOn: year.startsOn,
    ...(startsOn === undefined ? {} : { startsOn }),
    ...(endsOn === undefined ? {} : { endsOn }),
  };
  const label = `share of the year from ${formatDay(year.startsOn)}, by ${year.by}${spanText(startsOn, endsOn)}`;
  return { value: yearShare({ ...span, basis: year.by }), label, choice: 'part-year' };
}

/** A cost that is all of its dates, of which the days in the year count. */
function withinDates(yearStartsOn: Day, startsOn: Day = yearStartsOn, endsOn: Day = yearStartsOn): YearShare {
  const first = Math.max(startsOn, yearStartsOn);
  const after = Math.min(endsOn + 1, yearAfter(yearStartsOn));
  const value = ratio(BigInt(after - first), BigInt(endsOn + 1 - startsOn));
  const label = `share of its own days that lies in the year${spanText(startsOn, endsOn)}`;
  return { value, label, choice: 'counted-for' };
}

function spanText(startsOn: Day | undefined, endsOn: Day | undefined): string {
  const from = startsOn === undefined ? '' : `, from ${formatDay(startsOn)}`;
  return endsOn === undefined ? from : `${from}, to ${formatDay(endsOn)}`;
}

/**
 * Whether what a line counts is all of its dates, and not of a full year.
 *
 * @choice counted-for: a stated count (a quantity without a frequency, or a number of weeks) on a line that begins and
 * ends within a year is all of those dates where so many fit (weeks: as often as one weekday comes; hours: 24 a day;
 * anything else: one a day), and then it is not spread over the year; where they do not fit, `countedFor` has to say; a
 * line without an end, and an amount or a frequency per period, is spread
 */
function isCountedForDates(line: Line, { startsOn, endsOn }: Dates, rules: CostingRules, path: Path): boolean {
  const count = countOf(line, rules);
  if (count === undefined || startsOn === undefined || endsOn === undefined) return false;
  if (endsOn + 1 >= yearAfter(startsOn)) return false;
  const chosen = line.countedFor ?? rules.countedFor;
  if (chosen !== undefined) return chosen === 'dates';
  if (compareRatios(count.number, ratio(mostIn(endsOn + 1 - startsOn, count.unit))) <= 0) return true;
  const message =
    `${formatRatio(count.number)} of ${show(count.unit)} do not fit between ${formatDay(startsOn)} and ` +
    `${formatDay(endsOn)}; say in countedFor, on the line or in the options, whether they are of a full year or of these dates`;
  return fail('choice-needed', [...path, 'countedFor'], message);
}

/** What a line counts for a year or for its dates, and in what. */
function countOf(
  { quantity, frequency, weeks, unit, service }: Line,
  { book }: CostingRules,
): { readonly number: Ratio; readonly unit: string } | undefined {
  if (weeks !== undefined) return { number: weeks.number, unit: 'week' };
  if (quantity === undefined || frequency !== undefined) return undefined;
  const ofService = service === undefined ? undefined : book?.services.get(service)?.unit;
  return { number: quantity, unit: unit ?? ofService ?? 'item' };
}

/** How many of a unit some days can hold. */
function mostIn(days: number, unit: string): bigint {
  switch (unit.trim().toLowerCase().replace(/s$/, '')) {
    case 'week':
      return BigInt(Math.ceil(days / 7));
    case 'month':
      return BigInt(Math.ceil(days / 28));
    case 'hour':
      return BigInt(days * 24);
    case 'minute':
      return BigInt(days * 24 * 60);
    default:
      return BigInt(days);
  }
}
