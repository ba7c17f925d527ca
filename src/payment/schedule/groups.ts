import type { ParsedSchedule } from './input.js';
import type { Group } from './runs.js';

/** The lines of a schedule by the cycle on which they are paid: that of the schedule first, then each of its own. */
export function groupsOf({ lines, cycle }: ParsedSchedule): Group[] {
  const recurring = lines.filter(({ per }) => per !== 'once');
  const main = recurring.filter((line) => line.cycle === undefined);
  const own = recurring.flatMap((line): Group[] =>
    line.cycle === undefined ? [] : [{ cycle: line.cycle, lines: [line], isMain: false }],
  );
  return main.length === 0 ? own : [{ cycle, lines: main, isMain: true }, ...own];
}
