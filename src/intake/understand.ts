import { at } from '../exact/at.js';
import { cellsOfRows, type RowOfTable } from './cells-of-rows.js';
import type { TableColumns } from './columns/columns.js';
import { settleColumns } from './columns/settle.js';
import { withThousands } from './columns/thousands.js';
import { chooseSheets, type SheetWithHeader } from './header/choose-sheets.js';
import { matchFinder } from './header/known-names.js';
import { lookOver } from './look/look-over.js';
import { hasLevelColumns, withRowsOfLevels } from './make/levels-in-columns.js';
import { mappingOf } from './make-mapping.js';
import type { Mapping } from './mapping.js';
import type { Alike } from './plain-name.js';
import { newAsker } from './question.js';
import type { Table } from './rows/parts.js';
import { type SortedRows, sortRows } from './rows/sort-rows.js';
import type { Sheet } from './sheet.js';
import { TARGETS, type TargetName } from './target/targets.js';
import { INSTRUMENT_BY_LEVEL } from './target/tools.js';
import type { RowCounts, Understanding } from './understanding.js';
import { draftOf } from './value/draft-of.js';
import { settleOrder } from './value/order.js';

/** What a table is understood with. */
export interface IntakeOptions {
  /** What the table is read as. */
  readonly as: TargetName;
  /** The name of a sheet, where the user chose one. */
  readonly sheet?: string | undefined;
  /** What is known of the table from before. */
  readonly mapping?: Mapping | undefined;
  /** Answers by the name of their question, which win over those of the mapping. */
  readonly answers?: ReadonlyMap<string, string>;
  /** The day of reading, `YYYY-MM-DD`; without it no day is too late. */
  readonly today?: string | undefined;
  /** Measures spelling. */
  readonly alike: Alike;
}

/**
 * Understands a table as people keep it: where its header is, which column is which, which rows are cases, what its
 * cells say. What is not sure is asked and nothing else; with a mapping that answers all of it nothing is asked, and
 * what no longer fits is a question that names its cell.
 *
 * @param sheets the sheets of a workbook, or the one of a file of text
 * @choice intake-exact-names: a name of a column is ours if it has the same letters and digits (`Case ID` is `case_id`);
 * names of the field (`Client No.`) and near ones are proposals that are asked about, all columns in one question
 */
export function understand(sheets: readonly Sheet[], options: IntakeOptions): Understanding {
  const { as, mapping, answers = new Map(), sheet: wanted, alike, today } = options;
  const target = TARGETS[as];
  const find = matchFinder(target, alike);
  const asker = newAsker(mapping?.questions ?? [], answers);
  const chosen = chooseSheets(sheets, target, find, mapping, wanted, asker);
  const perSheet = chosen.map(
    (one): Table & TableColumns & { readonly sorted: SortedRows; readonly isByLevel: boolean } => {
      const placeOf = ({ column }: { readonly column: number }): string => one.sheet.placeOf(one.header.row, column);
      const { row, names } = one.header;
      // What the owner put under columns is so.
      const isTold = mapping?.columns?.level !== undefined || mapping?.columns?.points !== undefined;
      const isByLevel = as === 'instrument' && !isTold && hasLevelColumns(one.sheet, row, names, find, alike);
      const ofForm = isByLevel ? INSTRUMENT_BY_LEVEL : target;
      const finding = isByLevel ? matchFinder(ofForm, alike) : find;
      const settled = settleColumns(names, ofForm, mapping, { find: finding, asker, placeOf });
      const columns = { ...settled, read: withThousands(one, settled.read, asker) };
      const table = { ...one, columns: columns.read };
      return { ...table, ...columns, isByLevel, sorted: sortRows(table, ofForm, mapping, finding, asker) };
    },
  );
  const [first] = perSheet;
  const rows = perSheet.flatMap((table): RowOfTable[] => table.sorted.cases.map((row) => ({ table, row })));
  const read = first?.read ?? [];
  const cellOf = cellsOfRows(rows, read, asker);
  const days = read.filter(({ type }) => type === 'date');
  const order = settleOrder(datesIn(), mapping?.dates, asker);
  const said: string[] = [];
  const tools = { asker, say: (message: string) => void said.push(message), order };
  const { draft: cells, convention } = draftOf({ rows, read, cellOf, sheetColumn: sheetColumn() }, mapping, as, tools);
  const draft = first?.isByLevel === true ? withRowsOfLevels(cells, asker) : cells;
  const kept = lookOver(draft, target, { asker, alike, today });
  // Of a questionnaire with a column a level a row of the file makes several.
  const isSpread = draft.rows.length > rows.length;
  const counts = countRows(chosen, perSheet, rows.length, isSpread ? rows.length : kept.length);
  return {
    headers: chosen.map(({ sheet, header }) => sheet.placeOf(header.row, header.names[0]?.column ?? 0)),
    columns: read,
    notRead: first?.notRead ?? [],
    totals: perSheet.flatMap(({ sorted }) => sorted.totals),
    leftOut: perSheet.flatMap(({ sorted }) => sorted.leftOut),
    counts,
    said,
    open: asker.asked.filter(({ answer }) => answer === null),
    table: {
      header: draft.columns.map(({ name }) => name),
      rows: kept.map(({ values }) => values),
      placeOf: (row, column) => at(kept, row).placeOf(column),
      lineOf: (row) => at(kept, row).line,
      headerPlaceOf: (column) => first?.sheet.placeOf(first.header.row, at(draft.columns, column).header.column) ?? '',
    },
    mapping: mappingOf({
      as,
      sheets: chosen.flatMap(({ sheet }) => sheet.name ?? []),
      sheetColumn: sheetColumn(),
      headerRows: chosen[0]?.header.rows,
      columns: first,
      order,
      convention,
      totals: perSheet.flatMap(({ sorted }) => sorted.totals.map(({ of }) => of)),
      asked: asker.asked,
      before: mapping,
    }),
  };

  function* datesIn() {
    for (const { header } of days)
      for (const at of rows) yield { cell: cellOf(at, header), place: at.table.sheet.placeOf(at.row, header.column) };
  }

  /** The column that holds the name of its sheet, where several are read. */
  function sheetColumn(): string | undefined {
    if (chosen.length < 2) return undefined;
    const isFree = !read.some(({ name }) => name === 'site');
    return target.columns.some(({ name }) => name === 'site') && isFree ? 'site' : 'sheet';
  }
}

function countRows(
  chosen: readonly SheetWithHeader[],
  perSheet: readonly { readonly sorted: SortedRows }[],
  sorted: number,
  read: number,
): RowCounts {
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
  return {
    all: sum(chosen.map(({ sheet }) => sheet.rows.length)),
    above: sum(chosen.map(({ header }) => header.row + 1 - header.rows)),
    header: sum(chosen.map(({ header }) => header.rows)),
    blank: sum(perSheet.map((one) => one.sorted.blank)),
    leftOut: sum(perSheet.map((one) => one.sorted.leftOut.length)),
    byAnswer: sorted - read,
    read,
  };
}
