import { show } from '../../../errors.js';

/** What a spreadsheet shows where a formula failed. */
const SHEET_ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/i;

/** What is to be said of a cell in which a formula failed. */
export function sheetErrorOf(cell: string): string | undefined {
  if (!SHEET_ERROR.test(cell)) return undefined;
  return `${show(cell)} is what a spreadsheet shows where a formula failed; write the value, or nothing where it is not known`;
}
