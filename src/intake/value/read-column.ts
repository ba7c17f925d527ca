import { at } from '../../exact/at.js';
import { formatScaled } from '../../exact/ratio.js';
import { columnInWords, type ReadColumn } from '../columns/columns.js';
import { type Asker, slug } from '../question.js';
import { type Cell, isBlank, isDay, NO_STORED_VALUE, textOf } from '../sheet.js';
import { meaningsFor, readerOf, saysNothing, valueOfMeaning } from './by-type.js';
import type { DayOrder } from './day.js';
import { amountOf, readNumber } from './money.js';
import type { Odd } from './reading.js';

/** The cells of a column, in the order of the rows that are read. */
export interface ColumnCells {
  readonly column: ReadColumn;
  readonly cells: readonly Cell[];
  /** The cells of the pence, where they stand in a column of their own. */
  readonly pence: readonly Cell[] | undefined;
  readonly placeOf: (index: number) => string;
}

/** What is said of cells that were read without a question. */
export type Say = (message: string) => void;

/** Of more different words a column is not what it was taken for. */
const MOST_WORDS = 6;

/** Reads the cells of a column into the form of the clean table; asks what they do not say. */
export function readColumn(given: ColumnCells, order: DayOrder | undefined, asker: Asker, say: Say): string[] {
  const { column, cells, placeOf } = given;
  const read = readerOf(column, order);
  const words = new Map<string, number[]>();
  const odd = new Map<Odd, number[]>();
  const note = <Key>(into: Map<Key, number[]>, key: Key, index: number): void => {
    const known = into.get(key);
    if (known === undefined) into.set(key, [index]);
    else known.push(index);
  };
  const daysAreOdd = isOfGroups(column) && hasFewDays(cells);
  let nothing = 0;
  const values = cells.map((cell, index) => {
    if (isBlank(cell)) return '';
    if (typeof cell === 'object' && cell !== null && 'error' in cell) {
      note(words, cell.error, index);
      return '';
    }
    if (daysAreOdd && isDay(cell)) {
      note(words, cell.day, index);
      return '';
    }
    if (isOfGroups(column) && saysNothing(cell)) {
      nothing += 1;
      return '';
    }
    const reading = read(cell);
    if ('word' in reading) {
      note(words, reading.word, index);
      return '';
    }
    if (reading.odd !== undefined) note(odd, reading.odd, index);
    return reading.value;
  });
  if (nothing > 0) say(`${column.name}: ${nothing} cells say that it is not known, and are left blank`);
  for (const [what, indices] of odd) askAboutOdd(column, what, indices, given, asker);
  if (words.size > MOST_WORDS) askAboutType(column, words, given, asker);
  else for (const [word, indices] of words) settleWord(word, indices);
  return given.pence === undefined ? values : withPence(given, given.pence, values, asker);

  function settleWord(word: string, indices: readonly number[]): void {
    const choices = word === NO_STORED_VALUE ? [] : word.startsWith('#') ? ['blank'] : meaningsFor(column);
    const answer = asker.ask({
      id: `word-${column.name}-${slug(word) === '' ? 'dash' : slug(word)}`,
      place: placeOf(indices[0] ?? 0),
      ask: askOfWord(column.name, word),
      choices,
    });
    if (answer === undefined) return;
    for (const index of indices) values[index] = valueOfMeaning(column, word, answer);
  }
}

/** Whether few of the cells of a column are days: a spreadsheet makes one of a group such as 5-13. */
function hasFewDays(cells: readonly Cell[]): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  return filled.filter(isDay).length * 2 < filled.length;
}

/** Whether a column holds groups, of which "not known" is none. */
function isOfGroups({ target, type, name }: ReadColumn): boolean {
  return type === 'text' && (target === undefined || name === 'site');
}

function askOfWord(column: string, word: string): string {
  if (word === NO_STORED_VALUE)
    return `${column} has ${NO_STORED_VALUE}: open the workbook in a spreadsheet program and save it`;
  if (word.startsWith('#')) return `${column} has "${word}", which shows where a formula failed; is it not stated?`;
  return `what does "${word.slice(0, 100)}" mean in ${column}?`;
}

function askAboutType(
  column: ReadColumn,
  words: ReadonlyMap<string, readonly number[]>,
  given: ColumnCells,
  asker: Asker,
): void {
  const [[, [first = 0] = []] = ['', []]] = words;
  const shown = [...words.keys()].slice(0, 4).map((word) => `"${word.slice(0, 40)}"`);
  const type = column.type === 'date' ? 'dates' : column.type === 'money' ? 'amounts' : `values of ${column.name}`;
  asker.ask({
    id: `type-${column.name}`,
    place: given.placeOf(first),
    ask: `${columnInWords(column)}: ${shown.join(', ')} and others are no ${type}; is it another column? Put it right under columns in the mapping`,
    choices: [],
  });
}

const ODD: Readonly<Record<Odd, { readonly ask: string; readonly choices: readonly string[] }>> = {
  // Of amounts below nought is asked with all rows in view.
  'below-nought': { ask: '', choices: [] },
  finer: { ask: 'are amounts finer than a penny to be rounded to it, half up?', choices: ['round'] },
  'decimal-comma': { ask: 'is the comma in amounts such as these a decimal point?', choices: ['yes'] },
  'long-number': {
    ask: 'ids look like numbers that a spreadsheet has shortened, or days that it has made of them: format them as text, or take them as they stand?',
    choices: ['as they stand'],
  },
  serial: {
    ask: 'are numbers in the place of dates days counted from 1900, as spreadsheets keep them?',
    choices: ['yes'],
  },
  'two-digit-year': { ask: 'are years of two digits in this century (26 is 2026)?', choices: ['yes'] },
};

function askAboutOdd(column: ReadColumn, odd: Odd, indices: readonly number[], given: ColumnCells, asker: Asker): void {
  if (odd === 'below-nought') return;
  const { ask, choices } = ODD[odd];
  const [first = 0] = indices;
  const shown =
    odd === 'long-number'
      ? ` (${indices
          .slice(0, 3)
          .map((index) => textOf(at(given.cells, index)))
          .join(', ')})`
      : '';
  asker.ask({
    id: `${odd}-${column.name}`,
    place: given.placeOf(first),
    ask: `${column.name}: ${ask}${shown}`,
    choices,
  });
}

/** Puts pounds and pence together that stand in two columns. */
function withPence(
  { column, cells, placeOf }: ColumnCells,
  pence: readonly Cell[],
  pounds: readonly string[],
  asker: Asker,
): string[] {
  return pounds.map((value, index) => {
    const cell = at(pence, index);
    if (value === '' && isBlank(cell)) return '';
    const read = isBlank(cell) ? { word: '' } : readNumber(cell);
    const whole = amountOf(at(cells, index));
    const isSound = 'value' in read && /^\d{1,2}$/.test(read.value) && whole !== undefined && whole.pence % 100n === 0n;
    if (isSound) return formatScaled(whole.pence + BigInt(read.value), 2);
    const answer = asker.ask({
      id: `pence-of-${column.name}`,
      place: placeOf(index),
      ask: `pounds and pence of ${column.name} stand in two columns, and one of them is blank or no whole number; is a blank 0?`,
      choices: isBlank(cell) && value.endsWith('.00') ? ['yes'] : [],
    });
    return answer === 'yes' ? value : '';
  });
}
