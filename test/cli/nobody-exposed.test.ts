import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { put, runIn, temporaryFolder } from './support.js';

// What leaves the building tells nothing of few families: the files for sharing, and what commands print with --publish.

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const home = temporaryFolder();
const run = runIn(home);
cpSync(join(FIXTURES, 'example-council'), join(home, 'example-council'), { recursive: true });
for (const other of ['plans', 'reconstructed-cohort']) {
  cpSync(join(FIXTURES, other), join(home, other), { recursive: true });
}
const council = (name: string): string => join(home, 'example-council', name);
const read = (...path: string[]): string => readFileSync(join(home, ...path), 'utf8');

/** The ethnicity of the first family is a word that nobody else has. */
const cases = readFileSync(council('cohort/cases.csv'), 'utf8');
const [header = '', first = '', ...others] = cases.split('\n');
const column = header.split(',').indexOf('ethnicity');
const changed = first.split(',').map((cell, index) => (index === column ? 'Zz' : cell));
writeFileSync(council('cohort/cases.csv'), [header, changed.join(','), ...others].join('\n'));

beforeAll(async () => {
  expect((await run('run', 'example-council/council.json', '--out', 'results')).code).toBe(0);
}, 60_000);

describe('a council of which one family has an ethnicity that nobody else has', () => {
  test('names it in no file for sharing, and in the internal copy', () => {
    for (const page of ['report.md', 'director.md'].map((name) => read('results', name))) {
      expect(page).not.toMatch(/Zz/i);
      // Nor any family of the cohort or the sample, nor the furthest of all.
      expect(page).not.toMatch(/\b[FS]0\d\d\b/);
      expect(page).not.toContain('largest difference');
      expect(page).not.toMatch(/Lowest|Median|in the middle|middle budget/);
      expect(page).toContain('For sharing: figures of fewer than 5 families are left out');
    }
    const inside = read('results', 'report-internal.md');
    expect(inside).toContain('Internal: not for sharing.');
    expect(inside).toMatch(/ethnicity Zz \(1 family\)/);
  });

  test('shows the smallest other group together with it, so that it is not the total less the others', () => {
    const page = read('results', 'director.md');
    const groups = [...page.matchAll(/Indicative amounts: ethnicity ([^(]+) \((\d+) families\) against/g)];
    const sizes = new Map(groups.map(([, group = '', n]) => [group, Number(n)]));
    expect(sizes.has('Mixed')).toBe(false);
    // One of the 8 Mixed families, or of another group, is the one that changed: together they are as many as before, or one more.
    const mixed = cases.split('\n').filter((line) => line.split(',')[column] === 'Mixed').length;
    const isOfMixed = first.split(',')[column] === 'Mixed';
    expect(sizes.get('other groups together')).toBe(isOfMixed ? mixed : mixed + 1);
  });

  test('prints with --publish what report.md has, and warns of nobody', async () => {
    const { out, err, code } = await run('run', 'example-council/council.json', '--publish', '--format', 'markdown');
    expect([code, err]).toEqual([0, '']);
    expect(read('results', 'report.md').endsWith(out)).toBe(true);
    const json = await run('run', 'example-council/council.json', '--publish', '--format', 'json');
    expect(json.out).not.toMatch(/Zz|\b[FS]0\d\d\b/);
    expect(JSON.parse(json.out).warnings).toEqual([]);
  });

  test('says so where neither is asked for, and takes one of the two', async () => {
    const internal = await run('run', 'example-council/council.json', '--internal', '--format', 'markdown');
    expect(internal.err).not.toContain('for inside');
    const { err } = await run('run', 'example-council/council.json', '--format', 'markdown');
    expect(err.split('\n')[0]).toBe(
      'for inside: figures of few families may be in this; --publish leaves them out, --internal says this no more',
    );
    expect((await run('run', 'example-council/council.json', '--publish', '--internal')).code).toBe(2);
  });

  test('asks how many families a figure must rest on as soon as groups are compared', async () => {
    const text = readFileSync(council('council.json'), 'utf8');
    writeFileSync(council('without.json'), text.replace(/\s*"smallCell": 5,/, ''));
    const { code, err } = await run('run', 'example-council/without.json', '--publish');
    expect(code).toBe(2);
    expect(err).toContain('say how many families a figure must rest on to be shared, such as 5 or 10');
    writeFileSync(council('one.json'), text.replace('"smallCell": 5', '"smallCell": 1'));
    expect((await run('run', 'example-council/one.json')).err).toContain('smallCell');
  });
});

test('a council that states no number gets pages that say that they are not for sharing', async () => {
  const text = readFileSync(council('council.json'), 'utf8');
  writeFileSync(council('plain.json'), text.replace(/\s*"smallCell": 5,\s*"equity": \{[^}]*\},/, ''));
  expect((await run('run', 'example-council/plain.json', '--out', 'plain')).code).toBe(0);
  for (const name of ['report.md', 'director.md']) expect(read('plain', name)).toContain('Not for sharing:');
  expect((await run('run', 'example-council/plain.json', '--publish')).err).toContain(
    'say in the council file how many families a figure must rest on to be shared',
  );
});

// 12, 3 and 2 families: of the threshold 5 the two small groups are shown as one, of 10 only the total.
const families = [
  ...Array.from({ length: 12 }, (_, index) => ['White', index]),
  ...Array.from({ length: 3 }, (_, index) => ['Asian', index]),
  ...Array.from({ length: 2 }, (_, index) => ['Zz', index]),
].map(([group, index], row) => ({ id: `K${row + 10}`, group, points: 10 + (row % 2), final: 1000 + 37 * row, index }));
put(
  home,
  'groups.csv',
  `case_id,points,final,ethnicity\n${families.map(({ id, points, final, group }) => `${id},${points},${final},${group}`).join('\n')}\n`,
);
put(
  home,
  'sample.csv',
  `case_id,points,package_value,ethnicity\n${families.map(({ id, points, final, group }) => `${id},${points},${final},${group}`).join('\n')}\n`,
);
put(
  home,
  'stages.csv',
  `case_id,site,traditional,final\n${families.map(({ id, final, group }) => `${id},${group},${final + 5},${final}`).join('\n')}\n`,
);

