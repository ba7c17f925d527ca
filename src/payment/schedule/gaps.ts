import { fail, type Path } from '../../errors.js';
import { formatDay } from '../../money/calendar.js';
import { lastDayOf } from './check.js';
import { cyclesOf } from './cycles.js';
import { AT_THE_END, contributionOn, isInForce, turnsOf } from './facts.js';
import type { ParsedSchedule } from './input.js';
import type { Group } from './runs.js';

/** Refuses a schedule with a day that is paid for and of which nobody has said what the family contributes. */
export function refuseUnsaid(schedule: ParsedSchedule, groups: readonly Group[], path: Path): void {
  const main = groups.find(({ isMain }) => isMain);
  if (main === undefined || schedule.contribution === undefined) return;
  const { turns } = turnsOf(schedule);
  const { startsOn } = schedule.year;
  for (const { from, to } of cyclesOf(main.cycle, schedule)) {
    // What was paid in the year before is asked only for the days of this one.
    const isPaidBefore = main.cycle.timing === 'advance' ? from < startsOn : to + 1 < startsOn;
    const first = isPaidBefore ? Math.max(from, startsOn) : from;
    for (const day of [
      first,
      ...turns.filter((turn) => turn > first && turn <= Math.min(to, lastDayOf(schedule.year) + 400)),
    ]) {
      if (day > to || !main.lines.some((line) => isInForce(line, schedule, day, AT_THE_END))) continue;
      if (contributionOn(schedule, day, AT_THE_END) !== undefined) continue;
      const message = `nobody has said what is contributed on ${formatDay(day)}; 0 where it is nothing`;
      fail('missing', [...path, 'contribution', 'periods'], message);
    }
  }
}
