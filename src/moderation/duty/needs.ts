import * as z from 'zod';
import type { ProblemList } from '../../errors.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { QUANTITY } from '../../exact/quantity.js';
import { formatRatio } from '../../exact/ratio.js';
import { exactSchema } from '../../exact/wire.js';
import { idSchema } from '../../identifier.js';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { daySchema } from '../../money/calendar.js';
import { type TimedPeriod, timedPeriodSchema } from '../../money/period.js';
import { deferred, schemaFor, schemaOf, withCheck } from '../../parse.js';
import { wordsSchema } from '../words.js';

/** One arrangement that meets a need, with its reasonable cost. */
export interface CostLine {
  /** What is provided. */
  readonly service: string;
  /** When and how often, in words. */
  readonly timing?: string;
  /** Hours per period. */
  readonly hours?: DecimalInput;
  /** Pounds an hour. */
  readonly hourlyCost?: AmountInput;
  /** The reasonable cost in pounds per period. */
  readonly amount: AmountInput;
  /** True for what is bought once. */
  readonly oneOff?: boolean;
}

/** A cost that was worked out again once the family had heard a figure, without going by it. */
export interface Recosting {
  /** Who worked it out. */
  readonly by: string;
  /** The day, `YYYY-MM-DD`. */
  readonly on: string;
  /** What it rests on, such as quotes of three providers. */
  readonly evidence: string;
  /** Whether it was worked out without knowing the figure, or whatever the figure was; only `true` lets it count. */
  readonly independentOfFigure: boolean;
}

/** The hours of a line that one need takes. */
export interface HoursOfNeed {
  /** The need, by its id. */
  readonly need: string;
  /** Its hours per period. */
  readonly hours: DecimalInput;
}

/** One arrangement that meets one need or several, with its reasonable cost, which counts once. */
export interface SharedCostLine extends CostLine {
  /** The line's id, once in the list. */
  readonly id: string;
  /** The needs that it meets, by id. */
  readonly serves: readonly string[];
  /** Whether it meets its needs at the same time; where it meets several and this is left out, it is asked. */
  readonly together?: boolean;
  /** Where it meets its needs one after the other: the hours of each, which add up to the line's; none unless told. */
  readonly hoursByNeed?: readonly HoursOfNeed[] | undefined;
  /** The day that the cost was set, `YYYY-MM-DD`. */
  readonly costSetOn?: string;
  /** Who set the cost. */
  readonly costSetBy?: string;
  /** That the cost was worked out again after the family had heard a figure. */
  readonly recosted?: Recosting;
}

/** Whether arrangements have to be made to meet a need. */
export interface Arrangements {
  /** Whether it is necessary to make them. */
  readonly necessary: boolean;
  /** Why it is, or is not. */
  readonly reason: string;
}

/** One assessed need. */
export interface AssessedNeed {
  /** By which lines of the plan and contributions name it. */
  readonly id: string;
  /** The need, in words. */
  readonly need: string;
  /** Whether it is necessary to make arrangements to meet it, and why; undecided when left out. */
  readonly arrangements?: Arrangements;
  /** What meeting it alone reasonably costs, at most 200 lines; none unless told. A need without any line is unmet, not free. */
  readonly lines?: readonly CostLine[] | undefined;
  /** The day that the cost was set, `YYYY-MM-DD`. */
  readonly costSetOn?: string;
  /** Who set the cost. */
  readonly costSetBy?: string;
  /** That the cost was worked out again after the family had heard a figure. */
  readonly recosted?: Recosting;
}

/** What someone else gives towards meeting needs. */
export interface NeedContribution {
  /** Who gives it. */
  readonly from: string;
  /** Pounds per period. */
  readonly amount: AmountInput;
  /** Only what is secured counts. */
  readonly secured: boolean;
  /** The need that it helps to meet; it counts for that need alone. Left out, it counts for any. */
  readonly need?: string;
  /** Whether the family itself gives it; where `from` names a parent or the family and this is left out, it is asked. */
  readonly own?: boolean;
}

/** A line of the support plan, as far as the duty to meet need looks at it. */
export interface ServingLine {
  /** The line's id in the plan. */
  readonly id: string;
  /** The needs that it serves, by id. */
  readonly serves: readonly string[];
  /** Pounds per period. */
  readonly amount: AmountInput;
  /** True for what is kept for what may come; it meets no need yet. */
  readonly contingency?: boolean;
}

/** What has to be known to say whether an amount meets assessed need. */
export interface DutyInput {
  /** The assessed needs, at most 500: their own list, not the plan's. */
  readonly needs: readonly AssessedNeed[];
  /** Cost lines that say which needs they serve, at most 2000; each counts once, whatever it serves. None unless told. */
  readonly costLines?: readonly SharedCostLine[] | undefined;
  /** The day of the assessment, `YYYY-MM-DD`. */
  readonly assessedOn?: string;
  /** Who assessed. */
  readonly assessedBy?: string;
  /** The day that the family first heard a figure, `YYYY-MM-DD`; null when it has heard none yet. */
  readonly figureHeardOn?: string | null;
  /** What others give; nobody gives anything unless told. */
  readonly contributions?: readonly NeedContribution[] | undefined;
  /** The lines of the support plan, once there is one. */
  readonly planLines?: readonly ServingLine[];
  /** What else of the amount is reserved and cannot be spent on need, in pounds per period. */
  readonly reserved?: AmountInput;
}

