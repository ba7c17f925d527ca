import * as z from 'zod';
import type { DecimalInput } from '../../exact/decimal.js';
import { PERCENT } from '../../exact/quantity.js';
import { exactSchema } from '../../exact/wire.js';
import { idSchema, textOfAtMost } from '../../identifier.js';
import { stated } from '../../model/stated.js';
import { type AmountInput, amountSchema, positiveAmountSchema } from '../../money/amount.js';
import { daySchema } from '../../money/calendar.js';
import { deferred } from '../../parse/deferred.js';

/** What a line of the plan was to cost in a statement's days. */
export interface PlannedLine {
  /** The id of the line; each once in a statement. */
  readonly line: string;
  /** Pounds. */
  readonly amount: AmountInput;
  /** Hours, where they are counted. */
  readonly hours?: DecimalInput;
}

/** What was spent. */
export interface SpentLine {
  /** The line of the plan that it is for; outside the plan unless given. */
  readonly line?: string;
  /** What it was for. */
  readonly what?: string;
  /** Pounds. */
  readonly amount: AmountInput;
  /** Hours, where they are counted. */
  readonly hours?: DecimalInput;
  /** The day; some day of the statement unless given. */
  readonly on?: string;
  /** Whether there is a receipt or a payslip; `true` unless told otherwise. */
  readonly evidence?: boolean | undefined;
}

/** The statement of an account for some days: what came in, what went out. */
export interface AccountStatement {
  /** Its first day. */
  readonly from: string;
  /** Its last day. */
  readonly to: string;
  /** What was in the account before the first day; less than 0 where it was overdrawn. */
  readonly opening: AmountInput;
  /** What is in it after the last day. */
  readonly closing: AmountInput;
  /** Why the first statement opens below £0. */
  readonly openingReason?: string;
  /** What the council paid in, in pounds. */
  readonly council: AmountInput;
  /** What the family contributed, in pounds. */
  readonly contribution: AmountInput;
  /** What else came in, such as a refund; £0 unless given. */
  readonly other?: AmountInput | undefined;
  /** What the lines of the plan were to cost in these days. */
  readonly planned: readonly PlannedLine[];
  /** What was spent, at most 10,000 entries. */
  readonly spent: readonly SpentLine[];
}

/** A payment that is still to come. */
export interface ComingPayment {
  /** Its day. */
  readonly on: string;
  /** What the council pays, in pounds. */
  readonly amount: AmountInput;
  /** What the family pays in with it; £0 unless given. */
  readonly contribution?: AmountInput | undefined;
  /** What meeting need costs from this day until the next payment. */
  readonly need: AmountInput;
}

/** What is reclaimed is paid back by a day. */
export interface CollectAtOnce {
  /** That it is paid back. */
  readonly how: 'repay-by';
  /** Within so many days. */
  readonly days: number;
}

/** What is reclaimed is taken off the payments to come. */
export interface CollectFromPayments {
  /** That it is taken off payments. */
  readonly how: 'reduce-next';
  /** At most so many per cent of each. */
  readonly atMostPercent: DecimalInput;
}

/** What a plan costs a week. */
export interface WeekOfPlan {
  /** Pounds, before the family's contribution. */
  readonly gross: AmountInput;
  /** The council's part of it, in pounds. */
  readonly net: AmountInput;
}

/** Something that is to be paid out of the account. */
export interface Liability {
  /** What it is: wages, tax, holiday pay, notice, an invoice. */
  readonly what: string;
  /** Pounds. */
  readonly amount: AmountInput;
  /** The day on which it is due. */
  readonly dueOn: string;
}

/** Money that it was agreed to save. */
export interface AgreedSaving {
  /** What it is saved for. */
  readonly for: string;
  /** Pounds. */
  readonly amount: AmountInput;
  /** The last day on which it may stay. */
  readonly until: string;
}

/** Money that may be carried over. */
export interface CarriedOver {
  /** Pounds. */
  readonly amount: AmountInput;
  /** Why. */
  readonly reason: string;
}

/** A plan that has ended. */
export interface EndedPlan {
  /** Its last day. */
  readonly on: string;
  /** Why it ended. */
  readonly reason: 'left' | 'died' | 'stopped';
  /** In how many weeks what is left comes back. */
  readonly returnWithinWeeks: number;
}

/** How surplus money is worked out and collected; no report gives any of it. */
export interface ReclaimTerms {
  /** How many weeks of money may stay in the account. */
  readonly allowWeeks: DecimalInput;
  /** Whether such a week is of the whole budget, or of the council's part of it. */
  readonly weeklyIs: 'gross' | 'net';
  /** Whose money is left: all of it the council's, its part of the budget, or all that the contribution was not used for. */
  readonly share: 'all' | 'council-share' | 'family-first';
  /** Paid back within so many days, or taken off the payments to come, of each at most so much per cent. */
  readonly collect: CollectAtOnce | CollectFromPayments;
  /** Above how many per cent of the plan under- or overspending is looked at. */
  readonly tolerancePercent: DecimalInput;
  /** Below how much nothing is reclaimed; £0 unless given. */
  readonly leastReclaim?: AmountInput | undefined;
  /** Which way half a penny of the council's share goes; `half-up` unless told otherwise. */
  readonly pennies?: 'half-up' | 'family-favour' | undefined;
}

