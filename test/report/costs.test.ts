import { describe, expect, test } from 'vitest';
import { costPackages } from '../../src/costing/cost-packages.js';
import { costControlSheet, costSheet } from '../../src/report/cases/costs.js';
import { figuresOf, rowsOf } from './support.js';

// A: £842 a year and £100 once, and £60 a year that health pays. B: a line without a price.
const { costs, control } = costPackages([
  {
    caseId: 'A',
    kind: 'plan',
    lines: [
      { id: 'club', amount: '842', per: 'year' },
      { id: 'bed', kind: 'one-off', amount: '100', per: 'one-off' },
      { id: 'nurse', amount: '60', per: 'year', payer: 'health' },
    ],
  },
  { caseId: 'B', kind: 'package', lines: [{ id: 'club', amount: '10', per: 'year' }, { id: 'unknown' }] },
]);

describe('the sheets of a costing', () => {
  test('give 842 + 100 = 942 in the first year, 842 in the next, and 60 that others pay', () => {
    expect(rowsOf(costSheet(costs))).toEqual([
      {
        case_id: 'A',
        kind: 'plan',
        recurring_a_year: '842.00',
        one_off: '100.00',
        contingency_a_year: '0.00',
        total_first_full_year: '942.00',
        paid_by_others: '60.00',
        next_year_with_contingency: '842.00',
        next_year_without_contingency: '842.00',
        lines: 3,
        lines_without_price: 0,
      },
      {
        case_id: 'B',
        kind: 'package',
        // £10 a year and something: no sum of it is known.
        recurring_a_year: undefined,
        one_off: undefined,
        contingency_a_year: undefined,
        total_first_full_year: undefined,
        paid_by_others: '0.00',
        next_year_with_contingency: undefined,
        next_year_without_contingency: undefined,
        lines: 2,
        lines_without_price: 1,
      },
    ]);
  });

  test('count what went in: 5 lines of 2, one of them without a price; 852 + 100 = 952', () => {
    expect(figuresOf(costControlSheet(control))).toEqual({
      'packages and plans': 2,
      lines: 5,
      'lines that count': 5,
      'lines without a price': 1,
      'lines left out': 0,
      'packages with a line without a price': 1,
      'recurring, £ a year': '852.00',
      'contingency, £ a year': '0.00',
      'one-off, £': '100.00',
      'paid by the budgets in the first full year, £': '952.00',
      'paid by others, £': '60.00',
    });
    expect(costControlSheet(control, 'Ours').title).toBe('Ours');
  });

  test('give no sum of no packages', () => {
    const none = figuresOf(costControlSheet(costPackages([]).control));
    expect([none['packages and plans'], none.lines]).toEqual([0, 0]);
    expect(Object.entries(none).flatMap(([name, value]) => (name.includes('£') ? [value] : []))).toEqual(
      Array(5).fill(undefined),
    );
  });
});