/** An amount, and what has to be known to say whether it meets assessed need. */
export interface SufficiencyInput extends DutyInput {
  /** Pounds per `period`; null when no amount is known. */
  readonly amount: AmountInput | null;
  /** The period of every amount. */
  readonly period: TimedPeriod;
}

const hoursSchema = deferred(() => schemaOf(exactSchema({ ...QUANTITY, what: 'hours' }), formatRatio));

function lineFields() {
  return {
    service: wordsSchema,
    timing: wordsSchema.exactOptional(),
    hours: hoursSchema.exactOptional(),
    hourlyCost: positiveAmountSchema.exactOptional(),
    amount: positiveAmountSchema,
    oneOff: z.boolean().exactOptional(),
  };
}

function costSetFields() {
  const recosted = z.strictObject({
    by: wordsSchema,
    on: daySchema,
    evidence: wordsSchema,
    independentOfFigure: z.boolean(),
  });
  return {
    costSetOn: daySchema.exactOptional(),
    costSetBy: wordsSchema.exactOptional(),
    recosted: recosted.exactOptional(),
  };
}

const needSchema = deferred(() =>
  z.strictObject({
    id: idSchema,
    need: wordsSchema,
    arrangements: z.strictObject({ necessary: z.boolean(), reason: wordsSchema }).exactOptional(),
    lines: z.array(z.strictObject(lineFields())).max(200).prefault([]),
    ...costSetFields(),
  }),
);

const costLineSchema = deferred(() =>
  z.strictObject({
    id: idSchema,
    serves: z.array(idSchema).min(1).max(200),
    ...lineFields(),
    together: z.boolean().exactOptional(),
    hoursByNeed: z
      .array(z.strictObject({ need: idSchema, hours: hoursSchema }))
      .max(200)
      .exactOptional(),
    ...costSetFields(),
  }),
);

const contributionSchema = deferred(() =>
  z.strictObject({
    from: wordsSchema,
    amount: positiveAmountSchema,
    secured: z.boolean(),
    need: idSchema.exactOptional(),
    own: z.boolean().exactOptional(),
  }),
);

const planLineSchema = deferred(() =>
  z.strictObject({
    id: idSchema,
    serves: z.array(idSchema).max(200),
    amount: positiveAmountSchema,
    contingency: z.boolean().exactOptional(),
  }),
);

function dutyFields() {
  return {
    needs: z.array(needSchema).max(500),
    costLines: z.array(costLineSchema).max(2000).prefault([]),
    assessedOn: daySchema.exactOptional(),
    assessedBy: wordsSchema.exactOptional(),
    figureHeardOn: daySchema.nullable().exactOptional(),
    contributions: z.array(contributionSchema).max(500).prefault([]),
    planLines: z.array(planLineSchema).max(2000).exactOptional(),
    reserved: positiveAmountSchema.exactOptional(),
  };
}

const plainDutySchema = deferred(() => z.strictObject(dutyFields()));

/** What has to be known to say whether an amount meets assessed need, checked. */
export const dutySchema = schemaFor<DutyInput>()(() => withCheck(plainDutySchema, checkDuty));

/** An amount, and what has to be known to say whether it meets assessed need, checked. */
export const sufficiencySchema = schemaFor<SufficiencyInput>()(() =>
  withCheck(
    z.strictObject({ ...dutyFields(), amount: positiveAmountSchema.nullable(), period: timedPeriodSchema }),
    checkDuty,
  ),
);

/** What has to be known to say whether an amount meets assessed need, parsed. */
export type Duty = z.output<typeof dutySchema>;

/** One assessed need, parsed. */
export type Need = Duty['needs'][number];

/** One cost line that says which needs it serves, parsed. */
export type CostLineOfNeeds = Duty['costLines'][number];

/** The cost lines that serve a need, its own ones apart. */
export function sharedLinesOf({ id }: Need, { costLines }: Duty): CostLineOfNeeds[] {
  return costLines.filter(({ serves }) => serves.includes(id));
}

function checkDuty(
  { needs, costLines, contributions, planLines }: z.output<typeof plainDutySchema>,
  problems: ProblemList,
): void {
  const ids = new Set<string>();
  needs.forEach(({ id }, index) => {
    if (ids.has(id)) problems.add('duplicate', ['needs', index, 'id'], 'this need stands twice');
    ids.add(id);
  });
  const known = (id: string, at: (string | number)[]): void => {
    if (!ids.has(id)) problems.add('unknown-name', at, 'no assessed need has this id');
  };
  const lines = new Set<string>();
  costLines.forEach(({ id, serves, hoursByNeed = [] }, line) => {
    const at = ['costLines', line];
    if (lines.has(id)) problems.add('duplicate', [...at, 'id'], 'this line stands twice');
    lines.add(id);
    serves.forEach((need, index) => {
      known(need, [...at, 'serves', index]);
      if (serves.indexOf(need) < index) problems.add('duplicate', [...at, 'serves', index], 'this need stands twice');
    });
    hoursByNeed.forEach(({ need }, index) => {
      const where = [...at, 'hoursByNeed', index, 'need'];
      if (!serves.includes(need)) problems.add('inconsistent', where, 'the line does not serve this need');
      if (hoursByNeed.findIndex((one) => one.need === need) < index) {
        problems.add('duplicate', where, 'this need stands twice');
      }
    });
  });
  contributions.forEach(({ need }, index) => {
    if (need !== undefined) known(need, ['contributions', index, 'need']);
  });
  planLines?.forEach(({ serves }, line) => {
    serves.forEach((id, index) => {
      known(id, ['planLines', line, 'serves', index]);
    });
  });
}
