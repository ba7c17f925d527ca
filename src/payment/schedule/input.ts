import * as z from 'zod';
import type { DecimalInput } from '../../exact/decimal.js';
import { exactSchema } from '../../exact/wire.js';
import { idSchema, textOfAtMost } from '../../identifier.js';
import { stated } from '../../model/stated.js';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { daySchema } from '../../money/calendar.js';
import { LEFTOVER_ORDERS, type LeftoverOrder } from '../../money/share.js';
import { deferred } from '../../parse/deferred.js';
import { has, is, lacks, together, when } from '../../together.js';

/** How often a payment comes. */
export const CYCLES = ['4-weeks', 'month', 'quarter', 'term', 'year'] as const;

/** What a year comes to where a week meets it. */
export const YEARS = ['52-weeks', '365/7'] as const;

/** How a family's contribution is taken. */
export const CONTRIBUTED = ['net', 'gross-and-invoice', 'family-first'] as const;

/** What a line costs from a day on, and since when that is known. */
export interface RateChange {
  /** The first day of the new rate, `YYYY-MM-DD`. */
  readonly from: string;
  /** Pounds per the line's `per`. */
  readonly amount: AmountInput;
  /** The day on which it was known; what was paid before is settled on the next day of payment. Known from the start unless given. */
  readonly noticedOn?: string;
}

/** When payments are made. */
export interface CycleInput {
  /** How often; `term` goes by the days of `terms`. */
  readonly every: (typeof CYCLES)[number];
  /** A day on which a cycle begins; others are counted from it, forwards and back. None for `term`. */
  readonly firstOn?: string;
  /** On the first day of a cycle, or on the day after its last. */
  readonly timing: 'advance' | 'arrears';
  /** Four weeks at the weekly rate (13 or 14 payments a year), or a thirteenth of the year; goes with `4-weeks`. */
  readonly fourWeekly?: 'weekly-rate' | 'thirteenths';
}

/** One line of a plan, as it is paid. */
export interface PaymentLine {
  /** By which results name it; each once. */
  readonly id: string;
  /** What it is called. */
  readonly name?: string;
  /** Pounds per `per`, before any contribution. */
  readonly amount: AmountInput;
  /** What the amount is for; `once` is paid on one day. */
  readonly per: 'week' | 'month' | 'year' | 'once';
  /** The day on which a line of `once` is paid. */
  readonly on?: string;
  /** Its first day; before the year unless given. */
  readonly from?: string;
  /** Its last day; after the year unless given. */
  readonly to?: string;
  /** Whether it is needed in term only; `false` unless told otherwise. */
  readonly termTime?: boolean | undefined;
  /** Whether it pays wages; `false` unless told otherwise. */
  readonly wages?: boolean | undefined;
  /** A cycle of its own; that of the schedule unless given. Contributions are taken from lines on the schedule's. */
  readonly cycle?: CycleInput;
  /** Rates from later days, in the order of those days; none by default. */
  readonly changes?: readonly RateChange[] | undefined;
}

/** What a family is assessed to contribute, from a day on. */
export interface ContributionPeriod {
  /** Its first day. */
  readonly from: string;
  /** Its last day; until the next begins unless given. */
  readonly to?: string;
  /** Pounds a week, as assessed. */
  readonly weekly: AmountInput;
  /** The day on which the family was told; known from the start unless given. */
  readonly noticedOn?: string;
}

/** A family's contribution, and how it is taken. */
export interface ContributionInput {
  /** Taken off the payment; paid gross and invoiced; or used by the family first, so that the payment comes when it is. */
  readonly how: (typeof CONTRIBUTED)[number];
  /** What is assessed, in the order of their days. */
  readonly periods: readonly ContributionPeriod[];
  /** Whether a rise is taken for days before the family was told; `false` unless told otherwise. */
  readonly backdate?: boolean | undefined;
}

