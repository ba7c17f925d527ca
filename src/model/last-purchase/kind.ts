import { defineKind } from '../kind.js';
import { allocateByLastPurchase } from './allocate.js';
import { lastPurchaseCaseSchema } from './case.js';
import { KIND, lastPurchaseModelSchema } from './model.js';
import { tellOfOrder } from './order.js';

/**
 * The last order as the budget, as a kind of model.
 *
 * @category Kinds of model
 */
export const lastPurchaseKind = defineKind({
  kind: KIND,
  title: 'last purchase: the value of the most recent order, to be spent on whole packs',
  modelSchema: lastPurchaseModelSchema,
  caseSchema: lastPurchaseCaseSchema,
  allocate: allocateByLastPurchase,
  tellOfCase: tellOfOrder,
  disclosure: {
    indicativeUpFront: true,
    shown: 'the indicative budget and the whole catalogue with its prices',
    sequence: [
      'value of the most recent order',
      'indicative budget told to the family, with the catalogue',
      'family chooses whole packs',
      'bought by the service at its own prices',
    ],
    source: 'RR232 5.25-5.28',
  },
  example: {
    model: {
      schemaVersion: 1,
      kind: KIND,
      period: '12-weeks',
      catalogue: [
        { id: 'pads', packPrice: '6.20' },
        { id: 'pull-ups', packPrice: '11.75' },
      ],
      tolerance: { percent: 5 },
    },
    case: { caseId: 'C1', kind: KIND, lastOrder: [{ item: 'pads', packs: 20 }] },
  },
});
