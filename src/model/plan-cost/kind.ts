import { defineKind } from '../kind.js';
import { tellOfLines } from '../shared/lines/costed-lines.js';
import { allocateByPlan } from './allocate.js';
import { planCostCaseSchema } from './case.js';
import { KIND, planCostModelSchema } from './model.js';

/**
 * The lead professional's model: the plan first, as a kind of model.
 *
 * @category Kinds of model
 */
export const planCostKind = defineKind({
  kind: KIND,
  title: 'alternative model 2: the cost of the plan that a lead professional helps to make',
  modelSchema: planCostModelSchema,
  caseSchema: planCostCaseSchema,
  allocate: allocateByPlan,
  tellOfCase: tellOfLines,
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
      approved: true,
      needs: [{ id: 'friends', kind: 'outcome' }],
      lines: [{ id: 'club', amount: '320', per: 'year', serves: ['friends'] }],
    },
  },
});
