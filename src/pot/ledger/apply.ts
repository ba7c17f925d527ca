import { fail, type Path } from '../../errors.js';
import { formatDay } from '../../money/calendar.js';
import type { Book } from './book.js';
import type { ParsedEvent } from './event-schema.js';
import {
  agreeEvent,
  allocateEvent,
  communicateEvent,
  drawEvent,
  increaseEvent,
  joinEvent,
  leaveEvent,
  oneOffEvent,
  releaseEvent,
  startEvent,
} from './family-events.js';
import { upliftEvent } from './uplift.js';
import { type YearEnd, yearEndEvent } from './year-end.js';

/**
 * Applies one event to the book of a fold; gives the closed year when it is a year end.
 *
 * @throws RasError `inconsistent` for an event out of order or outside its year; `unknown-name`, `duplicate` for a family
 */
export function applyEvent(book: Book, event: ParsedEvent, path: Path): YearEnd | undefined {
  checkDay(book, event, path);
  book.today = event.on;
  switch (event.event) {
    case 'allocate':
      return void allocateEvent(book, event, path);
    case 'communicate':
      return void communicateEvent(book, event, path);
    case 'agree':
      return void agreeEvent(book, event, path);
    case 'start':
      return void startEvent(book, event, path);
    case 'increase':
      return void increaseEvent(book, event, path);
    case 'draw':
      return void drawEvent(book, event, path);
    case 'release':
      return void releaseEvent(book, event, path);
    case 'one-off':
      return void oneOffEvent(book, event, path);
    case 'leave':
      return void leaveEvent(book, event, path);
    case 'join':
      return void joinEvent(book, event, path);
    case 'uplift':
      return void upliftEvent(book, event, path);
    case 'year-end':
      return yearEndEvent(book, event, path);
  }
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
