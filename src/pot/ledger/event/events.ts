import { valueAt } from '../../../exact/at.js';
import type { AnyEvent, EventDefinition } from './define-event.js';
import { agreeEvent } from './kind/agree.js';
import { allocateEvent } from './kind/allocate.js';
import { communicateEvent } from './kind/communicate.js';
import { drawEvent } from './kind/draw.js';
import { increaseEvent } from './kind/increase.js';
import { joinEvent } from './kind/join.js';
import { leaveEvent } from './kind/leave.js';
import { oneOffEvent } from './kind/one-off.js';
import { releaseEvent } from './kind/release.js';
import { startEvent } from './kind/start.js';
import { upliftEvent } from './kind/uplift.js';
import { yearEndEvent } from './kind/year-end.js';

/** Every kind of event, here and nowhere else: all that is said of events in general is made from this list. */
export const EVENTS = [
  allocateEvent,
  communicateEvent,
  agreeEvent,
  startEvent,
  increaseEvent,
  drawEvent,
  releaseEvent,
  oneOffEvent,
  leaveEvent,
  joinEvent,
  upliftEvent,
  yearEndEvent,
] as const;

/** One of the kinds. */
export type EventKind = (typeof EVENTS)[number];

type WireOf<Kind> = Kind extends EventDefinition<infer Wire, infer _Parsed> ? Wire : never;

/** One dated event of a ledger; amounts in pounds a year, or once. */
export type LedgerEvent = WireOf<EventKind>;

const BY_NAME: ReadonlyMap<string, AnyEvent> = new Map(EVENTS.map((one): [string, AnyEvent] => [one.event, one]));

/** The kind of an event that was parsed. */
export function kindOfEvent({ event }: { readonly event: LedgerEvent['event'] }): AnyEvent {
  return valueAt(BY_NAME, event);
}
