import { problemList } from '../../errors.js';
import { simplify } from '../plain-name.js';
import type { CleanTable } from '../understanding.js';

/** The cell of a clean table by the name of its column; blank where the table has no such column. */
export type CellOfRow = (row: number, column: string) => string;

/** Reads cells of a clean table by name. */
export function cellsByName({ header, rows }: CleanTable): CellOfRow {
  return (row, column) => rows[row]?.[header.indexOf(column)] ?? '';
}

/**
 * Refuses cells that are blank and must not be, each with its place.
 *
 * @throws RasError `missing`
 */
export function refuseBlank(table: CleanTable, file: string, columns: readonly string[]): void {
  const problems = problemList();
  for (const name of columns) {
    const column = table.header.indexOf(name);
    table.rows.forEach((row, index) => {
      if ((row[column] ?? '') !== '') return;
      problems.add('missing', [name], 'is blank', { file, cell: table.placeOf(index, Math.max(0, column)) });
    });
  }
  problems.throwIfAny();
}

/** Whether two texts say the same but for capitals, blanks and signs. */
export function isSameText(one: string, other: string): boolean {
  return simplify(one) === simplify(other);
}
