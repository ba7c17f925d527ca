import { describe, expect, test } from 'vitest';
import { readDelimited } from '../../src/cli/input/intake/delimited.js';
import { alike } from '../../src/cli/input/intake/mapped.js';
import type { TargetName } from '../../src/intake/target/targets.js';
import { understand } from '../../src/intake/understand.js';

function read(text: string, as: TargetName = 'cases', answers: Readonly<Record<string, string>> = {}) {
  const { sheet } = readDelimited(Buffer.from(text), 'x.csv');
  return understand([sheet], { as, alike, today: '2026-12-31', answers: new Map(Object.entries(answers)) });
}

const open = (text: string, as?: TargetName) => read(text, as).open.map(({ id, place }) => `${id} at ${place}`);
const rows = (text: string, as: TargetName, answers: Readonly<Record<string, string>>) => {
  const understood = read(text, as, answers);
  expect(understood.open).toEqual([]);
  return understood.table.rows.map((row) => row.join('|'));
};

const HEAD = 'case_id,points,package_value,assessed_on,site\n';
const EIGHT = Array.from(
  { length: 8 },
  (_, index) => `F${index},${index * 10},${1000 + index}.00,2026-05-0${index + 1},North\n`,
).join('');

describe('what is sure is not asked', () => {
  test.each([
    ['our own names', HEAD + EIGHT],
    ['our own names in other letters', `Case ID,POINTS,Package value,Assessed on,Site\n${EIGHT}`],
    ['a total at the end', `${HEAD}${EIGHT}Total,,8028.00,,\n`],
    ['a total without a word, of more than one row', `${HEAD}${EIGHT},,8028.00,,\n`],
    ['titles and notes', `RAS extract\nRun by: us\n\n${HEAD}${EIGHT}\nSource: the case management system\n`],
    ['days of which one shows the order', `${HEAD}F1,1,1.00,03/04/2026,N\nF2,1,1.00,13/04/2026,N\n`],
  ])('%s', (_, text) => expect(open(text)).toEqual([]));
});

describe('what is not sure is asked, with its cell', () => {
  test.each<[string, string, TargetName | undefined, string[]]>([
    ['a row twice', `${HEAD}F1,1,1.00,,\nF1,1,1.00,,\n`, undefined, ['twice-F1 at line 3, column A']],
    ['a case on two rows', `${HEAD}F1,1,1.00,,\nF1,2,1.00,,\n`, undefined, ['same-case-F1 at line 3, column A']],
    [
      'a line twice',
      'case_id,name,amount,period,basis\nA,Respite,10000,year,gross\nA,Respite,10000,year,gross\n',
      'lines',
      ['twice-A at line 3, column A'],
    ],
    ['ids by capitals', `${HEAD}s001,1,1.00,,\nS001,2,1.00,,\n`, undefined, ['like-id-S001 at line 3, column A']],
    ['ids by leading zeros', `${HEAD}0123,1,1.00,,\n123,2,1.00,,\n`, undefined, ['like-id-123 at line 3, column A']],
    ['an id that was shortened', `${HEAD}9.43E+09,1,1.00,,\n`, undefined, ['long-number-case_id at line 2, column A']],
    [
      'groups by capitals',
      `${HEAD}F1,1,1.00,,White\nF2,1,1.00,,white\n`,
      undefined,
      ['like-group-site-white at line 3, column E'],
    ],
    [
      'an amount far beyond',
      `${HEAD}${EIGHT}F9,5,200000.00,,\n`,
      undefined,
      ['large-package_value-F9 at line 10, column C'],
    ],
    [
      'an amount below nought',
      `${HEAD}F1,1,-200.00,,\n`,
      undefined,
      ['below-nought-package_value-F1 at line 2, column C'],
    ],
    ['a day of 1900', `${HEAD}F1,1,1.00,1900-01-05,\n`, undefined, ['early-assessed_on-F1 at line 2, column D']],
    ['a day ahead', `${HEAD}F1,1,1.00,2027-01-05,\n`, undefined, ['late-assessed_on-F1 at line 2, column D']],
    ['days in no order', `${HEAD}F1,1,1.00,03/04/2026,\n`, undefined, ['date-order at line 2, column D']],
    [
      'days in two orders',
      `${HEAD}F1,1,1.00,13/04/2026,\nF2,1,1.00,04/13/2026,\n`,
      undefined,
      ['date-order at line 3, column D', 'word-assessed_on-04-13-2026 at line 3, column D'],
    ],
    [
      'thousands in a title',
      `All figures in £000s\n${HEAD}F1,1,1.00,,\n`,
      undefined,
      ['thousands at line 1, column A'],
    ],
    [
      'a total that does not add up',
      `${HEAD}${EIGHT}Total,,8029.00,,\n`,
      undefined,
      ['total-Total at line 10, column A'],
    ],
    [
      'a name with an amount alone',
      `${HEAD}${EIGHT}North,,8028.00,,\n`,
      undefined,
      ['total-North at line 10, column A'],
    ],
    [
      'a row without an id',
      `${HEAD}${EIGHT},5,200.00,,North\n`,
      undefined,
      ['no-id-5-200.00-North at line 10, column A'],
    ],
    ['a dash for money', `${HEAD}F1,1,-,,\n`, undefined, ['word-package_value-dash at line 2, column C']],
    [
      'a reason that is none',
      'case_id,points,exclude_reason\nF1,1,N\n',
      undefined,
      ['word-exclude_reason-N at line 2, column C'],
    ],
    [
      'rows of a table above the header',
      `F0,1,1.00,,\n${HEAD}F1,1,1.00,,North\n`,
      undefined,
      ['above-header at line 1, column A'],
    ],
    ['more cells than the header has names', `${HEAD}F1,1,1.00,,North,x\n`, undefined, ['columns at line 1, column A']],
    [
      'two columns that may be one of ours',
      'case_id,points,Cost,Spend\nF1,1,1.00,2.00\n',
      undefined,
      ['column-package_value at line 1, column C', 'columns at line 1, column A'],
    ],
    [
      'the column itself and one nearly like it',
      'case_id,payer,Payer,amount,period,basis\nA,health,budget,1000,year,gross\n',
      'lines',
      ['columns at line 1, column A'],
    ],
    [
      'money in a column that nobody knows',
      'case_id,points,zzz\nF1,1,200.00\n',
      undefined,
      ['columns at line 1, column A'],
    ],
    ['no points in a sample', 'case_id,package_value\nF1,200.00\n', 'sample', ['column-points at line 1, column A']],
  ])('%s', (_, text, as, asked) => expect(open(text, as)).toEqual(asked));
});

