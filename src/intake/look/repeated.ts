import { type Asker, askRows } from '../question.js';
import { type Draft, type DraftRow, indexOf, inWords } from './draft.js';

/**
 * Asks about rows that stand twice and about cases that stand in two rows; gives the rows that remain.
 *
 * @param isByCase whether a case stands in one row; else rows are lines, of which a case has several
 */
export function withoutRepeated(draft: Draft, isByCase: boolean, asker: Asker): readonly DraftRow[] {
  const id = indexOf(draft, 'case_id');
  const out = new Set<DraftRow>();
  const twice: { readonly row: DraftRow; readonly first: DraftRow }[] = [];
  const same: { readonly row: DraftRow; readonly first: DraftRow }[] = [];
  const seen = new Map<string, DraftRow>();
  for (const row of draft.rows) {
    const whole = row.values.join('\u0000');
    const key = isByCase && id >= 0 ? (row.values[id] ?? '') : whole;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    else (first.values.join('\u0000') === whole ? twice : same).push({ row, first });
  }
  const nameOf = ({ row }: { readonly row: DraftRow }): string =>
    (id >= 0 ? (row.values[id] ?? '') : '') || inWords(row);
  const placeOf = ({ row }: { readonly row: DraftRow }): string => row.placeOf(Math.max(0, id));
  const once = askRows(asker, {
    items: twice,
    id: 'twice',
    nameOf,
    placeOf,
    askOne: ({ row }) => `the row "${inWords(row)}" stands twice, alike to the last cell; does it count once?`,
    askAll: (count) => `${count} rows stand twice, alike to the last cell; do they count once?`,
    choices: isByCase ? ['once'] : ['once', 'twice'],
  });
  twice.forEach(({ row }, index) => {
    if (once[index] === 'once') out.add(row);
  });
  const which = askRows(asker, {
    items: same,
    id: 'same-case',
    nameOf,
    placeOf,
    askOne: ({ row, first }) =>
      `one case stands in two rows: "${inWords(first)}" and "${inWords(row)}"; which is right?`,
    askAll: (count) => `${count} rows hold a case that stands in an earlier row with other values; which is right?`,
    choices: ['the first', 'the last', 'neither'],
  });
  same.forEach(({ row, first }, index) => {
    const answer = which[index];
    if (answer === 'the first' || answer === 'neither') out.add(row);
    if (answer === 'the last' || answer === 'neither') out.add(first);
  });
  return draft.rows.filter((row) => !out.has(row));
}
