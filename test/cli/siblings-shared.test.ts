import { beforeAll, describe, expect, test } from 'vitest';
import { put, runIn, temporaryFolder } from './support.js';

// In what is shared, children of one household are one family.

const home = temporaryFolder();
const run = runIn(home);

/** 12 children of North and 6 of South; of South three are siblings, so that they are 4 families. */
const rows = (isHoused: boolean) =>
  Array.from({ length: 18 }, (_, row) => ({
    id: `K${row + 10}`,
    site: row < 12 ? 'North' : 'South',
    household: isHoused && row >= 15 ? 'H1' : '',
    pounds: 1000 + 37 * row,
    points: 10 + (row % 2),
  }));

beforeAll(() => {
  for (const isHoused of [true, false]) {
    const name = isHoused ? 'siblings' : 'apart';
    const stages = rows(isHoused).map(
      (one) => `${one.id},${one.site},${one.household},${one.pounds},${one.pounds + 5}`,
    );
    put(home, `${name}.csv`, `case_id,site,household,traditional,final\n${stages.join('\n')}\n`);
    const cases = rows(isHoused).map((one) => `${one.id},${one.points},${one.pounds},${one.site},${one.household},no`);
    put(home, `${name}-groups.csv`, `case_id,points,final,area,household,limited\n${cases.join('\n')}\n`);
  }
});

describe('compare --publish', () => {
  const shared = async (name: string, ...argv: string[]) => {
    const { out, code, err } = await run(
      'compare',
      name,
      '--publish',
      '--small-cell',
      '5',
      '--format',
      'json',
      ...argv,
    );
    expect([code, err]).toEqual([0, '']);
    return JSON.parse(out).result.tables.change.rows.map(({ cells }: { cells: unknown[] }) => cells.slice(0, 2));
  };

  test('shows 6 children of 6 families, and not those of 4', async () => {
    expect(await shared('apart.csv')).toEqual([
      ['North', 12],
      ['South', 6],
      ['All', 18],
    ]);
    // North would be the total less South.
    expect(await shared('siblings.csv')).toEqual([['All', 18]]);
  });

  test('knows the siblings also where the user says that each has a package of its own', async () => {
    expect(await shared('siblings.csv', '--ignore-column', 'household')).toEqual([['All', 18]]);
  });
});

describe('equity --publish', () => {
  const shared = (name: string) =>
    run(
      'equity',
      name,
      '--by',
      'area',
      '--bands',
      'each',
      '--stage',
      'final',
      '--publish',
      '--small-cell',
      '5',
      '--format',
      'markdown',
    );

  test('shows a group of 6 families, and not one of 4', async () => {
    expect((await shared('apart-groups.csv')).out).toContain('area South (6 families) against area North');
    const { out, code } = await shared('siblings-groups.csv');
    expect(code).toBe(0);
    expect(out).toContain('nothing is shared by area');
    expect(out).not.toMatch(/South|North/);
    // What is said to be left out are families, and not the children that these may have.
    expect(out).toContain('Figures that rest on fewer than 5 families are left out');
  });

  test('says that outcomes of yes and no are compared inside alone', async () => {
    const said =
      'limited, referred, short of need, contested or have lowered answers more often at equal need is not shared';
    expect((await shared('apart-groups.csv')).out).toContain(said);
    const inside = await run(
      'equity',
      'apart-groups.csv',
      '--by',
      'area',
      '--bands',
      'each',
      '--stage',
      'final',
      '--internal',
      '--format',
      'markdown',
    );
    expect(inside.out).not.toContain(said);
    expect(inside.out).toContain('Who is limited, referred, short or lowered?');
  });
});

describe('fit of children of one household', () => {
  const children = (count: number, isHoused: boolean) =>
    Array.from(
      { length: count },
      (_, row) => `K${row},${isHoused && row < 4 ? 'H1' : ''},${20 + row},${3000 + 311 * row}`,
    );
  const header = 'case_id,household,points,package_value\n';

  test('tell nothing of 7 children of 4 families, and the figures of 7 of 7', async () => {
    // Four families may have 4 + 1 + 1 + 1 = 7 children here, so that a figure of 5 families has 8 at least.
    put(home, 'seven.csv', `${header}${children(7, false).join('\n')}\n`);
    put(home, 'four.csv', `${header}${children(7, true).join('\n')}\n`);
    const shared = async (name: string) => {
      const { out, code } = await run('fit', name, '--publish', '--small-cell', '5', '--format', 'json');
      expect(code).toBe(0);
      return JSON.parse(out).result.tables.flatMap(({ rows }: { rows: unknown[] }) => rows).length;
    };
    expect(await shared('seven.csv')).toBeGreaterThan(0);
    expect(await shared('four.csv')).toBe(0);
  });

  test('draw siblings together where samples are drawn anew', async () => {
    put(home, 'twenty.csv', `${header}${children(20, false).join('\n')}\n`);
    put(home, 'housed.csv', `${header}${children(20, true).join('\n')}\n`);
    const price = async (name: string) => {
      const { out, code } = await run('fit', name, '--internal', '--format', 'json');
      expect(code).toBe(0);
      return JSON.parse(out).result.price;
    };
    const [apart, housed] = [await price('twenty.csv'), await price('housed.csv')];
    // The same children give the same price, and another interval.
    expect(housed.price.exact).toBe(apart.price.exact);
    expect([housed.price.low, housed.price.high]).not.toEqual([apart.price.low, apart.price.high]);
  });
});
