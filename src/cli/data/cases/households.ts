import { at } from '../../../exact/at.js';
import type { CsvTable } from '../../input/text/csv.js';

/**
 * The household of each row, blank where there is none. It is looked at also where `--ignore-column` says that two children
 * have packages of their own: they are one family all the same where figures are shared and where samples are drawn anew.
 */
export function householdsIn(table: CsvTable): string[] {
  const place = table.header.indexOf('household');
  if (place < 0) return [];
  table.reading.note(table.file.name, table.header, new Set(['household']));
  return Array.from(table.rows(), ({ cells }) => at(cells, place).trim());
}
