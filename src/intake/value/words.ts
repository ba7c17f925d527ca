import { yesOrNo } from '../../yes-no.js';
import { simplify } from '../plain-name.js';
import { type Cell, isDay, textOf } from '../sheet.js';
import { isLikeDay } from './like-day.js';
import type { Reading } from './reading.js';

const NOT_KNOWN = new Set(['notknown', 'unknown', 'notstated', 'notrecorded', 'nk', 'notyetknown', 'notobtained']);

/** Whether a text says in plain words that something is not known. */
export function saysNotKnown(text: string): boolean {
  return NOT_KNOWN.has(simplify(text));
}

/** Reads yes or no, as words, as 1 and 0, or as a workbook's own. */
export function readYesNo(cell: Cell): Reading {
  const said = typeof cell === 'boolean' ? cell : yesOrNo(textOf(cell));
  return said === undefined ? { word: textOf(cell) } : { value: said ? 'yes' : 'no' };
}

const EXISTING = new Set(['existing', 'existingclient', 'existingcase', 'existingfamily', 'current']);
const NEW = new Set(['new', 'newcomer', 'newclient', 'newcase', 'newfamily']);

/** A reader of whether a family is there already; where the column's name asks, `yes` is what it asks for. */
export function statusReader(header: string): (cell: Cell) => Reading {
  const asks = simplify(header);
  const yesIs = asks.includes('existing') && !asks.includes('new') ? 'existing' : undefined;
  const yesIsNew = asks.includes('new') && !asks.includes('existing') ? 'newcomer' : undefined;
  const yes = yesIs ?? yesIsNew;
  const no = yes === 'existing' ? 'newcomer' : 'existing';
  return (cell) => {
    const text = textOf(cell);
    const word = simplify(text);
    if (EXISTING.has(word)) return { value: 'existing' };
    if (NEW.has(word)) return { value: 'newcomer' };
    const said = typeof cell === 'boolean' ? cell : yesOrNo(text);
    if (said === undefined || yes === undefined) return { word: text };
    return { value: said ? yes : no };
  };
}

const PERIODS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    year: 'year,yearly,annual,annually,perannum,pa,peryear,ayear',
    term: 'term,termly,perterm',
    month: 'month,monthly,permonth,pcm,calendarmonth',
    'four-week-month': '4weekly,fourweekly,every4weeks,4weeks,fourweeks,4wkly',
    '12-weeks': '12weeks,12weekly',
    week: 'week,weekly,perweek,pw,aweek,wkly',
    'one-off': 'oneoff,once,onetime,single',
    fortnight: 'fortnight,fortnightly,perfortnight,2weekly',
    quarter: 'quarter,quarterly,perquarter',
  }).flatMap(([period, words]) => words.split(',').map((word) => [word, period] as const)),
);

/** Reads what an amount is for. */
export function readPeriod(cell: Cell): Reading {
  const period = PERIODS.get(simplify(textOf(cell)));
  return period === undefined ? { word: textOf(cell) } : { value: period };
}

/** Reads an id; a number that a spreadsheet may have shortened, and a day, is asked about. */
export function readId(cell: Cell): Reading {
  const text = textOf(cell);
  const isShortened = /^\d(?:[.,]\d+)?e[+-]?\d{1,3}$/i.test(text);
  const isTooLong = typeof cell === 'number' && !Number.isSafeInteger(cell);
  // A spreadsheet makes a day of an id such as 1-2.
  return isShortened || isTooLong || isDay(cell) || isLikeDay(text)
    ? { value: text, odd: 'long-number' }
    : { value: text };
}
