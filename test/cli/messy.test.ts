import { describe, expect, test } from 'vitest';
import { pricePointKind } from '../../src/model/price-point/kind.js';
import { put, runIn, temporaryFolder } from './support.js';

// Files as people and spreadsheets leave them: each fault is told by its cause, once, at its place in the file.

const folder = temporaryFolder();
put(folder, 'model.json', JSON.stringify(pricePointKind.example.model));

const run = runIn(folder);

interface Reader {
  readonly name: string;
  readonly argv: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A command of each way to read a table: by columns, by rows of the library, with an amount before rounding. */
const READERS: readonly Reader[] = [
  {
    name: 'calibrate',
    argv: ['calibrate', 'ras4', 'messy.csv', '--basis', 'reference-sample'],
    rows: [
      ['case_id', 'points', 'package_value'],
      ['F1', '10', '2000'],
      ['F2', '20', '4000'],
    ],
  },
  {
    name: 'allocate',
    argv: ['allocate', 'model.json', 'messy.csv'],
    rows: [
      ['case_id', 'points', 'package_value'],
      ['F1', '10', '2000'],
      ['F2', '20', '4000'],
    ],
  },
  {
    name: 'cost',
    argv: ['cost', 'messy.csv'],
    rows: [
      ['case_id', 'period', 'amount'],
      ['F1', 'year', '1000'],
      ['F2', 'year', '2000'],
    ],
  },
  {
    name: 'hold-back',
    argv: ['hold-back', 'messy.csv', '--basis', 'pot', '--pot', '6000', '--contingency', '10'],
    rows: [
      ['case_id', 'group', 'budget'],
      ['F1', 'x', '2000'],
      ['F2', 'x', '4000'],
    ],
  },
];

const csv = (rows: readonly (readonly string[])[], separator = ','): string =>
  rows.map((cells) => `${cells.join(separator)}\n`).join('');

describe.each(READERS)('$name', ({ argv, rows }) => {
  const told = async (text: string): Promise<string> => {
    put(folder, 'messy.csv', text);
    const { code, err } = await run(...argv);
    expect(code).toBe(2);
    return err;
  };

  test('reads the table as it should be', async () => {
    put(folder, 'messy.csv', csv(rows));
    expect(await run(...argv)).toMatchObject({ code: 0, err: '' });
  });

  test.each([
    [';', 'semicolons'],
    ['\t', 'tabs'],
    ['|', 'upright strokes'],
  ])('cells divided by %j', async (separator, name) => {
    expect(await told(csv(rows, separator))).toBe(
      `messy.csv:1:1: the header is one cell with ${name} in it; save the file with commas between cells ("CSV UTF-8" in a spreadsheet)\n1 problem\n`,
    );
  });

  test('a line that tells a spreadsheet how cells are divided', async () => {
    expect(await told(`sep=;\n${csv(rows, ';')}`)).toMatch(
      /^messy\.csv:1:1: the header is a line that tells .*\n1 problem\n$/,
    );
  });

  test.each([
    ['alone', 'Extract of children\n', 2],
    ['with commas to the width of the table, and a blank line of commas', 'Extract,,\n,,\n', 3],
    ['of two lines', 'Extract of children\nas at 1 April\n', 3],
  ])('a title above the header, %s', async (_how, title, line) => {
    const err = await told(title + csv(rows));
    expect(err).toMatch(/^messy\.csv:1:1: "Extract[^"]*" looks like a title above the header; .*\n1 problem\n$/);
    expect(err).toContain(`(line ${line})`);
  });

  test('rows of commas at the end', async () => {
    expect(await told(`${csv(rows)},,\n,,\n,,\n`)).toBe(
      'messy.csv:4:1: the row is blank in every column; take it out (also on lines 5, 6)\n3 problems\n',
    );
  });

  test('commas beyond the header', async () => {
    expect(await told(csv(rows.map((cells, row) => (row === 0 ? cells : [...cells, '']))))).toBe(
      'messy.csv:2:1: the row has 4 cells, the header 3; take out the commas at its end (also on line 3)\n2 problems\n',
    );
  });

  test('a column that looks like a known one is asked about, and left unread where that is said', async () => {
    put(folder, 'messy.csv', csv(rows));
    const { out, err } = await run(...argv, '--format', 'csv');
    const [header = [], ...others] = rows;
    const wrong = `${header.at(-1)?.toUpperCase()} `;
    const text = csv([[...header, wrong], ...others.map((cells) => [...cells, '9'])]);
    expect(await told(text)).toContain(`looks like "${header.at(-1)}"; rename it, or, if it is something else, say so`);
    const ignored = await run(...argv, '--format', 'csv', '--ignore-column', wrong.trim());
    expect(ignored).toEqual({ code: 0, out, err: `${err}not used in messy.csv: "${wrong.trim()}"\n` });
  });

  test.each(['Total', 'GRAND TOTAL', 'Sub-total', 'subtotals:'])('a row called %s is no family', async (name) => {
    const [, , last = []] = rows;
    const text = csv([...rows, [name, ...last.slice(1)]]);
    expect(await told(text)).toMatch(
      /^messy\.csv:4:1: case_id: "[^"]*": is this a row of totals and no case\? .*\n1 problem\n$/,
    );
    expect((await run(...argv, '--accept', 'like-ids')).code).toBe(0);
  });
});

