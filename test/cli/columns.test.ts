import { describe, expect, test } from 'vitest';
import { amount, type CellReader, date, id, oneOf, points, text, yesNo } from '../../src/cli/input/table/cells.js';
import { blankable, optional, readColumns, required } from '../../src/cli/input/table/columns.js';
import { readCsv } from '../../src/cli/input/text/csv.js';
import { withPlaces } from '../../src/cli/place.js';
import { fail } from '../../src/errors.js';
import { parseAmount } from '../../src/money/amount.js';
import { errorOf, placesOf, put, temporaryFolder, testDesk } from './support.js';

const pence: CellReader<bigint> = (text) => parseAmount(text);

const folder = temporaryFolder();
const table = (content: string) => readCsv(testDesk(folder), put(folder, 'cases.csv', content));
const CASES = {
  case_id: required(id),
  points: required(points),
  package_value: optional(pence),
  assessed_on: optional(date),
};

describe('the columns of a good file', () => {
  test('are read by the parsers of the library, in any order', () => {
    const file = table('package_value,site,points,case_id\n"£1,234.50",North,12.5,C1\n1234.5,South,0, C2 \n');
    const { values, rowCount } = readColumns(file, CASES);
    expect(values.case_id).toEqual(['C1', 'C2']);
    expect(values.package_value).toEqual([123450n, 123450n]);
    expect(values.points.map(({ numerator, denominator }) => Number(numerator) / Number(denominator))).toEqual([
      12.5, 0,
    ]);
    expect(rowCount).toBe(2);
    expect(file.reading.columns()).toEqual([
      { file: 'cases.csv', used: ['package_value', 'points', 'case_id'], notUsed: ['site'] },
    ]);
  });

  test('leave a blank cell and a missing column absent, never zero', () => {
    const { values } = readColumns(table('case_id,points,package_value\nC1,1, \nC2,2,0\n'), CASES);
    expect(values.package_value).toEqual([undefined, 0n]);
    expect(values.assessed_on).toEqual([undefined, undefined]);
  });

  test('carry the columns that are to be kept, whatever they are called', () => {
    const file = table('case_id,__proto__,site\nC1,=1+1,North\n');
    expect(readColumns(file, { case_id: required(id) }, { keep: ['site'] }).kept).toEqual(
      new Map([['site', ['North']]]),
    );
    expect([...readColumns(file, { case_id: required(id) }, { keep: 'all' }).kept]).toEqual([
      ['__proto__', ['=1+1']],
      ['site', ['North']],
    ]);
  });

  test('hold words, amounts as text and yes or no', () => {
    const spec = {
      status: blankable(oneOf(['existing', 'newcomer'])),
      amount: required(amount),
      agreed: required(yesNo),
    };
    const { values } = readColumns(table('status,amount,agreed\nexisting,"£1,005",yes\n,5.5,no\n'), spec);
    expect(values).toEqual({ status: ['existing', undefined], amount: ['1005.00', '5.50'], agreed: [true, false] });
  });
});

describe('what is wrong with the columns', () => {
  test('is told all at once, with line, column and name', () => {
    const file = table(
      'case_id,points,package_value,assessed_on\nC1,-,-,2026-02-30\n,12,"(1,234.50)",\nC1,1e5,12.345,\n',
    );
    const places = placesOf(() => readColumns(file, CASES, { unique: 'case_id' }));
    expect(places.map((place) => place.split(' ').slice(0, 2).join(' '))).toEqual([
      '2:4 points',
      '2:6 package_value',
      '2:8 assessed_on',
      '3:1 case_id',
      '3:5 package_value',
      '4:1 case_id',
      '4:4 points',
      '4:8 package_value',
    ]);
    expect(places[1]).toContain('a dash is not an amount');
    expect(places[4]).toContain('is this a credit?');
    expect(places[5]).toBe('4:1 case_id "C1" is already on line 2');
  });

  test('names a missing column, and a misspelt one', () => {
    expect(placesOf(() => readColumns(table('id,points\n1,2\n'), CASES))).toEqual([
      '1:1 the column "case_id" is missing',
    ]);
    expect(placesOf(() => readColumns(table('Case ID,points,pacakge_value\n1,2,3\n'), CASES))).toEqual([
      '1:1 the column "Case ID" looks like "case_id"; rename it, or, if it is something else, say so with --ignore-column "Case ID"',
      '1:16 the column "pacakge_value" looks like "package_value"; rename it, or, if it is something else, say so with --ignore-column pacakge_value',
    ]);
    expect(placesOf(() => readColumns(table('case_id,points,group\n1,2,3\n'), CASES, { keep: ['groups'] }))).toEqual([
      '1:1 there is no column "groups", which was asked for; did you mean "group"?',
    ]);
  });

  test('is counted for two hundred thousand bad rows, briefly', () => {
    const rows = Array.from({ length: 200_000 }, (_, row) => `C${row},x${row},-`);
    const file = table(`case_id,points,package_value\n${rows.join('\n')}`);
    const error = errorOf(() => readColumns(file, CASES));
    expect([error.total, error.problems.length]).toEqual([400_000, 100]);
    expect(error.message.length).toBeLessThan(300);
  }, 120_000);

  test('in the library is told with the place in the file it came from', () => {
    const file = table('case_id,package_value,site\nC1,1,a\nC2,2,a\nC3,3,a\n');
    const origins = [{ at: ['sample'], source: file, rows: [0, 2] }];
    const refuse = () => fail('invalid', ['sample', 1, 'packageValue'], 'no');
    expect(errorOf(() => withPlaces(origins, refuse)).details).toEqual({ file: 'cases.csv', line: 4, column: 4 });
    expect(errorOf(() => withPlaces(origins, () => fail('invalid', ['options'], 'no'))).details).toEqual({});
  });

  test('is told of texts that are blank or too long', () => {
    const file = table(`note\n" "\n${'x'.repeat(10_001)}\n`);
    expect(placesOf(() => readColumns(file, { note: required(text) }))).toEqual([
      '2:1 note is blank',
      '3:1 note a text of 10001 characters; at most 10000',
    ]);
  });
});
