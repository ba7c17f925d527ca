import * as z from 'zod';
import type { ProblemList } from '../../errors.js';
import { QUANTITY } from '../../exact/quantity.js';
import { formatRatio } from '../../exact/ratio.js';
import { exactSchema } from '../../exact/wire.js';
import { idSchema } from '../../identifier.js';
import { positiveAmountSchema } from '../../money/amount.js';
import { daySchema } from '../../money/calendar.js';
import { timedPeriodSchema } from '../../money/period.js';
import { schemaOf, withCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { has, is, when } from '../../together.js';
import { wordsSchema } from '../words.js';
import type { DutyInput, SufficiencyInput } from './needs.js';

const hoursSchema = deferred(() => schemaOf(exactSchema({ ...QUANTITY, what: 'hours' }), formatRatio));

function lineFields() {
  return {
    service: wordsSchema,
    timing: wordsSchema.exactOptional(),
    hours: hoursSchema.exactOptional(),
    hourlyCost: positiveAmountSchema.exactOptional(),
    amount: positiveAmountSchema,
    oneOff: z.boolean().exactOptional(),
    paidBy: wordsSchema.exactOptional(),
  };
}

// Only what is bought once has somebody who pays for it beside the amount a period.
const WHO_PAYS = when(has('paidBy'), is('oneOff', true));

function checkWhoPays({ oneOff, paidBy }: { oneOff?: boolean; paidBy?: string }, problems: ProblemList): void {
  if (paidBy === undefined || oneOff === true) return;
  problems.add('inconsistent', ['paidBy'], 'is for what is bought once; set oneOff, or leave it out');
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
    lines: z
      .array(withCheck(z.strictObject(lineFields()).meta(WHO_PAYS), checkWhoPays))
      .max(200)
      .prefault([]),
    ...costSetFields(),
  }),
);

const costLineSchema = deferred(() =>
  withCheck(
    z
      .strictObject({
        id: idSchema,
        serves: z.array(idSchema).min(1).max(200),
        ...lineFields(),
        together: z.boolean().exactOptional(),
        hoursByNeed: z
          .array(z.strictObject({ need: idSchema, hours: hoursSchema }))
          .max(200)
          .exactOptional(),
        ...costSetFields(),
      })
      .meta(WHO_PAYS),
    checkWhoPays,
  ),
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
