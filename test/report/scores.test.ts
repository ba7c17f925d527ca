import { expect, test } from 'vitest';
import { scoreResponses } from '../../src/questionnaire/score/score.js';
import { scoreSheet } from '../../src/report/cases/scores.js';
import { agreed, instrumentOf, levelsOf } from '../questionnaire/support.js';
import { rowsOf } from './support.js';

test('points by outcome, and a column for each outcome that any case has', () => {
  const instrument = instrumentOf(
    [{ levels: levelsOf(0, 4, 10) }, { levels: levelsOf(0, 6), outcome: 'safe' }, { levels: levelsOf(0, 3) }],
    {
      outcomes: [
        { id: 'healthy', title: 'Be healthy' },
        { id: 'safe', title: 'Be safe' },
      ],
    },
  );
  const all = agreed([
    ['s1', 'level b'],
    ['s2', 'level b'],
    ['s3', 'level a'],
  ]);
  const one = agreed([['s1', 'level c']], 'c2');
  const scores = scoreResponses(instrument, [all, one], { unanswered: 'zero' });
  // 4 + 6 + 0 of 10 + 6 + 3 points; 10 and two statements that nobody answered
  const of = { instrument: instrument.id, instrument_version: instrument.version };
  expect(rowsOf(scoreSheet(scores))).toEqual([
    { case_id: 'c1', points: '10', maximum: '19', healthy: '4', safe: '6', unanswered: 0, differences: 0, ...of },
    { case_id: 'c2', points: '10', maximum: '19', healthy: '10', safe: '0', unanswered: 2, differences: 0, ...of },
  ]);
  expect(scoreSheet([], 'Ours')).toMatchObject({
    title: 'Ours',
    columns: ['case_id', 'points', 'maximum', 'unanswered', 'differences', 'instrument', 'instrument_version'],
    rows: [],
  });
});
