import type { ParsedAllocationTable, ParsedTable } from '../../model/allocation-table/model.js';
import { placeRows, spanOf } from '../../model/allocation-table/place.js';
import { amountHeading, answerWriter } from './wording.js';

/** A table as cells of text, for people to read: a heading, and the rows in the order of their scores. */
export interface PrintedTable {
  readonly heading: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The cells of one table; names and numbers of cases only where there are some, the amount last. */
export function printedTable(model: ParsedAllocationTable, table: ParsedTable, cases: boolean): PrintedTable {
  const write = answerWriter(model);
  const named = table.rows.some(({ name }) => name !== undefined);
  const pick = (points: string, name: string, count: string, amount: string): string[] => [
    points,
    ...(named ? [name] : []),
    ...(cases ? [count] : []),
    amount,
  ];
  return {
    heading: pick('Points', 'Level', 'Cases', amountHeading(model)),
    rows: placeRows(table).map((placed) => {
      const { row } = placed;
      const span = spanOf(placed).replace('+', ' and above');
      return pick(span, row.name ?? '', row.cases === undefined ? '' : String(row.cases), write(row));
    }),
  };
}
