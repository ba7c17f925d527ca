import { ONE, type Ratio, ZERO } from '../exact/ratio.js';
import { type Day, formatDay, yearAfter } from '../money/calendar.js';
import { yearShare } from '../money/part-year.js';
import type { Line } from './line.js';
import type { CostingRules } from './options.js';
import type { Package } from './package.js';

/** When a line runs, and what that means for the amounts it counts in. */
export interface Timing {
  /** Why the line is not in the full-year cost; undefined where it is. */
  readonly leftOut: string | undefined;
  /** The share of the year that falls within its dates; undefined where no year is asked for. */
  readonly share: { readonly value: Ratio; readonly label: string } | undefined;
  /** Whether a recurring line still runs when the next year begins. */
  readonly continues: boolean;
}

/**
 * Places a line in time.
 *
 * @choice lines-out-of-time: a recurring line that ended before the year (or does not run on the day asked for), and a one-off bought outside the year, are listed and not counted in the full-year cost
 * @choice undated-one-offs: a one-off without a date, also none from its package, falls in the year
 * @choice contingency-part-year: a contingency line is shared over the year as a recurring line is
 */
export function timingOf(line: Line, pkg: Package, { year, onDay }: CostingRules): Timing {
  const startsOn = line.startsOn ?? pkg.startsOn;
  const endsOn = line.endsOn ?? pkg.endsOn;
  if (line.kind === 'one-off') return oneOffTiming(startsOn, year?.startsOn);
  const leftOut = recurringLeftOut(startsOn, endsOn, year?.startsOn, onDay);
  if (year === undefined) return { leftOut, share: undefined, continues: leftOut === undefined };
  const span = {
    yearStartsOn: year.startsOn,
    ...(startsOn === undefined ? {} : { startsOn }),
    ...(endsOn === undefined ? {} : { endsOn }),
  };
  const value = yearShare({ ...span, basis: year.by });
  const label = `share of the year from ${formatDay(year.startsOn)}, by ${year.by}${spanText(startsOn, endsOn)}`;
  const continues = leftOut === undefined && (endsOn === undefined || endsOn >= yearAfter(year.startsOn));
  return { leftOut, share: { value, label }, continues };
}

function oneOffTiming(boughtOn: Day | undefined, yearStartsOn: Day | undefined): Timing {
  if (yearStartsOn === undefined) return { leftOut: undefined, share: undefined, continues: false };
  const inside = boughtOn === undefined || (boughtOn >= yearStartsOn && boughtOn < yearAfter(yearStartsOn));
  const leftOut = inside ? undefined : `bought on ${formatDay(boughtOn)}, outside the year`;
  return { leftOut, share: { value: inside ? ONE : ZERO, label: 'bought in the year' }, continues: false };
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

function spanText(startsOn: Day | undefined, endsOn: Day | undefined): string {
  const from = startsOn === undefined ? '' : `, from ${formatDay(startsOn)}`;
  return endsOn === undefined ? from : `${from}, to ${formatDay(endsOn)}`;
}
