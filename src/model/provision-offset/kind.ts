import { defineKind } from '../kind.js';
import { tellOfLines } from '../shared/lines/costed-lines.js';
import { allocateOffset } from './allocate.js';
import { provisionOffsetCaseSchema } from './case.js';
import { KIND, provisionOffsetModelSchema } from './model.js';

/**
 * A budget less directly provided services as a kind of model.
 *
 * @category Kinds of model
 */
export const provisionOffsetKind = defineKind({
  kind: KIND,
  title: 'provision offset: a budget less the services that the authority provides itself',
  modelSchema: provisionOffsetModelSchema,
  caseSchema: provisionOffsetCaseSchema,
  allocate: allocateOffset,
  tellOfCase: tellOfLines,
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
