/** One record of a CSV file: its cells, the line it begins on, and the byte that it begins at. */
export interface CsvRecord {
  readonly line: number;
  readonly offset: number;
  readonly cells: readonly string[];
}
