import type { Path } from '../../errors.js';
import type { Warning } from '../../warning.js';
import { type Allocation, notEligible } from '../shared/budget/allocation.js';
import { costLines, unpricedWarning } from '../shared/lines/costed-lines.js';
import type { ParsedPlanCostCase } from './case.js';
import { KIND, type ParsedPlanCostModel } from './model.js';

/**
 * No indicative budget: the cost of the agreed plan is the budget.
 *
 * The earlier amounts are absent, which is not £0. The last step gives the cost of the plan, also before it is agreed.
 * That it is agreed with the family and that it is approved by the panel or the manager are two things; the budget needs
 * both.
 *
 * @source RR145 5.18, 6.14; IBSEN 9.6.2
 */
export function allocateByPlan(model: ParsedPlanCostModel, one: ParsedPlanCostCase, path: Path): Allocation {
  const { caseId, agreed, approved } = one;
  const { period } = model;
  if (one.eligible === false) return notEligible(caseId, KIND, period);
  const cost = costLines(one, 'plan', model.costing, path);
  const { value, steps } = cost;
  const warnings: Warning[] = [...cost.warnings];
  if (!agreed) {
    const message = 'the family has not agreed to the plan yet, so its cost is not a budget';
    warnings.push({ code: 'plan-not-agreed', message, caseId });
  }
  if (!approved) {
    const message = 'the panel or the manager has not approved the plan yet, so its cost is not a budget';
    warnings.push({ code: 'plan-not-approved', message, caseId });
  }
  if (value.status === 'incomplete') warnings.push(unpricedWarning(cost));
  const final = agreed && approved && value.status === 'complete' ? value.amount : null;
  return { caseId, modelKind: KIND, status: 'plan-first', indicative: null, period, warnings, final, steps };
}
