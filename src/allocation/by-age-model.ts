import * as z from 'zod';
import { fail, type Path, type ProblemList } from '../errors.js';
import { modelShape } from '../model/header.js';
import { stated } from '../model/stated.js';
import { daySchema } from '../money/calendar.js';
import { withCheck } from '../parse.js';
import { ageOn } from './age.js';
import type { LeafModel } from './kinds.js';
import { type Kinds, type NestedModel, nestedModelSchema } from './nested-model.js';

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

const yearsSchema = z.int().min(0).max(150);
const CUT_OFF = 'is missing; no report publishes an age at which models change, so state it';

function fieldsSchema(kinds: Kinds) {
  const groupSchema = z.strictObject({
    /** In whole years, both included; `to: null` has no end. */
    fromAge: stated(yearsSchema, CUT_OFF),
    toAge: stated(yearsSchema.nullable(), CUT_OFF),
    model: nestedModelSchema<LeafModel>(kinds),
  });
  return z.strictObject({
    kind: z.literal(BY_AGE),
    ...modelShape,
    ageRule: stated(
      z.enum(AGE_RULES),
      `is missing; on which day does the age count? No report says, so choose one of ${AGE_RULES.join(', ')}`,
    ),
    /** The day of the rule `fixed-day`. */
    ageDay: daySchema.exactOptional(),
    groups: z.array(groupSchema).min(1).max(150),
  });
}

/** The JSON form of a model that sends each age group to a model of its own. */
export function byAgeModelSchema(kinds: Kinds) {
  return withCheck(fieldsSchema(kinds), (model, problems) => {
    if ((model.ageRule === 'fixed-day') !== (model.ageDay !== undefined)) {
      const code = model.ageDay === undefined ? 'missing' : 'inconsistent';
      problems.add(code, ['ageDay'], 'goes with the rule fixed-day, and with no other');
    }
    checkGroups(model, problems);
  });
}

/** A model that sends each age group to a model of its own, as it is stored: plain JSON. */
export type ByAgeModel = z.input<ReturnType<typeof byAgeModelSchema>>;

/** The same, parsed. */
export type ParsedByAgeModel = z.output<ReturnType<typeof byAgeModelSchema>>;

/** An age group, parsed. */
export interface AgeGroup {
  readonly fromAge: number;
  readonly toAge: number | null;
  readonly model: NestedModel;
}

function checkGroups({ groups, period }: z.output<ReturnType<typeof fieldsSchema>>, problems: ProblemList): void {
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

/** A case that is sent to the model of its age group. */
export interface AgedCase {
  readonly age?: number;
  readonly bornOn?: number;
  readonly assessedOn?: number;
  readonly startsOn?: number;
}

/** The age that counts by the model's rule. */
export function ageThatCounts({ ageRule, ageDay }: ParsedByAgeModel, one: AgedCase, path: Path): number {
  const need = (name: 'age' | 'bornOn' | 'assessedOn' | 'startsOn'): number =>
    one[name] ?? fail('missing', [...path, name], `is missing; the model's rule for the age is ${ageRule}`);
  if (ageRule === 'stated') return need('age');
  const day = ageRule === 'fixed-day' ? (ageDay ?? 0) : need(ageRule === 'assessed' ? 'assessedOn' : 'startsOn');
  const age = ageOn(need('bornOn'), day);
  return age < 0 ? fail('inconsistent', [...path, 'bornOn'], 'is after the day on which the age counts') : age;
}
