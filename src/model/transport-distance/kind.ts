import { defineKind } from '../kind.js';
import { allocateTransport } from './allocate.js';
import { transportCaseSchema } from './case.js';
import { tellOfFit } from './check-fit.js';
import { KIND, transportModelSchema } from './model.js';

/**
 * Personal transport budgets as a kind of model.
 *
 * @category Kinds of model
 */
export const transportDistanceKind = defineKind({
  kind: KIND,
  title: 'personal transport budget: by distance and type of school',
  modelSchema: transportModelSchema,
  caseSchema: transportCaseSchema,
  allocate: allocateTransport,
  tellOfCase: tellOfFit,
  disclosure: {
    indicativeUpFront: true,
    shown: 'the amount offered, before the family decides whether to take it',
    sequence: [
      'distance and type of school',
      'amount offered to the family by its caseworker',
      'family accepts',
      'paid month by month, without an account of what it was spent on',
      'attendance and punctuality are looked at',
      'where the child is trained to travel alone, the budget ends with the training',
    ],
    source: 'RR232 4.30-4.33',
  },
  example: {
    model: {
      schemaVersion: 1,
      kind: KIND,
      period: 'year',
      basis: 'per-mile',
      rates: [
        { schoolType: 'special', fromMiles: 0, toMiles: 5, perMile: '0.60' },
        { schoolType: 'special', fromMiles: 5, toMiles: null, perMile: '0.45' },
      ],
      legsPerDay: 2,
      days: 190,
      payments: { number: 12 },
    },
    case: { caseId: 'C1', kind: KIND, schoolType: 'special', miles: '7.3' },
  },
});
