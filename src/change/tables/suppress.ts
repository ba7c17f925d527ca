import { isSmall } from '../../cohort/small-cell.js';
import { at } from '../../exact/at.js';

/** What a publishable table leaves blank. */
export interface Blanks {
  /** For each row, whether its figures are left blank. */
  readonly rows: readonly boolean[];
  /** Whether the row of all cases is left blank as well. */
  readonly total: boolean;
}

/** The counts of a row that a reader must not learn when they are small, and that add up to the counts of all rows. */
export type Counts = readonly number[];

/**
 * Finds the rows of a table to leave blank, so that no small count can be read, nor worked out as the total less the
 * rows that are shown.
 *
 * Rows with a small count are left blank first. What is blank together can always be worked out, so it must be safe
 * together: if it is not, further rows follow, those of the fewest families first. If even all rows together are not
 * safe, the total is left blank too. Rows without cases are always shown.
 *
 * @param rows the counts of each row
 * @param smallCell a count from 1 to below this is small
 * @param from rows that are blank in another table of the same families, and therefore here
 * @choice small-cell-secondary: the smallest rows that do are left blank beside a small one, and blank cells are marked
 * alike, so that it is not told which of them are small
 */
export function blanksOf(rows: readonly Counts[], smallCell: number, from?: Blanks): Blanks {
  const hidden = rows.map((row, index) => from?.rows[index] === true || hasSmall(row, smallCell));
  const total = from?.total === true || hasSmall(sumRows(rows), smallCell);
  if (total) return { rows: hidden, total };
  const blank = (): Counts[] => rows.filter((_, index) => hidden[index]);
  while (!isSafe(blank(), smallCell)) {
    const next = nextRow(rows, hidden, smallCell);
    if (next === undefined) return { rows: hidden, total: true };
    hidden[next] = true;
  }
  return { rows: hidden, total };
}

/** The row of fewest cases that helps: one with cases in a column whose blank counts are small together, if any is. */
function nextRow(rows: readonly Counts[], hidden: readonly boolean[], smallCell: number): number | undefined {
  const together = sumRows(rows.filter((_, index) => hidden[index]));
  const needed = together.flatMap((count, column) => (isSmall(count, smallCell) ? [column] : []));
  let best: { readonly index: number; readonly cases: number } | undefined;
  rows.forEach((row, index) => {
    const cases = sum(row);
    const helps = needed.length === 0 || needed.some((column) => at(row, column) > 0);
    if (!hidden[index] && cases > 0 && helps && (best === undefined || cases < best.cases)) best = { index, cases };
  });
  return best?.index;
}

/** Whether blank rows tell nothing of a small count, though their sum and the number of cases of a large row are known. */
function isSafe(blank: readonly Counts[], smallCell: number): boolean {
  if (blank.length === 0) return true;
  const together = sumRows(blank);
  // Every blank row has a case: as many cases as rows would mean one case each.
  if (blank.length === 1 || hasSmall(together, smallCell) || sum(together) <= blank.length) return false;
  const filled = together.map((_, column) => blank.filter((row) => at(row, column) > 0).length);
  return blank.every((row) => row.every((count, column) => !isSmall(count, smallCell) || canMove(row, column, filled)));
}

/**
 * Whether a count could be another while all sums stay the same: another blank row and another column can take over one
 * of its cases. A row of a single column has no such choice to make, since its own sum is not shown.
 */
function canMove(row: Counts, column: number, filled: readonly number[]): boolean {
  if (row.length === 1) return true;
  return row.some((count, other) => {
    if (other === column) return false;
    const elsewhere = (place: number, own: number): boolean => at(filled, place) > (own > 0 ? 1 : 0);
    return elsewhere(other, count) || (count > 0 && elsewhere(column, at(row, column)));
  });
}

const hasSmall = (row: Counts, smallCell: number): boolean =>
  isSmall(sum(row), smallCell) || row.some((count) => isSmall(count, smallCell));

const sum = (row: Counts): number => row.reduce((total, count) => total + count, 0);

function sumRows(rows: readonly Counts[]): number[] {
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => rows.reduce((total, row) => total + at(row, column), 0));
}
