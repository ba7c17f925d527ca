import type { StatementChange } from '../../../run/council/questionnaire-link.js';
import { text } from '../../input/table/cells.js';
import { optional, readColumns } from '../../input/table/columns.js';
import type { Desk } from '../../input/table/reading.js';
import { type CsvTable, readCsv } from '../../input/text/csv.js';

const COLUMNS = { before: optional(text), now: optional(text) };

/** What became of the statements of a questionnaire, and the table that says so. */
export interface StatementsFile {
  readonly changes: readonly StatementChange[];
  readonly table: CsvTable;
  /** The first row of the file that each change came from. */
  readonly rows: readonly number[];
}

/**
 * Reads which statements of last year's questionnaire became which of this year's: CSV with a row a statement, an old id
 * and a new one, or several with `|` between. Rows that share a statement are one change: one that was divided, or
 * several that were joined. A blank cell is a statement that was added or dropped.
 *
 * @throws RasError with file, line and column
 */
export function readStatementChanges(desk: Desk, name: string): StatementsFile {
  const table = readCsv(desk, name);
  const { values, rowCount } = readColumns(table, COLUMNS);
  const links = Array.from({ length: rowCount }, (_, row) => ({
    row,
    before: idsIn(values.before[row]),
    now: idsIn(values.now[row]),
  }));
  const changes = joined(links);
  return {
    changes: changes.map(({ before, now }) => ({ before: [...before], now: [...now] })),
    rows: changes.map(({ row }) => row),
    table,
  };
}

function idsIn(cell: string | undefined): string[] {
  return (cell ?? '').split(/[|;]/).flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
}

interface Link {
  readonly row: number;
  readonly before: Iterable<string>;
  readonly now: Iterable<string>;
}

interface Change {
  readonly row: number;
  readonly before: Set<string>;
  readonly now: Set<string>;
}

/** Joins rows that share a statement; each statement looks up the change that it is in. */
function joined(links: readonly Link[]): Change[] {
  const changeOf = new Map<string, Change>();
  const changes = new Set<Change>();
  for (const { row, before, now } of links) {
    const keys = [...[...before].map((id) => `before ${id}`), ...[...now].map((id) => `now ${id}`)];
    const known = [...new Set(keys.flatMap((key) => changeOf.get(key) ?? []))];
    const whole: Change = known[0] ?? { row, before: new Set(), now: new Set() };
    for (const other of known.slice(1)) {
      for (const id of other.before) whole.before.add(id);
      for (const id of other.now) whole.now.add(id);
      changes.delete(other);
    }
    for (const id of before) whole.before.add(id);
    for (const id of now) whole.now.add(id);
    if (keys.length === 0) continue;
    changes.add(whole);
    for (const id of whole.before) changeOf.set(`before ${id}`, whole);
    for (const id of whole.now) changeOf.set(`now ${id}`, whole);
  }
  return [...changes];
}
