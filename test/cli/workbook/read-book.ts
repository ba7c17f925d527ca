import { readXlsx } from 'hucre/xlsx';
import { evaluator, type ReadCell } from './evaluate.js';

/** A workbook as it was read back from its bytes. */
export interface BookRead {
  readonly cells: Map<string, ReadCell>;
  /** What a cell comes to by its formula's text, whatever is stored. */
  readonly works: (place: string) => unknown;
  /** The row of "Cases" with the names of the columns, and each column's letter. */
  readonly columns: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
  readonly sheets: Awaited<ReturnType<typeof readXlsx>>['sheets'];
}

const letter = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letter(Math.floor(column / 26) - 1) + letter(column % 26);

/** The row of the first family in "Cases". */
export const FIRST = 10;

export async function readBook(bytes: Uint8Array): Promise<BookRead> {
  const { sheets, namedRanges = [] } = await readXlsx(bytes);
  const cells = new Map<string, ReadCell>();
  for (const sheet of sheets) {
    sheet.rows.forEach((row, index) => {
      row.forEach((value, column) => {
        const own = value instanceof Date ? (value.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000 : value;
        if (own !== null) cells.set(`${sheet.name}!${letter(column)}${index + 1}`, { value: own });
      });
    });
    for (const [place, { formula, formulaResult, value }] of sheet.cells ?? []) {
      if (formula === undefined) continue;
      const [row, column] = place.split(',').map(Number);
      const own = formulaResult ?? value;
      cells.set(`${sheet.name}!${letter(column ?? 0)}${(row ?? 0) + 1}`, {
        value: own instanceof Date ? null : own,
        formula,
      });
    }
  }
  const header = sheets.find(({ name }) => name === 'Cases')?.rows[FIRST - 2] ?? [];
  return {
    cells,
    works: (place) => evaluator(cells)(place),
    columns: new Map(header.map((name, column) => [String(name), letter(column)])),
    names: new Map(namedRanges.map(({ name, range }) => [name, range.replaceAll('$', '')])),
    sheets,
  };
}
