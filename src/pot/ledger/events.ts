import * as z from 'zod';
import { parseExact } from '../../exact/quantity.js';
import { divideRatios, ratio } from '../../exact/ratio.js';
import { idSchema } from '../../identifier.js';
import { decimalWire, positiveAmountSchema } from '../../money/amount.js';
import { daySchema } from '../../money/calendar.js';
import { schemaOf } from '../../parse.js';

const percentSchema = schemaOf(decimalWire(), (input) =>
  divideRatios(parseExact(input, { what: 'an uplift in per cent', maxDecimals: 6, max: 1000, min: -99 }), ratio(100n)),
);

/** What every event has: the day it happens on. */
const on = { on: daySchema };
const family = { ...on, caseId: idSchema };
/** Which money an increase takes: the contingency, or the free money of the pot. */
const charge = z.enum(['reserve', 'pot']).default('reserve');

/** A family is allocated a budget out of the pot. */
const allocateSchema = z.strictObject({
  event: z.literal('allocate'),
  ...family,
  /** Pounds a year. */
  budget: positiveAmountSchema,
  packageValue: positiveAmountSchema.exactOptional(),
  /** The contingency line inside the budget, in pounds a year. */
  planContingency: positiveAmountSchema.exactOptional(),
  startsOn: daySchema.exactOptional(),
});

/** The family is told an amount, which may be another one after moderation. */
const communicateSchema = z.strictObject({
  event: z.literal('communicate'),
  ...family,
  budget: positiveAmountSchema.exactOptional(),
});

/** Plan and final budget are agreed; the difference is met by, or goes to, the contingency. */
const agreeSchema = z.strictObject({
  event: z.literal('agree'),
  ...family,
  budget: positiveAmountSchema.exactOptional(),
  planContingency: positiveAmountSchema.exactOptional(),
  charge,
});

/** The budget begins to be paid on this day. */
const startSchema = z.strictObject({ event: z.literal('start'), ...family });

/** A rise at stage 3 or later, in pounds a year. */
const increaseSchema = z.strictObject({
  event: z.literal('increase'),
  ...family,
  amount: positiveAmountSchema,
  charge,
});

/** Contingency is spent in this year, for a family or for something else. */
const drawSchema = z.strictObject({
  event: z.literal('draw'),
  ...on,
  caseId: idSchema.exactOptional(),
  amount: positiveAmountSchema,
});

/** A plan's contingency line goes back to the pot this year; or, without a family, a part of the reserve does for good. */
const releaseSchema = z.strictObject({
  event: z.literal('release'),
  ...on,
  caseId: idSchema.exactOptional(),
  amount: positiveAmountSchema,
});

/** Something bought once, in this year. */
const oneOffSchema = z.strictObject({ event: z.literal('one-off'), ...family, amount: positiveAmountSchema, charge });

/** A family leaves; this is its last day on the budget. An existing family keeps its package. */
const leaveSchema = z.strictObject({ event: z.literal('leave'), ...family });

/** A family joins: one with a package brings it into the pot, a newcomer is committed outside it unless told otherwise. */
const joinSchema = z.strictObject({
  event: z.literal('join'),
  ...family,
  budget: positiveAmountSchema,
  packageValue: positiveAmountSchema.exactOptional(),
  outside: z.boolean().exactOptional(),
});

/** All budgets and packages, and the pot, go up or down by a percentage from this day. */
const upliftSchema = z.strictObject({
  event: z.literal('uplift'),
  ...on,
  percent: percentSchema,
  /** The change of the pot; £0 unless told. */
  potPercent: percentSchema.default(ratio(0n)),
});

const unspentSchema = z.strictObject({
  caseId: idSchema,
  /** Not paid out by the end of the year, in pounds of that year. */
  unspent: positiveAmountSchema,
  /** Of it, owed for this year and paid in the next. */
  accrued: positiveAmountSchema.default(0n),
  /** Of it, left to the family for the next year. The rest is clawed back. */
  carryForward: positiveAmountSchema.default(0n),
});

/** The last day of the year. */
const yearEndSchema = z.strictObject({
  event: z.literal('year-end'),
  ...on,
  unspent: z.array(unspentSchema).max(1_000_000).default([]),
  /** What becomes of the money that is left, clawback included: it stays with this year, or goes to the next. */
  balance: z.enum(['stays-behind', 'to-reserve', 'to-pot']),
  /** Pounds of the next year; the same as this year's unless told. */
  nextPot: positiveAmountSchema.exactOptional(),
  nextReserve: positiveAmountSchema.exactOptional(),
});

/**
 * One dated event of a ledger; amounts in pounds a year, or once.
 *
 * @source RR145 5.32 (stage 3 from contingency), 5.36 (leavers), Table 42 (release at year end); IBSEN 11.3.3 (clawback,
 * carry-over)
 */
export const ledgerEventSchema = z.discriminatedUnion('event', [
  allocateSchema,
  communicateSchema,
  agreeSchema,
  startSchema,
  increaseSchema,
  drawSchema,
  releaseSchema,
  oneOffSchema,
  leaveSchema,
  joinSchema,
  upliftSchema,
  yearEndSchema,
]);

/** One dated event, as callers give it. */
export type LedgerEvent = z.input<typeof ledgerEventSchema>;

/** One dated event, parsed. */
export type ParsedEvent = z.output<typeof ledgerEventSchema>;

/** An event of one name, parsed. */
export type EventOf<Name extends ParsedEvent['event']> = Extract<ParsedEvent, { event: Name }>;
