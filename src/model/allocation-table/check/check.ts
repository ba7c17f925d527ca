import { show } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import { parseInput } from '../../../parse/parse.js';
import { nameKey } from '../../../questionnaire/text.js';
import { type AllocationTableModel, allocationTableSchema, type ParsedTable } from '../model.js';
import { formatMicro, type MicroPoints, microPoints, type PlacedRow, placeRows, spanOf } from '../place.js';

/** Something that the check of an allocation table found. */
export interface TableFinding {
  /** What was found, for programs. */
  readonly code:
    | 'overlap'
    | 'gap'
    | 'falling-amount'
    | 'no-first-row'
    | 'no-last-row'
    | 'unreachable-row'
    | 'duplicate-name'
    | 'unsorted-rows';
  /** An error leaves a score without an answer, or with two; a warning is for a person to look at. */
  readonly severity: 'error' | 'warning';
  /** The position of the table in the model, from 0. */
  readonly table: number;
  /** The positions of the rows in the table, from 0. */
  readonly rows: readonly number[];
  /** What was found, for people. */
  readonly message: string;
}

/**
 * Checks an allocation table for gaps, overlaps, falling amounts, missing ends, rows that no score reaches, names that
 * stand twice and rows out of order, each with its rows.
 *
 * Where it finds no fault, every score from 0 to the maximum falls in exactly one row. A gap counts only where a score
 * on the table's step falls in it: 0-69 and 70-115 leave none at a step of 1.
 *
 * @throws RasError when the model is not valid in itself
 * @source IPB p.34
 * @choice table-check: overlaps and gaps are errors, since a score then has two answers or none; missing ends, falling
 * amounts, unreachable rows, double names and unsorted rows are warnings, since each may be meant. A row without a
 * budget counts as less than £0 here, and a row that refers is passed over
 * @example
 * ```ts
 * import { checkAllocationTable } from 'openras/models';
 * const rows = [
 *   { from: 0, to: 69, amount: '0.00' },
 *   { from: 71, to: 115, amount: '500.00' },
 * ];
 * const findings = checkAllocationTable({
 *   schemaVersion: 1, kind: 'allocation-table', period: 'year', step: 1, tables: [{ maximum: 115, rows }],
 * });
 * findings.map(({ code, severity, message }) => [code, severity, message]);
 * // => [['gap', 'error', 'no row holds 70, between 0–69 and 71–115']]
 * ```
 * @category Models
 */
export function checkAllocationTable(model: AllocationTableModel): TableFinding[] {
  const { tables, step } = parseInput(allocationTableSchema, model, ['model']);
  return tables.flatMap((table, index) => {
    const found: TableFinding[] = [];
    const add: Add = (severity, code, rows, message) => {
      found.push({ code, severity, table: index, rows: rows.map(({ position }) => position), message });
    };
    checkOneTable(table, microPoints(step), add);
    return found;
  });
}

type Add = (
  severity: TableFinding['severity'],
  code: TableFinding['code'],
  rows: readonly PlacedRow[],
  message: string,
) => void;

function checkOneTable(table: ParsedTable, step: MicroPoints, add: Add): void {
  const rows = placeRows(table);
  const moved = rows.filter(({ position }, place) => position !== place);
  if (moved.length > 0) add('warning', 'unsorted-rows', moved, 'the rows do not stand in the order of their scores');
  const [first] = rows;
  if (first !== undefined && first.from > 0) {
    add('warning', 'no-first-row', [first], `no row begins at 0; the first begins at ${formatMicro(first.from)}`);
  }
  checkJoints(rows, step, add);
  checkEnd(rows, table, step, add);
  checkAmounts(rows, add);
  checkNames(rows, add);
}

function checkJoints(rows: readonly PlacedRow[], step: MicroPoints, add: Add): void {
  let [furthest] = rows;
  for (const row of rows.slice(1)) {
    if (furthest === undefined) return;
    const spans = `${spanOf(furthest)} and ${spanOf(row)}`;
    if (row.from <= furthest.to) {
      const shared = spanOf({ from: row.from, to: Math.min(row.to, furthest.to) });
      add('error', 'overlap', [furthest, row], `${spans} both hold ${shared}`);
    } else if (row.from > furthest.to + step) {
      const missing = spanOf({ from: furthest.to + step, to: row.from - step });
      add('error', 'gap', [furthest, row], `no row holds ${missing}, between ${spans}`);
    }
    if (row.to > furthest.to) furthest = row;
  }
}

function checkEnd(rows: readonly PlacedRow[], { maximum }: ParsedTable, step: MicroPoints, add: Add): void {
  const last = rows.reduce((furthest, row) => (row.to > furthest.to ? row : furthest));
  if (maximum === undefined) {
    if (last.to === Number.POSITIVE_INFINITY) return;
    const message = `the last row ends at ${formatMicro(last.to)}, and neither an open row nor a maximum follows`;
    add('warning', 'no-last-row', [last], message);
    return;
  }
  const most = microPoints(maximum);
  if (last.to < most) {
    const missing = spanOf({ from: last.to + step, to: most });
    add('error', 'gap', [last], `no row holds ${missing}, above ${spanOf(last)} and up to the stated maximum`);
  }
  const beyond = rows.filter(({ from }) => from > most);
  const message = `no score reaches rows that begin above the stated maximum, ${formatMicro(most)}`;
  if (beyond.length > 0) add('warning', 'unreachable-row', beyond, message);
}

function checkAmounts(rows: readonly PlacedRow[], add: Add): void {
  let before: PlacedRow | undefined;
  for (const row of rows) {
    if (row.row.answer === 'refer-to-costing') continue;
    if (before !== undefined && (row.row.amount ?? -1n) < (before.row.amount ?? -1n)) {
      add('warning', 'falling-amount', [before, row], `${spanOf(row)} gives less than ${spanOf(before)}`);
    }
    before = row;
  }
}

function checkNames(rows: readonly PlacedRow[], add: Add): void {
  const byName = new Map<string, PlacedRow[]>();
  for (const placed of rows) {
    const { name } = placed.row;
    if (name !== undefined) byName.set(nameKey(name), [...(byName.get(nameKey(name)) ?? []), placed]);
  }
  for (const same of byName.values()) {
    if (same.length < 2) continue;
    add('warning', 'duplicate-name', same, `${same.length} rows are called ${show(at(same, 0).row.name)}`);
  }
}
