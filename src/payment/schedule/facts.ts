import { addRatios, divideRatios, multiplyRatios, type Ratio, ratio, ZERO } from '../../exact/ratio.js';
import type { Day } from '../../money/calendar.js';
import { lastDayOf } from './check.js';
import { type Cycle, shareOf, weeksOf } from './cycles.js';
import type { ParsedCycle, ParsedLine, ParsedSchedule } from './input.js';

/** What was known on a day is asked by that day; everything is known at the end. */
export const AT_THE_END: Day = Number.POSITIVE_INFINITY;

interface Noticed {
  readonly noticedOn?: Day | undefined;
}

const isKnown = ({ noticedOn }: Noticed, known: Day): boolean => noticedOn === undefined || noticedOn <= known;

/** Whether a plan pays a line on a day, as far as that is known. */
export function isInForce({ from, to }: ParsedLine, { ended }: ParsedSchedule, day: Day, known: Day): boolean {
  if ((from !== undefined && day < from) || (to !== undefined && day > to)) return false;
  return ended === undefined || day <= ended.on || !isKnown(ended, known);
}

/** Whether nothing is paid for a line on a day. */
export function isSuspended({ id }: ParsedLine, { suspensions }: ParsedSchedule, day: Day, known: Day): boolean {
  return suspensions.some(
    (one) =>
      one.from <= day && day <= one.to && isKnown(one, known) && (one.lines === undefined || one.lines.includes(id)),
  );
}

/**
 * The assessed contribution of a day in pence a week; undefined where nobody has said.
 *
 * @choice contribution-notice: a fall counts from its day, a rise that is told later from the day of notice, so that a
 * family is not asked for money of days before; `backdate` by name
 */
export function contributionOn({ contribution }: ParsedSchedule, day: Day, known: Day): Ratio | undefined {
  if (contribution === undefined) return ZERO;
  let weekly: bigint | undefined;
  let until: Day | undefined;
  for (const period of contribution.periods) {
    // Until the next one is told, the one before goes on.
    if (!isKnown(period, known)) return weekly === undefined ? undefined : ratio(weekly);
    const isRise = period.weekly > (weekly ?? 0n);
    const from =
      isRise && !contribution.backdate ? Math.max(period.from, period.noticedOn ?? period.from) : period.from;
    if (day < from) return weekly === undefined ? undefined : ratio(weekly);
    weekly = period.weekly;
    until = period.to;
  }
  return weekly === undefined || (until !== undefined && day > until) ? undefined : ratio(weekly);
}

/** The days of terms in weeks. */
function termWeeks({ terms = [] }: ParsedSchedule): Ratio {
  const days = terms.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  return ratio(BigInt(days), 7n);
}

/** What a line costs on a day of a cycle, in exact pence. */
export function costOn(
  line: ParsedLine,
  schedule: ParsedSchedule,
  cycle: ParsedCycle,
  one: Cycle,
  day: Day,
  known: Day,
) {
  const changed = line.changes.findLast((change) => change.from <= day && isKnown(change, known));
  const amount = ratio((changed ?? line).amount);
  if (line.termTime && schedule.termTime === 'in-term') {
    const isTerm = (schedule.terms ?? []).some(({ from, to }) => from <= day && day <= to);
    if (!isTerm) return ZERO;
    const weekly = line.per === 'week' ? amount : divideRatios(yearOf(line, amount, ZERO), termWeeks(schedule));
    return divideRatios(weekly, ratio(7n));
  }
  return dayOfYear(
    yearOf(line, amount, line.termTime ? termWeeks(schedule) : weeksOf(schedule.week)),
    schedule,
    cycle,
    one,
  );
}

function yearOf({ per }: ParsedLine, amount: Ratio, weeks: Ratio): Ratio {
  if (per === 'week') return multiplyRatios(amount, weeks);
  return per === 'month' ? multiplyRatios(amount, ratio(12n)) : amount;
}

/** A yearly amount on a day of a cycle: a day is as much as every other of that cycle. */
function dayOfYear(year: Ratio, schedule: ParsedSchedule, cycle: ParsedCycle, { length }: Cycle): Ratio {
  const share = shareOf(cycle, schedule);
  if (share === null) return divideRatios(year, multiplyRatios(weeksOf(schedule.week), ratio(7n)));
  return divideRatios(multiplyRatios(year, share), ratio(BigInt(length)));
}

/** The contribution of a week on a day of a cycle: by the same weeks as what it is taken from. */
export function contributionOfDay(weekly: Ratio, schedule: ParsedSchedule, cycle: ParsedCycle, one: Cycle): Ratio {
  return dayOfYear(multiplyRatios(weekly, weeksOf(schedule.week)), schedule, cycle, one);
}

/** Every day from which on something may be otherwise, and every day on which something was noticed. */
export function turnsOf(schedule: ParsedSchedule): {
  readonly turns: readonly Day[];
  readonly notices: readonly Day[];
} {
  const { year, lines, contribution, suspensions, terms = [], ended } = schedule;
  const turns = new Set<Day>([year.startsOn, lastDayOf(year) + 1]);
  const notices: Day[] = [];
  const turn = ({ from, to }: { readonly from?: Day | undefined; readonly to?: Day | undefined }): void => {
    if (from !== undefined) turns.add(from);
    if (to !== undefined) turns.add(to + 1);
  };
  const note = ({ noticedOn }: Noticed): void => {
    if (noticedOn === undefined) return;
    notices.push(noticedOn);
    // A rise counts from the day of notice.
    turns.add(noticedOn);
  };
  const all = [...lines, ...lines.flatMap(({ changes }) => changes), ...(contribution?.periods ?? []), ...suspensions];
  for (const one of [...all, ...terms]) turn(one);
  for (const one of all) note(one as Noticed);
  if (ended !== undefined) {
    turns.add(ended.on + 1);
    note(ended);
  }
  return { turns: [...turns].sort((a, b) => a - b), notices };
}

/** Adds up a list of exact amounts, one for each of several things. */
export function addAll(one: readonly Ratio[], other: readonly Ratio[]): Ratio[] {
  return one.map((value, index) => addRatios(value, other[index] ?? ZERO));
}
