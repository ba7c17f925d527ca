import type { CsvTable } from '../input/csv.js';

/** Whether a file is read as JSON; any other is read as CSV. */
export function isJson(name: string): boolean {
  return name.toLowerCase().endsWith('.json');
}

/** The rows of a table as the library's readers of rows take them: a text for each column. */
export function rowMaps(table: CsvTable): Map<string, string>[] {
  const maps: Map<string, string>[] = [];
  for (const { cells } of table.rows()) {
    maps.push(new Map(table.header.map((column, index) => [column, cells[index] ?? ''])));
  }
  return maps;
}
