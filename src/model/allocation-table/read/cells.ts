import { fail, type Path, problemList, show } from '../../../errors.js';
import { unescapeCell } from '../cells.js';
import { type CellsOf, COLUMNS } from '../columns.js';

/** The most rows of a file. */
export const MAX_FILE_ROWS = 100_000;

/**
 * Rows as a CSV reader gives them, with column names in their plain form (`Effective from` is `effective_from`),
 * blank cells left out and the mark taken off that keeps a spreadsheet from running a cell as a formula.
 *
 * @param ignored the columns that are left aside; undefined where it is not known which, so that none is refused
 * @throws RasError `invalid` for what is not a list of maps of text, `unknown-name` for a column that is not known
 */
export function readCells(rows: unknown, ignored: readonly string[] | undefined, at: Path): CellsOf[] {
  if (!Array.isArray(rows)) return fail('invalid', at, `${show(rows)} is not a list of rows`);
  if (rows.length === 0) fail('missing', at, 'there are no rows; a table has one or more');
  if (rows.length > MAX_FILE_ROWS) fail('too-large', at, `at most ${MAX_FILE_ROWS} rows, not ${rows.length}`);
  const problems = problemList();
  const skip = new Set(ignored?.map(columnKey));
  const read = Array.from(rows, (row: unknown, index) => {
    const cells = new Map<string, string>();
    if (!(row instanceof Map)) {
      problems.add('invalid', [...at, index], `expected a Map of column to text, not ${show(row)}`);
      return cells;
    }
    for (const [column, cell] of row as ReadonlyMap<unknown, unknown>) {
      const key = typeof column === 'string' ? columnKey(column) : '';
      const path = [...at, index, typeof column === 'string' ? column.slice(0, 80) : show(column)];
      if (skip.has(key)) continue;
      if (!COLUMNS.has(key)) {
        if (ignored !== undefined) problems.add('unknown-name', path, unknownColumn(index));
      } else if (typeof cell !== 'string') problems.add('invalid', path, `expected text, not ${show(cell)}`);
      else if (cells.has(key)) problems.add('duplicate', path, 'this column stands twice');
      else if (cell.trim() !== '') cells.set(key, unescapeCell(cell));
    }
    return cells;
  });
  problems.throwIfAny();
  return read;
}

function unknownColumn(index: number): string {
  if (index > 0) return 'this column is not known';
  return `this column is not known; expected ${[...COLUMNS].join(', ')}, or name it in ignoreColumns`;
}

/** The plain form of a column's name. */
export function columnKey(column: string): string {
  return column
    .slice(0, 500)
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');
}
