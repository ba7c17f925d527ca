import { beforeAll, describe, expect, test } from 'vitest';
import { sharedLevels } from '../../src/cli/commands/model/level-sheet.js';
import { fittedLevels } from '../../src/sensitivity/weights/fitted-levels.js';
import { put, runIn, temporaryFolder } from './support.js';

const home = temporaryFolder();
const run = runIn(home);

const levels = [
  { name: 'lots', points: 12 },
  { name: 'some', points: 4 },
  { name: 'none', points: 0 },
];
const INSTRUMENT = {
  schemaVersion: 1,
  id: 'one',
  version: '1',
  title: 'One statement',
  source: { kind: 'council', citation: 'Our council, 2026' },
  outcomes: [{ id: 'healthy', title: 'Be healthy' }],
  statements: [{ id: 'sleep', outcome: 'healthy', text: 'About sleep', levels }],
};

// 10 families of each answer: without points £0, at 4 points £500 on average, at 12 points £2,700.
const answers = ['none', 'some', 'lots'].flatMap((level, kind) =>
  Array.from({ length: 10 }, (_, index) => ({
    id: `K${kind}${index}`,
    level,
    pounds: ([0, 500, 2700][kind] ?? 0) + (kind === 0 ? 0 : index % 2 === 0 ? 100 : -100),
  })),
);

beforeAll(() => {
  put(home, 'i.json', JSON.stringify(INSTRUMENT));
  put(home, 'a.csv', `case_id,sleep\n${answers.map(({ id, level }) => `${id},${level}`).join('\n')}\n`);
  put(home, 'p.csv', `case_id,package_value\n${answers.map(({ id, pounds }) => `${id},${pounds}`).join('\n')}\n`);
});

describe('openras sensitivity --level-cases', () => {
  const files = ['sensitivity', 'i.json', 'a.csv', 'p.csv'];

  test('prints what each level costs, with how many families are at it', async () => {
    const { out, code } = await run(...files, '--level-cases', '5', '--format', 'markdown');
    expect(code).toBe(0);
    // 20 packages of £32,000 over 160 points are £200 a point; each is £100 from its level but the ten of £0: £100 x root of 20 / 30.
    expect(out).toContain(
      'Pounds that 30 packages would ask for at each level, of 5 cases at the least; the root mean square residual is £81.65',
    );
    expect(out).toContain('| sleep | 4 | 4 | 1 | 10 | 500.00 | 500.00 | 800.00 | 500.00 |');
    expect(out).toContain('| sleep | 12 | 12 | 1 | 10 | 2700.00 | 2200.00 | 2400.00 | 2200.00 |');
    const json = JSON.parse((await run(...files, '--level-cases', '5', '--format', 'json')).out);
    expect(json.result.levels.levels.map(({ pounds }: { pounds: string }) => pounds)).toEqual(['500.00', '2700.00']);
    expect(JSON.parse((await run(...files, '--format', 'json')).out).result.levels).toBeUndefined();
  });

  test('says which levels are put together', async () => {
    const { err } = await run(...files, '--level-cases', '11', '--format', 'csv');
    expect(err).toContain('2 levels of sleep (4 to 12 points) are fitted as one');
  });

  test('shares them of many families alone', async () => {
    const shared = (least: string) =>
      run(...files, '--level-cases', '5', '--publish', '--small-cell', least, '--format', 'markdown');
    // Two levels, a weight and three residuals: 30 families are five for each, and not six.
    expect((await shared('5')).out).toContain('| sleep | 4 | 4 | 10 | 500.00 | 500.00 |');
    const six = (await shared('6')).out;
    expect(six).toContain('since there are too few packages for so many levels');
    expect(six).not.toContain('500.00');
  });

  test('goes without --case, and takes a whole number', async () => {
    expect((await run(...files, '--level-cases', '5', '--case', 'K00')).err).toContain('goes without --case');
    expect((await run(...files, '--level-cases', 'few')).code).toBe(2);
    expect((await run(...files, '--level-cases', '0')).code).toBe(2);
  });
});

describe('levels for sharing', () => {
  const made = (counts: readonly (readonly [number, number])[], fewest: number) => {
    const points = counts.flatMap(([level, n]) => Array.from({ length: n }, () => level));
    const traditional = points.map((level, index) => level * 10_000 + (index % 3) * 100);
    return fittedLevels({ statements: [{ id: 'sleep', points }], traditional }, { fewest });
  };

  test('are told of a statement all or none: one that is missing is the rest of the others', () => {
    expect(
      sharedLevels(
        made(
          [
            [0, 30],
            [4, 30],
            [12, 30],
          ],
          2,
        ),
        1,
        5,
      ).rows,
    ).toHaveLength(2);
    // 3 families at the highest level, or 2 without points.
    expect(
      sharedLevels(
        made(
          [
            [0, 30],
            [4, 30],
            [12, 3],
          ],
          2,
        ),
        1,
        5,
      ).rows,
    ).toEqual([]);
    expect(
      sharedLevels(
        made(
          [
            [0, 2],
            [4, 30],
            [12, 30],
          ],
          2,
        ),
        1,
        5,
      ).rows,
    ).toEqual([]);
    // Nobody without points tells of nobody.
    expect(
      sharedLevels(
        made(
          [
            [4, 30],
            [12, 30],
          ],
          2,
        ),
        1,
        5,
      ).rows,
    ).toHaveLength(2);
  });

  test('that are put together show neither their points nor how many of them there are', () => {
    const { columns, rows } = sharedLevels(
      made(
        [
          [0, 30],
          [4, 30],
          [12, 29],
          [18, 1],
        ],
        5,
      ),
      1,
      5,
    );
    expect(columns).toEqual(['statement', 'from_points', 'to_points', 'n', 'pounds', 'more']);
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ['sleep', '4', '4', 30],
      ['sleep', undefined, undefined, 30],
    ]);
  });
});
