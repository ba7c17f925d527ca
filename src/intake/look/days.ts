import { type Asker, askRows } from '../question.js';
import { type Draft, type DraftRow, indexOf } from './draft.js';

/** Columns of days that may lie ahead. */
const AHEAD: ReadonlySet<string> = new Set(['starts_on', 'end', 'start']);

/**
 * Asks about days that cannot well be: before 1910, which is what a spreadsheet makes of a small number, and after
 * today, where the column is about what was done.
 *
 * @param today `YYYY-MM-DD`; without it no day is too late
 */
export function askAboutDays(draft: Draft, today: string | undefined, asker: Asker): void {
  const id = Math.max(0, indexOf(draft, 'case_id'));
  for (const [column, { type, name }] of draft.columns.entries()) {
    if (type !== 'date') continue;
    ask(column, 'before 1910', 'early', (day) => day < '1910');
    if (today !== undefined && !AHEAD.has(name)) ask(column, 'after today', 'late', (day) => day > today);
  }

  function ask(column: number, when: string, what: string, isOdd: (day: string) => boolean): void {
    const name = draft.columns[column]?.name ?? '';
    const dayOf = (row: DraftRow): string => row.values[column] ?? '';
    askRows(asker, {
      items: draft.rows.filter((row) => dayOf(row) !== '' && isOdd(dayOf(row))),
      id: `${what}-${name}`,
      nameOf: (row) => row.values[id] ?? '',
      placeOf: (row) => row.placeOf(column),
      askOne: (row) => `${name} is ${dayOf(row)}, ${when}, for "${row.values[id]}"; is it right?`,
      askAll: (count) => `${name} is ${when} in ${count} rows; are they right?`,
      choices: ['it is right'],
    });
  }
}
