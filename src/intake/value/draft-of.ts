import { at } from '../../exact/at.js';
import type { ConventionName } from '../../money/period.js';
import type { CellOf, RowOfTable } from '../cells-of-rows.js';
import { carried, type ReadColumn } from '../columns/columns.js';
import type { HeaderName } from '../header/names.js';
import type { Draft } from '../look/draft.js';
import type { Mapping } from '../mapping.js';
import type { Asker } from '../question.js';
import { isOfLines, type TargetName } from '../target/targets.js';
import type { DayOrder } from './day.js';
import { withNeedIds, withYearlyNeeds } from './needs-of-rows.js';
import { type ColumnValues, withPeriods } from './periods.js';
import { readColumn, type Say } from './read-column.js';
import { needsConvention, toYear, YEAR_CONVENTIONS } from './to-year.js';
import { withUnitOfPrice } from './unit-of-price.js';

/** The rows that are read, and their cells. */
export interface RowsRead {
  readonly rows: readonly RowOfTable[];
  readonly read: readonly ReadColumn[];
  readonly cellOf: CellOf;
  readonly sheetColumn: string | undefined;
}

/** What cells are read with. */
export interface ReadingTools {
  readonly asker: Asker;
  readonly say: Say;
  readonly order: DayOrder | undefined;
}

/** Reads all cells into a clean table, amounts in pounds a year where a column has one period for all its rows. */
export function draftOf(
  { rows, read, cellOf, sheetColumn }: RowsRead,
  mapping: Mapping | undefined,
  as: TargetName,
  { asker, say, order }: ReadingTools,
): { readonly draft: Draft; readonly convention: ConventionName | undefined } {
  const placeOf = (index: number, column: number): string => {
    const at = rows[index];
    return at === undefined ? '' : at.table.sheet.placeOf(at.row, column);
  };
  const convention = settleConvention();
  const columns = read.map((column) => {
    const values = readColumn(
      {
        column,
        cells: rows.map((at) => cellOf(at, column.header)),
        pence: column.pence && rows.map((at) => cellOf(at, column.pence as HeaderName)),
        placeOf: (index) => placeOf(index, column.header.column),
      },
      order,
      asker,
      say,
    );
    return { column, values: yearly(column, values) };
  });
  if (sheetColumn !== undefined) {
    const header: HeaderName = { column: 0, name: sheetColumn, lower: sheetColumn, isNamed: true };
    columns.push({
      column: carried(sheetColumn, header, 'text'),
      values: rows.map(({ table }) => table.sheet.name ?? ''),
    });
  }
  const all = inFormOf(as, columns, convention, { asker, say });
  const draft: Draft = {
    columns: all.map(({ column }) => column),
    rows: rows.map(({ table, row }, index) => ({
      line: table.sheet.lineOf(row),
      values: all.map(({ values }) => at(values, index)),
      placeOf: (column) => placeOf(index, at(all, column).column.header.column),
    })),
  };
  return { draft, convention };

  function settleConvention(): ConventionName | undefined {
    const inWeeks = read.find(({ per, target }) => per !== undefined && needsConvention(per) && target?.per === 'year');
    const isFortnightly = isOfLines(as) && read.some(({ per }) => per === 'fortnight');
    if (inWeeks === undefined && !isFortnightly) return mapping?.convention;
    if (mapping?.convention !== undefined) return mapping.convention;
    const answer = asker.ask({
      id: 'convention',
      place: placeOf(0, inWeeks?.header.column ?? 0),
      ask: `${inWeeks?.name ?? 'amount'} is in weeks and is needed a year; how many weeks has a year?`,
      choices: YEAR_CONVENTIONS,
    });
    return YEAR_CONVENTIONS.find((one) => one === answer);
  }

  function yearly({ per, target, type }: ReadColumn, values: readonly string[]): readonly string[] {
    // The amounts of needs may have a column of periods, and their hours are no money.
    if (as === 'needs' || type !== 'money' || target?.per !== 'year' || per === undefined || per === 'year')
      return values;
    if (needsConvention(per) && convention === undefined) return values;
    return values.map((value) => (value === '' ? '' : toYear(value, per, convention ?? '52-weeks')));
  }
}

/** What a table of a kind needs besides its cells: periods of lines, ids and yearly amounts of needs. */
function inFormOf(
  as: TargetName,
  columns: readonly ColumnValues[],
  convention: ConventionName | undefined,
  tools: Pick<ReadingTools, 'asker' | 'say'>,
): readonly ColumnValues[] {
  const { asker, say } = tools;
  if (as === 'prices') return withUnitOfPrice(columns, say);
  if (isOfLines(as)) return withPeriods(columns, convention, asker);
  return as === 'needs' ? withYearlyNeeds(withNeedIds(columns, asker), convention, tools) : columns;
}
