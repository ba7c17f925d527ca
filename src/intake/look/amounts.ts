import { formatPounds, parseAmount } from '../../money/amount.js';
import { type Asker, askRows } from '../question.js';
import { type Draft, type DraftRow, indexOf, inWords } from './draft.js';

/** With fewer rows no amount is out of the common. */
const FEWEST = 8;

/** An amount of more than this many times the middle one is asked about. */
const TIMES = 100n;

/** A case with more than one in this many pounds of a column is asked about. */
const SHARE = 3n;

/**
 * Asks about amounts that are out of the common: more than a hundred times the middle one, or more than a third of all.
 *
 * @choice large-amounts: in a column of eight amounts or more, one of more than a hundred times the middle one, or of
 * more than a third of all, is a question
 */
export function askAboutLarge(draft: Draft, asker: Asker): void {
  // Prices of different things are far apart by their nature.
  if (indexOf(draft, 'case_id') < 0) return;
  for (const [column, { type, name }] of draft.columns.entries()) {
    if (type !== 'money') continue;
    const own = draft.rows.flatMap((row) => {
      const text = row.values[column] ?? '';
      return text === '' || text.startsWith('-') ? [] : [{ row, pence: parseAmount(text) }];
    });
    const inOrder = own
      .map(({ pence }) => pence)
      .filter((pence) => pence > 0n)
      .sort((one, other) => (one < other ? -1 : 1));
    const middle = inOrder[Math.floor(inOrder.length / 2)];
    if (inOrder.length < FEWEST || middle === undefined) continue;
    const all = inOrder.reduce((sum, pence) => sum + pence, 0n);
    askRows(asker, {
      items: own.filter(({ pence }) => pence > TIMES * middle || pence * SHARE > all),
      id: `large-${name}`,
      nameOf: ({ row }) => row.values[Math.max(0, indexOf(draft, 'case_id'))] ?? '',
      placeOf: ({ row }) => row.placeOf(column),
      askOne: ({ row }) =>
        `${name} is ${formatPounds(row.values[column] ?? '')}, far more than the others, in the row "${inWords(row)}"; is it right?`,
      askAll: (count) => `${name} has ${count} amounts far beyond the others; are they right?`,
      choices: ['it is right'],
    });
  }
}

/**
 * Asks about amounts below nought; a credit becomes an amount of 0 or more with yes in `credit`.
 *
 * @returns the rows, with the column `credit` at `credit` where there is one
 */
export function settleCredits(draft: Draft, asker: Asker): readonly DraftRow[] {
  const credit = indexOf(draft, 'credit');
  let rows = draft.rows;
  for (const [column, { type, name, target }] of draft.columns.entries()) {
    if (type !== 'money') continue;
    const below = rows.filter((row) => row.values[column]?.startsWith('-') === true);
    const canBe = target?.hasCredits === true && credit >= 0;
    const answers = askRows(asker, {
      items: below,
      id: `below-nought-${name}`,
      nameOf: (row) => row.values[Math.max(0, indexOf(draft, 'case_id'))] ?? '',
      placeOf: (row) => row.placeOf(column),
      askOne: (row) => `${name} is below nought in the row "${inWords(row)}"; what is it?`,
      askAll: (count) => `${name} is below nought in ${count} rows; what are they?`,
      choices: canBe ? ['money that comes back', 'leave the row out'] : ['leave the row out'],
    });
    const answerOf = new Map(below.map((row, index) => [row, answers[index]]));
    rows = rows.flatMap((row): DraftRow[] => {
      const answer = answerOf.get(row);
      if (answer === 'leave the row out') return [];
      if (answer === undefined) return [row];
      const values = [...row.values];
      values[column] = (values[column] ?? '').slice(1);
      values[credit] = 'yes';
      return [{ ...row, values }];
    });
  }
  return rows;
}
