import { describe, expect, test } from 'vitest';
import { readDelimited } from '../../src/cli/input/intake/delimited.js';
import { alike } from '../../src/cli/input/intake/mapped.js';
import { columnLetters } from '../../src/intake/header/names.js';
import type { Cell, Sheet } from '../../src/intake/sheet.js';
import type { TargetName } from '../../src/intake/target/targets.js';
import { understand } from '../../src/intake/understand.js';

// Ten extracts as councils lay them out, of the same few people; what each holds is written beside it by hand.

/** A sheet of a workbook. */
function sheetOf(name: string, rows: readonly (readonly Cell[])[], more: Partial<Sheet> = {}): Sheet {
  return {
    name,
    isHidden: false,
    rows,
    hiddenRows: new Set(),
    merges: [],
    placeOf: (row, column) => `${name}!${columnLetters(column)}${row + 1}`,
    lineOf: (row) => row + 1,
    ...more,
  };
}

const text = (content: string, encoding: BufferEncoding = 'utf8'): Sheet =>
  readDelimited(Buffer.from(content, encoding), 'x.csv').sheet;

interface Layout {
  readonly sheets: readonly Sheet[];
  readonly as: TargetName;
  readonly answers: Readonly<Record<string, string>>;
  /** The columns that are looked at, and what they hold. */
  readonly columns: readonly string[];
  readonly rows: readonly string[];
}

const PEOPLE = ['1001|40|2500.00', '1002|55|4100.50', '1003|12|900.00', '1004|80|9000.25', '1005|33|3000.00'];
const POINTS = ['case_id', 'points', 'package_value'];

const LAYOUTS: Readonly<Record<string, Layout>> = {
  'totals above their blocks, with a grand total on top': {
    // North is 2,500.00 + 4,100.50 = 6,600.50, South 900.00 + 9,000.25 + 3,000.00 = 12,900.25, both 19,500.75.
    sheets: [
      sheetOf('RAS', [
        ['Person ID', 'Score', 'Package cost (£ per annum)'],
        ['Grand total', null, 19500.75],
        ['Total North', null, 6600.5],
        ['1001', 40, 2500],
        ['1002', 55, 4100.5],
        ['Total South', null, 12900.25],
        ['1003', 12, 900],
        ['1004', 80, 9000.25],
        ['1005', 33, 3000],
      ]),
    ],
    as: 'cases',
    answers: { columns: 'yes' },
    columns: POINTS,
    rows: PEOPLE,
  },
  'ids as numbers, money with dust of binary arithmetic': {
    sheets: [
      sheetOf('Data', [
        ['Client ID', 'RAS Score', 'Annual cost'],
        [1001, 40, 2500.0000000001],
        [1002, 55, 4100.5],
        [1003, 12, 899.9999999999],
        [1004, 80, 9000.25],
        [1005, 33, 3000],
      ]),
    ],
    as: 'sample',
    answers: { columns: 'yes' },
    columns: POINTS,
    rows: PEOPLE,
  },
  '1 and 0 for yes and no': {
    sheets: [text('Ref,Points,Existing client?,Night care\n1001,40,1,0\n1002,55,0,1\n')],
    as: 'cases',
    answers: { columns: 'yes' },
    columns: ['case_id', 'status', 'night_care'],
    rows: ['1001|existing|0', '1002|newcomer|1'],
  },
  'a header in row 9, below a letterhead': {
    sheets: [
      sheetOf('Extract', [
        ['Anyshire County Council'],
        ['Children with disabilities', null, 'Confidential'],
        [],
        ['Report:', 'RAS01'],
        ['Run on:', { day: '2026-06-01' }],
        ['Parameters:', 'all teams'],
        [],
        [],
        ['Case reference', 'Total points', 'Current package (yearly)', 'Date of assessment'],
        ['1001', 40, 2500, { day: '2026-05-01' }],
        ['1002', 55, 4100.5, { day: '2026-05-02' }],
      ]),
    ],
    as: 'cases',
    answers: { columns: 'yes' },
    columns: [...POINTS, 'assessed_on'],
    rows: ['1001|40|2500.00|2026-05-01', '1002|55|4100.50|2026-05-02'],
  },
  'two tables on a sheet': {
    sheets: [
      sheetOf('Sheet1', [
        ['Client no', 'RAS score', 'Package cost a year'],
        ['1001', 40, 2500],
        ['1002', 55, 4100.5],
        [],
        ['Team', 'Cases', 'Cost'],
        ['North', 1, 2500],
        ['South', 1, 4100.5],
      ]),
    ],
    as: 'cases',
    answers: { columns: 'yes', 'other-table': 'yes' },
    columns: POINTS,
    rows: PEOPLE.slice(0, 2),
  },
  'pounds and pence in two columns': {
    sheets: [text('Client no,RAS score,Package £ (annual),Package p (annual)\n1001,40,2500,0\n1002,55,4100,50\n')],
    as: 'cases',
    answers: { columns: 'yes' },
    columns: POINTS,
    rows: PEOPLE.slice(0, 2),
  },
  'a sheet a site': {
    sheets: [
      sheetOf('Read me', [['What this is']]),
      sheetOf('North', [
        ['Client no', 'RAS score', 'Annual package'],
        ['1001', 40, 2500],
        ['1002', 55, 4100.5],
        ['Total', null, 6600.5],
      ]),
      sheetOf('South', [
        ['Client no', 'RAS score', 'Annual package'],
        ['1003', 12, 900],
        ['1004', 80, 9000.25],
        ['Total', null, 9900.25],
      ]),
    ],
    as: 'cases',
    answers: { sheet: 'all of them, one below the other', columns: 'yes' },
    columns: [...POINTS, 'site'],
    rows: ['1001|40|2500.00|North', '1002|55|4100.50|North', '1003|12|900.00|South', '1004|80|9000.25|South'],
  },
  'weekly costs, semicolons and decimal commas in UTF-16': {
    // 52 weeks of 48.10 are 2,501.20, of 1,078.50 are 56,082.00.
    sheets: [
      text(
        '\ufeffClient;Score;Cost of care per week;Assessed\n1001;40;48,10;13.05.2026\n1002;55;1.078,50;02.05.2026\n',
        'utf16le',
      ),
    ],
    as: 'cases',
    answers: { columns: 'yes', convention: '52-weeks', 'decimal-comma-package_value': 'yes' },
    columns: [...POINTS, 'assessed_on'],
    rows: ['1001|40|2501.20|2026-05-13', '1002|55|56082.00|2026-05-02'],
  },
  'pages with the header again, tabs, months by name': {
    sheets: [
      text(
        'case id\tPoints\tAssessed on\n1001\t40\t1 May 2026\nPage 1 of 2 printed today\n\ncase id\tPoints\tAssessed on\n1002\t55\t2nd June 2026\n',
      ),
    ],
    as: 'cases',
    answers: {},
    columns: ['case_id', 'points', 'assessed_on'],
    rows: ['1001|40|2026-05-01', '1002|55|2026-06-02'],
  },
  'lines of packages, the id at the first of each, a refund': {
    sheets: [
      text(
        'Client no,Service,Gross cost,Frequency of payment,Start date\n1001,Respite,"£1,200.00",Annual,14/04/2026\n,Transport,25.50,Weekly,01/04/2026\n1002,Refund,(200.00),One-off,01/05/2026\n',
      ),
    ],
    as: 'lines',
    answers: {
      columns: 'yes',
      'no-id-Transport-25.50-Weekly-01-04-2026': 'of the case above',
      'below-nought-amount-1002': 'money that comes back',
    },
    columns: ['case_id', 'amount', 'period', 'credit', 'start'],
    rows: ['1001|1200.00|year||2026-04-14', '1001|25.50|week||2026-04-01', '1002|200.00|one-off|yes|2026-05-01'],
  },
};

