import * as z from 'zod';
import { fail, show } from '../../errors.js';
import { frozen } from '../../exact/frozen.js';
import { deferred, once } from '../../parse/deferred.js';
import { parseInput } from '../../parse/parse.js';
import type { FigureId } from './figure-ids.js';
import { type Erratum, type PrintedFigure, REPORT_KEYS, type ReportKey, type Table } from './schema.js';

/** A printed figure with the report and the table where it stands. */
export interface Figure extends PrintedFigure {
  /** The report that prints it. */
  readonly report: ReportKey;
  /** The id of its table. */
  readonly table: string;
}

/** The published figures of one report. */
export interface Report<TableId extends string = string, Id extends FigureId = FigureId> {
  /** The report by its key. */
  readonly key: ReportKey;
  /** Its title and year. */
  readonly title: string;
  /** Its tables and groups of figures, by id. */
  readonly tables: ReadonlyMap<TableId, Table>;
  /** Its figures, by id; an id that is put together from parts is asked for here. */
  readonly figures: ReadonlyMap<string, Figure>;
  /** What in it does not agree. */
  readonly errata: readonly Erratum[];
  /** One table by its id. Throws `unknown-name` when there is none. */
  table(id: TableId): Table;
  /** One figure by its id. Throws `unknown-name` when there is none. */
  figure(id: Id): Figure;
}

/** What TypeScript knows of a JSON file: its words are any text. The tests hold every file against the schema. */
interface Loose {
  readonly figures: readonly object[];
}

/** Puts the tables and errata of one report together, when one of them is first asked for: they are many. */
export function report<TableId extends string, Id extends FigureId>(
  key: ReportKey,
  title: string,
  files: readonly Loose[],
  errataFile: { readonly errata: readonly object[] },
): Report<TableId, Id> {
  const tables = once(() => {
    const list = files as unknown as readonly Table[];
    return new Map(list.map((table) => [table.id as TableId, frozen({ ...table })]));
  });
  const figures = once(() => {
    const list = [...tables().values()].flatMap((table) => figuresOf(key, table));
    return new Map(list.map((figure): [string, Figure] => [figure.id, figure]));
  });
  // What is handed out is the one that everybody reads.
  return Object.freeze<Report<TableId, Id>>({
    key,
    title,
    get tables() {
      return tables();
    },
    get figures() {
      return figures();
    },
    get errata() {
      return frozen(errataFile.errata) as readonly Erratum[];
    },
    table: (id) => tables().get(id) ?? fail('unknown-name', ['table'], `${key} has no table ${show(id)}`),
    figure: (id) => figures().get(id) ?? fail('unknown-name', ['figure'], `${key} has no figure ${show(id)}`),
  });
}

function figuresOf(key: ReportKey, table: Table): Figure[] {
  return table.figures.map((figure) => frozen({ ...figure, report: key, table: table.id }));
}

/**
 * Where a figure stands, for people: report, table or paragraph, row and column.
 *
 * @throws RasError for what is no figure
 * @source RR145 Table 33 and every other table that the data hold
 * @category Published figures
 * @example
 * ```ts
 * import { placeOf, rr145 } from 'openras/published';
 * placeOf(rr145.figure('rr145-t33-site-1-ib-mean')); // => 'RR145 Table 33, Site 1, IB mean'
 * ```
 */
export function placeOf(figure: Figure): string {
  const { report: key, at, row, column } = parseInput(placeSchema, figure, ['figure']);
  return `${key} ${at}, ${row}, ${column}`;
}

const placeSchema = deferred(() =>
  z.looseObject({ report: z.enum(REPORT_KEYS), at: z.string(), row: z.string(), column: z.string() }),
);
