import { defineKind } from '../kind.js';
import { allocateByTable } from './allocate.js';
import { allocateCohortByTable } from './allocate-cohort.js';
import { tableCaseSchema } from './case.js';
import { allocationTableSchema } from './model.js';

/**
 * A published allocation table as a kind of model.
 *
 * @category Kinds of model
 */
export const allocationTableKind = defineKind({
  kind: 'allocation-table',
  title: 'allocation table: score ranges with an amount each',
  modelSchema: allocationTableSchema,
  caseSchema: tableCaseSchema,
  allocate: allocateByTable,
  allocateCohort: allocateCohortByTable,
  groupsOf: ({ tables }) => tables.map(({ group }) => group),
  disclosure: {
    indicativeUpFront: true,
    shown: 'the published table, the row that the points fall in and the indicative budget',
    sequence: ['questionnaire', 'points', 'row of the table', 'indicative budget', 'support plan', 'final budget'],
    source: 'IPB p.34',
  },
  example: {
    model: {
      schemaVersion: 1,
      kind: 'allocation-table',
      period: 'year',
      effectiveFrom: '2026-04-01',
      step: 1,
      tables: [
        {
          rows: [
            { from: 0, to: 69, name: 'no support', amount: null, answer: 'no-budget' },
            { from: 70, to: 115, name: 'small support', amount: '500.00' },
            { from: 116, to: 130, name: 'some support', amount: '1000.00' },
            { from: 131, to: null, name: 'high support', amount: null, answer: 'refer-to-costing' },
          ],
        },
      ],
    },
    case: { caseId: 'F1', points: 82 },
  },
});
