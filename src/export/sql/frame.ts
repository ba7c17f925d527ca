import type { DatedModel } from '../../model/dates.js';
import type { ReadColumn } from './columns.js';
import {
  type CommonColumns,
  type Context,
  cellText,
  commonCells,
  commonFaults,
  commonNumbers,
  decidedOf,
  joined,
  numbersOf,
  ownDay,
  type Parts,
  partsOf,
} from './common.js';
import type { Dialect } from './dialect.js';
import { fromCases } from './names.js';
import { caseOf, faultOf, type When } from './readers.js';

/** A column that a model of models reads for itself. */
export interface OwnColumn {
  readonly column: ReadColumn;
  /** Makes a number of its text; −1 where it is none. */
  readonly read: (text: string) => string;
  /** How it becomes text; as any cell unless told otherwise. */
  readonly text?: Dialect['text'];
}

/** What a model of models asks of a row before it hands it on. */
export interface Asked {
  readonly columns: CommonColumns;
  readonly own: readonly OwnColumn[];
  /** What is worked out of the numbers, each layer knowing those before it. */
  readonly layers: readonly (readonly string[])[];
  /** What is wrong with a row that is eligible. */
  readonly late: readonly When[];
}

/** The rows of a model of models: those that are decided have a status; `said` is said of the others beside. */
export interface Frame {
  readonly parts: Parts;
  /** The part that holds them. */
  readonly rows: string;
  /** Which rows are handed on to a model, of those for which a condition holds. */
  readonly handedOn: (condition: string) => NonNullable<Context['where']>;
}

/** Reads the rows of a model of models, and decides those that it answers itself. */
export function frameOf(asked: Asked, dated: DatedModel, context: Context): Frame {
  const { dialect, table, where } = context;
  const { columns, own, layers, late } = asked;
  const parts = partsOf(context);
  const cells = [
    ...commonCells(dialect, columns),
    ...own.map(({ column, text }) => cellText(dialect, column, text ?? dialect.text)),
  ];
  const numbers = [...commonNumbers(columns), ...own.flatMap(({ column, read }) => numbersOf(read, column))];
  const faults = [...commonFaults(columns), ...own.flatMap(({ column }) => faultOf(column))];
  const from =
    where === undefined
      ? fromCases(table)
      : `${fromCases(table)}\n  WHERE ${where(dialect.text(columns.caseId.quoted))}`;
  let rows = parts.add(`  SELECT\n    ${cells.join(',\n    ')}\n  ${from}`);
  if (numbers.length > 0) rows = parts.addLayer(numbers, rows);
  rows = parts.addLayer([`${caseOf(faults)} AS fault`, ownDay(columns)], rows);
  for (const layer of layers) rows = parts.addLayer(layer, rows);
  rows = parts.addLayer([`${caseOf(late)} AS late`], rows);
  const decided = decidedOf(dated, columns);
  const as = (sql: string): string => `CAST(${sql} AS ${dialect.textType})`;
  rows = parts.addLayer(
    [
      `${as(caseOf(decided.status))} AS status`,
      `${as(caseOf(decided.warning))} AS warning`,
      `${as(joined(decided.told))} AS said`,
    ],
    rows,
  );
  return {
    parts,
    rows,
    handedOn: (condition) => (caseId) =>
      `${caseId} IN (SELECT case_id FROM ${rows} WHERE status IS NULL AND ${condition})`,
  };
}

/** The columns that any model reads; those of days are read where they are named or needed. */
export function commonColumns({ reader }: Context, needed: readonly ('startsOn' | 'assessedOn')[] = []): CommonColumns {
  const caseId = reader.of('caseId');
  const [eligible, ...days] = [
    reader.named('eligible'),
    ...(['startsOn', 'assessedOn'] as const).map((field) =>
      needed.includes(field) ? reader.of(field) : reader.named(field),
    ),
  ];
  const [startsOn, assessedOn] = days;
  return {
    caseId,
    ...(eligible !== undefined && { eligible }),
    ...(startsOn !== undefined && { startsOn }),
    ...(assessedOn !== undefined && { assessedOn }),
  };
}
