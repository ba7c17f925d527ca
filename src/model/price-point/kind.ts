import { defineKind } from '../kind.js';
import { pointsCaseSchema } from '../shared/budget/allocation.js';
import { allocateByPricePoint, tellOfAddOns } from './allocate.js';
import { allocateCohortByPricePoint } from './allocate-cohort.js';
import { pricePointModelSchema } from './model.js';

/**
 * RAS 4 as a kind of model.
 *
 * @category Kinds of model
 */
export const pricePointKind = defineKind({
  kind: 'price-point',
  title: 'RAS 4: points times the price of a point',
  modelSchema: pricePointModelSchema,
  caseSchema: pointsCaseSchema,
  allocate: allocateByPricePoint,
  tellOfCase: tellOfAddOns,
  allocateCohort: allocateCohortByPricePoint,
  groupsOf: ({ prices }) => prices.map(({ group }) => group),
  tranchesOf: ({ streams = [] }) => streams.map(({ name }) => name),
  disclosure: {
    indicativeUpFront: true,
    shown: 'the indicative budget and the value of the existing package',
    sequence: ['questionnaire', 'points', 'indicative budget', 'told to the family', 'support plan', 'final budget'],
    source: 'RR145 5.21, 6.10',
  },
  example: {
    model: {
      schemaVersion: 1,
      kind: 'price-point',
      period: 'year',
      fundingBasis: 'pot',
      method: 'total',
      prices: [{ money: '30000.00', points: '150' }],
      rounding: { unit: '0.01', mode: 'half-up' },
    },
    case: { caseId: 'F1', points: 50 },
  },
});
