import { defineKind } from '../kind.js';
import { allocateByLevels } from './allocate.js';
import { tellOfAnswers } from './answers.js';
import { levelPricesCaseSchema } from './case.js';
import { KIND, levelPricesModelSchema } from './model.js';

/**
 * Levels of support with money attached, as a kind of model.
 *
 * @category Kinds of model
 */
export const levelPricesKind = defineKind({
  kind: KIND,
  title: 'level prices: money attached to the level of support for each outcome',
  modelSchema: levelPricesModelSchema,
  caseSchema: levelPricesCaseSchema,
  allocate: allocateByLevels,
  tellOfCase: tellOfAnswers,
  disclosure: {
    indicativeUpFront: true,
    shown: 'the indicative budget and the value of the existing package',
    sequence: [
      'questionnaire of outcomes',
      'level of support for each outcome',
      'indicative budget',
      'told to the family',
      'support plan',
      'approval by a panel or manager',
      'final budget',
    ],
    source: 'RR145 5.17, 5.21, 6.10',
  },
  example: {
    model: {
      schemaVersion: 1,
      kind: KIND,
      period: 'year',
      levels: [
        { id: 'none', amount: '0' },
        { id: 'basic', amount: '400' },
        { id: 'standard', amount: '900' },
        { id: 'enhanced', amount: '2000' },
      ],
      outcomes: [
        { id: 'friends', title: 'has friends and things to do' },
        { id: 'sleep', amounts: [{ level: 'enhanced', amount: '3500' }] },
      ],
    },
    case: {
      caseId: 'F1',
      kind: KIND,
      answers: [
        { outcome: 'friends', level: 'standard' },
        { outcome: 'sleep', level: 'enhanced' },
      ],
    },
  },
});
