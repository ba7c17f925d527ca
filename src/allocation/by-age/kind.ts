import { defineKind } from '../../model/kind.js';
import type { LevelPricesModel } from '../../model/level-prices/model.js';
import { allocateByAge, tellOfByAge } from './allocate.js';
import { byAgeCaseSchema } from './case.js';
import { BY_AGE, byAgeModelSchema } from './model.js';

const flat = (amount: string): LevelPricesModel => ({
  schemaVersion: 1,
  kind: 'level-prices',
  period: 'year',
  levels: [{ id: 'some', amount }],
  outcomes: [{ id: 'friends' }],
});
/**
 * A router by age group as a kind of model.
 *
 * @category Kinds of model
 */
export const byAgeKind = defineKind({
  kind: BY_AGE,
  title: 'by age: each age group has a model of its own',
  modelSchema: byAgeModelSchema,
  caseSchema: byAgeCaseSchema,
  allocate: allocateByAge,
  tellOfCase: tellOfByAge,
  disclosure: {
    indicativeUpFront: true,
    shown: "what the model of the child's age group shows, and the age from which another model applies",
    sequence: ['age on the day that counts', 'model of the age group', 'then as in that model'],
    source: 'RR145 5.6, Table 35',
  },
  example: {
    model: {
      schemaVersion: 1,
      kind: BY_AGE,
      period: 'year',
      ageRule: 'assessed',
      groups: [
        { fromAge: 0, toAge: 13, model: flat('700') },
        { fromAge: 14, toAge: null, model: flat('1100') },
      ],
    },
    case: {
      caseId: 'C1',
      kind: BY_AGE,
      bornOn: '2012-05-01',
      assessedOn: '2026-04-30',
      case: { answers: [{ outcome: 'friends', level: 'some' }] },
    },
  },
});
