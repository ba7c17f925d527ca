import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { levelPricesKind } from '../../../src/model/level-prices/kind.js';
import { planCostKind } from '../../../src/model/plan-cost/kind.js';
import { pricePointKind } from '../../../src/model/price-point/kind.js';
import { put, runIn, temporaryFolder } from '../support.js';
import { evaluator } from './evaluate.js';
import { FIRST, readBook } from './read-book.js';

const folder = temporaryFolder();
const run = runIn(folder);
const model = { ...pricePointKind.example.model, id: 'ours' };
put(folder, 'model.json', JSON.stringify(model));
put(folder, 'plan.json', JSON.stringify(planCostKind.example.model));
put(folder, 'levels.json', JSON.stringify(levelPricesKind.example.model));
put(folder, 'levels-cases.json', JSON.stringify([levelPricesKind.example.case]));
put(folder, 'dear.json', JSON.stringify({ ...model, prices: [{ money: '9000000.00', points: '1' }] }));
put(folder, 'fine.json', JSON.stringify({ ...model, prices: [{ money: '1.00', points: '10000000000000000000/3' }] }));
put(folder, 'cases.csv', 'case_id,points,exclude_reason\nF1,10,\nF2,20.5,\nF3,7,moved away\n');
put(folder, 'no-points.csv', 'case_id,score\nF1,10\n');
put(folder, 'wrong.csv', 'case_id,points\nF1,ten\n');

const workbook = (...argv: string[]) => run('export', 'workbook', ...argv);

// A workbook that is there before every test, in whatever order they come.
beforeAll(async () => {
  expect(await workbook('model.json', 'cases.csv', '--out', 'budgets.xlsx')).toMatchObject({ code: 0 });
}, 60_000);

describe('openras export workbook', () => {
  test('writes what allocate gives, with formulas that come to it', async () => {
    expect(await workbook('model.json', 'cases.csv', '--out', 'first.xlsx')).toEqual({ code: 0, out: '', err: '' });
    const book = await readBook(readFileSync(join(folder, 'first.xlsx')));
    const { out } = await run('allocate', 'model.json', 'cases.csv', '--format', 'csv');
    const rows = out
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const at = (name: string, row: string[] = []) => row[rows[0]?.indexOf(name) ?? -1];
    const works = evaluator(book.cells);
    const found = rows.slice(1).map((_, index) => {
      const cell = (name: string) => works(`Cases!${book.columns.get(name)}${FIRST + index}`);
      return [cell('case_id'), Number(cell('Budget (£)')).toFixed(2)];
    });
    expect(found).toEqual(rows.slice(1).map((row) => [at('case_id', row), at('indicative', row)]));
    expect(works(book.names.get('rows_that_differ') ?? '')).toBe(0);
  });

  test('is a file that people find their way in', async () => {
    const { sheets, cells, names } = await readBook(readFileSync(join(folder, 'budgets.xlsx')));
    expect(sheets.map(({ name }) => name)).toEqual(['Read me', 'Model', 'Cases', 'Stretches', 'Working']);
    const cases = sheets.find(({ name }) => name === 'Cases');
    expect(cases?.freezePane).toMatchObject({ rows: FIRST - 1, columns: 1 });
    expect(cases?.pageSetup).toMatchObject({
      orientation: 'landscape',
      printArea: expect.stringMatching(/^\$A\$1:\$\w+\$11$/),
    });
    // One family was left out with a reason, and the first sheet says so.
    const told = [...cells].filter(([place]) => place.startsWith('Read me!')).map(([, { value }]) => value);
    expect(told).toEqual(expect.arrayContaining(['ours', 'Rows left out with a reason', 1]));
    expect([...names.keys()]).toEqual(
      expect.arrayContaining(['price_money', 'price_points', 'rounding_unit', 'rounding_mode', 'sum_of_budgets']),
    );
  });

  test('reads JSON cases in the form of the kind', async () => {
    expect(await workbook('levels.json', 'levels-cases.json', '--out', 'levels.xlsx')).toMatchObject({
      code: 0,
      err: '',
    });
    const book = await readBook(readFileSync(join(folder, 'levels.xlsx')));
    const { out } = await run('allocate', 'levels.json', 'levels-cases.json', '--format', 'json');
    const [first] = JSON.parse(out).result.cases;
    expect(Number(book.works(`Cases!${book.columns.get('Budget (£)')}${FIRST}`)).toFixed(2)).toBe(first.indicative);
  });

  test('says how many families are out of bounds', async () => {
    const { code, err } = await workbook('dear.json', 'cases.csv', '--out', 'dear.xlsx');
    expect(code).toBe(0);
    expect(err).toContain('2 of the cases are beyond what a spreadsheet divides exactly');
    const book = await readBook(readFileSync(join(folder, 'dear.xlsx')));
    expect(book.works(`Cases!${book.columns.get('Status')}${FIRST}`)).toBe('out-of-bounds');
    expect(book.works(`Cases!${book.columns.get('Budget (£)')}${FIRST}`)).toBe('');
  });

  test.each([
    ['no file', ['model.json', 'cases.csv'], "required option '--out <budgets.xlsx>'"],
    [
      'a file of another form',
      ['model.json', 'cases.csv', '--out', 'b.csv'],
      'b.csv: nothing is written in the form of .csv here; expected a name in .xlsx',
    ],
    ['a file that is there', ['model.json', 'cases.csv', '--out', 'budgets.xlsx'], 'budgets.xlsx: exists already'],
    [
      'a missing column',
      ['model.json', 'no-points.csv', '--out', 'b.xlsx'],
      'no-points.csv:1:1: the column "points" is missing',
    ],
    [
      'points that are none',
      ['model.json', 'wrong.csv', '--out', 'b.xlsx'],
      'wrong.csv:2:4: points: "ten" is not a number of points',
    ],
    [
      'a kind that cannot travel',
      ['plan.json', 'cases.csv', '--out', 'b.xlsx'],
      'a plan-cost model cannot travel as a workbook: it gives no amount before the plan is costed',
    ],
    [
      'a price that is too fine',
      ['fine.json', 'cases.csv', '--out', 'b.xlsx'],
      'fine.json:1:1: the model holds a number that is larger or finer',
    ],
  ])('refuses %s', async (_, argv, message) => {
    const { code, err } = await workbook(...argv);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });
});
