import { isRasError, type ProblemList, show } from '../../../errors.js';
import { formatRatio } from '../../../exact/ratio.js';
import { amount, points } from '../../input/table/cells.js';
import type { CsvTable } from '../../input/text/csv.js';
import { placeDetails } from '../../place.js';

/** How a cell of a column is compared with another file's: by what it says, and not by its letters. */
const MEANING: Readonly<Record<string, (cell: string) => string>> = {
  package_value: amount,
  one_off: amount,
  points: (cell) => formatRatio(points(cell)),
  status: (cell) => cell.toLowerCase(),
};

/** What counts as nothing said: no one-off part, and a case that is an existing one, as a blank cell has it. */
const NOTHING: Readonly<Record<string, string>> = { one_off: '0.00', status: 'existing' };

/**
 * Asks about columns that one file of a sample is not read for, since the other one is, where the two do not say the same
 * of a case.
 *
 * @choice said-in-both-files: packages in a file of scores beside a file of packages, and points in that, are named as not
 * used where both files say the same of each case; where they do not, or only the file that is not read for it says it, it
 * is a question
 */
export function askOfSaidTwice(
  table: CsvTable,
  columns: readonly string[],
  other: CsvTable,
  problems: ProblemList,
): void {
  const { header, reading, file } = table;
  const asked = columns.filter((column) => header.includes(column) && !reading.isIgnored(column));
  const id = header.indexOf('case_id');
  const reason = header.indexOf('exclude_reason');
  if (asked.length === 0 || id < 0) return;
  const said = new Map(asked.map((column) => [column, saidOf(other, column)]));
  let row = -1;
  for (const { cells } of table.rows()) {
    row += 1;
    if ((cells[reason] ?? '').trim() !== '') continue;
    const caseId = (cells[id] ?? '').trim();
    for (const column of asked) {
      const cell = (cells[header.indexOf(column)] ?? '').trim();
      const own = meaningOf(column, cell);
      if (own === undefined) continue;
      const theirs = said.get(column)?.get(caseId);
      if (theirs?.meaning === own) continue;
      const stands =
        theirs === undefined || theirs.cell === '' ? 'where it is not' : `where ${show(theirs.cell)} stands`;
      const message = `${show(cell)} of case ${show(caseId)} is not used, since ${column} is read from ${other.file.name}, ${stands}; make both alike, or take the column out of this file`;
      problems.add('choice-needed', [column], message, placeDetails(file.name, table.locate([row, column])));
    }
  }
}

/** What a file says of each case in a column. */
function saidOf(
  { header, rows }: CsvTable,
  column: string,
): ReadonlyMap<string, { readonly cell: string; readonly meaning: string | undefined }> {
  const [id, place] = [header.indexOf('case_id'), header.indexOf(column)];
  const said = new Map<string, { readonly cell: string; readonly meaning: string | undefined }>();
  for (const { cells } of rows()) {
    const cell = (cells[place] ?? '').trim();
    said.set((cells[id] ?? '').trim(), { cell, meaning: meaningOf(column, cell) });
  }
  return said;
}

/** What a cell says; nothing where it is blank or says what a blank one does. */
function meaningOf(column: string, cell: string): string | undefined {
  if (cell === '') return undefined;
  try {
    const meaning = MEANING[column]?.(cell) ?? cell;
    return meaning === NOTHING[column] ? undefined : meaning;
  } catch (error) {
    if (isRasError(error)) return cell;
    throw error;
  }
}
