import { describe, expect, it } from 'vitest';
import { newcomersBySite } from '../../../src/change/tables/newcomers-table.js';
import { averageChangeBySite, changeBySite, directionBySite, spreadBySite } from '../../../src/change/tables/tables.js';
import type { CohortCase } from '../../../src/cohort/case.js';

/** Two small sites and three newcomers. */
const CASES: readonly CohortCase[] = [
  { caseId: 'F1', site: '2', traditional: '2000', indicative: '2400', communicated: '2400', final: '2400' },
  { caseId: 'F2', site: '1', traditional: '600', indicative: '2500', communicated: '2500', final: '2500' },
  { caseId: 'F3', site: '1', traditional: '38460', indicative: '3460', communicated: '20000', final: '25230' },
  { caseId: 'F4', site: '1', traditional: '10000', indicative: '9500', communicated: '9500', final: '9049.99' },
  { caseId: 'N1', site: '2', status: 'newcomer', communicated: '244', final: '244' },
  { caseId: 'N2', site: '2', status: 'newcomer', communicated: '12000', final: '14700' },
  { caseId: 'N3', site: '3', status: 'newcomer', communicated: '5004.99', final: '5004.99' },
];
const AS_PRINTED = { rounding: { unit: 100 }, decimals: 0 };
const cells = (table: { rows: readonly { cells: readonly unknown[] }[] }) => table.rows.map((row) => row.cells);

describe('amounts before and after, by site (RR145 Table 33)', () => {
  const table = changeBySite(CASES, AS_PRINTED);

  it('shows range, mean and median of both and the two changes, rounded like the report', () => {
    // site 1: finals 2,500 + 9,049.99 + 25,230 = 36,779.99, mean 12,259.997; traditional 49,060, mean 16,353.33;
    // -12,280.01 / 49,060 = -25.03 %; medians 9,049.99 and 10,000: -9.5001 %
    // site 2: 2,000 -> 2,400, +20 %. All: 39,179.99 / 4 = 9,795.00 and 51,060 / 4 = 12,765: -23.27 %;
    // medians (2,500 + 9,049.99) / 2 = 5,774.995 and (2,000 + 10,000) / 2 = 6,000: -3.75 %
    expect(cells(table)).toEqual([
      [
        '1',
        3,
        '2500.00',
        '25200.00',
        '12300.00',
        '9000.00',
        '600.00',
        '38500.00',
        '16400.00',
        '10000.00',
        '-25',
        '-10',
      ],
      ['2', 1, '2400.00', '2400.00', '2400.00', '2400.00', '2000.00', '2000.00', '2000.00', '2000.00', '20', '20'],
      ['3', 0, null, null, null, null, null, null, null, null, null, null],
      ['All', 4, '2400.00', '25200.00', '9800.00', '5800.00', '600.00', '38500.00', '12800.00', '6000.00', '-23', '-4'],
    ]);
  });

  it('says what the columns are and who is not compared', () => {
    expect(table.title).toBe('Final against traditional amounts by site, existing families');
    expect(table.columns.map(({ heading }) => heading)).toEqual([
      'Site',
      'Families',
      'Lowest final (£ a year)',
      'Highest final (£ a year)',
      'Mean final (£ a year)',
      'Median final (£ a year)',
      'Lowest traditional (£ a year)',
      'Highest traditional (£ a year)',
      'Mean traditional (£ a year)',
      'Median traditional (£ a year)',
      'Change of the mean (%)',
      'Change of the median (%)',
    ]);
    expect(table.columns.map(({ key }) => key)).toContain('fromMedian');
    expect(table.notes).toEqual(['Not compared: 3 (a newcomer without a traditional package).']);
  });
});

