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
  withCheck(fieldsSchema, (model, problems) => {
    if ((model.ageRule === 'fixed-day') !== (model.ageDay !== undefined)) {
      const code = model.ageDay === undefined ? 'missing' : 'inconsistent';
      problems.add(code, ['ageDay'], 'goes with the rule fixed-day, and with no other');
    }
    checkGroups(model, problems);
  }),
);

/** A model that sends each age group to a model of its own, parsed. */
export type ParsedByAgeModel = z.output<typeof byAgeModelSchema>;

/** An age group, parsed. */
interface AgeGroup {
  readonly fromAge: number;
  readonly toAge: number | null;
  readonly model: PreparedModel;
}

function checkGroups({ groups, period }: Pick<ParsedByAgeModel, 'groups' | 'period'>, problems: ProblemList): void {
  groups.forEach(({ fromAge, toAge, model }, index) => {
    const at = ['groups', index];
    if (toAge !== null && toAge < fromAge) problems.add('inconsistent', [...at, 'toAge'], 'is before fromAge');
    const clash = groups.findIndex((other, place) => place < index && overlap(other, { fromAge, toAge }));
    if (clash >= 0) problems.add('inconsistent', at, `has ages in common with groups[${clash}]`);
    if (model.period !== period) {
      const message = `gives amounts per ${model.period}, but the router's are per ${period}`;
      problems.add('inconsistent', [...at, 'model', 'period'], message);
    }
  });
}

function overlap(a: Omit<AgeGroup, 'model'>, b: Omit<AgeGroup, 'model'>): boolean {
  return (b.toAge === null || a.fromAge <= b.toAge) && (a.toAge === null || b.fromAge <= a.toAge);
}
