import { escapeCell, unescapeCell } from '../model/allocation-table/cells.js';
import { isPlainNumber } from '../report/sheet.js';

/**
 * A text as the cell of a CSV that is safe to open in a spreadsheet: one that begins like a formula has an apostrophe before
 * it, and a number below nought has none.
 *
 * @choice formula-guard: `-a` is written `'-a`, and `'-a` itself `''-a`; whoever reads a CSV or a workbook takes one
 * apostrophe off a cell that begins so, so that a text that was written is read as it was
 */
export function guarded(text: string): string {
  return isPlainNumber(text) ? text : escapeCell(text);
}

/** The text that a cell was written for. */
export const unguarded = unescapeCell;
