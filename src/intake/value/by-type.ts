import type { ReadColumn } from '../columns/columns.js';
import { type Cell, textOf } from '../sheet.js';
import { type DayOrder, dayReader } from './day.js';
import { readMoney, readNumber } from './money.js';
import type { ReadCell, Reading } from './reading.js';
import { readId, readPeriod, readYesNo, saysNotKnown, statusReader } from './words.js';

const DASH = /^[-–—]+$/;

/** Words in a reason to leave a case out that may well say that there is none. */
const NO_REASON = /^(?:[-–—]+|n\/?a|none|nil|no|n|0|false)$/i;

/** The reader of the cells of a column. */
export function readerOf(column: ReadColumn, order: DayOrder | undefined): ReadCell {
  const { type, header, isThousands, target } = column;
  if (type === 'money') return (cell) => readMoney(cell, isThousands);
  if (type === 'points' || type === 'number') return readNumber;
  if (type === 'date') return dayReader(order);
  if (type === 'yes-no') return readYesNo;
  if (type === 'status') return statusReader(header.lower === '' ? header.name : header.lower);
  if (type === 'period') return readPeriod;
  if (type === 'id') return readId;
  if (type === 'as-it-is') return asItIs;
  if (target?.words !== undefined) return oneOfWords(target.words);
  if (column.name === 'exclude_reason')
    return (cell) => (NO_REASON.test(textOf(cell)) ? { word: textOf(cell) } : { value: textOf(cell) });
  return readText;
}

const readText: ReadCell = (cell) => ({ value: typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : textOf(cell) });

/** Whether the text of a cell says that something is not stated, where that is no value of its own. */
export function saysNothing(cell: Cell): boolean {
  const text = textOf(cell);
  return DASH.test(text) || saysNotKnown(text);
}

function asItIs(cell: Cell): Reading {
  if (typeof cell === 'boolean') return { value: cell ? 'yes' : 'no' };
  if (typeof cell === 'number') return { value: String(Number(cell.toPrecision(15))) };
  return { value: textOf(cell) };
}

function oneOfWords(words: readonly string[]): ReadCell {
  return (cell) => {
    const found = words.find((word) => word === textOf(cell).toLowerCase());
    return found === undefined ? { word: textOf(cell) } : { value: found };
  };
}

/** What the owner of a table may say that a word stands for, by the type of its column. */
export function meaningsFor({ type, name, target }: ReadColumn): readonly string[] {
  if (target?.words !== undefined) return [...target.words, 'blank'];
  if (name === 'exclude_reason') return ['not left out', 'left out'];
  if (type === 'money' || type === 'points' || type === 'number') return ['blank', '0'];
  if (type === 'yes-no') return ['yes', 'no', 'blank'];
  if (type === 'status') return ['existing', 'newcomer', 'blank'];
  if (type === 'period') return ['year', 'term', 'month', 'four-week-month', 'fortnight', 'week', 'one-off', 'blank'];
  return ['blank'];
}

/** A word's meaning as the clean table has it. */
export function valueOfMeaning({ type, name }: ReadColumn, word: string, meaning: string): string {
  if (meaning === 'blank' || meaning === 'not left out') return '';
  if (name === 'exclude_reason') return word;
  return meaning === '0' && type === 'money' ? '0.00' : meaning;
}
