import { defineKind } from '../kind.js';
import { allocateByPercentile } from './allocate.js';
import { percentileCaseSchema } from './case.js';
import { allocateCohortByPercentile } from './cohort/allocate-cohort.js';
import { percentileModelSchema } from './model.js';

/**
 * RAS 5 as a kind of model.
 *
 * @category Kinds of model
 */
export const percentileKind = defineKind({
  kind: 'percentile',
  title: 'RAS 5: the package at the same percentile as the score',
  modelSchema: percentileModelSchema,
  caseSchema: percentileCaseSchema,
  allocate: allocateByPercentile,
  allocateCohort: allocateCohortByPercentile,
  disclosure: {
    indicativeUpFront: true,
    shown: 'the indicative budget and the value of the existing package',
    sequence: ['questionnaire', 'points', 'indicative budget', 'told to the family', 'support plan', 'final budget'],
    source: 'RR145 5.21, 6.10',
  },
  example: {
    model: {
      schemaVersion: 1,
      kind: 'percentile',
      period: 'year',
      fundingBasis: 'pot',
      method: 'rank',
      ties: 'mean',
      between: 'interpolate',
      above: 'refer-to-costing',
      below: 'refer-to-costing',
      counts: { scores: 3, packages: 3 },
      rows: [
        { points: '40', percentile: '100', cases: 1, place: 1, money: '9000', over: 1, packages: 1 },
        { points: '30', percentile: '25', cases: 2, place: 2, money: '9000', over: 2, packages: 2 },
      ],
      rounding: { unit: '0.01', mode: 'half-up' },
    },
    case: { caseId: 'F1', points: 30 },
  },
});
