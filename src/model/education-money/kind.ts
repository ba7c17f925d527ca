import { defineKind } from '../kind.js';
import { allocateEducation } from './allocate.js';
import { educationMoneyCaseSchema } from './case.js';
import { educationMoneyModelSchema, KIND } from './model.js';

/**
 * Rules for education money as a kind of model.
 *
 * @category Kinds of model
 */
export const educationMoneyKind = defineKind({
  kind: KIND,
  title: 'education money: what of it a budget can hold',
  modelSchema: educationMoneyModelSchema,
  caseSchema: educationMoneyCaseSchema,
  allocate: allocateEducation,
  disclosure: {
    indicativeUpFront: true,
    shown:
      'the amount that could be a personal budget, for each school that the family considers, before it asks for one',
    sequence: [
      'banding of additional learning money',
      'care and health amounts at the same time',
      'draft plan shared with the family',
      'school named and personal budget asked for',
      'school place confirmed and plan complete',
      'final budget',
    ],
    source: 'IPB pp.10-13, 34',
  },
  example: {
    model: {
      schemaVersion: 1,
      kind: KIND,
      period: 'year',
      rule: 'school-money-by-agreement',
      topUpInSchool: 'never',
    },
    case: {
      caseId: 'C1',
      kind: KIND,
      requested: true,
      sources: [
        { id: 'place', type: 'pupil-funding', amount: '4000' },
        { id: 'notional SEN', type: 'school-managed', amount: '1500', headAgrees: true },
        { id: 'top-up', type: 'individual-top-up', amount: '2600' },
      ],
    },
  },
});
