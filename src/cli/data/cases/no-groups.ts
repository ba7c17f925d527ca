import { problemList, show } from '../../../errors.js';

/** Columns by which no group comes about, each with why. */
const NO_GROUPS: ReadonlyMap<string, string> = new Map([
  ['case_id', 'tells each case by itself'],
  ...'traditional indicative communicated final package_value budget cost_of_need one_off final_one_off contingency'
    .split(' ')
    .map((column): [string, string] => [column, 'holds amounts']),
  [
    'points',
    'holds points, each score of which would be a group of its own; bands of points are a column of their own',
  ],
  ['exclude_reason', 'says why a row is left out'],
]);

/**
 * Refuses a column that is asked for as one of groups and is none.
 *
 * @throws RasError `inconsistent` for each, at the flag
 */
export function refuseNoGroups(flag: string, columns: readonly string[]): void {
  const problems = problemList();
  for (const column of columns) {
    const why = NO_GROUPS.get(column);
    if (why === undefined) continue;
    const message = `${flag}: the column ${show(column)} ${why}; name a column of groups, such as site or ethnicity`;
    problems.add('inconsistent', [], message);
  }
  problems.throwIfAny();
}