describe('the other tables', () => {
  it('newcomers by site (RR145 Table 34), to £10', () => {
    // (244 + 14,700) / 2 = 7,472; all: 19,948.99 / 3 = 6,649.66
    expect(cells(newcomersBySite(CASES, { rounding: { unit: 10 } }))).toEqual([
      ['1', 0, null, null, null, null],
      ['2', 2, '240.00', '14700.00', '7470.00', '7470.00'],
      ['3', 1, '5000.00', '5000.00', '5000.00', '5000.00'],
      ['All', 3, '240.00', '14700.00', '6650.00', '5000.00'],
    ]);
    expect(newcomersBySite(CASES, { stage: 'communicated' }).rows[1]?.cells[3]).toBe('12000.00');
  });

  it('a newcomer with a budget of £0 is a newcomer like any other', () => {
    const cases: CohortCase[] = [{ caseId: 'N', site: '1', status: 'newcomer', final: 0 }];
    expect(cells(newcomersBySite(cases))[0]).toEqual(['1', 1, '0.00', '0.00', '0.00', '0.00']);
  });

  it('average change with its range (RR145 Table 28)', () => {
    // site 1: 15,460 / 49,060 - 1 = -68.49 %; single changes +316.67 %, -91.00 %, -5 %; all: 17,860 / 51,060 - 1
    expect(cells(averageChangeBySite(CASES, { to: 'indicative', decimals: 0 }))).toEqual([
      ['1', 3, '-68', '-91', '317'],
      ['2', 1, '20', '20', '20'],
      ['3', 0, null, null, null],
      ['All', 4, '-65', '-91', '317'],
    ]);
  });

  it('directions of existing families from traditional (RR145 Figures 27 and 31)', () => {
    // final: F2 up, F3 -34.4 % down, F4 -9.5 % unchanged, F1 +20 % up
    const table = directionBySite(CASES, { decimals: 0 });
    expect(cells(table)).toEqual([
      ['1', 3, 1, 1, 1, '33', '33', '33'],
      ['2', 1, 1, 0, 0, '100', '0', '0'],
      ['3', 0, 0, 0, 0, null, null, null],
      ['All', 4, 2, 1, 1, '50', '25', '25'],
    ]);
    expect(table.notes[0]).toBe('A change of less than 10 % of the traditional amount counts as unchanged.');
  });

  it('directions of everyone between later stages (RR145 Figures 29 and 30)', () => {
    // F3 20,000 -> 25,230 up, N2 12,000 -> 14,700 up, F4 9,500 -> 9,049.99 is -4.7 %
    const table = directionBySite(CASES, { from: 'communicated' });
    expect(table.title).toBe('Direction of change from communicated to final amounts by site, all families');
    expect(cells(table).map((row) => row.slice(0, 5))).toEqual([
      ['1', 3, 1, 2, 0],
      ['2', 3, 1, 2, 0],
      ['3', 1, 0, 1, 0],
      ['All', 7, 2, 5, 0],
    ]);
    const moderated = directionBySite(CASES, { from: 'communicated', threshold: 0 });
    expect(moderated.rows.at(-1)?.cells.slice(2, 5)).toEqual([2, 4, 1]);
  });

  it('the spread of changes (RR145 Figure 32)', () => {
    // site 1: -34.3994, -9.5001, +316.6667; quartiles half way: -21.9497 and 153.5833
    const table = spreadBySite(CASES);
    expect(cells(table)[0]).toEqual(['1', 3, '-34.4', '-21.9', '-9.5', '153.6', '316.7']);
    expect(table.notes[0]).toBe("Quartiles are of Hyndman and Fan's type 7.");
  });

  it('by another column, with the cases that name none in a row of their own', () => {
    const cases = CASES.map((one, index) => (index === 1 ? { ...one, group: 'under 12' } : one));
    const table = changeBySite(cases, { by: 'group' });
    expect(table.rows.map(({ kind, cells }) => [kind, cells[0], cells[1]])).toEqual([
      ['group', 'under 12', 1],
      ['no-group', 'No group stated', 3],
      ['all', 'All', 4],
    ]);
  });

  it('without any case there is the row of all, with nothing in it', () => {
    expect(cells(spreadBySite([]))).toEqual([['All', 0, null, null, null, null, null]]);
  });
});

describe('small cells', () => {
  it('are flagged: a row of one family prints its budget', () => {
    const { rows } = newcomersBySite(CASES, { smallCell: 2 });
    expect(rows.map(({ smallCell, suppressed }) => [smallCell, suppressed])).toEqual([
      [false, false],
      [false, false],
      [true, false],
      [false, false],
    ]);
  });

  it('a publishable table needs the number of families by name', () => {
    expect(() => changeBySite(CASES, { smallCells: 'suppress' })).toThrow('no report states a number');
  });
});
