import { fail, show } from '../../../errors.js';
import type { TableFile } from '../../input/intake/mapped.js';

/** Refuses a sheet that the file does not have, and tells which it has. */
export function refuseOtherSheet({ sheets }: TableFile, wanted: string | undefined, flag: string): void {
  if (wanted === undefined || sheets.some(({ name }) => name === wanted)) return;
  const names = sheets.flatMap(({ name }) => (name === undefined ? [] : [show(name)]));
  const there = names.length === 0 ? 'a file of text has no sheets' : `the workbook has ${names.join(', ')}`;
  fail('unknown-name', [], `${flag}: there is no sheet ${show(wanted)}; ${there}`);
}
