import { dayOf, formatDay, partsOf } from '../../money/calendar.js';
import { type Cell, isDay, textOf } from '../sheet.js';
import type { Reading } from './reading.js';

/** Whether the day or the month comes first in `03/04/2026`. */
export const DAY_ORDERS = ['day-first', 'month-first'] as const;

/** Whether the day or the month comes first. */
export type DayOrder = (typeof DAY_ORDERS)[number];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+Z?)?$/;
const THREE = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[T ][\d:.]+)?$/;
const NAMED =
  /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})$/i;

/** Which order a text shows by itself: `31/12/2026` has the day first; undefined where it fits both or is no such date. */
export function orderShownBy(cell: Cell): DayOrder | undefined {
  const [, first = '', second = ''] = typeof cell === 'string' ? (THREE.exec(textOf(cell)) ?? []) : [];
  if (Number(first) > 12 && Number(second) <= 12) return 'day-first';
  if (Number(second) > 12 && Number(first) <= 12) return 'month-first';
  return undefined;
}

/** Whether a text is a date whose order matters, so that it has to be known: the two numbers differ and fit both. */
export function hangsOnOrder(cell: Cell): boolean {
  const [, first, second] = typeof cell === 'string' ? (THREE.exec(textOf(cell)) ?? []) : [];
  return first !== undefined && Number(first) !== Number(second) && orderShownBy(cell) === undefined;
}

/** A reader of dates as people and spreadsheets write them. */
export function dayReader(order: DayOrder | undefined): (cell: Cell) => Reading {
  return (cell) => {
    if (isDay(cell)) return { value: cell.day };
    const text = textOf(cell);
    if (/^\d{4,5}(?:\.\d+)?$/.test(text) && Number(text) > 15_000 && Number(text) < 80_000)
      return { value: formatDay(dayOf(1899, 12, 30 + Math.floor(Number(text)))), odd: 'serial' };
    const parts = partsIn(text, order);
    const day = parts && dayIfReal(parts.year, parts.month, parts.date);
    if (parts === undefined || day === undefined) return { word: text };
    return parts.isShort ? { value: day, odd: 'two-digit-year' } : { value: day };
  };
}

function partsIn(text: string, order: DayOrder | undefined) {
  const iso = ISO.exec(text);
  if (iso !== null) return { year: Number(iso[1]), month: Number(iso[2]), date: Number(iso[3]), isShort: false };
  const three = THREE.exec(text);
  if (three !== null) {
    const [first, second] = [Number(three[1]), Number(three[2])];
    const [date, month] = order === 'month-first' ? [second, first] : [first, second];
    return { ...yearIn(three[3] ?? ''), month, date };
  }
  const named = NAMED.exec(text);
  const month = MONTHS.indexOf((named?.[2] ?? '').slice(0, 3).toLowerCase()) + 1;
  return named === null || month === 0 ? undefined : { ...yearIn(named[3] ?? ''), month, date: Number(named[1]) };
}

const yearIn = (text: string) => ({ year: Number(text) + (text.length === 2 ? 2000 : 0), isShort: text.length === 2 });

function dayIfReal(year: number, month: number, date: number): string | undefined {
  if (month < 1 || month > 12 || date < 1 || date > 31 || year < 1900 || year > 2200) return undefined;
  const day = dayOf(year, month, date);
  const back = partsOf(day);
  return back.month === month && back.date === date ? formatDay(day) : undefined;
}
