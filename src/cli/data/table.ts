import { problemList } from '../../errors.js';
import { escapeCell } from '../../model/allocation-table/cells.js';
import { COLUMNS } from '../../model/allocation-table/columns.js';
import { type AllocationTableModel, allocationTableSchema } from '../../model/allocation-table/model.js';
import { columnKey, MAX_FILE_ROWS } from '../../model/allocation-table/read/cells.js';
import { allocationTableFromRows } from '../../model/allocation-table/read/from-rows.js';
import type { AllocationTableRowsOptions } from '../../model/allocation-table/read/options.js';
import { parseInput, readOrTell } from '../../parse/parse.js';
import { claimColumns } from '../input/table/claim-columns.js';
import type { Desk } from '../input/table/reading.js';
import { readCsv } from '../input/text/csv.js';
import type { InputFile } from '../input/text/file.js';
import { readJson } from '../input/text/json.js';
import { withPlaces } from '../place.js';
import { isJson, refuseSheetErrors, rowMaps } from './rows.js';

/** An allocation table, and the file that it came from. */
export interface TableFile {
  readonly model: AllocationTableModel;
  readonly file: InputFile;
}

/**
 * Reads an allocation table: CSV with a row a range of scores, or a stored model.
 *
 * @throws RasError with every problem, with file, line and column
 */
export function readTable(desk: Desk, name: string, options: AllocationTableRowsOptions): TableFile {
  if (isJson(name)) {
    const source = readJson(desk.cwd, name);
    withPlaces([{ at: [], source }], () => parseInput(allocationTableSchema, source.value));
    return { model: source.value as AllocationTableModel, file: source.file };
  }
  const source = readCsv(desk, name);
  const problems = problemList();
  // A council's own way to write a known name (`Effective from`) is that name.
  const known = [...COLUMNS, ...source.header.filter((column) => COLUMNS.has(columnKey(column)))];
  const used = claimColumns(source, { known, others: 'refuse' }, problems);
  refuseSheetErrors(source, used, problems);
  // The library reads cells as its own writer left them, with the apostrophe that the table is here read without.
  const rows = rowMaps(source, { most: MAX_FILE_ROWS, only: used }).map(
    (row) => new Map([...row].map(([column, cell]) => [column, escapeCell(cell)])),
  );
  const model = readOrTell(problems, () =>
    withPlaces([{ at: ['rows'], source }], () => allocationTableFromRows(rows, options)),
  );
  if (model === undefined || problems.total > 0) return problems.throwAll();
  return { model, file: source.file };
}
