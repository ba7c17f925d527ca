import { fail, type Path } from '../../errors.js';
import { type Allocation, notEligible } from '../../model/allocation.js';
import { timeOf } from '../../model/case.js';
import { given, stepRecorder } from '../../record/step/recorder.js';
import { ageThatCounts } from './age-that-counts.js';
import type { ParsedByAgeCase } from './case.js';
import { BY_AGE, type ParsedByAgeModel } from './model.js';

/**
 * The indicative budget by the model of the case's age group.
 *
 * @source RR145 5.6, Table 35 (one site had two models, for different age groups)
 * @choice age-rule: no default for the ages at which models change nor for the day on which an age counts
 */
export function allocateByAge(model: ParsedByAgeModel, one: ParsedByAgeCase, path: Path): Allocation {
  const { caseId } = one;
  if (one.eligible === false) return notEligible(caseId, BY_AGE, model.period);
  const age = ageThatCounts(model, one, path);
  const group = model.groups.find(({ fromAge, toAge }) => fromAge <= age && (toAge === null || age <= toAge));
  if (group === undefined) {
    const at = [...path, model.ageRule === 'stated' ? 'age' : 'bornOn'];
    return fail('out-of-range', at, `no model of the router is for the age of ${age}`);
  }
  const inner = group.model.allocate({ ...timeOf(one), ...one.case, caseId }, [...path, 'case']);
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
