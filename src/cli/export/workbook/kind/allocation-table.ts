import { certain } from '../../../../exact/at.js';
import { formatRatio } from '../../../../exact/ratio.js';
import {
  allocationTableSchema,
  type ParsedAllocationTable,
  type ParsedRow,
  type ParsedTable,
} from '../../../../model/allocation-table/model.js';
import { formatAmount } from '../../../../money/amount.js';
import { parseInput } from '../../../../parse/parse.js';
import { askedOf, behindBounds, beyondOf, floorOf, inOrder, microOf } from '../asked.js';
import { type BookSheet, call, type Placed, put, putRow } from '../book/book.js';
import { expr } from '../book/formula.js';
import type { Line, Section, Whom } from '../plan.js';
import { penceOf, poundsOf } from '../whole-numbers.js';
import type { WriteKind } from './kind.js';

const HEADERS = ['Table', 'From points', 'To points', 'Budget (£)', 'or the answer', 'Level', 'Pence'];

/** Allocation tables: a row holds from one score to another, and has an amount or an answer. */
export const writeAllocationTable: WriteKind = ({ stored, open, sheet, row }) => {
  const model = parseInput(allocationTableSchema, stored, ['model']);
  put(sheet, { row, column: 0 }, model.tables.length === 1 ? 'The table' : 'The tables', 'heading');
  putRow(sheet, { row: row + 1, column: 0 }, HEADERS, 'header');
  const first = row + 2;
  const rows = model.tables.flatMap((table, index) => table.rows.map((one) => ({ one, name: nameOf(table, index) })));
  const lines = rows.map(({ one, name }, index) => writeRow(sheet, first + index, one, name));
  const nextRow = first + rows.length;
  call(sheet, 'table_budget', { row: first, column: 3 }, { row: nextRow - 1, column: 3 });
  const asked = askedOf(open, numberedOf(stored as TableForm));
  const step = floorOf(microOf(model.step));
  const isRefused = model.offStep === 'refuse';
  const { beyond } = beyondOf(model);
  // A score off the step is refused whatever the table says; the next score on it shows what the table says.
  const sampled = (low: bigint): bigint =>
    isRefused && (beyond === undefined || low <= beyond) ? ((low + step - 1n) / step) * step : low;
  const sections = model.tables.map((table): Section => {
    const whom = whomOf(table);
    const own = { ...whom, ...(whom.age !== undefined && { age: whom.age.from }) };
    const stretches = inOrder([...cutsOf(table, step, model.offStep), ...behindBounds(model)]).map((low) => {
      const { row: of, ...told } = asked.at(low, own, sampled(low));
      return of === undefined ? told : { ...told, line: certain(lines[of]) };
    });
    return { whom, stretches };
  });
  return { measure: 'points', sections, ...(isRefused && { step }), ...(beyond !== undefined && { beyond }), nextRow };
};

interface TableForm {
  readonly tables: readonly { readonly rows: readonly { readonly amount: unknown }[] }[];
}

/** The same tables, in which a row that has an amount comes to as many pence as its number says. */
function numberedOf(stored: TableForm): unknown {
  let number = 0;
  const tables = stored.tables.map((table) => ({
    ...table,
    rows: table.rows.map((one) => {
      number += 1;
      return one.amount === null ? one : { ...one, amount: formatAmount(BigInt(number)) };
    }),
  }));
  return { ...stored, tables };
}

function nameOf({ name, group, ageRange, instrument }: ParsedTable, index: number): string {
  const ages =
    ageRange === undefined
      ? undefined
      : `ages ${ageRange.from} ${ageRange.to === undefined ? 'and over' : `to ${ageRange.to}`}`;
  const whom = [group, ages, instrument].filter((one) => one !== undefined).join(', ');
  return name ?? (whom === '' ? `${index + 1}` : whom);
}

function whomOf({ group, ageRange, instrument }: ParsedTable): Whom {
  return {
    ...(group !== undefined && { group }),
    ...(instrument !== undefined && { instrument }),
    ...(ageRange !== undefined && { age: { from: ageRange.from, to: ageRange.to ?? 999 } }),
  };
}

function writeRow(
  sheet: BookSheet,
  row: number,
  { from, to, amount, answer, name }: ParsedRow,
  table: string,
): Line | undefined {
  put(sheet, { row, column: 0 }, table, 'name');
  put(sheet, { row, column: 1 }, Number(formatRatio(from)), 'number');
  put(sheet, { row, column: 2 }, to === null ? 'and above' : Number(formatRatio(to)), 'number');
  if (name !== undefined) put(sheet, { row, column: 5 }, name, 'name');
  if (amount === null) {
    put(sheet, { row, column: 4 }, answer ?? '', 'name');
    return undefined;
  }
  const cell: Placed = put(sheet, { row, column: 3, isFixed: true }, poundsOf(amount), 'inputPounds');
  const pence = put(sheet, { row, column: 6, isFixed: true }, penceOf(cell), 'whole');
  return { pence, left: expr(0), under: expr(1), slope: expr(0) };
}

/** The first points of each row and the first behind it, and the first beyond the table's own maximum. */
function cutsOf({ rows, maximum }: ParsedTable, step: bigint, offStep: ParsedAllocationTable['offStep']): bigint[] {
  const scores = rows.flatMap(({ from, to }) => {
    const first = floorOf(microOf(from));
    return to === null ? [first] : [first, floorOf(microOf(to)) + step];
  });
  // The fewest points that the step makes a score.
  const back = offStep === 'up' ? step - 1n : offStep === 'half-up' ? step / 2n : 0n;
  const cuts = [0n, ...scores.map((score) => (score > back ? score - back : 0n))];
  // The maximum is asked of the points themselves, before they are rounded to the step.
  return maximum === undefined ? cuts : [...cuts, floorOf(microOf(maximum)) + 1n];
}
