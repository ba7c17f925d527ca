import * as z from 'zod';
import { schemaFor } from '../../parse/deferred.js';

/** What a report shows beside its totals. */
export interface LedgerOptions {
  /** Whether the report tells where the money was after each event; it does not unless asked. */
  readonly trail?: boolean | undefined;
  /** Whether the report lists every family at the end; it does not unless asked. */
  readonly families?: boolean | undefined;
}

/** What a report shows beside its totals, checked. */
export const ledgerOptionsSchema = schemaFor<LedgerOptions>()(() =>
  z.strictObject({ trail: z.boolean().default(false), families: z.boolean().default(false) }),
);
