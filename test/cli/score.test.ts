import { expect, test } from 'vitest';
import { readScores } from '../../src/cli/data/sample/scores.js';
import { instrumentOf, levelsOf } from '../questionnaire/support.js';
import { put, runIn, temporaryFolder, testDesk } from './support.js';

const folder = temporaryFolder();
const instrument = instrumentOf([{ levels: levelsOf(10, 0) }, { levels: levelsOf(6, 0) }]);
put(folder, 'instrument.json', JSON.stringify(instrument));

/** Line and column of each problem that scoring a file of answers tells. */
function placesOf(name: string, content: string): unknown[] {
  put(folder, name, content);
  try {
    readScores(testDesk(folder), 'instrument.json', name, {});
  } catch (error) {
    const { problems } = error as { problems: { details?: { line?: number; column?: number } }[] };
    return problems.map(({ details }) => [details?.line, details?.column]);
  }
  return [];
}

test('a fault in a file of answers is told at its line and column, whichever way the answers are given', () => {
  const list = [
    '[',
    '  { "caseId": "a",',
    '    "answers": [',
    '      { "statement": "s1", "agreed": "level z" },',
    '      { "statement": "s2", "agreed": "level a", "parent": "level z" }',
    '    ] }',
    ']',
  ];
  expect(placesOf('list.json', list.join('\n'))).toEqual([
    [4, 38],
    [5, 59],
  ]);
  const byStatement = [
    '[',
    '  { "caseId": "a",',
    '    "answers": {',
    '      "s1": { "agreed": "level z" },',
    '      "s2": { "agreed": "level a", "parent": "level z" }',
    '    } }',
    ']',
  ];
  expect(placesOf('form.json', byStatement.join('\n'))).toEqual([
    [4, 25],
    [5, 46],
  ]);
  const table = ['case_id,s1,s1@parent,s2', 'a,level a,level a,level a', 'b,level a,level a,'];
  // What is not there is told at its row.
  expect(placesOf('table.csv', table.join('\n'))).toEqual([[3, 19]]);
});

test('--unknown-statements is for a list, and of a table it says what leaves a column unread', async () => {
  const run = runIn(folder);
  const ignore = ['--unknown-statements', 'ignore'];
  put(folder, 'more.csv', 'case_id,s1,s2,s9\na,level a,level a,level a\n');
  const table = await run('score', 'instrument.json', 'more.csv', ...ignore);
  expect([table.code, table.out]).toEqual([2, '']);
  expect(table.err).toContain('--unknown-statements: is for a JSON list of responses; of a table');
  expect((await run('score', 'instrument.json', 'more.csv')).code).toBe(2);
  expect((await run('score', 'instrument.json', 'more.csv', '--ignore-column', 's9')).code).toBe(0);
  const answers = ['s1', 's2', 's9'].map((statement) => ({ statement, agreed: 'level a' }));
  put(folder, 'more.json', JSON.stringify([{ caseId: 'a', answers }]));
  expect((await run('score', 'instrument.json', 'more.json')).code).toBe(2);
  expect((await run('score', 'instrument.json', 'more.json', ...ignore)).code).toBe(0);
});
