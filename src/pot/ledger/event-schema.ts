import * as z from 'zod';
import { divideRatios, ratio } from '../../exact/ratio.js';
import { exactSchema } from '../../exact/wire.js';
import { idSchema } from '../../identifier.js';
import { positiveAmountSchema } from '../../money/amount.js';
import { daySchema } from '../../money/calendar.js';
import { deferred, schemaFor, schemaOf } from '../../parse.js';
import type { LedgerEvent } from './events.js';

const CHANGE = { what: 'an uplift in per cent', maxDecimals: 6, max: 1000, min: -99 };

/**
 * One dated event of a ledger.
 *
 * @source RR145 5.32 (stage 3 from contingency), 5.36 (leavers), Table 42 (release at year end); IBSEN 11.3.3 (clawback,
 * carry-over)
 */
export const ledgerEventSchema = schemaFor<LedgerEvent>()(() =>
  z.discriminatedUnion('event', [
    ...budgetSchemas(),
    ...moneySchemas(),
    ...movementSchemas(),
    upliftSchema,
    yearEndSchema,
  ]),
);

/** One dated event, parsed. */
export type ParsedEvent = z.output<typeof ledgerEventSchema>;

/** An event of one name, parsed. */
export type EventOf<Name extends ParsedEvent['event']> = Extract<ParsedEvent, { event: Name }>;

const dated = () => ({ on: daySchema });
const ofFamily = () => ({ ...dated(), caseId: idSchema });
const charged = () => ({ charge: z.enum(['reserve', 'pot']).default('reserve') });
const mayCost = () => positiveAmountSchema.exactOptional();

/** The way to a budget: allocated, told, agreed, started. */
function budgetSchemas() {
  return [
    z.strictObject({
      event: z.literal('allocate'),
      ...ofFamily(),
      budget: positiveAmountSchema,
      packageValue: mayCost(),
      planContingency: mayCost(),
      startsOn: daySchema.exactOptional(),
      costOfNeed: mayCost(),
    }),
    z.strictObject({ event: z.literal('communicate'), ...ofFamily(), budget: mayCost(), costOfNeed: mayCost() }),
    z.strictObject({
      event: z.literal('agree'),
      ...ofFamily(),
      budget: mayCost(),
      planContingency: mayCost(),
      costOfNeed: mayCost(),
      ...charged(),
    }),
    z.strictObject({ event: z.literal('start'), ...ofFamily() }),
  ] as const;
}

/** Money that is committed, spent or set free after that. */
function moneySchemas() {
  const forSomeone = { ...dated(), caseId: idSchema.exactOptional(), amount: positiveAmountSchema };
  return [
    z.strictObject({ event: z.literal('increase'), ...ofFamily(), amount: positiveAmountSchema, ...charged() }),
    z.strictObject({ event: z.literal('draw'), ...forSomeone }),
    z.strictObject({ event: z.literal('release'), ...forSomeone }),
    z.strictObject({ event: z.literal('one-off'), ...ofFamily(), amount: positiveAmountSchema, ...charged() }),
  ] as const;
}

/** Families who leave and join. */
function movementSchemas() {
  return [
    z.strictObject({ event: z.literal('leave'), ...ofFamily() }),
    z.strictObject({
      event: z.literal('join'),
      ...ofFamily(),
      budget: positiveAmountSchema,
      packageValue: mayCost(),
      costOfNeed: mayCost(),
      outside: z.boolean().exactOptional(),
    }),
  ] as const;
}

const upliftSchema = deferred(() => {
  const percent = schemaOf(exactSchema(CHANGE), (change) => divideRatios(change, ratio(100n)));
  return z.strictObject({ event: z.literal('uplift'), ...dated(), percent, potPercent: percent.prefault('0') });
});

const yearEndSchema = deferred(() => {
  const unspent = z.strictObject({
    caseId: idSchema,
    unspent: positiveAmountSchema,
    accrued: positiveAmountSchema.prefault('0'),
    carryForward: positiveAmountSchema.prefault('0'),
  });
  return z.strictObject({
    event: z.literal('year-end'),
    ...dated(),
    unspent: z.array(unspent).max(1_000_000).prefault([]),
    balance: z.enum(['stays-behind', 'to-reserve', 'to-pot']),
    nextPot: mayCost(),
    nextReserve: mayCost(),
  });
});
