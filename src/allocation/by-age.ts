import * as z from 'zod';
import { fail, type Path } from '../errors.js';
import { type Allocation, notEligible } from '../model/allocation.js';
import { caseShape } from '../model/case.js';
import { type AnyModelKind, defineKind } from '../model/kind.js';
import type { LevelPricesModel } from '../model/level-prices/model.js';
import { daySchema } from '../money/calendar.js';
import { given, stepRecorder } from '../step/record.js';
import { ageThatCounts, BY_AGE, byAgeModelSchema, type ParsedByAgeModel } from './by-age-model.js';
import { type Kinds, nestedCaseSchema } from './nested-model.js';

/** A case: what its age is counted from, and the case for the model of its age group. */
const byAgeCaseSchema = z.strictObject({
  ...caseShape(BY_AGE),
  /** In whole years; for the rule `stated`. */
  age: z.int().min(0).max(150).exactOptional(),
  bornOn: daySchema.exactOptional(),
  assessedOn: daySchema.exactOptional(),
  startsOn: daySchema.exactOptional(),
  /** The fields that the model of the age group asks for, without the id. */
  case: nestedCaseSchema,
});

/**
 * The indicative budget by the model of the case's age group.
 *
 * @source RR145 5.6, Table 35 (one site had two models, for different age groups)
 * @choice age-rule: no default for the ages at which models change nor for the day on which an age counts
 */
function allocateByAge(model: ParsedByAgeModel, one: z.output<typeof byAgeCaseSchema>, path: Path): Allocation {
  const { caseId } = one;
  if (one.eligible === false) return notEligible(caseId, BY_AGE, model.period);
  const age = ageThatCounts(model, one, path);
  const group = model.groups.find(({ fromAge, toAge }) => fromAge <= age && (toAge === null || age <= toAge));
  if (group === undefined) {
    const at = [...path, model.ageRule === 'stated' ? 'age' : 'bornOn'];
    return fail('out-of-range', at, `no model of the router is for the age of ${age}`);
  }
  const inner = group.model.allocate({ ...one.case, caseId }, [...path, 'case']);
  const steps = stepRecorder();
  steps.number({
    id: 'age group',
    rule: `the model for this age group: ${group.model.kind}`,
    operation: 'within',
    inputs: [
      given('value', String(age), `age in years (${model.ageRule})`),
      given('low', String(group.fromAge), 'youngest age of the group'),
      given('high', String(group.toAge ?? 150), 'oldest age of the group'),
      given('amount', String(age), 'age in years'),
    ],
    unit: 'text',
    source: 'RR145 5.6',
    choice: 'age-rule',
  });
  return { ...inner, modelKind: BY_AGE, steps: [...steps.steps, ...inner.steps] };
}

/** A router by age group as a kind of model, over models of `kinds`. */
export function byAgeKind(kinds: Kinds): AnyModelKind {
  const flat = (amount: string): LevelPricesModel => ({
    schemaVersion: 1,
    kind: 'level-prices',
    period: 'year',
    levels: [{ id: 'some', amount }],
    outcomes: [{ id: 'friends' }],
  });
  return defineKind({
    kind: BY_AGE,
    title: 'by age: each age group has a model of its own',
    modelSchema: byAgeModelSchema(kinds),
    caseSchema: byAgeCaseSchema,
    allocate: allocateByAge,
    disclosure: {
      indicativeUpFront: true,
      shown: "what the model of the child's age group shows, and the age from which another model applies",
      sequence: ['age on the day that counts', 'model of the age group', 'then as in that model'],
      source: 'RR145 5.6, Table 35',
    },
    example: {
      model: {
        schemaVersion: 1,
        kind: BY_AGE,
        period: 'year',
        ageRule: 'assessed',
        groups: [
          { fromAge: 0, toAge: 13, model: flat('700') },
          { fromAge: 14, toAge: null, model: flat('1100') },
        ],
      },
      case: {
        caseId: 'C1',
        kind: BY_AGE,
        bornOn: '2012-05-01',
        assessedOn: '2026-04-30',
        case: { answers: [{ outcome: 'friends', level: 'some' }] },
      },
    },
  });
}
