import { fail, type Path } from '../../errors.js';
import { type Day, formatDay } from '../../money/calendar.js';
import type { Book } from './book.js';
import type { ParsedEvent } from './event/event-schema.js';
import { kindOfEvent } from './event/events.js';
import type { YearEnd } from './event/year-closed.js';

/**
 * Applies one event to the book of a fold; gives the closed year when it is a year end.
 *
 * @throws RasError `inconsistent` for an event out of order or outside its year; `unknown-name`, `duplicate` for a family
 */
export function applyEvent(book: Book, event: ParsedEvent, path: Path): YearEnd | undefined {
  checkDay(book, event, path);
  if (event.on !== book.today) book.leftToday.clear();
  book.today = event.on;
  return kindOfEvent(event).apply(book, event, path);
}

/** Says that an event is before the one before it. */
export function isBefore(on: Day, before: Day): string {
  return `${formatDay(on)} is before ${formatDay(before)}, the day of the event before; put events in order`;
}

function checkDay({ today, yearStartsOn, yearEndsBefore, closed }: Book, { on }: ParsedEvent, path: Path): void {
  if (on < today) fail('inconsistent', [...path, 'on'], isBefore(on, today));
  if (closed && on < yearStartsOn) {
    const message = `${formatDay(on)} is in the year that the event before closed; put it before that year-end`;
    fail('inconsistent', [...path, 'on'], message);
  }
  if (on >= yearEndsBefore) {
    const message = `${formatDay(on)} is after the year's end on ${formatDay(yearEndsBefore - 1)}; close it with a year-end`;
    fail('inconsistent', [...path, 'on'], message);
  }
}
