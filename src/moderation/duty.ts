import * as z from 'zod';
import type { ProblemList } from '../errors.js';
import { parseExact, QUANTITY } from '../exact/quantity.js';
import { formatRatio } from '../exact/ratio.js';
import { idSchema } from '../identifier.js';
import { decimalWire, positiveAmountSchema } from '../money/amount.js';
import { daySchema } from '../money/calendar.js';
import { PERIODS } from '../money/period.js';
import { schemaOf, withCheck } from '../parse.js';
import { wordsSchema } from './text.js';

const hoursSchema = schemaOf(decimalWire(), (input) => formatRatio(parseExact(input, { ...QUANTITY, what: 'hours' })));

/** One arrangement that meets a need, with its reasonable cost. */
const costLineSchema = z.strictObject({
  service: wordsSchema,
  /** When and how often, in words. */
  timing: wordsSchema.exactOptional(),
  /** Hours per period. */
  hours: hoursSchema.exactOptional(),
  hourlyCost: positiveAmountSchema.exactOptional(),
  /** The reasonable cost in pounds per period. */
  amount: positiveAmountSchema,
  oneOff: z.boolean().exactOptional(),
});

/** One assessed need. */
const needSchema = z.strictObject({
  id: idSchema,
  /** The need, in words. */
  need: wordsSchema,
  /** Whether it is necessary to make arrangements to meet it, and why; undecided when left out. */
  arrangements: z.strictObject({ necessary: z.boolean(), reason: wordsSchema }).exactOptional(),
  /** What meeting it reasonably costs. A need without a line is unmet, not free. */
  lines: z.array(costLineSchema).max(200).default([]),
  /** The day that the cost was set. */
  costSetOn: daySchema.exactOptional(),
  costSetBy: wordsSchema.exactOptional(),
});

const contributionSchema = z.strictObject({
  from: wordsSchema,
  amount: positiveAmountSchema,
  /** Only what is secured counts. */
  secured: z.boolean(),
  /** The need that it helps to meet; it counts for that need alone. Left out, it counts for any. */
  need: idSchema.exactOptional(),
});

const planLineSchema = z.strictObject({
  id: idSchema,
  serves: z.array(idSchema).max(200),
  amount: positiveAmountSchema,
  /** Kept for what may come; it meets no need yet. */
  contingency: z.boolean().exactOptional(),
});

const plainDutySchema = z.strictObject({
  /** The assessed needs: their own list, not the plan's. */
  needs: z.array(needSchema).max(500),
  assessedOn: daySchema.exactOptional(),
  assessedBy: wordsSchema.exactOptional(),
  /** The day that the family first heard a figure; null when it has heard none yet. */
  figureHeardOn: daySchema.nullable().exactOptional(),
  contributions: z.array(contributionSchema).max(500).default([]),
  /** The lines of the support plan, once there is one. */
  planLines: z.array(planLineSchema).max(2000).exactOptional(),
  /** What else of the amount is reserved and cannot be spent on need, in pounds per period. */
  reserved: positiveAmountSchema.exactOptional(),
});

/** What has to be known to say whether an amount meets assessed need. */
export const dutySchema = withCheck(plainDutySchema, checkDuty);

/** An amount, and what has to be known to say whether it meets assessed need. */
export const sufficiencySchema = withCheck(
  plainDutySchema.extend({
    /** Pounds per `period`; null when no amount is known. */
    amount: positiveAmountSchema.nullable(),
    /** The period of every amount. */
    period: z.enum(PERIODS).exclude(['one-off']),
  }),
  checkDuty,
);

/** An amount, and what has to be known to say whether it meets assessed need, as callers give it. */
export type SufficiencyInput = z.input<typeof sufficiencySchema>;

/** What has to be known to say whether an amount meets assessed need, as callers give it. */
export type DutyInput = z.input<typeof dutySchema>;

/** What has to be known to say whether an amount meets assessed need, parsed. */
export type Duty = z.output<typeof dutySchema>;

/** One assessed need, parsed. */
export type Need = Duty['needs'][number];

function checkDuty({ needs, contributions, planLines }: z.output<typeof plainDutySchema>, problems: ProblemList): void {
  const ids = new Set<string>();
  needs.forEach(({ id }, index) => {
    if (ids.has(id)) problems.add('duplicate', ['needs', index, 'id'], 'this need stands twice');
    ids.add(id);
  });
  const known = (id: string, at: (string | number)[]): void => {
    if (!ids.has(id)) problems.add('unknown-name', at, 'no assessed need has this id');
  };
  contributions.forEach(({ need }, index) => {
    if (need !== undefined) known(need, ['contributions', index, 'need']);
  });
  planLines?.forEach(({ serves }, line) => {
    serves.forEach((id, index) => {
      known(id, ['planLines', line, 'serves', index]);
    });
  });
}
