import * as z from 'zod';
import type { ProblemList } from '../../errors.js';
import { type AnyModel, modelFields } from '../../model/header.js';
import type { PreparedModel } from '../../model/kind.js';
import { stated } from '../../model/stated.js';
import { daySchema } from '../../money/calendar.js';
import { withCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { has, is, lacks, together, when } from '../../together.js';
import { LEAF_KINDS, type LeafModel } from '../leaf-kinds.js';
import { kindsByName, nestedModelSchema } from '../nested-model.js';

export const BY_AGE = 'by-age';

/**
 * On which day a child's age counts, so that a birthday is never a surprise.
 *
 * - `stated`: the case states the age
 * - `assessed`: on the day of the assessment
 * - `starts`: on the day on which the budget starts
 * - `fixed-day`: on a day that the model names, such as the first of a school year
 */
export const AGE_RULES = ['stated', 'assessed', 'starts', 'fixed-day'] as const;

/** On which day a child's age counts. */
export type AgeRule = (typeof AGE_RULES)[number];

/** An age group, and its model. */
export interface ByAgeGroup {
  /** The youngest age in whole years; there is no default. */
  readonly fromAge: number;
  /** The oldest age in whole years, itself included; null where there is no end. */
  readonly toAge: number | null;
  /** The model of the group; its period is the router's. */
  readonly model: LeafModel;
}

/** A model that sends each age group to a model of its own, as it is stored: plain JSON. */
export interface ByAgeModel extends AnyModel {
  /** Which kind of model this is. */
  readonly kind: typeof BY_AGE;
  /** On which day the age counts; there is no default. */
  readonly ageRule: AgeRule;
  /** The day of the rule `fixed-day`, `YYYY-MM-DD`. */
  readonly ageDay?: string;
  /** The age groups, which have no age in common. */
  readonly groups: readonly ByAgeGroup[];
}

const CUT_OFF = 'is missing; no report publishes an age at which models change, so state it';

const fieldsSchema = deferred(() => {
  const years = z.int().min(0).max(150);
  const group = z.strictObject({
    fromAge: stated(years, CUT_OFF),
    toAge: stated(years.nullable(), CUT_OFF),
    model: nestedModelSchema<LeafModel>(kindsByName(LEAF_KINDS)),
  });
  return z
    .strictObject({
      kind: z.literal(BY_AGE),
      ...modelFields(),
      ageRule: stated(
        z.enum(AGE_RULES),
        `is missing; on which day does the age count? No report says, so choose one of ${AGE_RULES.join(', ')}`,
      ),
      ageDay: daySchema.exactOptional(),
      groups: z.array(group).min(1).max(150),
    })
    .meta(together(when(is('ageRule', 'fixed-day'), has('ageDay'), lacks('ageDay'))));
});

/** The JSON form of a model that sends each age group to a model of its own. */
export const byAgeModelSchema = schemaFor<ByAgeModel>()(() =>
  withCheck(fieldsSchema, checkAgeDay, checkAges, checkOverlaps, checkPeriods),
);

/** A model that sends each age group to a model of its own, parsed. */
export type ParsedByAgeModel = z.output<typeof byAgeModelSchema>;

/** An age group, parsed. */
interface AgeGroup {
  readonly fromAge: number;
  readonly toAge: number | null;
  readonly model: PreparedModel;
}

type Parsed = z.output<typeof fieldsSchema>;

function checkAgeDay({ ageRule, ageDay }: Parsed, problems: ProblemList): void {
  if ((ageRule === 'fixed-day') === (ageDay !== undefined)) return;
  const code = ageDay === undefined ? 'missing' : 'inconsistent';
  problems.add(code, ['ageDay'], 'goes with the rule fixed-day, and with no other');
}

function checkAges({ groups }: Parsed, problems: ProblemList): void {
  groups.forEach(({ fromAge, toAge }, index) => {
    if (toAge !== null && toAge < fromAge)
      problems.add('inconsistent', ['groups', index, 'toAge'], 'is before fromAge');
  });
}

function checkOverlaps({ groups }: Parsed, problems: ProblemList): void {
  const ages: { readonly index: number; readonly fromAge: number; readonly toAge: number | null }[] = [];
  groups.forEach(({ fromAge, toAge }, index) => {
    const clash = ages.find((other) => overlap(other, { fromAge, toAge }));
    if (clash !== undefined)
      problems.add('inconsistent', ['groups', index], `has ages in common with groups[${clash.index}]`);
    ages.push({ index, fromAge, toAge });
  });
}

function checkPeriods({ groups, period }: Parsed, problems: ProblemList): void {
  groups.forEach(({ model }, index) => {
    if (model.period === period) return;
    const message = `gives amounts per ${model.period}, but the router's are per ${period}`;
    problems.add('inconsistent', ['groups', index, 'model', 'period'], message);
  });
}

function overlap(a: Omit<AgeGroup, 'model'>, b: Omit<AgeGroup, 'model'>): boolean {
  return (b.toAge === null || a.fromAge <= b.toAge) && (a.toAge === null || b.fromAge <= a.toAge);
}
