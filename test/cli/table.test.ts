import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();

const run = runIn(folder);

const good = put(
  folder,
  'table.csv',
  'points,name,amount\n0–69,no support,No budget\n70–115,small support,£500\n116–130,some support,"£1,000"\n131+,high support,Refer to panel\n',
);
const faulty = put(folder, 'faulty.csv', 'from,to,name,amount\n0,69,a,0\n71,115,b,500\n115,130,c,400\n');
const unclear = put(folder, 'unclear.csv', 'points,name,amount\n0-69,a,nil\nover 69,b,500\n');

describe('an allocation table as councils publish them', () => {
  test('is found whole', async () => {
    const { code, out } = await run('table', 'check', good, '--step', '1', '--period', 'year');
    expect([code, JSON.parse(out).result]).toEqual([0, []]);
  });

  test('is found with a gap, an overlap, a falling amount and no last row, each with its rows', async () => {
    const { code, out, err } = await run(
      'table',
      'check',
      faulty,
      '--step',
      '1',
      '--period',
      'year',
      '--format',
      'csv',
    );
    expect(code).toBe(2);
    expect(out.trim().split('\n').slice(1)).toEqual([
      'error,gap,1,"1, 2","no row holds 70, between 0–69 and 71–115"',
      'error,overlap,1,"2, 3",71–115 and 115–130 both hold 115',
      'warning,no-last-row,1,3,"the last row ends at 130, and neither an open row nor a maximum follows"',
      'warning,falling-amount,1,"2, 3",115–130 gives less than 71–115',
    ]);
    expect(err).toContain('faulty.csv: 2 of the findings');
  });

  test('asks what it cannot know, with the line', async () => {
    const { code, err } = await run('table', 'check', unclear, '--step', '1', '--period', 'year');
    expect(code).toBe(2);
    expect(err).toMatch(/unclear\.csv:2:8: .*nil/);
    expect(err).toMatch(/unclear\.csv:3:1: .*over 69/);
    const told = await run(
      'table',
      'check',
      put(folder, 'nil.csv', 'points,amount\n0+,nil\n'),
      '--step',
      '1',
      '--period',
      'year',
      '--word',
      'nil=0',
    );
    expect(told.code).toBe(0);
    const silent = await run('table', 'check', good);
    expect(silent.err).toContain('period');
    expect(silent.err).toContain('step');
  });

  test('is printed, converted to a model and back, and applied', async () => {
    const printed = await run('table', 'print', good, '--step', '1', '--period', 'year');
    expect(printed.out).toContain('| 70–115 | small support | £500 |');
    const html = await run('table', 'print', good, '--step', '1', '--period', 'year', '--as', 'html');
    expect(html.out).toContain('<td>small support</td>');
    await run('table', 'convert', good, '--step', '1', '--period', 'year', '--out', 'model.json');
    const back = await run('table', 'convert', 'model.json');
    put(folder, 'back.csv', back.out);
    await run('table', 'convert', 'back.csv', '--out', 'again.json');
    const tables = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')).tables;
    expect(tables('again.json')).toEqual(tables('model.json'));

    put(folder, 'cases.csv', 'case_id,points\nF1,69\nF2,70\nF3,130\nF4,131\n');
    const { out } = await run('allocate', 'model.json', 'cases.csv', '--format', 'csv');
    expect(out.trim().split('\n').slice(1)).toEqual([
      'F1,69,,,,no-budget',
      'F2,70,,500.00,,budget',
      'F3,130,,1000.00,,budget',
      'F4,131,,,,refer-to-costing',
    ]);
  });

  test('is never written over by what is made from it', async () => {
    await run('table', 'convert', good, '--step', '1', '--period', 'year', '--out', 'frozen.json');
    const before = readFileSync(join(folder, 'frozen.json'), 'utf8');
    put(folder, 'one.csv', 'case_id,points\nF1,70\n');
    const { code, err } = await run('allocate', 'frozen.json', 'one.csv', '--out', './frozen.json', '--force');
    expect([code, err]).toEqual([2, expect.stringContaining('is read by this very command')]);
    expect(readFileSync(join(folder, 'frozen.json'), 'utf8')).toBe(before);
  });

  test('is not published with rows that rest on few cases', async () => {
    put(folder, 'few.csv', 'points,amount,cases\n0–69,0,12\n70+,7250,1\n');
    const silent = await run('table', 'print', 'few.csv', '--step', '1', '--period', 'year');
    expect([silent.code, silent.err]).toEqual([2, expect.stringContaining('--min-cases')]);
    put(folder, 'few.csv', 'points,amount,cases\n0–69,0,12\n70+,7250,1\n');
    const { code, err, out } = await run(
      'table',
      'print',
      'few.csv',
      '--step',
      '1',
      '--period',
      'year',
      '--min-cases',
      '5',
    );
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('rests on 1, fewer than 5');
  });
});

describe('the control totals of an allocation', () => {
  test('add up to the cases, whatever is said of them', async () => {
    const rows = [
      { from: 0, to: 9, amount: null, answer: 'no-budget' },
      { from: 10, to: 19, amount: '500' },
      { from: 20, to: null, amount: null, answer: 'refer-to-costing' },
    ];
    const model = { schemaVersion: 1, kind: 'allocation-table', period: 'year', step: 1, tables: [{ rows }] };
    const cases = [5, 5, 10, 11, 12, 13, 14, 25].map((points, index) => `F${index},${points}`);
    put(folder, 'no-budget-model.json', JSON.stringify(model));
    put(folder, 'no-budget-cases.csv', `case_id,points\n${cases.join('\n')}\n`);
    const { code, out } = await run('allocate', 'no-budget-model.json', 'no-budget-cases.csv', '--format', 'table');
    const numberOf = (what: string): number => Number(new RegExp(`│ ${what} +│ +(\\d+) │`).exec(out)?.[1]);
    const parts = [
      'with a budget',
      'no budget by the table',
      'to be referred to costing',
      'not eligible',
      'the plan comes first',
    ];
    // 8 = 5 + 2 + 1 + 0 + 0
    expect([code, numberOf('cases in the file'), ...parts.map(numberOf)]).toEqual([0, 8, 5, 2, 1, 0, 0]);
  });
});
