import * as z from 'zod';
import { fail, type Path, show } from '../errors.js';
import { schemaOf } from '../parse/check.js';
import { deferred } from '../parse/deferred.js';

/** A day of the calendar as a count of days since 1 January 1970; no clock, no time zone. */
export type Day = number;

/** A day of the calendar as results show it, `YYYY-MM-DD`. */
export type DayText = string;

const DAY_MS = 86_400_000;

/** Reads a date written `YYYY-MM-DD`. */
export function parseDay(text: string, path: Path = []): Day {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const day = match === null ? Number.NaN : dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
  if (!Number.isNaN(day) && formatDay(day) === text) return day;
  const fault = match === null ? 'is not a date written YYYY-MM-DD' : 'is no day of the calendar';
  return fail('invalid', path, `${show(text)} ${fault}`);
}

/** Writes a day as `YYYY-MM-DD`. */
export function formatDay(day: Day): DayText {
  const { year, month, date } = partsOf(day);
  const pad = (value: number, length: number): string => String(value).padStart(length, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
}

/** The day of a year, a month (1 to 12, or beyond: it carries over) and a date. */
export function dayOf(year: number, month: number, date: number): Day {
  return Date.UTC(year, month - 1, date) / DAY_MS;
}

/** The year, month (1 to 12) and date of a day. */
export function partsOf(day: Day): { year: number; month: number; date: number } {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, date: date.getUTCDate() };
}

/** The first day of the next year that starts on the same date: 2027-04-01 after 2026-04-01. */
export function yearAfter(day: Day): Day {
  const { year, month, date } = partsOf(day);
  return dayOf(year + 1, month, date);
}

/** The day some months later, or the last of that month where it has no such date: 2027-02-28 three after 2026-11-30. */
export function monthsAfter(day: Day, months: number): Day {
  const { year, month, date } = partsOf(day);
  return Math.min(dayOf(year, month + months, date), dayOf(year, month + months + 1, 1) - 1);
}

// The days of each month, and 29 February in a leap year.
const DAYS =
  '(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))';
const LEAP_DAY = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29';

/** What every day looks like, `YYYY-MM-DD`, for JSON Schemas. */
export function dayPattern(): string {
  return `^(?!00)(?:\\d{4}-${DAYS}|${LEAP_DAY})$`;
}

/** The wire form of a date, from the year 100 on. */
export const daySchema = deferred(() => schemaOf(z.string().meta({ pattern: dayPattern() }), (text) => parseDay(text)));
