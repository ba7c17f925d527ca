import { defineKind } from '../kind.js';
import { allocateByHours, tellOfLevel } from './allocate.js';
import { hoursCaseSchema } from './case.js';
import { hoursModelSchema, KIND } from './model.js';

/**
 * Hours by level of need as a kind of model.
 *
 * @category Kinds of model
 */
export const hoursByNeedLevelKind = defineKind({
  kind: KIND,
  title: 'hours by level of need: predicted hours at an hourly rate',
  modelSchema: hoursModelSchema,
  caseSchema: hoursCaseSchema,
  allocate: allocateByHours,
  tellOfCase: tellOfLevel,
  disclosure: {
    indicativeUpFront: true,
    shown: 'the indicative budget, with the hours and the hourly rate that it was made of',
    sequence: ['assessment', 'level of need', 'predicted hours', 'indicative budget', 'support plan', 'final budget'],
    source: 'IBSEN 9.6.2',
  },
  example: {
    model: {
      schemaVersion: 1,
      kind: KIND,
      period: 'year',
      levels: [
        { id: 'moderate', hours: 7 },
        { id: 'high', hours: '21.5' },
      ],
      hoursPer: 'week',
      ratePerHour: '15.54',
      convention: '52-weeks',
    },
    case: { caseId: 'P1', kind: KIND, level: 'high' },
  },
});
