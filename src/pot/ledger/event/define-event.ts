import type * as z from 'zod';
import type { Path } from '../../../errors.js';
import type { Day } from '../../../money/calendar.js';
import type { Book } from '../book.js';
import type { Dated } from './fields.js';
import type { YearEnd } from './year-closed.js';

/** Any event, as a council writes it. */
export interface EventHeader extends Dated {
  /** Which kind of event this is. */
  readonly event: string;
}

/** Any event, parsed. */
export interface ParsedHeader {
  readonly event: string;
  readonly on: Day;
  /** The family, for an event of one. */
  readonly caseId?: string;
}

/** Everything that the library knows of one kind of event: a kind is one such object, and stands in one list. */
export interface EventDefinition<Wire extends EventHeader, Parsed extends ParsedHeader> {
  /** What a ledger calls the kind. */
  readonly event: Wire['event'];
  /** Who may have less than need costs by it, or enough again: the family that it names, every family, or nobody. */
  readonly touches: 'its-family' | 'all' | 'none';
  /** Makes the form of an event of this kind. */
  readonly schema: () => EventSchema<Wire, Parsed>;
  /** Applies an event to the book of a fold; gives the year that it closes, if it does. */
  apply(book: Book, event: Parsed, path: Path): YearEnd | undefined;
}

/** The schema of a kind of event, which a union tells from others by the name of the event. */
export type EventSchema<Wire, Parsed> = z.ZodType<Parsed, Wire, Internals<Wire, Parsed>>;

type Internals<Wire, Parsed> = z.core.$ZodTypeInternals<Parsed, Wire> & z.core.$ZodTypeDiscriminableInternals;

/** A kind of event as the rest of the library sees it: the fields of its own stay behind its schema. */
export type AnyEvent = Omit<EventDefinition<EventHeader, ParsedHeader>, 'schema'>;

/**
 * Defines a kind of event, `defineEvent<StartEvent>()({ … })`; this is all that a new kind provides, besides its place in
 * the list. Its interface is what a council writes.
 */
export function defineEvent<Wire extends EventHeader>() {
  return <Schema extends z.ZodType<ParsedHeader, Wire>>(
    definition: Omit<EventDefinition<Wire, z.output<Schema>>, 'schema'> & { readonly schema: () => Schema },
  ): EventDefinition<Wire, z.output<Schema>> => definition as unknown as EventDefinition<Wire, z.output<Schema>>;
}
