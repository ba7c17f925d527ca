import { at } from '../../exact/at.js';
import { type Ratio, ratio } from '../../exact/ratio.js';
import { type Day, monthsAfter, partsOf } from '../../money/calendar.js';
import { lastDayOf } from './check.js';
import type { ParsedCycle, ParsedSchedule } from './input.js';

/** The days that one payment is for. */
export interface Cycle {
  readonly from: Day;
  readonly to: Day;
  /** How many days a whole one has, where it is cut by the year. */
  readonly length: number;
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** Weeks in a year. */
export function weeksOf(week: ParsedSchedule['week']): Ratio {
  return week === '52-weeks' ? ratio(52n) : ratio(365n, 7n);
}

/** Which share of a year one whole cycle is; null where it goes by its weeks. */
export function shareOf({ every, fourWeekly }: ParsedCycle, { terms = [] }: ParsedSchedule): Ratio | null {
  if (every === '4-weeks') return fourWeekly === 'thirteenths' ? ratio(1n, 13n) : null;
  if (every === 'term') return ratio(1n, BigInt(terms.length));
  return ratio(BigInt(MONTHS[every]), 12n);
}

/**
 * The cycles that hold a day of the year, or are paid in it, in their order.
 *
 * @choice payment-year: `52-weeks` pays whole cycles, and what reaches beyond the year is prepaid; `365/7` pays the days of
 * the year, so that the first and the last cycle are cut, and one or two days that are left have no payment of their own. Thirteenths are
 * thirteen a year
 */
export function cyclesOf(cycle: ParsedCycle, schedule: ParsedSchedule): Cycle[] {
  const [first, last] = [schedule.year.startsOn, lastDayOf(schedule.year)];
  if (cycle.every === 'term') return cyclesOfTerms(schedule, first, last);
  const { firstOn = first } = cycle;
  const startOf = startsOf(cycle.every, firstOn);
  const cycles: Cycle[] = [];
  // Of a cycle in arrears that ends the day before the year, the payment is made in it.
  for (let place = placeBefore(cycle.every, firstOn, first) - 1; startOf(place) <= last; place += 1) {
    const [from, to] = [startOf(place), startOf(place + 1) - 1];
    if (to >= first - 1) cycles.push({ from, to, length: to - from + 1 });
  }
  // Thirteen thirteenths are a year, also where a fourteenth four weeks begin in it.
  if (cycle.fourWeekly === 'thirteenths') return cycles.slice(0, cycles.findIndex(({ from }) => from >= first) + 13);
  return cycle.fourWeekly !== undefined && schedule.week === '365/7' ? cutToYear(cycles, first, last) : cycles;
}

function startsOf(every: Exclude<ParsedCycle['every'], 'term'>, firstOn: Day): (place: number) => Day {
  if (every === '4-weeks') return (place) => firstOn + 28 * place;
  return (place) => monthsAfter(firstOn, MONTHS[every] * place);
}

/** Counts cycles from the anchor to one that begins on a day or before it. */
function placeBefore(every: Exclude<ParsedCycle['every'], 'term'>, firstOn: Day, day: Day): number {
  if (every === '4-weeks') return Math.floor((day - firstOn) / 28);
  const [one, other] = [partsOf(firstOn), partsOf(day)];
  return Math.floor((12 * (other.year - one.year) + other.month - one.month - 1) / MONTHS[every]);
}

function cutToYear(cycles: readonly Cycle[], first: Day, last: Day): Cycle[] {
  const cut = cycles
    .filter(({ to }) => to >= first)
    .map(({ from, to, length }) => ({ from: Math.max(from, first), to: Math.min(to, last), length }));
  const [end, before] = [cut.at(-1), cut.at(-2)];
  if (end === undefined || before === undefined || end.to - end.from > 1) return cut;
  return [...cut.slice(0, -2), { ...before, to: end.to }];
}

/** A cycle lasts from the first day of a term to the day before the next; the days before the first belong to it. */
function cyclesOfTerms({ terms = [] }: ParsedSchedule, first: Day, last: Day): Cycle[] {
  return terms.map((term, index) => {
    const from = index === 0 ? first : term.from;
    const to = index === terms.length - 1 ? last : at(terms, index + 1).from - 1;
    return { from, to, length: to - from + 1 };
  });
}
