import { describe, expect, test } from 'vitest';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const run = runIn(folder);

// Within A the budget and health both pay for swimming; B's swimming has one payer, C's rails two.
const FAMILIES = `case_id,source,item,amount,per
A,budget,Swimming,100,year
B,charity,swimming,10,year
A,health,swimming,50,year
C,budget,Rails,40,one-off
C,school,rails,30,one-off
`;

describe('needs and items that more than one source pays for', () => {
  test('are found family by family', async () => {
    put(folder, 'families.csv', FAMILIES);
    const { code, out } = await run('funded-twice', 'families.csv', '--format', 'csv');
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toEqual([
      'case_id,what,name,sources,at_most_saved,per',
      'A,item,Swimming,budget and health,50.00,year',
      'C,item,Rails,budget and school,30.00,one-off',
    ]);
    const { result } = JSON.parse((await run('funded-twice', 'families.csv', '--format', 'json')).out);
    expect(result.map(({ caseId }: { caseId: string }) => caseId)).toEqual(['A', 'C']);
    expect(result[0].funded.map(({ index }: { index: number }) => index)).toEqual([0, 2]);
  });

  test('are not those of two families', async () => {
    put(folder, 'two.csv', 'case_id,source,item,amount,per\nA,budget,Swimming,100,year\nB,health,Swimming,50,year\n');
    const { out } = await run('funded-twice', 'two.csv', '--format', 'json');
    expect(JSON.parse(out).result).toEqual([]);
  });

  test('a row without its family is refused; a file of one family need not name it', async () => {
    put(folder, 'blank.csv', 'case_id,source,item,amount,per\nA,budget,Swimming,100,year\n,health,Swimming,50,year\n');
    const blank = await run('funded-twice', 'blank.csv');
    expect([blank.code, blank.err]).toEqual([2, expect.stringContaining('blank.csv:3:1: case_id')]);
    put(folder, 'one.csv', 'source,item,amount,per\nbudget,Swimming,100,year\nhealth,Swimming,50,year\n');
    const one = await run('funded-twice', 'one.csv', '--format', 'csv');
    expect(one.out.split('\n')[1]).toBe('item,Swimming,budget and health,50.00,year');
  });
});
