import * as z from 'zod';
import type { Path } from '../errors.js';
import type { Warning } from '../warning.js';
import { type Allocation, notEligible } from './allocation.js';
import { caseShape } from './case.js';
import { costedLinesShape, costingModelShape, costLines, unpricedWarning } from './costed-lines.js';
import { type AnyModelKind, defineKind } from './kind.js';

const KIND = 'plan-cost';

/** The JSON form of a model in which the plan comes first and its cost is the budget. */
export const planCostModelSchema = z.strictObject({ kind: z.literal(KIND), ...costingModelShape });

/** A model in which the plan comes first and its cost is the budget, as it is stored: plain JSON. */
export type PlanCostModel = z.input<typeof planCostModelSchema>;

/** A case: the support plan, and whether it is agreed. */
const planCostCaseSchema = z.strictObject({
  ...caseShape(KIND),
  ...costedLinesShape,
  /** Whether the plan has been agreed and approved by the panel or the manager. */
  agreed: z.boolean(),
});

/**
 * No indicative budget: the cost of the agreed plan is the budget.
 *
 * The earlier amounts are absent, which is not £0. The last step gives the cost of the plan, also before it is agreed.
 *
 * @source RR145 5.18, 6.14; IBSEN 9.6.2
 */
function allocateByPlan(
  model: z.output<typeof planCostModelSchema>,
  one: z.output<typeof planCostCaseSchema>,
  path: Path,
): Allocation {
  const { caseId, agreed } = one;
  const { period } = model;
  if (one.eligible === false) return notEligible(caseId, KIND, period);
  const cost = costLines(one, 'plan', model.costing, path);
  const { value, steps } = cost;
  const warnings: Warning[] = [...cost.warnings];
  if (!agreed) {
    const message = 'the plan is not agreed and approved yet, so its cost is not a budget';
    warnings.push({ code: 'plan-not-agreed', message, caseId });
  }
  if (value.status === 'incomplete') warnings.push(unpricedWarning(cost));
  const final = agreed && value.status === 'complete' ? value.amount : null;
  return { caseId, modelKind: KIND, status: 'plan-first', indicative: null, period, warnings, final, steps };
}

/** The lead professional's model: the plan first, as a kind of model. */
export const planCostKind: AnyModelKind = defineKind({
  kind: KIND,
  title: 'alternative model 2: the cost of the plan that a lead professional helps to make',
  modelSchema: planCostModelSchema,
  caseSchema: planCostCaseSchema,
  allocate: allocateByPlan,
  disclosure: {
    indicativeUpFront: false,
    shown: 'no amount before the plan, neither an indicative budget nor the value of a package',
    sequence: [
      'visit by the lead professional',
      'meeting of the team around the family',
      'needs and outcomes agreed',
      'support plan',
      'budget: the cost of the services and activities chosen',
      'approval, the main point at which the budget is checked',
      'final budget',
    ],
    source: 'RR145 5.18, 5.21, 6.14',
  },
  example: {
    model: { schemaVersion: 1, kind: KIND, period: 'year', costing: {} },
    case: {
      caseId: 'F1',
      kind: KIND,
      agreed: true,
      needs: [{ id: 'friends', kind: 'outcome' }],
      lines: [{ id: 'club', amount: '320', per: 'year', serves: ['friends'] }],
    },
  },
});