describe('what a cell holds', () => {
  const READ = ['calibrate', 'ras4', 'messy.csv', '--basis', 'reference-sample'];

  test.each(['#N/A', '#REF!', '#DIV/0!'])('%s of a spreadsheet is no value', async (cell) => {
    put(folder, 'messy.csv', `case_id,points,package_value\nF1,${cell},2000\nF2,20,4000\nF3,${cell},4000\n`);
    expect((await run(...READ)).err).toBe(
      `messy.csv:2:4: points: "${cell}" is what a spreadsheet shows where a formula failed; write the value, or nothing where it is not known (also on line 4)\n2 problems\n`,
    );
  });

  test('nor is it a group', async () => {
    put(folder, 'messy.csv', 'case_id,points,indicative,ethnicity\nF1,10,2000,a\nF2,10,2000,#N/A\n');
    const { err } = await run('equity', 'messy.csv', '--by', 'ethnicity', '--bands', 'each', '--stage', 'indicative');
    expect(err).toMatch(/^messy\.csv:3:12: ethnicity: "#N\/A" is what a spreadsheet shows/);
  });

  test('a blank is told as one, whatever stands in the column elsewhere', async () => {
    put(folder, 'messy.csv', 'case_id,points,package_value\nF1,,2000\n');
    expect((await run(...READ)).err).toBe(
      'messy.csv:2:4: points: is blank; write the points, and 0 where there are none\n1 problem\n',
    );
    put(folder, 'messy.csv', 'source,item,amount,per\nhealth,frame,900,\n');
    expect((await run('funded-twice', 'messy.csv')).err).toMatch(
      /^messy\.csv:2:18: per: is blank; expected one of "year"/,
    );
  });

  test('a budget before rounding is written like any other amount, or with more decimals, or as a fraction', async () => {
    put(folder, 'messy.csv', 'case_id,budget\nF1,"£2,000.50"\nF2,"4,000"\nF3,1125/7\nF4,0.500\n');
    const argv = ['hold-back', 'messy.csv', '--basis', 'pot', '--pot', '9000', '--from-each', '10'];
    const { code, err, out } = await run(...argv, '--format', 'json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { cases } = JSON.parse(out).result;
    // Nine tenths: 1,800.45; 3,600; 1,012.5 / 7 = 144.642… ; 0.45.
    expect(cases.map((one: { budget: string }) => one.budget)).toEqual(['1800.45', '3600.00', '144.64', '0.45']);
    put(folder, 'messy.csv', 'case_id,budget\nF1,(200.00)\nF2,-\n');
    const { err: asked } = await run(...argv);
    expect(asked).toContain('messy.csv:2:4: budget: "(200.00)": is this money that comes back?');
    expect(asked).toContain('messy.csv:3:4: budget: a dash is not an amount');
  });
});

describe('names of columns', () => {
  test.each(['ends_on', 'End date', 'ended_on', 'end day'])(
    '%s is asked about where lines have an end',
    async (name) => {
      put(folder, 'messy.csv', `case_id,amount,period,${name}\nF1,1000,year,2026-03-31\n`);
      expect((await run('cost', 'messy.csv')).err).toMatch(
        /^messy\.csv:1:23: the column ".*" looks like "end"; rename it, or, if it is something else, say so with --ignore-column/,
      );
    },
  );

  test('of four letters a swap of neighbours is a slip, another letter is another name', async () => {
    put(folder, 'messy.csv', 'source,tiem,amount,per\nhealth,frame,900,year\n');
    expect((await run('funded-twice', 'messy.csv')).err).toContain('the column "tiem" looks like "item"');
    put(folder, 'messy.csv', 'case_id,traditional,final,size\nF1,1000,1100,9\n');
    expect((await run('compare', 'messy.csv')).err).toBe('not used in messy.csv: "size"\n');
  });
});

describe('cells that a spreadsheet leaves behind', () => {
  // A failed formula in a column of text would be taken for the text.
  test.each([
    [
      'cost bad.csv',
      'case_id,name,amount,period,basis\nF1,#N/A,1,year,gross\nF2,Club,#REF!,year,gross\n',
      ['2:4: name', '3:9: amount'],
    ],
    [
      'table check bad.csv --step 1 --period year',
      'points,name,amount\n0-5,#VALUE!,0\n6+,b,#REF!\n',
      ['2:5: name', '3:6: amount'],
    ],
  ])('%s tells failed formulas as such', async (command, csv, places) => {
    put(folder, 'bad.csv', csv);
    const { code, err } = await run(...command.split(' '));
    expect([code, err.trim().split('\n').slice(0, -1)]).toEqual([
      2,
      places.map((place) => expect.stringMatching(new RegExp(`^bad\\.csv:${place}: .* where a formula failed`))),
    ]);
  });

  test('budgets before rounding are read as amounts are: "£1,00" is none, and all are told at once', async () => {
    put(folder, 'bad.csv', 'case_id,budget\nF1,"£1,00"\nF2,"1.800,50"\nF3,-\nF4,"£9,000.125"\n');
    const { code, err } = await run(...'hold-back bad.csv --basis pot --pot 10800 --contingency 10'.split(' '));
    expect([
      code,
      err
        .trim()
        .split('\n')
        .map((line) => line.split(' ').slice(0, 2).join(' ')),
    ]).toEqual([2, ['bad.csv:2:4: budget:', 'bad.csv:3:4: budget:', 'bad.csv:4:4: budget:', '3 problems']]);
  });

  test('a day that no calendar has is no question of how it is written', async () => {
    put(folder, 'bad.csv', 'case_id,points,assessed_on\nF002,30,2026-02-31\nF003,30,31/02/2026\n');
    const { err } = await run('allocate', 'model.json', 'bad.csv');
    expect(err).toBe(
      'bad.csv:2:9: assessed_on: "2026-02-31" is no day of the calendar\n' +
        'bad.csv:3:9: assessed_on: "31/02/2026" is not a date written YYYY-MM-DD\n2 problems\n',
    );
  });
});

describe('what cannot be seen in an id', () => {
  const answers = (rows: string) => {
    put(folder, 'bad.csv', `case_id,points\n${rows}`);
    return run('allocate', 'model.json', 'bad.csv', '--format', 'csv');
  };

  test('a zero-width space is a question, which an option answers', async () => {
    const { code, err } = await answers('F\u200b1,10\n');
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('bad.csv:2:1: case_id: "F1" holds a character that cannot be seen (U+200B)'),
    ]);
    expect((await run('allocate', 'model.json', 'bad.csv', '--accept', 'like-ids')).code).toBe(0);
  });

  test('one accent written in two ways is a question', async () => {
    const { code, err } = await answers('Ren\u00e91,10\nRene\u03011,10\n');
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('on line 2 by what cannot be seen alone; is it the same case?'),
    ]);
  });
});

test('a table without rows is said to have none', async () => {
  put(folder, 'bad.csv', 'case_id,points\n\n');
  const { code, err } = await run('allocate', 'model.json', 'bad.csv', '--format', 'csv');
  expect([code, err]).toEqual([0, 'warning: bad.csv: has no row below its header\n']);
});

test('a word of a short list is read with capitals as well', async () => {
  const compared = async (existing: string, newcomer: string) => {
    put(folder, 'bad.csv', `case_id,traditional,final,status\nF1,100,90,${existing}\nF2,,100,${newcomer}\n`);
    return run('compare', 'bad.csv');
  };
  const plain = await compared('existing', 'newcomer');
  expect([plain.code, JSON.parse(plain.out).result.comparison.everyone.n]).toEqual([0, 1]);
  expect(await compared('Existing', 'NEWCOMER')).toEqual(plain);
});
