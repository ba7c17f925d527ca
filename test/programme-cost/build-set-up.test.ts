import { expect, test } from 'vitest';
import { isRasError } from '../../src/errors.js';
import { buildSetUp } from '../../src/programme-cost/set-up/build-set-up.js';

test('a post is salary, on-costs and 7 % overhead of both; what lies beyond a year is in the second', () => {
  const cost = buildSetUp({
    posts: [
      // 2 people, half their time, 9 months from month 6: 6 months in the first year, 3 in the second.
      { id: 'officers', activity: 'systems', salary: 24000, people: 2, percent: 50, months: 9, after: 6 },
    ],
    direct: [
      { id: 'computers', amount: 4000 },
      { id: 'travel to national meetings', amount: 900, pilotOnly: true },
    ],
    onCostsPercent: 20,
  });
  // First year: 24,000 × 2 × 0.5 × 6/12 = 12,000; on-costs 2,400; overhead 7 % of 14,400 = 1,008; direct 4,000.
  expect(cost.years[0]).toEqual({
    year: 1,
    salary: '12000.00',
    onCosts: '2400.00',
    overhead: '1008.00',
    direct: '4000.00',
    total: '19408.00',
  });
  // Second year: half of the first year's post: 6,000 + 1,200 + 504.
  expect(cost.years[1].total).toBe('7704.00');
  expect([cost.total, cost.leftOut]).toEqual(['27112.00', '900.00']);
  expect(cost.activities).toEqual([
    { activity: 'systems', total: '23112.00' },
    { activity: null, total: '4000.00' },
  ]);
});

test('on-costs that nobody states are asked for, and a third year is refused', () => {
  try {
    buildSetUp({ posts: [{ id: 'a', salary: 1, months: 20, after: 5 }] });
    expect.unreachable();
  } catch (error) {
    if (!isRasError(error)) throw error;
    expect(error.problems.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['choice-needed', 'input.posts.0.onCostsPercent'],
      ['out-of-range', 'input.posts.0.months'],
    ]);
  }
});
