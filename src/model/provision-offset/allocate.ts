import type { Path } from '../../errors.js';
import { given, penceInPounds, stepRecorder } from '../../record/step/recorder.js';
import { type Allocation, notEligible } from '../shared/budget/allocation.js';
import { recordRemainder } from '../shared/budget/record-budget.js';
import { costLines, unpricedWarning } from '../shared/lines/costed-lines.js';
import { recordYearly } from '../shared/lines/yearly-lines.js';
import type { ParsedProvisionOffsetCase } from './case.js';
import { KIND, type ParsedProvisionOffsetModel } from './model.js';

/**
 * What is left of a budget when the authority provides some services itself, through its own contracts.
 *
 * Their prices should be on the footing on which the budget was set; otherwise the family pays or gains the difference.
 *
 * @source RR232 4.18
 */
export function allocateOffset(
  model: ParsedProvisionOffsetModel,
  one: ParsedProvisionOffsetCase,
  path: Path,
): Allocation {
  const { caseId, budget } = one;
  const { period } = model;
  if (one.eligible === false) return notEligible(caseId, KIND, period);
  const cost = costLines(one, 'package', model.costing, path);
  const base = { caseId, modelKind: KIND, period };
  if (cost.value.status === 'incomplete') {
    const warnings = [...cost.warnings, unpricedWarning(cost)];
    return { ...base, status: 'refer-to-costing', indicative: null, warnings, steps: cost.steps };
  }
  const steps = stepRecorder();
  steps.adopt(cost.steps);
  const services = recordYearly(cost, model, steps);
  const taken = {
    from: given('from', penceInPounds(budget), 'pounds of the budget before'),
    less: [steps.ref('less', services.id, 'services that the authority provides')],
    rule: 'the budget less the services that the authority provides itself',
    source: 'RR232 4.18',
  };
  const remainder = recordRemainder(steps, taken, model, path);
  const warnings = [...cost.warnings, ...services.warnings];
  return { ...base, status: 'budget', ...remainder, warnings, steps: steps.steps };
}