/** The contingency of a plan. */
export interface ContingencyInput {
  /** Pounds in this year. */
  readonly amount: AmountInput;
  /** Held back, paid with the first payment, or spread over the payments of the schedule's cycle. */
  readonly how: 'held' | 'with-first' | 'spread';
  /** What is released of it where it is held; none by default. */
  readonly releases?: readonly ContingencyRelease[] | undefined;
}

/** What is released of a contingency. */
export interface ContingencyRelease {
  /** The day on which it is paid. */
  readonly on: string;
  /** Pounds. */
  readonly amount: AmountInput;
}

/** Days for which nothing is paid. */
export interface SuspensionInput {
  /** The first of them. */
  readonly from: string;
  /** The last of them. */
  readonly to: string;
  /** Why. */
  readonly reason: 'hospital' | 'abroad' | 'other';
  /** The day on which it was known; known from the start unless given. */
  readonly noticedOn?: string;
  /** The lines that stop, by id; all of them unless given. */
  readonly lines?: readonly string[];
}

/** The year that is paid for. */
export interface PaymentYear {
  /** Its first day. */
  readonly startsOn: string;
  /** Its last day; the day before the same date of the next year unless given. */
  readonly endsOn?: string;
}

/** A float at the start. */
export interface StartUpFloat {
  /** How many weeks of payment, at most 53. */
  readonly weeks: DecimalInput;
}

/** A term of the school calendar. */
export interface SchoolTerm {
  /** Its first day, a Monday. */
  readonly from: string;
  /** Its last day, a Sunday. */
  readonly to: string;
}

/** What the year before left. */
export interface OpeningOfYear {
  /** Pounds that were paid for days of this year, with a float. */
  readonly prepaid: AmountInput;
  /** Pounds for days of the year before that were not paid in it. */
  readonly owed: AmountInput;
}

/** The end of a plan. */
export interface PlanEnd {
  /** Its last day. */
  readonly on: string;
  /** The day on which it was known; known from the start unless given. */
  readonly noticedOn?: string;
  /** Why it ended. */
  readonly reason: 'left' | 'died' | 'stopped';
}

/** What a schedule of payments is made from. */
export interface PaymentScheduleInput {
  /** The family's id. */
  readonly caseId: string;
  /** The financial year: its first day, and its last where that is not the day before the next year. */
  readonly year: PaymentYear;
  /** What is paid, at most 200 lines. */
  readonly lines: readonly PaymentLine[];
  /** When it is paid. */
  readonly cycle: CycleInput;
  /** What a year comes to where a week meets it; with four-weekly payments at the weekly rate also which days are paid. */
  readonly week: (typeof YEARS)[number];
  /** Which payment takes the pennies that are left when a sum does not divide. */
  readonly rest: LeftoverOrder;
  /** The family's contribution; none unless given. */
  readonly contribution?: ContributionInput;
  /** The contingency of the plan; none unless given. */
  readonly contingency?: ContingencyInput;
  /** Days for which nothing is paid; none by default. */
  readonly suspensions?: readonly SuspensionInput[] | undefined;
  /** Weeks that are paid at the start as a float; none unless given. */
  readonly startUp?: StartUpFloat;
  /** The weeks of the school calendar, Monday to Sunday, where a line is needed in term or a cycle goes by terms. */
  readonly terms?: readonly SchoolTerm[];
  /** How lines are paid that are needed in term only: evenly over the year, or in term. */
  readonly termTime?: 'even-over-year' | 'in-term';
  /** What the year before left, where its statement says so; worked out from these lines unless given. */
  readonly opening?: OpeningOfYear;
  /** The last day of the plan, where it has ended. */
  readonly ended?: PlanEnd;
}

const day = () => daySchema.exactOptional();
const span = () => ({ from: daySchema, to: daySchema });
const FLOAT_WEEKS = { what: 'a number of weeks', maxDecimals: 6, max: 53, min: 0 };

