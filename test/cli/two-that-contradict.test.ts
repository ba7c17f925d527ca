import { describe, expect, test } from 'vitest';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const run = runIn(folder);

put(folder, 'sample.csv', 'case_id,points,package_value,group\na,10,1000,A\nb,20,2000,B\n');
put(folder, 'cases.csv', 'case_id,points,budget,package_value\na,5,5,5\nb,6,6,6\n');
put(folder, 'stages.csv', 'case_id,points,traditional,indicative,final,site\na,1,5,6,6,N\nb,1,6,6,7,S\n');
put(folder, 'lines.csv', 'case_id,amount,period,basis,payer\na,100,year,gross,joint funded\n');

async function refused(line: string): Promise<string[]> {
  const { code, out, err } = await run(...line.split(' '));
  expect([line, code, out]).toEqual([line, 2, '']);
  return err.split('\n').slice(0, -2);
}

async function taken(line: string): Promise<void> {
  const { code, err } = await run(...line.split(' '));
  expect([line, code === 0 ? '' : err]).toEqual([line, '']);
}

describe('calibrate ras4', () => {
  const LARGEST = 'calibrate ras4 sample.csv --basis pot --method largest-package';
  const MONEY = '--money 100 --population all --points-population';

  test('takes the most points in the sample or the most that there can be, not both', async () => {
    expect(await refused(`${LARGEST} --maximum-observed --maximum-points 30`)).toEqual([
      '--maximum-observed: takes the most points in the sample instead of --maximum-points; give one of the two',
    ]);
    await taken(`${LARGEST} --maximum-observed`);
    await taken(`${LARGEST} --maximum-points 30`);
  });

  test('joins two populations by a factor, and not one with itself', async () => {
    expect(await refused(`calibrate ras4 sample.csv --basis pot ${MONEY} all --factor 2`)).toEqual([
      '--factor: the money and the points are of the same people, and no factor joins them; name the two apart, or leave it out',
    ]);
    await taken(`calibrate ras4 sample.csv --basis pot ${MONEY} all`);
    await taken(`calibrate ras4 sample.csv --basis pot ${MONEY} sample --factor 2`);
  });

  test('takes no money beside the packages of a reference sample', async () => {
    const says = 'on a reference sample the money is the packages of the sample; it goes with pot or whole-budget';
    expect(await refused('calibrate ras4 sample.csv --basis reference-sample --money 100')).toEqual([
      `--money: ${says}`,
    ]);
    const money = { amount: 100, population: 'all', pointsPopulation: 'all' };
    put(folder, 'money.json', JSON.stringify({ fundingBasis: 'reference-sample', money }));
    expect(await refused('calibrate ras4 sample.csv --options money.json')).toEqual([
      expect.stringMatching(`^money\\.json:1:\\d+: money: ${says}$`),
    ]);
    expect(await refused('calibrate ras4 sample.csv --basis reference-sample --factor 2')).toEqual([
      `--factor: ${says}`,
    ]);
  });
});

test('a reserve is no more than the pot that it is a part of', async () => {
  const pot = '--basis pot --pot 12 --reserve';
  const said = ['--reserve: is more than the pot, of which it is a part'];
  await run(...'calibrate ras4 sample.csv --basis pot --out model.json'.split(' '));
  expect(await refused(`leavers cases.csv ${pot} 12.01 --leavers a`)).toEqual(said);
  expect(await refused(`joiners model.json sample.csv ${pot} 12.01`)).toEqual(said);
  const rule = '--leavers a --model price-point --rule price-point --keep-reserve spend --communicated open';
  expect(await refused(`leavers cases.csv ${pot} 12.01 ${rule}`)).toEqual(expect.arrayContaining(said));
  await taken(`leavers cases.csv ${pot} 12 --leavers a`);
  await taken(`joiners model.json sample.csv ${pot} 12`);
});

describe('a column of groups', () => {
  test.each(['case_id', 'indicative', 'points'])('is not %s', async (column) => {
    for (const line of [
      `compare stages.csv --by ${column}`,
      `equity stages.csv --by ${column} --stage final --bands each`,
      `fit sample.csv --by ${column}`,
    ])
      expect(await refused(line)).toEqual([expect.stringMatching(`^--by: the column "${column}" (tells|holds) `)]);
    const given = `equity stages.csv --by site --given ${column} --stage final --bands each`;
    expect(await refused(given)).toEqual([expect.stringMatching(`^--given: the column "${column}" `)]);
  });

  test('is site', () => taken('compare stages.csv --by site'));
});

test('uplift restates pounds alone', async () => {
  const rates = '--from 2025-26 --to 2026-27 --rates 2026-27=3.6';
  put(folder, 'own.csv', 'case_id,points,total_points,care_hours,annual_cost\na,10,10,4,100\n');
  for (const column of ['points', 'total_points', 'care_hours', 'case_id'])
    expect(await refused(`uplift own.csv ${rates} --columns ${column}`)).toEqual([
      `--columns: "${column}" is no column of pounds, and is the same in other prices`,
    ]);
  // 100 · 1.036 = 103.60
  const { out } = await run(...`uplift own.csv ${rates} --columns annual_cost --format csv`.split(' '));
  expect(out).toBe('case_id,points,total_points,care_hours,annual_cost\na,10,10,4,103.60\n');
});

test('a payer of a part is a question at its cell', async () => {
  expect(await refused('cost lines.csv')).toEqual([
    'lines.csv:2:18: payer: who pays for the rest ("joint funded")? Then say the shares; or name the one who pays for all of it',
  ]);
});
