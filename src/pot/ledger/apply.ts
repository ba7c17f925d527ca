import { fail, type Path } from '../../errors.js';
import { formatDay } from '../../money/calendar.js';
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
  book.today = event.on;
  return kindOfEvent(event).apply(book, event, path);
}

function checkDay({ today, yearEndsBefore }: Book, { on }: ParsedEvent, path: Path): void {
  if (on < today) {
    const message = `${formatDay(on)} is before ${formatDay(today)}, the day of the event before; put events in order`;
    fail('inconsistent', [...path, 'on'], message);
  }
  if (on >= yearEndsBefore) {
    const message = `${formatDay(on)} is after the year's end on ${formatDay(yearEndsBefore - 1)}; close it with a year-end`;
    fail('inconsistent', [...path, 'on'], message);
  }
}
