import * as z from 'zod';
import type { Path } from '../../errors.js';
import { given, penceInPounds, stepRecorder } from '../../step/record.js';
import type { Warning } from '../../warning.js';
import { type Allocation, notEligible } from '../allocation.js';
import { caseShape } from '../case.js';
import { type AnyModelKind, defineKind } from '../kind.js';
import { recordBudget } from '../record-budget.js';
import { equalShareModelSchema, KIND, type ParsedEqualShareModel, placesOf } from './model.js';

/** A case: a child that takes a place; nothing else about it makes a difference. */
const equalShareCaseSchema = z.strictObject(caseShape(KIND));

/**
 * The same sum for every child: what is left of a pot after its top slices, divided by the potential places.
 *
 * @source RR232 4.6-4.10
 */
export function allocateEqualShare(
  model: ParsedEqualShareModel,
  { caseId, eligible }: z.output<typeof equalShareCaseSchema>,
  path: Path,
): Allocation {
  const { period } = model;
  if (eligible === false) return notEligible(caseId, KIND, period);
  const steps = stepRecorder();
  const shared = { unit: 'pounds', period, source: 'RR232 4.6-4.10' } as const;
  steps.number({
    id: 'individual-part',
    rule: 'the pot less what is taken off first',
    operation: 'subtract',
    inputs: [
      given('from', penceInPounds(model.pot), 'pounds of the pot'),
      ...model.topSlices.map(({ id, label, amount }) => given('less', penceInPounds(amount), label ?? id)),
    ],
    ...shared,
  });
  const exact = steps.number({
    id: 'exact-budget',
    rule: 'divided equally by the potential places',
    operation: 'divide',
    inputs: [steps.ref('numerator', 'individual-part'), given('denominator', placesOf(model), 'potential places')],
    ...shared,
  });
  const indicative = recordBudget(steps, 'exact-budget', exact, model, path);
  const warnings = [{ ...IGNORES_NEED, caseId }];
  return { caseId, modelKind: KIND, status: 'budget', indicative, period, warnings, steps: steps.steps };
}

/** The warning that an equal share is the same whatever a child needs. */
export const IGNORES_NEED: Warning = {
  code: 'ignores-need',
  message: 'an equal share is the same whatever the child needs; check that it meets assessed need',
};

/** An equal share of a fixed pot as a kind of model. */
export const equalShareKind: AnyModelKind = defineKind({
  kind: KIND,
  title: 'equal share of a fixed pot among potential places',
  modelSchema: equalShareModelSchema,
  caseSchema: equalShareCaseSchema,
  allocate: allocateEqualShare,
  disclosure: {
    indicativeUpFront: true,
    shown: 'the set sum, which is paid to the setting that the parents choose',
    sequence: [
      'referral by a support service',
      'a panel decides who is eligible',
      'parents told the set sum and helped to choose a setting',
      'talk about how it is spent',
      'paid to the setting',
      'termly meeting',
    ],
    source: 'RR232 4.8-4.10',
  },
  example: {
    model: {
      schemaVersion: 1,
      kind: KIND,
      period: 'year',
      pot: '120000',
      topSlices: [{ id: 'staff', label: 'pre-school service staff', amount: '40000' }],
      places: 40,
    },
    case: { caseId: 'C1', kind: KIND },
  },
});
