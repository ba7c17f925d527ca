import { expect, test } from 'vitest';
import { equitySheets } from '../../src/report/equity.js';
import { rowsOf } from './support.js';

test('a statement becomes its words and its figures, with few families marked', () => {
  const [words, rows, means] = equitySheets({
    period: 'year',
    cases: 5,
    n: 4,
    compared: ['4 of 5 cases are compared.'],
    sections: [{ question: 'Same need, same money?', answers: ['Yes.', 'At every level.'] }],
    notes: ['One gap hangs on one family.'],
    cannotShow: ['Why it is so.'],
    rows: [
      {
        topic: 'groups',
        stage: 'final',
        who: 'A',
        against: 'B',
        figure: 'gap, £',
        value: '12.00',
        n: 4,
        smallCell: true,
      },
      {
        topic: 'same need',
        stage: 'indicative',
        who: 'everyone',
        against: null,
        figure: 'spread, £',
        value: null,
        n: 3,
        smallCell: false,
      },
    ],
    means: [
      { stage: 'final', by: 'group', level: '10 points', group: 'A', n: 3, smallCell: true, mean: '4000.00' },
      { stage: 'final', by: 'group', level: null, group: null, n: 9, smallCell: false, mean: '4100.00' },
    ],
    warnings: [],
  });
  expect(means.rows).toEqual([
    ['final', 'group', '10 points', 'A', 3, '4000.00', 'yes'],
    ['final', 'group', 'all families', 'not stated', 9, '4100.00', undefined],
  ]);
  expect(words.rows).toEqual([
    ['What was compared', '4 of 5 cases are compared.'],
    ['Same need, same money?', 'Yes.'],
    ['Same need, same money?', 'At every level.'],
    ['What to know of single gaps', 'One gap hangs on one family.'],
    ['What the figures cannot show', 'Why it is so.'],
  ]);
  expect(rowsOf(rows)).toEqual([
    {
      topic: 'groups',
      stage: 'final',
      who: 'A',
      against: 'B',
      figure: 'gap, £',
      value: '12.00',
      n: 4,
      few_families: 'yes',
    },
    {
      topic: 'same need',
      stage: 'indicative',
      who: 'everyone',
      against: undefined,
      figure: 'spread, £',
      value: undefined,
      n: 3,
      few_families: undefined,
    },
  ]);
});
