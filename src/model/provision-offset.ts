import * as z from 'zod';
import type { Path } from '../errors.js';
import { positiveAmountSchema } from '../money/amount.js';
import { given, penceInPounds, stepRecorder } from '../step/record.js';
import { type Allocation, notEligible } from './allocation.js';
import { caseShape } from './case.js';
import { costedLinesShape, costingModelShape, costLines, unpricedWarning } from './costed-lines.js';
import { type AnyModelKind, defineKind } from './kind.js';
import { budgetRounding, recordRemainder } from './record-budget.js';

const KIND = 'provision-offset';

/** The JSON form of a model that takes directly provided services off a budget. */
export const provisionOffsetModelSchema = z.strictObject({
  kind: z.literal(KIND),
  ...costingModelShape,
  rounding: budgetRounding,
});

/** A model that takes directly provided services off a budget, as it is stored: plain JSON. */
export type ProvisionOffsetModel = z.input<typeof provisionOffsetModelSchema>;

/** A case: the budget before, and the services that the authority provides itself. */
const provisionOffsetCaseSchema = z.strictObject({
  ...caseShape(KIND),
  /** Pounds a year: the indicative budget before anything is taken off, by whichever model. */
  budget: positiveAmountSchema,
  ...costedLinesShape,
});

/**
 * What is left of a budget when the authority provides some services itself, through its own contracts.
 *
 * Their prices should be on the footing on which the budget was set; otherwise the family pays or gains the difference.
 *
 * @source RR232 4.18
 */
function allocateOffset(
  model: z.output<typeof provisionOffsetModelSchema>,
  one: z.output<typeof provisionOffsetCaseSchema>,
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
  const taken = {
    from: given('from', penceInPounds(budget), 'pounds of the budget before'),
    less: [steps.ref('less', 'value', 'services that the authority provides')],
    rule: 'the budget less the services that the authority provides itself',
    source: 'RR232 4.18',
  };
  const remainder = recordRemainder(steps, taken, model, path);
  return { ...base, status: 'budget', ...remainder, warnings: cost.warnings, steps: steps.steps };
}

/** A budget less directly provided services as a kind of model. */
export const provisionOffsetKind: AnyModelKind = defineKind({
  kind: KIND,
  title: 'provision offset: a budget less the services that the authority provides itself',
  modelSchema: provisionOffsetModelSchema,
  caseSchema: provisionOffsetCaseSchema,
  allocate: allocateOffset,
  disclosure: {
    indicativeUpFront: true,
    shown: 'the budget before, the services taken off it with their prices, and what is left',
    sequence: [
      'indicative budget',
      'family chooses services that the authority provides',
      'their cost comes off',
      'support plan for what is left',
      'final budget',
    ],
    source: 'RR232 4.18',
  },
  example: {
    model: { schemaVersion: 1, kind: KIND, period: 'year', costing: {} },
    case: {
      caseId: 'C1',
      kind: KIND,
      budget: '6000',
      lines: [{ id: 'special nursery', quantity: 38, unit: 'week', price: '90' }],
    },
  },
});
