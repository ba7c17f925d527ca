import { describe, expect, test } from 'vitest';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const run = runIn(folder);
const HEADER = 'case_id,present_cost,released_cost,budget,takes_up,miles';
const five = (second: string) =>
  put(
    folder,
    'transport.csv',
    [HEADER, 'C1,"£4,000",,3000,yes,5000', second, ...[3, 4, 5].map((n) => `C${n},4000,,,no,1000`)].join('\n'),
  );

describe('transport-saving', () => {
  test('holds budgets against a target of the cost of all, or of those who take it up', async () => {
    const name = five('C2,4000,,2800,Y,2000');
    // 8,000 - 5,800 = 2,200; 20 % of 20,000 are 4,000; 16,000 / 10,000 miles
    const all = await run('transport-saving', name, '--percent', '20', '--of', 'all', '--format', 'json');
    expect(JSON.parse(all.out).result).toMatchObject({
      families: 5,
      takers: 2,
      saving: '2200.00',
      savingPercent: '11.0',
      overTarget: '-1800.00',
      reached: false,
      perMile: '1.6000',
    });
    // 20 % of 8,000 are 1,600
    const { out } = await run('transport-saving', name, '--percent', '20', '--of', 'takers', '--format', 'csv');
    expect(out).toContain('saving less target,600.00');
    expect(out).toContain('target reached,yes');
  });

  test('says what is not known, and never takes it for £0', async () => {
    // Without a budget of C2: 4,000 - 3,000
    const { out } = await run(
      'transport-saving',
      five('C2,4000,,,yes,'),
      '--percent',
      '20',
      '--of',
      'all',
      '--format',
      'csv',
    );
    expect(out).toContain('cost or budget not known; in none of the sums,1');
    expect(out).toContain('saving,1000.00');
    expect(out).toContain('target reached,cannot be said while a cost or budget is not known');
    expect(out).toMatch(/rate per mile at which the target would be met,(?:\r?\n|$)/);
  });

  test('asks whose cost it is, and tells what is wrong with a row at its place', async () => {
    const asked = await run('transport-saving', five('C2,4000,,2800,yes,'), '--percent', '20');
    expect([asked.code, asked.err]).toEqual([2, expect.stringContaining('--of: of whose cost is the saving?')]);
    const wrong = await run('transport-saving', five('C2,4000,4001,2800,perhaps,-1'), '--percent', '20', '--of', 'all');
    expect(wrong.err).toContain('transport.csv:3:19: takes_up: "perhaps" is neither yes nor no');
    const more = await run('transport-saving', five('C2,4000,4001,2800,yes,1'), '--percent', '20', '--of', 'all');
    expect(more.err).toMatch(/^transport\.csv:3.*is more than the present cost/);
  });
});
