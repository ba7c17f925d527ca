import { defineKind } from '../kind.js';
import { tellOfLines } from '../shared/lines/costed-lines.js';
import { allocateByProxies } from './allocate.js';
import { proxyServicesCaseSchema } from './case.js';
import { KIND, proxyServicesModelSchema } from './model.js';

/**
 * Outcomes costed by standard services as a kind of model.
 *
 * @category Kinds of model
 */
export const proxyServicesKind = defineKind({
  kind: KIND,
  title: 'alternative model 1: outcomes costed by standard services as proxies',
  modelSchema: proxyServicesModelSchema,
  caseSchema: proxyServicesCaseSchema,
  allocate: allocateByProxies,
  tellOfCase: tellOfLines,
  disclosure: {
    indicativeUpFront: true,
    shown: 'the indicative budget alone, without the value of the existing package',
    sequence: [
      'review of the assessment and the existing plan',
      'talk about the outcomes that are wanted',
      'professionals cost each outcome by standard services',
      'indicative budget approved by the team manager',
      'told to the family',
      'support plan',
      'approval',
      'final budget',
    ],
    source: 'RR145 5.16, 5.21, 6.13',
  },
  example: {
    model: {
      schemaVersion: 1,
      kind: KIND,
      period: 'year',
      costing: {
        convention: '52-weeks',
        priceBook: {
          id: 'standard services',
          priceBase: '2026-27',
          services: [
            { id: 'sitting', unit: 'hour', price: '14.50' },
            { id: 'play scheme', unit: 'day', price: '48' },
          ],
        },
      },
    },
    case: {
      caseId: 'F1',
      kind: KIND,
      approved: true,
      needs: [
        { id: 'friends', kind: 'outcome' },
        { id: 'rest', kind: 'outcome' },
      ],
      lines: [
        { id: 'play', service: 'play scheme', quantity: 20, serves: ['friends', 'rest'] },
        { id: 'evenings', service: 'sitting', quantity: 3, frequency: { times: 1, per: 'week' }, serves: ['rest'] },
      ],
    },
  },
});
