import { show } from '../../errors.js';

/** What is odd about a value, beside those that came before it in its column. */
export type LookAt = (value: string, row: number) => string | undefined;

/** A value without what people and spreadsheets change unawares: capitals, further blanks, leading zeros of a number. */
function folded(value: string): string {
  const plain = value.toLowerCase().replace(/\s+/g, ' ').trim();
  return /^0+\d+$/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : plain;
}

const SHORTENED = /^\d(?:[.,]\d+)?e[+-]?\d{1,3}$/i;

/**
 * Looks at the ids of a column: what a spreadsheet has made of a long number, and what differs from an earlier id by
 * capitals, blanks or leading zeros alone.
 *
 * @param lineOf the line that a row begins on
 * @choice like-ids: `s001` beside `S001`, `0123` beside `123` and `9.43E+09` are questions, not three families and one;
 * `--accept like-ids` takes them as they stand
 */
export function likeIds(lineOf: (row: number) => number): LookAt {
  const look = likeValues((value, other, row) => {
    const first = `${show(value)} differs from ${show(other)} on line ${lineOf(row)}`;
    return `${first} by capitals, blanks or leading zeros alone; is it the same case? Write both alike, or take them as two with --accept like-ids`;
  });
  return (value, row) =>
    SHORTENED.test(value)
      ? `${show(value)} looks like a number that a spreadsheet has shortened; format the ids as text, or take it as it stands with --accept like-ids`
      : look(value, row);
}

/** Looks at the groups of a column: what differs from an earlier group by capitals, blanks or leading zeros alone. */
export function likeGroups(file: string, column: string, lineOf: (row: number) => number): LookAt {
  return likeValues(
    (value, other, first, row) =>
      `${file}: ${column}: ${show(value)} (line ${lineOf(row)}) and ${show(other)} (line ${lineOf(first)}) are taken as two groups`,
  );
}

/** Looks at values one after the other; each pair that is nearly alike is told once. */
function likeValues(tell: (value: string, other: string, first: number, row: number) => string): LookAt {
  const seen = new Set<string>();
  const byFold = new Map<string, { readonly value: string; readonly row: number }>();
  return (value, row) => {
    if (seen.has(value)) return undefined;
    seen.add(value);
    const fold = folded(value);
    const first = byFold.get(fold);
    if (first !== undefined) return tell(value, first.value, first.row, row);
    byFold.set(fold, { value, row });
    return undefined;
  };
}
