import { POORLY_CAPTURED } from '../../../sensitivity/fit/flags.js';
import { yesNo } from '../../input/table/cells.js';
import { type Column, optional } from '../../input/table/columns.js';

/** What a score captures badly, by the column of yes and no that may say so: `night_care` of `night-care`. */
export const FLAG_OF_COLUMN: ReadonlyMap<string, string> = new Map(
  POORLY_CAPTURED.map((flag) => [flag.replaceAll('-', '_'), flag]),
);

/**
 * Those columns as they are read.
 *
 * @choice flag-columns: a column called `night_care`, `two_carers`, `remote_home`, `health_package` or `informal_care` holds
 * yes or no, and any other word is refused with its place
 */
export function flagColumns(names: Iterable<string>): Readonly<Record<string, Column<boolean | undefined>>> {
  const known = [...names].filter((name) => FLAG_OF_COLUMN.has(name));
  return Object.fromEntries(known.map((name) => [name, optional(yesNo)]));
}
