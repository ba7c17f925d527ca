import { describe, expect, test } from 'vitest';
import { isTotal } from '../../src/cli/input/table/totals.js';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const run = runIn(folder);
const cost = (text: string, ...more: string[]) => {
  put(folder, 'lines.csv', text);
  return run('cost', 'lines.csv', '--convention', '52-weeks', '--format', 'json', ...more);
};
const HEADER = 'case_id,line_id,name,amount,period';

describe('an id of a case', () => {
  test.each([
    'Total',
    'Sub-total',
    'GRAND TOTAL:',
    'Sum',
    'Average',
    'Mean',
    'All',
    'North total',
    'Total (2)',
    'Total for North',
    'north-2-total',
  ])('%s is a question', async (id) => {
    put(folder, 'cases.csv', `case_id,points,package_value\nF1,10,1000\n${id},10,1000\n`);
    const { code, err } = await run('calibrate', 'ras4', 'cases.csv', '--basis', 'reference-sample');
    expect([code, err]).toEqual([2, expect.stringContaining('is this a row of totals')]);
  });

  test.each(['Allan', 'Summers', 'Meaney', 'F1', 'Totality', 'S-1'])('%s is none', (id) => {
    expect(isTotal(id)).toBe(false);
  });
});

describe('a line of cost', () => {
  test('of all rows after a total of some is asked about beside it', async () => {
    // 100 + 200 = 300; with 50 and 60 all come to 410, which a service may be called as well.
    const rows = ['a,Club,100', 'b,Sitter,200', 'c,North total,300', 'd,Swim,50', 'e,Ride,60', 'f,Total cost,410'];
    const { code, err } = await cost(`${HEADER}\n${rows.map((row) => `F1,${row},year`).join('\n')}\n`);
    expect([code, err]).toEqual([2, expect.stringContaining('lines.csv:4:')]);
    expect(err).toContain('lines.csv:7:');
  });

  test.each([
    ['line_id', 'F1,Total,,300,year'],
    ['name', 'F1,c,Subtotal,300,year'],
    ['name', 'F1,c,Sum,300,year'],
    ['name', 'F1,c,North total,300,year'],
    ['name', 'F1,c,Total (2),300,year'],
    // 100 and 200 before it come to 300.
    ['name', 'F1,c,Total Communication training,300,year'],
    ['name', 'F1,c,Lump sum,300,year'],
  ])('with a %s of a total is a question: %s', async (column, row) => {
    const text = `${HEADER}\nF1,a,Club,100,year\nF1,b,Sitter,200,year\n${row}\n`;
    const { code, err } = await cost(text);
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(new RegExp(`^lines\\.csv:4:\\d+: ${column}: .*row of totals`)),
    ]);
    const accepted = await cost(text, '--accept', 'like-ids');
    expect(accepted.code).toBe(0);
    // 100 + 200 + 300.
    expect(accepted.out).toContain('600.00');
  });

  test.each(['Total Communication training', 'Lump sum', 'All-day club', 'Sum Up tuition'])(
    'of a service that is called %s is a line where its amount is no sum of those before it',
    async (name) => {
      const { code, err } = await cost(`${HEADER}\nF1,a,Club,100,year\nF1,b,Sitter,200,year\nF1,c,${name},250,year\n`);
      expect([code, err]).toEqual([0, expect.not.stringContaining('total')]);
    },
  );
});

test('a row of totals in the needs of a run is a question', async () => {
  put(
    folder,
    'needs.csv',
    'case_id,needs,line_id,service,amount,period\nF1,care,a,club,100,year\nF1,rest,b,sitter,50,year\nF1,care,c,Total,150,year\n',
  );
  put(folder, 'cohort.csv', 'case_id,points,package_value\nF1,10,1000\n');
  put(folder, 'sample.csv', 'case_id,points,package_value\nS1,10,1000\nS2,20,2000\n');
  const council = {
    schemaVersion: 1,
    title: 'Needs',
    calibrate: { kind: 'price-point', options: { fundingBasis: 'reference-sample' } },
    sample: { cases: 'sample.csv' },
    cohort: { cases: 'cohort.csv', needs: 'needs.csv' },
  };
  put(folder, 'council.json', JSON.stringify(council));
  const { code, err } = await run('run', 'council.json');
  expect([code, err]).toEqual([
    2,
    expect.stringMatching(/needs\.csv:4:\d+: service: "Total": is this a row of totals/),
  ]);
});
