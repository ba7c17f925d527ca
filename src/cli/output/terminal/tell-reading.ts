import { show } from '../../../errors.js';
import { plainLine } from '../../../report/sheet.js';
import type { Reading } from '../../input/table/reading.js';
import type { Io } from '../../io.js';
import { forgetAside, foundAside } from '../file/found-aside.js';

const MOST_NAMES = 20;
const MOST_LINES = 100;

/** Says on stderr what was read beside its place, also where the command failed. */
export function tellAside({ stderr }: Pick<Io, 'stderr'>): void {
  for (const sentence of foundAside()) stderr.write(`${plainLine(sentence)}\n`);
  forgetAside();
}

/**
 * Says on stderr what was noted of the tables that were read: a line for the columns of each that nothing used.
 *
 * @param isShared what is printed leaves the building: a note may be of one family, and is only counted
 */
export function tellReading({ stderr, reading }: Pick<Io, 'stderr' | 'reading'>, isShared = false): void {
  const lines = linesOf(reading, isShared);
  for (const line of lines.slice(0, MOST_LINES)) stderr.write(`${plainLine(line)}\n`);
  if (lines.length > MOST_LINES) stderr.write(`${lines.length} notes on the tables (first ${MOST_LINES} shown)\n`);
}

function linesOf(reading: Reading, isShared: boolean): string[] {
  const tables = reading.columns();
  const notUsed = tables.flatMap(({ file, notUsed: names }) => {
    if (names.length === 0) return [];
    const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
    return [`not used in ${file}: ${names.slice(0, MOST_NAMES).map(show).join(', ')}${more}`];
  });
  const inNone = reading.answers.ignoreColumn.filter(
    (name) => tables.length > 0 && !tables.some(({ used, notUsed: others }) => [...used, ...others].includes(name)),
  );
  const warnings = [...reading.warnings].map((message) => `warning: ${message}`);
  const count = warnings.length === 1 ? '1 note on the tables stays' : `${warnings.length} notes on the tables stay`;
  return [
    ...(isShared && warnings.length > 0 ? [`${count} inside; without --publish they are printed`] : warnings),
    ...inNone.map((name) => `warning: no table that was read has a column ${show(name)} to ignore`),
    ...notUsed,
  ];
}
