import { defineKind } from '../kind.js';
import { allocateEqualShare } from './allocate.js';
import { equalShareCaseSchema } from './case.js';
import { equalShareModelSchema, KIND } from './model.js';

/**
 * An equal share of a fixed pot as a kind of model.
 *
 * @category Kinds of model
 */
export const equalShareKind = defineKind({
  kind: KIND,
  title: 'equal share of a fixed pot among potential places',
  modelSchema: equalShareModelSchema,
  caseSchema: equalShareCaseSchema,
  allocate: allocateEqualShare,
  disclosure: {
    indicativeUpFront: true,
    shown: 'the set sum, which is paid to the setting that the parents choose',
    sequence: [
      'referral by a support service',
      'a panel decides who is eligible',
      'parents told the set sum and helped to choose a setting',
      'talk about how it is spent',
      'paid to the setting',
      'termly meeting',
    ],
    source: 'RR232 4.8-4.10',
  },
  example: {
    model: {
      schemaVersion: 1,
      kind: KIND,
      period: 'year',
      pot: '120000',
      topSlices: [{ id: 'staff', label: 'pre-school service staff', amount: '40000' }],
      places: 40,
    },
    case: { caseId: 'C1', kind: KIND },
  },
});
