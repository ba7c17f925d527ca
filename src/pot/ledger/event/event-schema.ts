import * as z from 'zod';
import { at } from '../../../exact/at.js';
import { schemaFor } from '../../../parse/deferred.js';
import { tellingShared } from '../../../parse/shared-fields.js';
import { EVENTS, type EventKind, type LedgerEvent } from './events.js';

/**
 * One dated event of a ledger.
 *
 * @source RR145 5.32 (stage 3 from contingency), 5.36 (leavers), Table 42 (release at year end); IBSEN 11.3.3 (clawback,
 * carry-over)
 */
export const ledgerEventSchema = schemaFor<LedgerEvent>()(() => {
  const schemas = EVENTS.map(({ schema }): ReturnType<EventKind['schema']> => schema());
  return tellingShared(z.discriminatedUnion('event', [at(schemas, 0), ...schemas.slice(1)]));
});

/** One dated event, parsed. */
export type ParsedEvent = z.output<typeof ledgerEventSchema>;
