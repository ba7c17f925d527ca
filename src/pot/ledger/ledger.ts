import * as z from 'zod';
import { textOfAtMost } from '../../identifier.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { ledgerEventSchema } from './event/event-schema.js';
import type { LedgerEvent } from './event/events.js';
import { type LedgerOpening, openingSchema } from './opening.js';

/** A ledger as it is stored: plain JSON with how the pot stood, and every event since. */
export interface Ledger {
  /** The version of the JSON form. */
  readonly schemaVersion: 1;
  /** What the council calls the ledger, at most 500 characters. */
  readonly title?: string;
  /** How the pot stood. */
  readonly opening: LedgerOpening;
  /** The events in the order of their days. */
  readonly events: readonly LedgerEvent[];
}

function ledgerFields() {
  return { schemaVersion: z.literal(1), title: textOfAtMost(500).exactOptional(), opening: openingSchema };
}

/** A ledger as it is stored. */
export const ledgerSchema = schemaFor<Ledger>()(() =>
  z.strictObject({ ...ledgerFields(), events: z.array(ledgerEventSchema) }),
);

/** A ledger whose events are read one by one after it: there may be a million. */
export const ledgerWireSchema = deferred(() => z.strictObject({ ...ledgerFields(), events: z.array(z.unknown()) }));
