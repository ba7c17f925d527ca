/** What a cell of a table may hold; `undefined` is an empty cell. */
export type Cell = string | number | bigint | boolean | undefined;

/** A table as it is shown: columns by name, and rows of cells in their order. */
export interface Sheet {
  /** What stands above the table. */
  readonly title?: string;
  /** The names of the columns, in order. */
  readonly columns: readonly string[];
  /** A row of cells each, as long as `columns`. */
  readonly rows: readonly (readonly Cell[])[];
  /** The columns that a narrow screen shows before the others, the most important first; by default as they stand. */
  readonly first?: readonly string[];
}

/** A sheet of two columns, for figures with their names. */
export function figures(title: string, pairs: readonly (readonly [string, Cell])[]): Sheet {
  return { title, columns: ['what', 'value'], rows: pairs };
}

/** A sheet with the cells of extra columns (`--keep`) set beside its own; one that is called as one of those gets `_kept`. */
export function withKept(sheet: Sheet, kept: ReadonlyMap<string, readonly string[]>): Sheet {
  const names = new Set(sheet.columns);
  const extra = [...kept].map(([name, cells]): readonly [string, readonly string[]] => {
    let own = name;
    while (names.has(own)) own = `${own}_kept`;
    names.add(own);
    return [own, cells];
  });
  return {
    ...sheet,
    // They were asked for, so a narrow screen shows them beside what the rows are of.
    first: [...(sheet.first ?? sheet.columns.slice(0, 1)), ...extra.map(([name]) => name)],
    columns: [...sheet.columns, ...extra.map(([name]) => name)],
    rows: sheet.rows.map((row, index) => [...row, ...extra.map(([, cells]) => cells[index])]),
  };
}

/** The rows of a sheet as objects, for JSON; a column called `__proto__` is a key like any other. */
export function toObjects({ columns, rows }: Sheet): Record<string, Cell>[] {
  return rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index]])));
}

/** The text of a cell. */
export function cellText(cell: Cell): string {
  return cell === undefined ? '' : String(cell);
}

/** Whether a text is a plain decimal number, such as `-12.00`. */
export function isPlainNumber(text: string): boolean {
  return text.length <= 60 && /^-?\d+(?:\.\d+)?$/.test(text);
}

/** Whether every filled cell of a column is a number, so that it is set to the right. */
export function isNumeric({ rows }: Sheet, column: number): boolean {
  return rows.every((row) => row[column] === undefined || isPlainNumber(cellText(row[column])));
}

/** A text without control characters, which a terminal or a reader of lines could take for commands. */
export function plainLine(text: string): string {
  // C0 and C1 controls, line separators, and marks that turn the direction of text round.
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '?');
}
