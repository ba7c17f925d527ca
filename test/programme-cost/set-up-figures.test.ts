import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { compareAverages, setUpFigures } from '../../src/programme-cost/set-up/set-up-figures.js';

function cells(name: string): Map<string, string> {
  const text = readFileSync(`${root}fixtures/published/ibsen/${name}.json`, 'utf8');
  const { figures } = JSON.parse(text) as { figures: { id: string; value: string }[] };
  return new Map(figures.map(({ id, value }) => [id.replace(`ibsen-${name}-`, ''), value]));
}

const [d1, d2, prose] = [cells('td-1'), cells('td-2'), cells('sd-2')];
const group = (table: Map<string, string>, name: string) => ({
  name,
  mean: table.get(`${name}-mean`) ?? '',
  median: table.get(`${name}-median`) ?? '',
});

describe('IBSEN Tables D.1 and D.2', () => {
  test('by client groups, the medians stand the other way round than the means', () => {
    const order = compareAverages([group(d2, 'groups-two-or-less'), group(d2, 'groups-three-or-more')]);
    expect(order).toEqual({
      byMean: ['groups-two-or-less', 'groups-three-or-more'],
      byMedian: ['groups-three-or-more', 'groups-two-or-less'],
      reverses: true,
    });
  });

  test('by target number of users, and by dedicated team, they do not', () => {
    expect(compareAverages([group(d2, 'target-below'), group(d2, 'target-above')]).reverses).toBe(false);
    expect(compareAverages([group(d1, 'own'), group(d1, 'dedicated')]).reverses).toBe(false);
  });

  test('the further expenditure of the two kinds of team: the mean is greater for own staff, and the median less', () => {
    const order = compareAverages([group(prose, 'own-extra'), group(prose, 'dedicated-extra')]);
    expect(order.byMean).toEqual(['dedicated-extra', 'own-extra']);
    expect(order.byMedian).toEqual(['own-extra', 'dedicated-extra']);
  });

  // Derived from Tables D.1 and D.2 and known to about £100: a reconstruction, not the sites' data.
  const RECONSTRUCTED = [
    128470, 178300, 195050, 250700, 345910, 222950, 253390, 282030, 312730, 315980, 467610, 486460,
  ];

  test('twelve reconstructed sites have the printed mean, median and trimmed mean, to £100', () => {
    const figures = setUpFigures(RECONSTRUCTED, 2);
    const gaps = [
      [figures.mean.amount, d1.get('all-mean')],
      [figures.median.amount, d1.get('all-median')],
      [figures.trimmed?.amount, prose.get('trimmed-strict-mean')],
    ].map(([ours, printed]) => Math.abs(Number(ours) - Number(printed)));
    expect(Math.max(...gaps)).toBeLessThan(100);
    expect(figures.trimmed?.n).toBe(8);
  });
});

describe('a caller’s list', () => {
  test('mean, median and trimmed mean are exact', () => {
    // 10 + 20 + 40 = 70; 70 / 3; without one at each end: 20
    expect(setUpFigures([40, '10', 20], 1)).toEqual({
      n: 3,
      minimum: '10.00',
      maximum: '40.00',
      mean: { amount: '23.33', exact: '70/3' },
      median: { amount: '20.00', exact: '20' },
      trimmed: { n: 1, amount: '20.00', exact: '20' },
    });
  });

  test('one site is its own mean and median', () => {
    expect(setUpFigures([5]).median).toEqual({ amount: '5.00', exact: '5' });
  });

  test('a half penny in the median is rounded up once, and kept exactly', () => {
    expect(setUpFigures(['0.01', '0.02']).median).toEqual({ amount: '0.02', exact: '0.015' });
  });

  test('trimming all, no site, a negative cost and one group are refused', () => {
    expect(() => setUpFigures([1, 2], 1)).toThrow(/leaves nothing/);
    expect(() => setUpFigures([])).toThrow();
    expect(() => setUpFigures([-1])).toThrow(/negative/);
    expect(() => compareAverages([{ name: 'a', mean: 1, median: 1 }])).toThrow(/two groups/);
  });

  test('groups with equal means do not reverse', () => {
    const equal = [
      { name: 'a', mean: 5, median: 9 },
      { name: 'b', mean: 5, median: 1 },
    ];
    expect(compareAverages(equal).reverses).toBe(false);
  });
});
