import { formatRatio } from '../../exact/ratio.js';
import { writeCsv } from '../../model/allocation-table/cells.js';
import { type Column, MODEL_COLUMNS, ROW_COLUMNS, TABLE_COLUMNS } from '../../model/allocation-table/columns.js';
import type { ParsedAllocationTable, ParsedRow, ParsedTable } from '../../model/allocation-table/model.js';
import { formatAmount } from '../../money/amount.js';

type Cells = ReadonlyMap<Column, string | undefined>;

/** An allocation table as CSV, in the order of the model, with everything that it takes to read it back. */
export function printCsv(model: ParsedAllocationTable, cases: boolean): string {
  const ofModel = modelCells(model);
  const rows = model.tables.flatMap((table) => {
    const ofTable = tableCells(table);
    return table.rows.map((row): Cells => new Map([...ofTable, ...rowCells(row, cases), ...ofModel]));
  });
  const columns = [...TABLE_COLUMNS, ...ROW_COLUMNS, ...MODEL_COLUMNS].filter((column) =>
    rows.some((cells) => cells.get(column) !== undefined),
  );
  return writeCsv([columns, ...rows.map((cells) => columns.map((column) => cells.get(column) ?? ''))]);
}

function rowCells({ from, to, name, amount, answer, shown, cases }: ParsedRow, withCases: boolean): Cells {
  return new Map<Column, string | undefined>([
    ['from', formatRatio(from)],
    ['to', to === null ? 'and above' : formatRatio(to)],
    ['name', name],
    ['amount', amount === null ? answer?.replaceAll('-', ' ') : formatAmount(amount)],
    ['shown', shown],
    ['cases', withCases && cases !== undefined ? String(cases) : undefined],
  ]);
}

function tableCells({ name, group, ageRange, instrument, maximum }: ParsedTable): Cells {
  const ages =
    ageRange && (ageRange.to === undefined ? `${ageRange.from} and over` : `${ageRange.from} to ${ageRange.to}`);
  return new Map<Column, string | undefined>([
    ['table', name],
    ['group', group],
    ['ages', ages],
    ['instrument', instrument],
    ['maximum', maximum === undefined ? undefined : formatRatio(maximum)],
  ]);
}

function modelCells(model: ParsedAllocationTable): Cells {
  return new Map<Column, string | undefined>([
    ['period', model.period],
    ['step', formatRatio(model.step)],
    ['off_step', model.offStep],
    ['gap', model.gap],
    ['above', model.above],
    ['effective_from', model.effectiveFrom],
    ['effective_to', model.effectiveTo],
    ['outside_dates', model.outsideDates],
    ['financial_year', model.financialYear],
    ['price_base', model.priceBase],
    ['id', model.id],
    ['title', model.title],
    ['approved_by', model.approvedBy],
    ['challenge_points', model.challengePoints?.join('\n')],
    ['maximum_points', model.maximumPoints && formatRatio(model.maximumPoints)],
    ['largest_score', model.largestScore && formatRatio(model.largestScore)],
    ['beyond_maximum', model.beyondMaximum === 'warn' ? undefined : model.beyondMaximum],
  ]);
}
