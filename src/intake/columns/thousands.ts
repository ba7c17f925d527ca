import type { SheetWithHeader } from '../header/choose-sheets.js';
import { saysThousands } from '../header/unit.js';
import type { Asker } from '../question.js';
import { filledIn, textOf } from '../sheet.js';
import type { ReadColumn } from './columns.js';

const THOUSANDS = 'thousands of pounds';

/** Asks whether amounts are in thousands of pounds, where a title above the table says so and its columns do not. */
export function withThousands(
  { sheet, header }: SheetWithHeader,
  read: readonly ReadColumn[],
  asker: Asker,
): readonly ReadColumn[] {
  const money = read.filter(({ type }) => type === 'money');
  if (money.every(({ isThousands }) => isThousands)) return read;
  for (let row = 0; row < header.row + 1 - header.rows; row += 1) {
    const cells = sheet.rows[row] ?? [];
    const column = filledIn(cells).find((one) => saysThousands(textOf(cells[one] ?? null)));
    if (column === undefined) continue;
    const ask = `the title "${textOf(cells[column] ?? null).slice(0, 80)}" speaks of thousands; what are the amounts in?`;
    const answer = asker.ask({
      id: 'thousands',
      place: sheet.placeOf(row, column),
      ask,
      choices: ['pounds', THOUSANDS],
    });
    return answer === THOUSANDS
      ? read.map((one) => (one.type === 'money' ? { ...one, isThousands: true } : one))
      : read;
  }
  return read;
}
