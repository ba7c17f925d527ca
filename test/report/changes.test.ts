import { expect, test } from 'vitest';
import { changeSheet } from '../../src/report/change/changes.js';
import { rowsOf } from './support.js';

test('a table of changes keeps its columns, its empty cells and its notes', () => {
  const sheet = changeSheet({
    title: 'Changes by site',
    period: 'year',
    columns: [
      { key: 'group', heading: 'Site' },
      { key: 'n', heading: 'Families' },
      { key: 'mean', heading: 'Mean, £' },
    ],
    rows: [
      { kind: 'group', smallCell: null, suppressed: false, cells: ['1', 3, '150.00'] },
      { kind: 'no-group', smallCell: true, suppressed: true, cells: ['not stated', null, null] },
      { kind: 'all', smallCell: null, suppressed: false, cells: ['All', 4, '-20.50'] },
    ],
    notes: ['Small sites are left out.', 'One family has no site.'],
  });
  expect(sheet.title).toBe('Changes by site, a year. Small sites are left out. One family has no site.');
  expect(rowsOf(sheet)).toEqual([
    { Site: '1', Families: 3, 'Mean, £': '150.00' },
    { Site: 'not stated', Families: undefined, 'Mean, £': undefined },
    { Site: 'All', Families: 4, 'Mean, £': '-20.50' },
  ]);
});
