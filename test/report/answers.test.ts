import { describe, expect, test } from 'vitest';
import { breadthDepthSheets, leverSheet, respondentSheet } from '../../src/report/cases/answers.js';
import { figuresOf, rowsOf } from './support.js';

describe('breadth against depth', () => {
  const [shares, families] = breadthDepthSheets({
    period: 'year',
    n: 4,
    withoutPoints: 1,
    topShares: [
      { statements: 1, percent: '61.0' },
      { statements: 2, percent: null },
    ],
    medianBudget: '1050.00',
    specialist: {
      n: 3,
      belowMedian: 2,
      families: [
        { caseId: 'F1', points: '9', budget: '900.00', belowMedian: '150.00', statements: ['sleep', 'health'] },
      ],
    },
    warnings: [],
    profiles: [
      { name: 'breadth', statements: 9, pointsEach: '4', points: '36', budget: '3600.00' },
      { name: 'depth', statements: 2, pointsEach: '18', points: '36', budget: null },
    ],
  });

  test('tells each figure by its name, and a profile without a budget as one to be costed', () => {
    expect(figuresOf(shares)).toEqual({
      'share of a score in its highest 1, %': '61.0',
      'share of a score in its highest 2, %': undefined,
      'median budget, £': '1050.00',
      'families with an answer at the specialist level': 3,
      'of them, below the median budget': 2,
      'breadth: 9 statements at 4 points, £': '3600.00',
      'depth: 2 statements at 18 points, £': 'refer to costing',
    });
  });

  test('lists the families with their statements in one cell', () => {
    expect(rowsOf(families)).toEqual([
      { case_id: 'F1', points: '9', budget: '900.00', below_median: '150.00', statements: 'sleep; health' },
    ]);
  });
});

test('differences of respondents stand a row each, those of no group as all', () => {
  const sheet = respondentSheet({
    period: 'year',
    n: 5,
    withoutGroup: 0,
    lowered: [],
    differences: [
      {
        respondent: 'parent',
        against: 'worker',
        group: null,
        n: 5,
        higher: 3,
        lower: 1,
        same: 2,
        mean: '1.25',
        pounds: '125.00',
        chance: '0.6250',
      },
      {
        respondent: 'parent',
        against: 'agreed',
        group: 'North',
        n: 4,
        higher: 0,
        lower: 4,
        same: 0,
        mean: '-2.00',
        pounds: null,
        chance: '0.1250',
      },
    ],
  });
  expect(rowsOf(sheet)).toEqual([
    {
      respondent: 'parent',
      against: 'worker',
      group: 'all',
      n: 5,
      higher: 3,
      lower: 1,
      same: 2,
      mean_points: '1.25',
      pounds: '125.00',
      chance: '0.6250',
    },
    {
      respondent: 'parent',
      against: 'agreed',
      group: 'North',
      n: 4,
      higher: 0,
      lower: 4,
      same: 0,
      mean_points: '-2.00',
      pounds: undefined,
      chance: '0.1250',
    },
  ]);
});

test('levers say up and down apart, and a side that nobody can take has 0 cases', () => {
  const levers = [
    {
      statementId: 'sleep',
      up: { n: 2, mean: '1200.00', largest: '1800.00', caseId: 'F1' },
      down: { n: 1, mean: '-600.00', largest: '-600.00', caseId: 'F2' },
    },
    { statementId: 'eating', up: null, down: null },
  ];
  const sheet = leverSheet({ period: 'year', n: 2, levers, biggest: 'sleep', warnings: [] });
  expect(sheet.title).toBe('What one answer up or down is worth to 2 cases, in pounds; the biggest lever is sleep');
  expect(rowsOf(sheet)).toEqual([
    {
      statement: 'sleep',
      up_n: 2,
      up_mean: '1200.00',
      up_largest: '1800.00',
      down_n: 1,
      down_mean: '-600.00',
      down_largest: '-600.00',
    },
    {
      statement: 'eating',
      up_n: 0,
      up_mean: undefined,
      up_largest: undefined,
      down_n: 0,
      down_mean: undefined,
      down_largest: undefined,
    },
  ]);
  expect(leverSheet({ period: 'year', n: 1, levers: [], biggest: null, warnings: [] }).title).toContain(
    'worth to 1 case, in pounds; the biggest lever is none',
  );
});
