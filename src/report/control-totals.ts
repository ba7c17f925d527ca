import { fail } from '../errors.js';
import { type Cell, figures, type Sheet } from './sheet.js';

/** What a list came to: its lines are shown only when they add up to the rows that it was made from. */
export interface ControlTotals {
  /** Adds a part of the rows, which no other part holds. */
  readonly part: (label: string, rows: number) => ControlTotals;
  /** Adds a figure that is not a number of rows, or that counts rows of a part once more. */
  readonly figure: (label: string, value: Cell) => ControlTotals;
  /** The sheet. */
  readonly sheet: () => Sheet;
}

/**
 * Control totals of a list: how many rows there are, and what became of each of them.
 *
 * @param label what the rows are called
 * @param rows how many the file or the list holds
 * @throws RasError `inconsistent` from `sheet` where the parts do not add up to the rows: something was counted twice,
 * or not at all
 * @choice control-totals: every row is in one line and one only, and lines that do not add up are never shown
 */
export function controlTotals(title: string, label: string, rows: number): ControlTotals {
  const lines: (readonly [string, Cell])[] = [[label, rows]];
  let counted = 0;
  let parts = 0;
  const totals: ControlTotals = {
    part: (name, count) => {
      lines.push([name, count]);
      counted += count;
      parts += 1;
      return totals;
    },
    figure: (name, value) => {
      lines.push([name, value]);
      return totals;
    },
    sheet: () => {
      checkParts(title, rows, counted, parts);
      return figures(title, lines);
    },
  };
  return totals;
}

/** Refuses columns of a table that do not add up to its rows. */
export function checkParts(title: string, rows: number, counted: number, parts = 1): void {
  if (parts === 0 || counted === rows) return;
  fail('inconsistent', ['control'], `${title}: the lines add up to ${counted}, and there are ${rows} rows`);
}
