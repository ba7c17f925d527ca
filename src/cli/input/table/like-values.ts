import { show } from '../../../errors.js';
import { compareLabels } from '../../../exact/labels.js';
import { isLikeDay } from '../../../intake/value/like-day.js';
import type { CsvTable } from '../text/csv.js';
import { askOfListed, lookAcross } from './across-files.js';
import { asTyped, doubleIn, PRINTABLE } from './look-alikes.js';
import type { Desk } from './reading.js';
import { isTotal } from './totals.js';

/** What is odd about a value, beside those that came before it in its column. */
export type LookAt = (value: string, row: number) => string | undefined;

/** What takes no place on a screen, such as the zero-width space that comes with a copy from a web page. */
const UNSEEN = /\p{Cf}/gu;

/** A value as it looks: without what cannot be seen, an accent in one way, and letters as a keyboard has them. */
function asSeen(value: string): string {
  return PRINTABLE.test(value) ? value : asTyped(withoutUnseen(value));
}

function withoutUnseen(value: string): string {
  return value.normalize('NFC').replace(UNSEEN, '');
}

/** A value without what people and spreadsheets change unawares: capitals, further blanks, leading zeros of a number. */
export function folded(value: string): string {
  const small = asSeen(value).toLowerCase();
  const plain = /\s/.test(small) ? small.replace(/\s+/g, ' ').trim() : small;
  return /^0+\d+$/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : plain;
}

const SHORTENED = /^\d(?:[.,]\d+)?e[+-]?\d{1,3}$/i;

/** Whether an id without blanks or accents is a question by itself, whatever stands before it. */
export function isOddId(id: string): boolean {
  return isTotal(id) || SHORTENED.test(id) || isLikeDay(id);
}

const A_TOTAL =
  'is this a row of totals and no case? Take the row out, or, if a case is called so, take it as one with --accept like-ids';

/** A character by its number, as tables of characters name it. */
function codeOf(character: string): string {
  return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
}

function unseenIn(character: string): string {
  return `holds a character that cannot be seen (${codeOf(character)}), so that the same id in another file is another; take it out, or take it as it stands with --accept like-ids`;
}

function asOnScreen(double: string): string {
  return `holds a character that looks like ${show(asTyped(double))} and is another (${codeOf(double)}), so that the same id in another file is another; write it with the keyboard's own, or take it as it stands with --accept like-ids`;
}

/**
 * Looks at the ids of a table's column, beside those of the tables before it, unless the user takes them as they stand. Of a table that was read through a mapping
 * the rest was asked when it was mapped.
 */
export function lookAtIds({ reading, lineOf, file }: Pick<CsvTable, 'reading' | 'lineOf' | 'file'>): LookAt {
  if (reading.answers.accept.includes('like-ids')) return () => undefined;
  const across = lookAcross(reading, file.name, folded);
  const within: LookAt = reading.accepts('like-ids') ? askOfDouble : likeIds(lineOf);
  return (value, row) => {
    const twin = across(value);
    return within(value, row) ?? twin;
  };
}

/** Asks about the ids of a list of JSON that have a near twin in a file that the same call read before. */
export function askOfListedIds(desk: Pick<Desk, 'reading'>, file: string, list: unknown): void {
  askOfListed(desk, file, list, folded);
}

function askOfDouble(value: string): string | undefined {
  const double = doubleIn(value);
  return double === undefined ? undefined : `${show(value)} ${asOnScreen(double)}`;
}

/**
 * Looks at the ids of a column: a row that is no case but a total; what a spreadsheet has made of a long number or of what
 * it took for a day, and what differs from an earlier id by capitals, blanks, leading zeros or what a screen does not show alone.
 *
 * @param lineOf the line that a row begins on
 * @choice like-ids: `s001` beside `S001`, `0123` beside `123`, `9.43E+09`, `1-Feb`, `01/02/2026`, `Total`, an id with a zero-width
 * space and one with letters of another alphabet that look Latin are questions, not families; O and 0, l and 1 are not folded; `--accept like-ids` takes them as they stand
 */
export function likeIds(lineOf: (row: number) => number): LookAt {
  const look = likeValues((value, other, row) => {
    const first = `${show(value)} differs from ${show(other)} on line ${lineOf(row)}`;
    const by = asSeen(value) === asSeen(other) ? 'what cannot be seen' : 'capitals, blanks or leading zeros';
    return `${first} by ${by} alone; is it the same case? Write both alike, or take them as two with --accept like-ids`;
  });
  return (value, row) => {
    if (isTotal(value)) return `${show(value)}: ${A_TOTAL}`;
    const [unseen] = PRINTABLE.test(value) ? [] : (value.match(UNSEEN) ?? []);
    if (unseen !== undefined) return `${show(withoutUnseen(value))} ${unseenIn(unseen)}`;
    const double = askOfDouble(value);
    if (double !== undefined) return double;
    if (isLikeDay(value))
      return `${show(value)} looks like a day that a spreadsheet has made of an id; format the ids as text and write them anew, or take it as it stands with --accept like-ids`;
    return SHORTENED.test(value)
      ? `${show(value)} looks like a number that a spreadsheet has shortened; format the ids as text, or take it as it stands with --accept like-ids`
      : look(value, row);
  };
}

/** What is told of the groups of a column that are nearly alike. */
export interface GroupLook {
  look(group: string, row: number): void;
  /** By the one order of labels, whatever the order of the file. */
  told(): string[];
}

/** Looks at the groups of a column: those that differ by capitals, blanks or leading zeros alone are told at the end. */
export function likeGroups(file: string, column: string, lineOf: (row: number) => number): GroupLook {
  const rows = new Map<string, number>();
  const said = ([group, row]: readonly [string, number]): string => `${show(group)} (line ${lineOf(row)})`;
  return {
    look: (group, row) => {
      if (!rows.has(group)) rows.set(group, row);
    },
    told: () => {
      const first = new Map<string, readonly [string, number]>();
      return [...rows]
        .sort(([a], [b]) => compareLabels(a, b))
        .flatMap((one) => {
          const other = first.get(folded(one[0]));
          if (other === undefined) first.set(folded(one[0]), one);
          return other === undefined
            ? []
            : [`${file}: ${column}: ${said(other)} and ${said(one)} are taken as two groups`];
        });
    },
  };
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
