import { describe, expect, test } from 'vitest';
import { put, runIn, temporaryFolder } from './support.js';

// What says nothing is no reason to leave a family out, and no payer: it is asked about, and nothing is priced.
const folder = temporaryFolder();
const run = runIn(folder);

describe('a row is left out for a reason in words', () => {
  test.each(['no', 'N', 'FALSE', '0', '-', 'none', 'n/a', 'yes'])('%s is a question to each command', async (word) => {
    put(folder, 's.csv', `case_id,points,package_value,exclude_reason\nA,10,1000,${word}\nB,20,3000,\nC,30,3000,\n`);
    for (const argv of [
      ['calibrate', 'ras4', 's.csv', '--basis', 'reference-sample'],
      ['calibrate', 'ras5', 's.csv', '--basis', 'reference-sample'],
      ['fit', 's.csv'],
      ['solve', 'price', 's.csv', '--total', '1000'],
    ]) {
      const { code, err } = await run(...argv);
      expect([argv[0], code, err]).toEqual([argv[0], 2, expect.stringContaining('s.csv:2:')]);
      expect(err).toContain('a reason to leave the row out?');
    }
  });

  test('a word of a reason leaves it out: (3,000 + 3,000) / (20 + 30) is £120 a point', async () => {
    put(folder, 's.csv', 'case_id,points,package_value,exclude_reason\nA,10,1000,moved\nB,20,3000,\nC,30,3000,\n');
    const { code, out } = await run('calibrate', 'ras4', 's.csv', '--basis', 'reference-sample', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out).result.model.prices).toMatchObject([{ money: '6000.00', points: '50' }]);
  });
});

test.each(['-', 'n/a', 'none', 'Y', '1', 'budget/health', 'half budget'])(
  'who pays: %s is a question',
  async (payer) => {
    put(folder, 'l.csv', `case_id,amount,period,basis,payer\nA,1000,year,gross,${payer}\nA,1100,year,gross,budget\n`);
    const { code, out, err } = await run('cost', 'l.csv');
    expect([code, out, err]).toEqual([2, '', expect.stringContaining('l.csv:2:')]);
  },
);
