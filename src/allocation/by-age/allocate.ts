import * as z from 'zod';
import { fail, type Path, type Problem, type ProblemList, problemList } from '../../errors.js';
import { anyCaseFields, timeOf } from '../../model/case.js';
import { type Allocation, notEligible } from '../../model/shared/budget/allocation.js';
import { daySchema } from '../../money/calendar.js';
import { readOrTell } from '../../parse/parse.js';
import { soundFields } from '../../parse/sound-fields.js';
import { given, stepRecorder } from '../../record/step/recorder.js';
import { faultsWithin, looseCaseSchema } from '../nested-case.js';
import { ageThatCounts, tellOfMissing } from './age-that-counts.js';
import { ageField, type ParsedByAgeCase } from './case.js';
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
  const problems = problemList();
  const found = readOrTell(problems, () => groupFor(model, one, path));
  if (found === undefined) {
    tellOfInner(model.groups, one, one.case, problems, path);
    return problems.throwAll();
  }
  const { age, group } = found;
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

type Group = ParsedByAgeModel['groups'][number];

/** The age that counts, and the group that it is in. */
function groupFor(
  model: ParsedByAgeModel,
  one: Parameters<typeof ageThatCounts>[1],
  path: Path,
): { readonly age: number; readonly group: Group } {
  const age = ageThatCounts(model, one, path);
  const group = model.groups.find(({ fromAge, toAge }) => fromAge <= age && (toAge === null || age <= toAge));
  if (group !== undefined) return { age, group };
  const at = [...path, model.ageRule === 'stated' ? 'age' : 'bornOn'];
  return fail('out-of-range', at, `no model of the router is for the age of ${age}`);
}

/** Tells what is wrong with the case within one that was refused. */
export function tellOfByAge(model: ParsedByAgeModel, one: unknown, problems: ProblemList, path: Path): void {
  const { assessedOn, startsOn } = anyCaseFields();
  const fields = { eligible: z.boolean(), case: looseCaseSchema() };
  const { eligible, case: inner } = soundFields(fields, one);
  // Whoever is not eligible needs no case for a model.
  if (eligible === false) return;
  const stated = Object(one) as object;
  if (eligible === true || !Object.hasOwn(stated, 'eligible'))
    tellOfMissing(model, (name) => Object.hasOwn(stated, name), problems, path);
  if (inner === undefined) return;
  const sound = soundFields({ age: ageField(), bornOn: daySchema, assessedOn, startsOn }, one);
  const found = readOrTell(problemList(), () => groupFor(model, sound, path));
  tellOfInner(found === undefined ? model.groups : [found.group], one, inner, problems, path);
}

/** Tells what the models of these groups say alike against a case: of which of them it is, nobody knows. */
function tellOfInner(groups: readonly Group[], one: unknown, inner: object, problems: ProblemList, path: Path): void {
  const [first = [], ...others] = groups.map(({ model }) => faultsWithin(model, one, inner, [...path, 'case']));
  const isSame = (a: Problem) => (b: Problem) => a.message === b.message && a.path.join('\n') === b.path.join('\n');
  for (const fault of first.filter((one) => others.every((faults) => faults.some(isSame(one)))))
    problems.add(fault.code, fault.path, fault.message, fault.details);
}