describe.each(Object.entries(LAYOUTS))('%s', (_, { sheets, as, answers, columns, rows }) => {
  const first = understand(sheets, { as, alike, today: '2026-12-31' });
  const settled = understand(sheets, { as, alike, today: '2026-12-31', answers: new Map(Object.entries(answers)) });

  test('needs at most three questions', () => {
    expect(settled.mapping.questions.map(({ id }) => id).sort()).toEqual(Object.keys(answers).sort());
    expect(Object.keys(answers).length).toBeLessThanOrEqual(3);
    expect(first.open.length).toBeLessThanOrEqual(3);
    expect(settled.open).toEqual([]);
  });

  test('holds what it holds, and every row of the file is counted once', () => {
    const at = columns.map((name) => settled.table.header.indexOf(name));
    expect(settled.table.rows.map((row) => at.map((column) => row[column]).join('|'))).toEqual(rows);
    const { all, ...parts } = settled.counts;
    expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(all);
  });

  test('is read by its mapping without a question, and to the same', () => {
    const again = understand(sheets, { as, alike, mapping: JSON.parse(JSON.stringify(settled.mapping)) });
    expect(again.open).toEqual([]);
    expect(again.table.rows).toEqual(settled.table.rows);
  });
});

test('a day that a spreadsheet made of an age band or of an id is asked about, and a column of days is none', () => {
  const rows: (readonly Cell[])[] = [
    ['case_id', 'points', 'Age band', 'Born'],
    ['A1', 1, '0-4', { day: '2020-01-02' }],
    ['A2', 2, { day: '2026-05-13' }, { day: '2019-01-02' }],
    ['A3', 3, '14-17', { day: '2011-01-02' }],
    [{ day: '2026-02-01' }, 4, '0-4', null],
  ];
  const { open, table } = understand([sheetOf('S', rows)], { as: 'cases', alike });
  expect(open.map(({ id, place }) => [id, place])).toEqual([
    ['columns', 'S!A1'],
    ['long-number-case_id', 'S!A5'],
    ['word-age_band-2026-05-13', 'S!C3'],
  ]);
  expect(table.rows[0]).toEqual(['A1', '1', '0-4', '2020-01-02']);
});
