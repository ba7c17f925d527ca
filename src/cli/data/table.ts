import { type AllocationTableModel, allocationTableSchema } from '../../model/allocation-table/model.js';
import { allocationTableFromRows } from '../../model/allocation-table/read/from-rows.js';
import type { AllocationTableRowsOptions } from '../../model/allocation-table/read/options.js';
import { parseInput } from '../../parse.js';
import { readCsv } from '../input/csv.js';
import type { InputFile } from '../input/file.js';
import { readJson } from '../input/json.js';
import { withPlaces } from '../place.js';
import { isJson, rowMaps } from './rows.js';

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
export function readTable(cwd: string, name: string, options: AllocationTableRowsOptions): TableFile {
  if (isJson(name)) {
    const source = readJson(cwd, name);
    withPlaces([{ at: [], source }], () => parseInput(allocationTableSchema, source.value));
    return { model: source.value as AllocationTableModel, file: source.file };
  }
  const source = readCsv(cwd, name);
  const model = withPlaces([{ at: ['rows'], source }], () => allocationTableFromRows(rowMaps(source), options));
  return { model, file: source.file };
}
