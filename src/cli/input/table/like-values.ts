import { show } from '../../../errors.js';

/** What is odd about a value, beside those that came before it in its column. */
export type LookAt = (value: string, row: number) => string | undefined;

/** What takes no place on a screen, such as the zero-width space that comes with a copy from a web page. */
const UNSEEN = /\p{Cf}/gu;

/** Letters without accents, digits and signs, which look as they are. */
const PRINTABLE = /^[ -~]*$/;

/** A value as it looks: without what cannot be seen, and an accent in one way. */
function asSeen(value: string): string {
  return PRINTABLE.test(value) ? value : value.normalize('NFC').replace(UNSEEN, '');
}

/** A value without what people and spreadsheets change unawares: capitals, further blanks, leading zeros of a number. */
function folded(value: string): string {
  const small = asSeen(value).toLowerCase();
  const plain = /\s/.test(small) ? small.replace(/\s+/g, ' ').trim() : small;
  return /^0+\d+$/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : plain;
}

const TOTAL = /^(?:(?:grand|sub|overall)[ -]?)?totals?:?$/i;
const SHORTENED = /^\d(?:[.,]\d+)?e[+-]?\d{1,3}$/i;

/** Whether an id without blanks or accents is a question by itself, whatever stands before it. */
export function isOddId(id: string): boolean {
  return TOTAL.test(id) || SHORTENED.test(id);
}

const A_TOTAL =
  'is this a row of totals and no case? Take the row out, or, if a case is called so, take it as one with --accept like-ids';

function unseenIn(character: string): string {
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return `holds a character that cannot be seen (U+${code}), so that the same id in another file is another; take it out, or take it as it stands with --accept like-ids`;
}

/**
 * Looks at the ids of a column: a row that is no case but a total; what a spreadsheet has made of a long number, and what differs from an earlier id by
 * capitals, blanks, leading zeros or what cannot be seen alone.
 *
 * @param lineOf the line that a row begins on
 * @choice like-ids: `s001` beside `S001`, `0123` beside `123`, `9.43E+09`, `Total` and an id with a zero-width space are
 * questions, not families; `--accept like-ids` takes them as they stand
 */
export function likeIds(lineOf: (row: number) => number): LookAt {
  const look = likeValues((value, other, row) => {
    const first = `${show(value)} differs from ${show(other)} on line ${lineOf(row)}`;
    const by = asSeen(value) === asSeen(other) ? 'what cannot be seen' : 'capitals, blanks or leading zeros';
    return `${first} by ${by} alone; is it the same case? Write both alike, or take them as two with --accept like-ids`;
  });
  return (value, row) => {
    if (TOTAL.test(value)) return `${show(value)}: ${A_TOTAL}`;
    const [unseen] = PRINTABLE.test(value) ? [] : (value.match(UNSEEN) ?? []);
    if (unseen !== undefined) return `${show(asSeen(value))} ${unseenIn(unseen)}`;
    return SHORTENED.test(value)
      ? `${show(value)} looks like a number that a spreadsheet has shortened; format the ids as text, or take it as it stands with --accept like-ids`
      : look(value, row);
  };
}

/**
 * Ids of one file that differ from an id of another by capitals, blanks or leading zeros alone, where neither stands in both.
 *
 * @choice like-ids-across: an id that stands in one file and has a near twin in the other is a question where files are
 * joined by it, as within one file
 */
export function likeAcross(
  ids: Iterable<string>,
  others: Iterable<string>,
): { readonly id: string; readonly other: string }[] {
  const [own, theirs] = [new Set(ids), new Set(others)];
  const byFold = new Map([...theirs].filter((one) => !own.has(one)).map((one) => [folded(one), one]));
  return [...own].flatMap((one) => {
    const other = theirs.has(one) ? undefined : byFold.get(folded(one));
    return other === undefined ? [] : [{ id: one, other }];
  });
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
