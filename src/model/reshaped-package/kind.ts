import { defineKind } from '../kind.js';
import { allocateReshaped, tellOfReshaped } from './allocate.js';
import { reshapedPackageCaseSchema } from './case.js';
import { KIND, reshapedPackageModelSchema } from './model.js';

/**
 * An existing package reshaped as a kind of model.
 *
 * @category Kinds of model
 */
export const reshapedPackageKind = defineKind({
  kind: KIND,
  title: 'reshaped package: the money of existing services, freed for other uses',
  modelSchema: reshapedPackageModelSchema,
  caseSchema: reshapedPackageCaseSchema,
  allocate: allocateReshaped,
  tellOfCase: tellOfReshaped,
  disclosure: {
    indicativeUpFront: true,
    shown: 'the cost of the existing services, which of them can be freed, and the money that this makes',
    sequence: [
      'existing package costed',
      'services that can be freed are agreed',
      'money told to the family',
      'support plan',
      'final budget',
    ],
    source: 'RR232 4.21, 4.45, 6.15',
  },
  example: {
    model: { schemaVersion: 1, kind: KIND, period: 'year', costing: {} },
    case: {
      caseId: 'C1',
      kind: KIND,
      lines: [
        { id: 'therapy', amount: '1800', per: 'year' },
        { id: 'special school nurse', amount: '2400', per: 'year', inKind: true },
      ],
      instead: { lines: [{ id: 'music therapy', quantity: 30, unit: 'session', price: '55' }] },
    },
  },
});
