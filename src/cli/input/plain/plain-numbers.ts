import { numberAt } from '../../../exact/at.js';
import type { PlainColumn } from './plain-table.js';

const POINT = 46;
const ZERO = 48;

/** What is read of a column of numbers: whole units with so many decimals; NaN where the cell is blank. */
export type PlainNumbers = Float64Array;

/** How numbers of a column are written: digits without needless zeros before them, and at most so many decimals. */
interface NumberForm {
  readonly digits: number;
  readonly decimals: number;
}

/** Points: in millionths. */
export const POINTS_FORM: NumberForm = { digits: 9, decimals: 6 };

/** Amounts in pounds: in pence. */
export const POUNDS_FORM: NumberForm = { digits: 12, decimals: 2 };

/** The numbers of a column in the smallest unit of their form; nothing where a cell is written otherwise. */
export function plainNumbers(
  bytes: Buffer,
  { starts, ends }: PlainColumn,
  { digits, decimals }: NumberForm,
): PlainNumbers | undefined {
  const numbers = new Float64Array(starts.length);
  for (let row = 0; row < starts.length; row += 1) {
    const start = numberAt(starts, row);
    const end = numberAt(ends, row);
    if (end === start) {
      numbers[row] = Number.NaN;
      continue;
    }
    let value = 0;
    let place = start;
    for (; place < end; place += 1) {
      const digit = numberAt(bytes, place) - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    const whole = place - start;
    if (whole === 0 || whole > digits || (whole > 1 && bytes[start] === ZERO)) return undefined;
    let missing = decimals;
    if (place < end) {
      if (bytes[place] !== POINT || place + 1 === end) return undefined;
      for (place += 1; place < end; place += 1) {
        const digit = numberAt(bytes, place) - ZERO;
        if (digit < 0 || digit > 9 || missing === 0) return undefined;
        value = value * 10 + digit;
        missing -= 1;
      }
    }
    for (; missing > 0; missing -= 1) value *= 10;
    numbers[row] = value;
  }
  return numbers;
}
