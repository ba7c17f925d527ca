import type { Path } from '../../errors.js';
import { given, penceInPounds, stepRecorder } from '../../record/step/recorder.js';
import type { Warning } from '../../warning.js';
import { type Allocation, notEligible } from '../shared/budget/allocation.js';
import { recordBudget } from '../shared/budget/record-budget.js';
import type { ParsedEqualShareCase } from './case.js';
import { KIND, type ParsedEqualShareModel, placesOf } from './model.js';

/**
 * The same sum for every child: what is left of a pot after its top slices, divided by the potential places.
 *
 * @source RR232 4.6-4.10
 */
export function allocateEqualShare(
  model: ParsedEqualShareModel,
  { caseId, eligible }: ParsedEqualShareCase,
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
