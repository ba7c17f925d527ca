import { isShareable } from '../../../cohort/share/exposed.js';
import { formatPounds } from '../../../money/amount.js';
import { withoutColumns } from '../../../report/share/sheets.js';
import type { Sheet } from '../../../report/sheet.js';
import type { FittedLevels } from '../../../sensitivity/weights/fitted-levels.js';

/** What each level of each statement costs by the packages, in pounds per period. */
export function levelSheet({ n, fewest, levels, rootMeanSquare }: FittedLevels): Sheet {
  const miss = rootMeanSquare === null ? '' : `; the root mean square residual is ${formatPounds(rootMeanSquare)}`;
  return {
    title: `Pounds that ${n} packages would ask for at each level, of ${fewest} cases at the least${miss}`,
    columns: ['statement', 'from_points', 'to_points', 'levels', 'n', 'pounds', 'more', 'by_price', 'without_bound'],
    rows: levels.map((one) => [
      one.statementId,
      one.from,
      one.to,
      one.levels,
      one.n,
      one.pounds ?? undefined,
      one.more ?? undefined,
      one.byPrice ?? undefined,
      one.unbounded ?? undefined,
    ]),
  };
}

/** Columns that tell of single levels put together: which they are, and by a mean of their points how many are at each. */
const OF_SINGLE_LEVELS = ['levels', 'by_price', 'without_bound'];

/**
 * The same for sharing: of many families, and of a statement all its levels or none, since each is what is left without
 * the others. Of levels put together the points are left out, since one of them may be few families'.
 *
 * @param beside how many fitted weights are shared of the same packages
 */
export function sharedLevels(fitted: FittedLevels, beside: number, least: number): Sheet {
  const { n, levels } = fitted;
  const sheet = withoutColumns(levelSheet(fitted), OF_SINGLE_LEVELS);
  // Each is a figure of all packages, as the weights beside it are; the residuals are three more.
  if (n < least * (levels.length + beside + 3)) {
    const title =
      'Pounds that packages would ask for at each level are not shared, since there are too few packages for so many levels';
    return { ...sheet, title, rows: [] };
  }
  const isTold = (statement: string): boolean => {
    const counts = levels.filter(({ statementId }) => statementId === statement).map((level) => level.n);
    return [...counts, n - counts.reduce((sum, count) => sum + count, 0)].every((count) => isShareable(count, least));
  };
  const rows = sheet.rows.flatMap((row, index) => {
    const level = levels[index];
    if (level === undefined || level.pounds === null || !isTold(level.statementId)) return [];
    return [level.levels === 1 ? row : row.map((cell, place) => (place === 1 || place === 2 ? undefined : cell))];
  });
  return { ...sheet, rows };
}