describe('commands with --publish', () => {
  const equity = (...argv: string[]) =>
    run('equity', 'groups.csv', '--by', 'ethnicity', '--bands', 'each', '--stage', 'final', ...argv);

  test('equity: groups of 12, 3 and 2', async () => {
    const five = await equity('--publish', '--small-cell', '5');
    expect(five.out).toContain('ethnicity other groups together (5 families) against ethnicity White');
    expect(five.out + five.err).not.toMatch(/Asian|Zz|\bK\d\d\b/);
    const ten = await equity('--publish', '--small-cell', '10');
    expect(ten.out).toContain('nothing is shared by ethnicity');
    expect(ten.out + ten.err).not.toMatch(/Asian|Zz|White|\bK\d\d\b/);
    expect((await equity('--publish')).err).toContain('the fewest families that a figure may rest on');
    expect((await equity('--internal', '--small-cell', '5')).out).toContain('ethnicity Zz (2 families)');
  });

  test('compare, fit and sensitivity name no family, and ask for the number', async () => {
    const compare = await run('compare', 'stages.csv', '--publish', '--small-cell', '5');
    const fit = await run('fit', 'sample.csv', '--by', 'ethnicity', '--publish', '--small-cell', '5');
    const council = ['instrument.json', 'sample/answers.csv', 'sample/cases.csv'].map(
      (name) => `example-council/${name}`,
    );
    for (const { code, out, err } of [compare, fit]) {
      expect([code, err]).toEqual([0, '']);
      expect(out).not.toMatch(/\bK\d\d\b/);
    }
    expect(fit.out).not.toMatch(/Zz|Asian/);
    expect((await run('fit', 'sample.csv', '--publish')).err).toContain('say how many families a figure must rest on');
    expect((await run('sensitivity', ...council, '--publish')).err).toContain('say how many families');
    expect((await run('sensitivity', ...council, '--publish', '--small-cell', '5', '--case', 'S001')).code).toBe(2);
  });

  test('a group that is nearly another is named inside alone, on the screen as well', async () => {
    const text = readFileSync(join(home, 'groups.csv'), 'utf8');
    put(home, 'nearly.csv', text.replace(',White', ',white'));
    const nearly = (...argv: string[]) =>
      run(
        'equity',
        'nearly.csv',
        '--by',
        'ethnicity',
        '--bands',
        'each',
        '--stage',
        'final',
        '--small-cell',
        '5',
        ...argv,
      );
    expect((await nearly('--internal')).err).toContain('"white"');
    const { err, out } = await nearly('--publish');
    expect(err).toBe('1 note on the tables stays inside; without --publish they are printed\n');
    expect(out).not.toContain('white');
  });

  test('compare: no figure is of one family or of two, nor is how many are left of all', async () => {
    const shared = (...argv: string[]) => run('compare', 'stages.csv', '--publish', '--format', 'json', ...argv);
    const five = JSON.parse((await shared('--small-cell', '5')).out).result.tables;
    expect(Object.keys(five)).toEqual(['change', 'averageChange', 'direction', 'newcomers']);
    expect(JSON.stringify(five)).not.toMatch(/Median|Quartile|Lowest|Highest|Zz|Asian/);
    // Of 12, 3 and 2 families the group of 2 is small whatever is said, and the group of 3 would be the total less the 12.
    const two = JSON.parse((await shared('--small-cell', '2')).out).result.tables;
    expect(two.change.rows.map(({ cells }: { cells: unknown[] }) => cells.slice(0, 2))).toEqual([
      ['White', 12],
      ['All', 17],
    ]);
    put(home, 'rest.csv', `${readFileSync(join(home, 'stages.csv'), 'utf8')}K99,White,4000,\n`);
    const rest = await run('compare', 'rest.csv', '--publish', '--small-cell', '5', '--format', 'markdown');
    expect(rest.out).toContain('| families in the file |  |');
  });

  test('fit tells no budget of the middle points, and no count of few', async () => {
    const { out } = await run('fit', 'sample.csv', '--publish', '--small-cell', '5', '--format', 'markdown');
    expect(out).toContain('| price of a point |');
    expect(out).not.toMatch(/budget for|outside_table|below_zero|within_|median/);
    const asked = await run(
      'fit',
      'sample.csv',
      '--publish',
      '--small-cell',
      '5',
      '--at-points',
      '20',
      '--format',
      'markdown',
    );
    expect(asked.out).toContain('| budget for 20 points |');
  });

  test('sensitivity: the family that a weight decides most for stays inside', async () => {
    const packages = read('example-council', 'sample', 'cases.csv');
    const rows = packages
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => `${line.split(',')[0]},1000`);
    put(home, 'packages.csv', `case_id,package_value\n${rows.join('\n')}\n`);
    const files = ['example-council/instrument.json', 'example-council/sample/answers.csv', 'packages.csv'];
    const shared = await run('sensitivity', ...files, '--publish', '--small-cell', '5');
    expect([shared.code, shared.err]).toEqual([0, '']);
    expect(shared.out).not.toMatch(/\bS0\d\d\b/);
    expect((await run('sensitivity', ...files, '--internal')).out).toMatch(/\bS0\d\d\b/);
  });
});