const cycleSchema = deferred(() =>
  z
    .strictObject({
      every: z.enum(CYCLES),
      firstOn: day(),
      timing: z.enum(['advance', 'arrears']),
      fourWeekly: z.enum(['weekly-rate', 'thirteenths']).exactOptional(),
    })
    .meta(
      together(
        when(is('every', '4-weeks'), has('fourWeekly'), lacks('fourWeekly')),
        when(is('every', 'term'), lacks('firstOn'), has('firstOn')),
      ),
    ),
);

const lineSchema = deferred(() =>
  z
    .strictObject({
      id: idSchema,
      name: textOfAtMost(500).exactOptional(),
      amount: positiveAmountSchema,
      per: z.enum(['week', 'month', 'year', 'once']),
      on: day(),
      from: day(),
      to: day(),
      termTime: z.boolean().default(false),
      wages: z.boolean().default(false),
      cycle: cycleSchema.exactOptional(),
      changes: z
        .array(z.strictObject({ from: daySchema, amount: positiveAmountSchema, noticedOn: day() }))
        .max(200)
        .default([]),
    })
    .meta(together(when(is('per', 'once'), { allOf: [has('on'), lacks('from', 'to', 'cycle')] }, lacks('on')))),
);

const contributionSchema = deferred(() =>
  z.strictObject({
    how: stated(z.enum(CONTRIBUTED), 'how is the contribution taken? Expected net, gross-and-invoice or family-first'),
    periods: z
      .array(z.strictObject({ from: daySchema, to: day(), weekly: positiveAmountSchema, noticedOn: day() }))
      .min(1)
      .max(200),
    backdate: z.boolean().default(false),
  }),
);

const contingencySchema = deferred(() =>
  z
    .strictObject({
      amount: positiveAmountSchema,
      how: stated(
        z.enum(['held', 'with-first', 'spread']),
        'what becomes of the contingency? Expected held, with-first or spread',
      ),
      releases: z
        .array(z.strictObject({ on: daySchema, amount: positiveAmountSchema }))
        .max(200)
        .exactOptional(),
    })
    .meta(together(when(is('how', 'held'), {}, lacks('releases')))),
);

/** The form of a schedule's input; `check.ts` says what its fields have to agree about. */
export const fieldsSchema = deferred(() =>
  z.strictObject({
    caseId: idSchema,
    year: z.strictObject({ startsOn: daySchema, endsOn: day() }),
    lines: z.array(lineSchema).min(1).max(200),
    cycle: cycleSchema,
    week: stated(z.enum(YEARS), 'what does a year come to in weeks? Expected 52-weeks or 365/7'),
    rest: stated(z.enum(LEFTOVER_ORDERS), 'which payment takes odd pennies? Expected last, first or largest-remainder'),
    contribution: contributionSchema.exactOptional(),
    contingency: contingencySchema.exactOptional(),
    suspensions: z
      .array(
        z.strictObject({
          ...span(),
          reason: z.enum(['hospital', 'abroad', 'other']),
          noticedOn: day(),
          lines: z.array(idSchema).max(200).exactOptional(),
        }),
      )
      .max(200)
      .default([]),
    startUp: z.strictObject({ weeks: exactSchema(FLOAT_WEEKS) }).exactOptional(),
    terms: z.array(z.strictObject(span())).min(1).max(50).exactOptional(),
    termTime: z.enum(['even-over-year', 'in-term']).exactOptional(),
    opening: z.strictObject({ prepaid: positiveAmountSchema, owed: positiveAmountSchema }).exactOptional(),
    ended: z
      .strictObject({ on: daySchema, noticedOn: day(), reason: z.enum(['left', 'died', 'stopped']) })
      .exactOptional(),
  }),
);

/** What a schedule of payments is made from, parsed: whole pence and days. */
export type ParsedSchedule = z.output<typeof fieldsSchema>;

/** One line, parsed. */
export type ParsedLine = ParsedSchedule['lines'][number];

/** A cycle, parsed. */
export type ParsedCycle = z.output<typeof cycleSchema>;