/** What an account is reconciled from. */
export interface AccountInput {
  /** The family's id. */
  readonly caseId: string;
  /** The day as of which it is asked. */
  readonly asOf: string;
  /** The statements in their order; each begins on the day after the one before, with what that one left. */
  readonly statements: readonly AccountStatement[];
  /** The plan's cost a week, and the council's part of it, as they are on `asOf`. */
  readonly weekly: WeekOfPlan;
  /** What is to be paid out of the account and has not been: wages, tax, holiday pay, notice, invoices; nothing unless given. */
  readonly liabilities?: readonly Liability[] | undefined;
  /** Money that it was agreed to save, until a day; none unless given. */
  readonly savings?: readonly AgreedSaving[] | undefined;
  /** Money that may be carried over by name; none unless given. */
  readonly carryOver?: CarriedOver;
  /** What the family was to contribute in the statements' days; nothing is said of arrears unless given. */
  readonly contributionDue?: AmountInput;
  /** Pounds that were reclaimed earlier and are not yet collected; none unless given. */
  readonly pending?: AmountInput;
  /** The payments to come, in the order of their days; none unless given. */
  readonly payments?: readonly ComingPayment[] | undefined;
  /** The last day of the plan, where it has ended, and in how many weeks what is left comes back. */
  readonly ended?: EndedPlan;
  /** How surplus money is worked out and collected. */
  readonly terms: ReclaimTerms;
}

const WEEKS = { what: 'a number of weeks', maxDecimals: 6, max: 53, min: 0 };
const TOLERANCE = { ...PERCENT, max: 1000 };
const text = () => textOfAtMost(500).min(1);

const collectSchema = deferred(() =>
  z.discriminatedUnion('how', [
    z.strictObject({ how: z.literal('repay-by'), days: z.int().min(0).max(366) }),
    z.strictObject({ how: z.literal('reduce-next'), atMostPercent: exactSchema(PERCENT) }),
  ]),
);

const termsSchema = deferred(() =>
  z.strictObject({
    allowWeeks: stated(exactSchema(WEEKS), 'how many weeks of money may stay? No report says; councils differ'),
    weeklyIs: stated(z.enum(['gross', 'net']), 'is a week that may stay gross or net? No report says'),
    share: stated(
      z.enum(['all', 'council-share', 'family-first']),
      'whose money is left? Expected all, council-share or family-first',
    ),
    collect: stated(collectSchema, 'how is it collected? Expected repay-by or reduce-next'),
    tolerancePercent: stated(exactSchema(TOLERANCE), 'above how many per cent is spending looked at? No report says'),
    leastReclaim: positiveAmountSchema.prefault('0'),
    pennies: z.enum(['half-up', 'family-favour']).default('half-up'),
  }),
);

const statementSchema = deferred(() =>
  z.strictObject({
    from: daySchema,
    to: daySchema,
    opening: amountSchema,
    closing: amountSchema,
    openingReason: text().exactOptional(),
    council: positiveAmountSchema,
    contribution: positiveAmountSchema,
    other: positiveAmountSchema.prefault('0'),
    planned: z
      .array(z.strictObject({ line: idSchema, amount: positiveAmountSchema, hours: exactSchema().exactOptional() }))
      .max(200),
    spent: z
      .array(
        z.strictObject({
          line: idSchema.exactOptional(),
          what: text().exactOptional(),
          amount: positiveAmountSchema,
          hours: exactSchema().exactOptional(),
          on: daySchema.exactOptional(),
          evidence: z.boolean().default(true),
        }),
      )
      .max(10_000),
  }),
);

/** The form of what an account is reconciled from; `check.ts` says what its fields have to agree about. */
export const accountFieldsSchema = deferred(() =>
  z.strictObject({
    caseId: idSchema,
    asOf: daySchema,
    statements: z.array(statementSchema).min(1).max(1000),
    weekly: z.strictObject({ gross: positiveAmountSchema, net: positiveAmountSchema }),
    liabilities: z
      .array(z.strictObject({ what: text(), amount: positiveAmountSchema, dueOn: daySchema }))
      .max(1000)
      .default([]),
    savings: z
      .array(z.strictObject({ for: text(), amount: positiveAmountSchema, until: daySchema }))
      .max(100)
      .default([]),
    carryOver: z.strictObject({ amount: positiveAmountSchema, reason: text() }).exactOptional(),
    contributionDue: positiveAmountSchema.exactOptional(),
    pending: positiveAmountSchema.exactOptional(),
    payments: z
      .array(
        z.strictObject({
          on: daySchema,
          amount: positiveAmountSchema,
          contribution: positiveAmountSchema.prefault('0'),
          need: positiveAmountSchema,
        }),
      )
      .max(200)
      .default([]),
    ended: z
      .strictObject({
        on: daySchema,
        reason: z.enum(['left', 'died', 'stopped']),
        returnWithinWeeks: z.int().min(0).max(53),
      })
      .exactOptional(),
    terms: termsSchema,
  }),
);

/** What an account is reconciled from, parsed: whole pence and days. */
export type ParsedAccount = z.output<typeof accountFieldsSchema>;

/** One statement, parsed. */
export type ParsedStatement = ParsedAccount['statements'][number];
