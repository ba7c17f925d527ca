import { isRasError, type Problem, RasError } from '../../errors.js';
import { parseInput } from '../../parse.js';
import { nameKey } from '../../questionnaire/text.js';
import { type AllocationTableModel, allocationTableSchema } from './model.js';
import type { Words } from './read-amount.js';
import { readCells } from './read-cells.js';
import { readModelFields } from './read-model.js';
import { type AllocationTableRowsOptions, fromRowsOptionsSchema } from './read-options.js';
import { readTables, type TableOfFile } from './read-tables.js';

/**
 * Reads an allocation table from the rows of a CSV file, as councils publish them.
 *
 * Columns: `from` and `to`, or one column `points` (`70–115`, `131+`); `name`; `amount` in pounds per period (`£1,000`,
 * `No budget`, `Refer to panel`); `period`; `table`, `group`, `ages` and `instrument` where there are several tables.
 * What holds for the whole model (`period`, `step`, `effective_from`, `challenge_points` and others) may stand in
 * columns or in `options`, and has to agree.
 *
 * @param rows a Map of column to text for each row, as a CSV reader gives them
 * @throws RasError with the problems of every row: `choice-needed` where a cell can mean two things (`over 130`,
 * `nil`), `missing` for a period or a step that nothing states, `unknown-name` for a column that is not known
 * @source IPB p.34
 * @choice points-range: `over 130`, `under 70` and `up to 69` are refused and not guessed; where such a row begins
 * depends on the step and on the row before
 * @choice amount-words: `no budget` and `refer to panel` are understood; `nil`, `none` and a dash are refused until
 * `words` says whether they mean £0 or no budget
 * @example
 * ```ts
 * import { allocationTableFromRows } from 'openras';
 * const rows = [
 *   new Map([['points', '0–69'], ['name', 'no support'], ['amount', 'No budget'], ['period', 'year']]),
 *   new Map([['points', '70+'], ['name', 'small support'], ['amount', '£1,000'], ['period', 'year']]),
 * ];
 * allocationTableFromRows(rows, { step: 1 }).tables[0]?.rows;
 * // => [
 * //   { from: '0', to: '69', name: 'no support', amount: null, answer: 'no-budget' },
 * //   { from: '70', to: null, name: 'small support', amount: '1000.00' },
 * // ]
 * ```
 */
export function allocationTableFromRows(
  rows: readonly ReadonlyMap<string, string>[],
  options: AllocationTableRowsOptions = {},
): AllocationTableModel {
  const parsed = parseInput(fromRowsOptionsSchema, options, ['options']);
  const cells = readCells(rows, parsed.ignoreColumns, ['rows']);
  const words: Words = new Map(parsed.words.map(({ text, means }) => [nameKey(text), means]));
  const { tables, periods } = readTables(cells, words);
  const model = { ...readModelFields(cells, periods, parsed), tables: tables.map(({ table }) => table) };
  try {
    parseInput(allocationTableSchema, model);
  } catch (error) {
    throwAtRows(error, tables);
  }
  return model as AllocationTableModel;
}

/** Throws the problems of a model at the rows of the file that they come from. */
function throwAtRows(error: unknown, tables: readonly TableOfFile[]): never {
  if (!isRasError(error)) throw error;
  const moved = error.problems.map((problem): Problem => {
    const [where, table, part, row, ...rest] = problem.path;
    if (where !== 'tables') return problem;
    const origins = tables[Number(table)]?.origins ?? [];
    const path = part === 'rows' ? ['rows', origins[Number(row)] ?? 0, ...rest] : ['rows', origins[0] ?? 0];
    return { ...problem, path };
  });
  const [first, ...others] = moved;
  if (first === undefined) throw error;
  throw new RasError([first, ...others], error.total);
}
