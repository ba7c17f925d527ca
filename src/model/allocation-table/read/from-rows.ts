import { isRasError, type Problem, problemList, RasError } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import { readAsData } from '../../../guard/guard.js';
import { parseInput, parseOrTell, readOrTell } from '../../../parse/parse.js';
import { nameKey } from '../../../questionnaire/text.js';
import { type AllocationTableModel, allocationTableSchema } from '../model.js';
import type { Words } from './amount.js';
import { readCells } from './cells.js';
import { readModelFields } from './model.js';
import {
  type AllocationTableRowsOptions,
  fromRowsOptionsSchema,
  type ParsedRowsOptions,
  readableOptions,
} from './options.js';
import { readTables, type TableOfFile } from './tables.js';

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
 * import { allocationTableFromRows } from 'openras/models';
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
 * @category Models
 */
export function allocationTableFromRows(
  rows: readonly ReadonlyMap<string, string>[],
  options: AllocationTableRowsOptions = {},
): AllocationTableModel {
  const problems = problemList();
  const parsed = parseOrTell(fromRowsOptionsSchema, options, problems, ['options']);
  const { ignoreColumns, words } = parsed ?? readableOptions(options);
  const cells = readOrTell(problems, () => readAsData(rows, ['rows'], () => readCells(rows, ignoreColumns, ['rows'])));
  if (cells === undefined) return problems.throwAll();
  const { tables, periods } = readTables(cells, wordsOf(words), problems);
  if (parsed === undefined) return problems.throwAll();
  const fields = readModelFields(cells, periods, parsed, problems);
  problems.throwIfAny();
  const model = { ...fields, tables: tables.map(({ table }) => table) };
  try {
    parseInput(allocationTableSchema, model);
  } catch (error) {
    throwAtRows(error, tables);
  }
  return model as unknown as AllocationTableModel;
}

const wordsOf = (words: ParsedRowsOptions['words']): Words =>
  new Map(words.map(({ text, means }) => [nameKey(text), means]));

/** Throws the problems of a model at the rows of the file that they come from. */
function throwAtRows(error: unknown, tables: readonly TableOfFile[]): never {
  if (!isRasError(error)) throw error;
  const moved = error.problems.map((problem): Problem => {
    const [where, table, part, row, ...rest] = problem.path;
    if (where !== 'tables' || table === undefined) return problem;
    const { origins } = at(tables, Number(table));
    const isRow = part === 'rows' && row !== undefined;
    return { ...problem, path: isRow ? ['rows', at(origins, Number(row)), ...rest] : ['rows', at(origins, 0)] };
  });
  const [first, ...others] = moved;
  if (first === undefined) throw error;
  throw new RasError([first, ...others], error.total);
}