describe('answers are carried out', () => {
  test('a row twice counts once, or twice where lines do', () => {
    expect(rows('case_id,points\nF1,1\nF1,1\n', 'cases', { 'twice-F1': 'once' })).toEqual(['F1|1']);
    const lines = 'case_id,name,amount,period,basis\nA,Respite,10000,year,gross\nA,Respite,10000,year,gross\n';
    expect(rows(lines, 'lines', { 'twice-A': 'twice' })).toHaveLength(2);
    expect(rows(lines, 'lines', { 'twice-A': 'once' })).toHaveLength(1);
  });

  test.each([
    ['the first', ['F1|1', 'F2|5']],
    ['the last', ['F1|2', 'F2|5']],
    ['neither', ['F2|5']],
  ])('of a case on two rows %s', (answer, left) => {
    expect(rows('case_id,points\nF1,1\nF1,2\nF2,5\n', 'cases', { 'same-case-F1': answer }).sort()).toEqual(left);
  });

  test('groups become one, by the name that is chosen', () => {
    const text = 'case_id,site\nF1,White\nF2,white\n';
    expect(rows(text, 'cases', { 'like-group-site-white': 'one: White' })).toEqual(['F1|White', 'F2|White']);
    expect(rows(text, 'cases', { 'like-group-site-white': 'one: white' })).toEqual(['F1|white', 'F2|white']);
    expect(rows(text, 'cases', { 'like-group-site-white': 'two' })).toEqual(['F1|White', 'F2|white']);
  });

  test('words mean what their owner says', () => {
    const text = 'case_id,package_value\nF1,-\nF2,1.00\n';
    expect(rows(text, 'cases', { 'word-package_value-dash': 'blank' })).toEqual(['F1|', 'F2|1.00']);
    expect(rows(text, 'cases', { 'word-package_value-dash': '0' })).toEqual(['F1|0.00', 'F2|1.00']);
    const reasons = 'case_id,exclude_reason\nF1,N\nF2,mostly health\n';
    expect(rows(reasons, 'cases', { 'word-exclude_reason-N': 'not left out' })).toEqual(['F1|', 'F2|mostly health']);
    expect(rows(reasons, 'cases', { 'word-exclude_reason-N': 'left out' })).toEqual(['F1|N', 'F2|mostly health']);
  });

  test('days are read in the order that is said, and thousands as such', () => {
    const days = 'case_id,assessed_on\nF1,03/04/2026\n';
    expect(rows(days, 'cases', { 'date-order': 'day-first' })).toEqual(['F1|2026-04-03']);
    expect(rows(days, 'cases', { 'date-order': 'month-first' })).toEqual(['F1|2026-03-04']);
    const money = 'All in £000s\ncase_id,package_value\nF1,12.5\n';
    expect(rows(money, 'cases', { thousands: 'thousands of pounds' })).toEqual(['F1|12500.00']);
    expect(rows(money, 'cases', { thousands: 'pounds' })).toEqual(['F1|12.50']);
  });

  test('an answer holds for the question in its own words alone', () => {
    const first = read('case_id,points\nF1,1\nF1,2\n', 'cases', { 'same-case-F1': 'the first' });
    const { sheet } = readDelimited(Buffer.from('case_id,points\nF1,1\nF1,3\n'), 'x.csv');
    const second = understand([sheet], { as: 'cases', alike, mapping: first.mapping });
    expect(second.open.map(({ id }) => id)).toEqual(['same-case-F1']);
  });
});
