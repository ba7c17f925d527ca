import { describe, expect, test } from 'vitest';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const run = runIn(folder);

// F1 stays with £9,000 where £9,500 is needed: short by £500 before and after, which leaving does not make. F5 leaves and
// goes from £1,800 back to its package of £7,500 where £8,000 is needed: it lacked £6,200 and lacks £500.
put(
  folder,
  'pot.csv',
  'case_id,package_value,budget,cost_of_need,points,progress\nF1,3000,9000,9500,50,allocated\nF5,7500,1800,8000,10,planning\n',
);
put(
  folder,
  'pot.json',
  JSON.stringify([
    { caseId: 'F1', traditional: 3000, indicative: 9000, costOfNeed: 9500, points: 50, progress: 'allocated' },
    { caseId: 'F5', traditional: 7500, indicative: 1800, costOfNeed: 8000, points: 10, progress: 'planning' },
  ]),
);
const leave = ['--basis', 'pot', '--pot', '10800', '--leavers', 'F5'];
const recalculate = ['--model', 'price-point', '--rule', 'price-point', '--keep-reserve', 'spend'];

describe('cost of need in leavers', () => {
  test.each(['pot.csv', 'pot.json'])('says who falls short when a family leaves: %s', async (file) => {
    const { code, out } = await run('leavers', file, ...leave, '--format', 'json');
    expect(code).toBe(0);
    const { need } = JSON.parse(out).result;
    expect(need.short).toEqual([
      expect.objectContaining({ caseId: 'F1', shortfall: '500.00', madeByChange: '0.00' }),
      expect.objectContaining({ caseId: 'F5', shortfall: '500.00', madeByChange: '0.00' }),
    ]);
    const table = await run('leavers', file, ...leave, '--format', 'markdown');
    expect(table.out).toContain('Is it enough for assessed need?');
    expect(table.out).toContain('made_by_change');
  });

  // What is left for F1 is £10,800 less the £7,500 that go with F5: £3,300, which is £6,200 less than £9,500; £500 of that
  // was lacking before.
  test.each(['pot.csv', 'pot.json'])('says what a recalculation makes: %s', async (file) => {
    const { code, out, err } = await run('leavers', file, ...leave, ...recalculate, '--format', 'json');
    expect([code, err]).toEqual([0, '']);
    const { need } = JSON.parse(out).result;
    expect(need.short).toEqual([
      expect.objectContaining({ caseId: 'F1', after: '3300.00', shortfall: '6200.00', madeByChange: '5700.00' }),
    ]);
  });

  test('is not asked for, and a wrong case is told by its place', async () => {
    put(folder, 'plain.csv', 'case_id,package_value,budget\nF1,3000,9000\nF5,7500,1800\n');
    const { out } = await run('leavers', 'plain.csv', ...leave, '--format', 'markdown');
    expect(out).not.toContain('Is it enough');
    put(folder, 'wrong.json', '[\n{"caseId":"F1","traditional":3000,"indicative":9000,"costOfNeed":"x"}]');
    const wrong = await run('leavers', 'wrong.json', ...leave);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('wrong.json:2:')]);
  });
});
