import type { ConventionName } from '../money/period.js';
import type { ReadColumn, TableColumns } from './columns/columns.js';
import type { MappedColumn, MappedTotal, Mapping } from './mapping.js';
import type { Question } from './question.js';
import { isSame } from './rows/sort-rows.js';
import type { TargetName } from './target/targets.js';
import type { DayOrder } from './value/day.js';

/** What a mapping is made of. */
interface Settled {
  readonly as: TargetName;
  readonly sheets: readonly string[];
  readonly sheetColumn: string | undefined;
  readonly headerRows: 1 | 2 | undefined;
  readonly columns: TableColumns | undefined;
  readonly order: DayOrder | undefined;
  readonly convention: ConventionName | undefined;
  readonly totals: readonly MappedTotal[];
  readonly asked: readonly Question[];
  readonly before: Mapping | undefined;
}

/** Keeps what was understood of a table, beside what was known before and is not replaced. */
export function mappingOf(settled: Settled): Mapping {
  const { as, sheets, sheetColumn, headerRows, columns, order, convention, asked, before } = settled;
  const isRead = columns !== undefined;
  const dates = order ?? before?.dates;
  const totals = [...(before?.totals ?? [])];
  for (const one of settled.totals) if (!totals.some((known) => isSame(known, one))) totals.push(one);
  const notRead = columns?.notRead.map(({ name }) => name) ?? [];
  const told = before?.questions ?? [];
  const questions = [...told.filter((one) => !asked.some(({ id }) => id === one.id) && one.answer !== null), ...asked];
  return {
    schemaVersion: 1,
    as,
    ...(sheets.length > 0 && { sheets }),
    ...(sheetColumn !== undefined && { sheetColumn }),
    ...(headerRows !== undefined && { headerRows }),
    ...(isRead && { columns: { ...stillSought(columns, before, asked), ...mappedColumns(columns.read) } }),
    ...(notRead.length > 0 && { notRead }),
    ...(dates !== undefined && { dates }),
    ...(convention !== undefined && { convention }),
    ...(totals.length > 0 && { totals }),
    questions,
  };
}

function mappedColumns(read: readonly ReadColumn[]): Record<string, MappedColumn> {
  return Object.fromEntries(
    read.map(({ name, header, per, isThousands, pence }) => [
      name,
      {
        header: header.name,
        ...(per !== undefined && { per }),
        ...(isThousands && { thousands: true }),
        ...(pence !== undefined && { pence: pence.name }),
      },
    ]),
  );
}

/** Columns of the mapping that this table lacks, while it is not said what became of them. */
function stillSought({ read }: TableColumns, before: Mapping | undefined, asked: readonly Question[]) {
  const isOpen = (name: string): boolean => asked.some(({ id, answer }) => id === `renamed-${name}` && answer === null);
  const told = Object.entries(before?.columns ?? {});
  return Object.fromEntries(told.filter(([name]) => !read.some((one) => one.name === name) && isOpen(name)));
}
