import { describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { put, runIn, temporaryFolder, testIo } from './support.js';

const folder = temporaryFolder();

const run = runIn(folder);

/** What a command gives, without a word beside it but that one-offs are left out, where the packages have some. */
async function resultOf(...argv: string[]) {
  const { code, out, err } = await run(...argv, '--format', 'json');
  expect({
    code,
    err: err.replace(/^warning: \S+: one-offs of £500\.00 in 1 package are left out[^\n]*\n$/, ''),
  }).toEqual({
    code: 0,
    err: '',
  });
  return JSON.parse(out).result;
}

// £30,000 over 150 points: £200 a point.
const MODEL = {
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  fundingBasis: 'pot',
  method: 'total',
  prices: [{ money: '200', points: '1' }],
  rounding: {},
};
put(folder, 'model.json', JSON.stringify(MODEL));
put(folder, 'points.csv', 'case_id,points,exclude_reason\na,50,\nb,40,\nc,60,\nd,99,moved away\n');

describe('solve price', () => {
  test('divides the total by the points of those who are not left out: 30,000 / (50 + 40 + 60) = 200', async () => {
    const result = await resultOf('solve', 'price', 'points.csv', '--total', '30000');
    expect(result).toMatchObject({ price: '200', families: 3, points: '150', total: '30000.00', residual: '0.00' });
    const { out } = await run('solve', 'price', 'points.csv', '--total', '30000', '--format', 'table');
    expect(out).toMatch(/left out with a reason │ +1 │/);
    expect(out).toMatch(/families in the file +│ +4 │/);
  });

  test('above a threshold, with contingency: 0.9 × 110 × 200 = 19,800', async () => {
    const argv = ['solve', 'price', 'points.csv', '--total', '19800', '--threshold', '45', '--contingency', '10'];
    expect(await resultOf(...argv)).toMatchObject({ price: '200', families: 2, points: '110' });
  });

  test('names the flag at fault, and one that is missing', async () => {
    expect((await run('solve', 'price', 'points.csv')).err).toBe(
      '--total: is missing: what all budgets together are to come to\n1 problem\n',
    );
    const { err } = await run('solve', 'price', 'points.csv', '--total', '-1', '--contingency', '200');
    expect(err).toMatch(/^--total: .*\n--contingency: .*\n2 problems\n$/);
  });
});

describe('solve contingency', () => {
  const budgets = [12000, 7500, 6000, 3000, 1500];
  put(folder, 'budgets.csv', ['case_id,budget', ...budgets.map((budget, k) => `F${k + 1},${budget}`)].join('\n'));

  test('is what is to be held back over all budgets: 3,000 / 30,000 = 10 %', async () => {
    const result = await resultOf('solve', 'contingency', 'budgets.csv', '--total', '27000');
    expect(result).toMatchObject({ percent: '10.0000', heldBack: '3000.00', total: '27000.00', residual: '0.00' });
  });

  test('no contingency raises budgets', async () => {
    const { code, err } = await run('solve', 'contingency', 'budgets.csv', '--total', '30001');
    expect(code).toBe(2);
    expect(err).toBe('--total: no contingency brings budgets of £30000.00 to £30001.00\n1 problem\n');
  });
});

describe('solve points', () => {
  test('costs the points at the price: 2 families × 3 points × £200 = £1,200', async () => {
    const argv = ['solve', 'points', 'model.json', 'points.csv', '--statement', 'sleep', '--points', '3'];
    const result = await resultOf(...argv, '--families', 'a,c');
    // 150 points at 200 are 30,000; the same money over 156 points is 30,000 / 156 = 2,500 / 13.
    expect(result).toEqual({
      statement: 'sleep',
      families: 2,
      before: '30000.00',
      after: '31200.00',
      cost: '1200.00',
      withoutBudget: 0,
      priceAtSameTotal: '2500/13',
      warnings: [],
    });
  });

  test('names a family that is not in the file', async () => {
    const { code, err } = await run(
      ...['solve', 'points', 'model.json', 'points.csv', '--statement', 'sleep', '--families', 'a,z'],
    );
    expect(code).toBe(2);
    expect(err).toContain('--families: no family is "z"');
  });
});

describe('solve contingency-needed', () => {
  const rows = [
    [3000, 10000],
    [12000, 8000],
    [6000, 6000],
    [1500, 4000],
    [7500, 2000],
  ].map(([value, budget], k) => `F${k + 1},${budget},${value},${budget}`);
  put(folder, 'pot.csv', ['case_id,budget,package_value,budget_before_top_slice', ...rows].join('\n'));
  const ASKED = ['solve', 'contingency-needed', 'pot.csv', '--pot', '30000', '--leavers', '1', '--probability', '100'];

  test('if F5 leaves: (7,500 − 2,000) / (30,000 − 2,000) = 19.642… %, rounded up 19.65 %, £5,895 of the pot', async () => {
    const result = await resultOf(...ASKED, '--basis', 'pot');
    expect(result.worstFirst).toEqual({ percent: '19.65', exact: '275/14', reserve: '5895.00' });
  });

  test('a reference sample has no pot to hold it back from', async () => {
    const io = testIo(folder);
    expect(await runProgram([...ASKED, '--basis', 'reference-sample'], io, registers)).toBe(2);
    expect(io.err()).toContain('Allowed choices are pot, whole-budget');
  });
});

describe('solve choice', () => {
  put(folder, 'choice.csv', 'case_id,budget,package_value,one_off\nF1,10000,3000,\nF2,8000,12500,500\nN1,7000,,\n');

  test('adds the larger of both: 10,000 + 12,000 = 22,000, 7,000 more than 15,000 of packages', async () => {
    expect(await resultOf('solve', 'choice', 'choice.csv')).toMatchObject({
      families: 2,
      packages: '15000.00',
      budgets: '18000.00',
      larger: '22000.00',
      overPackages: '7000.00',
      overBudgets: '4000.00',
      chooseBudget: 1,
      choosePackage: 1,
    });
    const { out } = await run('solve', 'choice', 'choice.csv', '--format', 'table');
    expect(out).toMatch(/without a package, nothing to choose │ +1 │/);
  });
});

describe('places', () => {
  put(
    folder,
    'share.json',
    JSON.stringify({ schemaVersion: 1, kind: 'equal-share', period: 'year', pot: '80000', places: 40 }),
  );

  test('80,000 over 40 places are 2,000; 2 places not taken are 4,000, 5 % (RR232 4.9: 40 places; 4.10: 38 taken)', async () => {
    expect(await resultOf('places', 'share.json', '--taken', '38')).toMatchObject({
      share: '2000.00',
      committed: '76000.00',
      left: '4000.00',
      leftPercent: '5.0',
    });
  });

  test('names the flag where more are taken than there are', async () => {
    const { err } = await run('places', 'share.json', '--taken', '41');
    expect(err).toBe('--taken: 41 places are taken, but there are 40\n1 problem\n');
  });
});

describe('partly-moved', () => {
  put(
    folder,
    'moving.csv',
    [
      'case_id,points,package_value,one_off,indicative,moved_on',
      'F1,50,3000,,10000,2026-10-01',
      'F2,40,12500,500,8000,2026-04-01',
      'F3,60,15000,,,',
    ].join('\n'),
  );

  test('sets those who moved beside the rest, by the model on their own points', async () => {
    const { moved, rest, wholeByModel, soFar } = await resultOf('partly-moved', 'model.json', 'moving.csv');
    // 10,000 + 8,000 − (3,000 + 12,000) = 3,000; 60 × 200 = 12,000; 150 × 200 = 30,000.
    expect([moved.families, moved.difference, rest.byModel, wholeByModel]).toEqual([
      2,
      '3000.00',
      '12000.00',
      '30000.00',
    ]);
    expect(soFar).toBeNull();
    const { out } = await run('partly-moved', 'model.json', 'moving.csv', '--format', 'table');
    expect(out).toContain('2 families have moved');
  });

  test('within the year: 7,000 × 182 / 365 = 3,490.41 for F1, −4,000 for F2', async () => {
    const year = ['--year-starts', '2026-04-01', '--part-year', 'days'];
    expect((await resultOf('partly-moved', 'model.json', 'moving.csv', ...year)).soFar).toBe('-509.59');
  });

  test('reads the budget by either name, and asks where both are there', async () => {
    const list = (names: string, cells: string) =>
      `case_id,points,package_value,moved_on,${names}\nF1,50,3000,2026-10-01,${cells}\n`;
    for (const name of ['budget', 'indicative']) {
      put(folder, 'either.csv', list(name, '10000'));
      const { moved } = await resultOf('partly-moved', 'model.json', 'either.csv');
      // 10,000 - 3,000
      expect(moved).toMatchObject({ families: 1, difference: '7000.00' });
      put(folder, 'blank.csv', list(name, ''));
      const { err } = await run('partly-moved', 'model.json', 'blank.csv');
      expect(err).toMatch(new RegExp(`^blank\\.csv:2:\\d+: ${name}: has moved, so that it has a budget`));
    }
    put(folder, 'both.csv', list('budget,indicative', '10000,9000'));
    const both = await run('partly-moved', 'model.json', 'both.csv');
    expect(both.err).toContain('the columns "budget" and "indicative" both say');
    const one = await run('partly-moved', 'model.json', 'both.csv', '--ignore-column', 'budget', '--format', 'json');
    expect(JSON.parse(one.out).result.moved.difference).toBe('6000.00');
  });

  test('tells a newcomer at its line', async () => {
    put(folder, 'new.csv', 'case_id,package_value,status\nF1,3000,existing\nN1,0,newcomer\n');
    const { err } = await run('partly-moved', 'model.json', 'new.csv');
    expect(err).toMatch(/^new\.csv:3:6: status: a newcomer has no package to move from/);
  });
});

describe('respondents', () => {
  const level = (name: string, points: number) => ({ name, points });
  const statement = (id: string) => ({
    id,
    outcome: 'healthy',
    text: `About ${id}`,
    levels: [level('lots', 10), level('some', 4), level('none', 0)],
  });
  put(
    folder,
    'i.json',
    JSON.stringify({
      schemaVersion: 1,
      id: 'short',
      version: '1',
      title: 'A short questionnaire',
      source: { kind: 'council', citation: 'Our council, 2026' },
      outcomes: [{ id: 'healthy', title: 'Be healthy' }],
      statements: [statement('sleep')],
    }),
  );
  put(folder, 'one.csv', 'case_id,assessor,sleep,sleep@parent\nC1,A,lots,lots\nC2,A,none,some\n');
  put(folder, 'two.csv', 'case_id,assessor,sleep\nC1,B,some\n');

  test('whose answers ask for more: the parent of C2 for 4 points more than agreed', async () => {
    const { gaps } = await resultOf('respondents', 'i.json', 'one.csv');
    expect(gaps).toMatchObject([{ statementId: 'sleep', respondent: 'parent', compared: 2, higher: 1, sum: '4' }]);
    const against = await resultOf('respondents', 'i.json', 'one.csv', '--against', 'parent');
    expect(against.gaps).toMatchObject([{ respondent: 'agreed', against: 'parent', lower: 1, sum: '-4' }]);
  });

  test.each(['child', 'carer', 'worker'])('nobody of those asked for answered: --against %s', async (against) => {
    const { code, out, err } = await run('respondents', 'i.json', 'one.csv', '--against', against);
    const said = `--against: no answer is of ${against}; answers are of agreed, parent`;
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(said)]);
  });

  test('a second file holds cases scored again: C1 has 10 and 4 points, 6 apart, £300 at £50', async () => {
    const { assessors } = await resultOf('respondents', 'i.json', 'one.csv', 'two.csv', '--price', '50');
    expect(assessors.twice.widest).toEqual([{ caseId: 'C1', scores: 2, spread: '6', pounds: '300.00' }]);
    // A gave 10 and 0, on average 5; B gave 4.
    expect(assessors.assessors).toMatchObject([
      { assessor: 'A', n: 2, mean: '5.00', againstOthers: '1.00' },
      { assessor: 'B', n: 1, mean: '4.00', againstOthers: '-1.00' },
    ]);
  });
});

describe('table band', () => {
  put(folder, 'banded.csv', 'case_id,points,exclude_reason\nF1,12,\nF2,30,\nF3,39,moved away\n');
  const ASKED = ['table', 'band', 'model.json', '--breaks', '0,10,20', '--step', '1', '--maximum-points', '40'];

  test('half-way between the ends of a band: (2,000 + 3,800) / 2 = 2,900; F1 gets 500 more than its 2,400', async () => {
    const { model, report } = await resultOf(...ASKED, '--sample', 'banded.csv');
    // 0 to 9 points are £0 to £1,800, 20 to 40 points £4,000 to £8,000.
    expect(report.rows.map(({ row, amount }: { row: string; amount: string }) => [row, amount])).toEqual([
      ['0–9', '900.00'],
      ['10–19', '2900.00'],
      ['20–40', '6000.00'],
    ]);
    expect(report.cases.map(({ caseId, difference }: Record<string, string>) => [caseId, difference])).toEqual([
      ['F1', '500.00'],
      ['F2', '0.00'],
    ]);
    expect(report.totals.residual).toBe('-500.00');
    expect(model.kind).toBe('allocation-table');
  });

  test('the table that it writes is one that allocate takes', async () => {
    expect((await run(...ASKED, '--out', 'banded.json')).code).toBe(0);
    const { out } = await run('allocate', 'banded.json', 'banded.csv', '--format', 'csv');
    expect(out.split('\n')[1]).toContain('2900.00');
  });

  test('names the flags of what is missing, and the line of a score that is off the step', async () => {
    const { err } = await run('table', 'band', 'model.json', '--breaks', '0,10', '--band-width', '5');
    expect(err).toContain('--step: is missing');
    expect(err).toContain('--maximum-points: is missing');
    put(folder, 'off.csv', 'case_id,points\nF1,12.5\n');
    expect((await run(...ASKED, '--sample', 'off.csv')).err).toMatch(
      /^off\.csv:2:4: points: 12\.5 points are not on the step of 1/,
    );
  });
});

describe('fit, with more asked for', () => {
  put(folder, 'sample.csv', 'case_id,points,package_value\ns1,10,1000\ns2,30,3000\n');
  put(folder, 'cohort.csv', 'case_id,points,package_value\nc1,30,1000\nc2,40,3000\n');

  test('--cohort: 35 − 20 = 15 points more on average, at £100 a point 3,000 for two families', async () => {
    const { cohort } = await resultOf('fit', 'sample.csv', '--folds', '2', '--cohort', 'cohort.csv');
    expect(cohort.points).toMatchObject({ sampleMean: '20.00', cohortMean: '35.00', difference: '15.00' });
    // Budgets of 70 × 100 = 7,000 against packages of 4,000, which are as large as the sample's on average.
    expect(cohort.cost).toMatchObject({ extra: '3000.00', fromPoints: '3000.00', fromPackages: '0.00' });
  });

  test('--table and --sizes: where all packages are alike, or in proportion, nothing is soft', async () => {
    put(folder, 'alike.csv', 'case_id,points,package_value\na,1,5000\nb,2,5000\nc,3,5000\n');
    const { table } = await resultOf('fit', 'alike.csv', '--folds', '2', '--table');
    expect(table.rows.map(({ points, low, high }: Record<string, string>) => [points, low, high])).toEqual([
      ['3', '5000.00', '5000.00'],
      ['2', '5000.00', '5000.00'],
      ['1', '5000.00', '5000.00'],
    ]);
    const { sampleSize } = await resultOf('fit', 'sample.csv', '--folds', '2', '--sizes', '60,100');
    expect(sampleSize.rows.map(({ cases, price }: { cases: number; price: object }) => ({ cases, ...price }))).toEqual([
      { cases: 60, low: '100.0000', high: '100.0000' },
      { cases: 100, low: '100.0000', high: '100.0000' },
    ]);
  });

  test('a fault of the cohort is told in its file, one of the sizes at its flag', async () => {
    put(folder, 'wrong.csv', 'case_id,points,package_value\nc1,many,1000\n');
    expect((await run('fit', 'sample.csv', '--cohort', 'wrong.csv')).err).toMatch(/^wrong\.csv:2:4: points: /);
    expect((await run('fit', 'sample.csv', '--sizes', '0')).err).toMatch(/^--sizes/);
  });
});

describe('programme-cost vary', () => {
  put(
    folder,
    'elements.json',
    JSON.stringify([
      { id: 'fixed costs', kind: 'fixed', financial: '100000' },
      { id: 'brokerage', kind: 'variable', financial: '30000' },
    ]),
  );
  const BASE = ['programme-cost', 'vary', 'elements.json', '--phase', 'running', '--families', '300'];

  test('one assumption at a time, the widest swing first', async () => {
    const { base, rows } = await resultOf(...BASE, '--vary-discount', '40,60', '--vary-families', '240,450');
    // A pilot of 30 families: 300 / 30 × (1 − 50 %) = 5; 100,000 + 5 × 30,000 = 250,000.
    expect(base).toBe('250000.00');
    // 450 / 30 × 0.5 = 7.5: 325,000; 240 / 30 × 0.5 = 4: 220,000. At 40 %: 6, 280,000; at 60 %: 4, 220,000.
    expect(
      rows.map((row: Record<string, { total: string }>) => [row.assumption, row.first?.total, row.second?.total]),
    ).toEqual([
      ['families', '220000.00', '325000.00'],
      ['discountPercent', '280000.00', '220000.00'],
    ]);
  });

  test('a staff mix is a file each', async () => {
    const days = [{ id: 'support', kind: 'fixed', financial: '0', days: 10 }];
    put(folder, 'days.json', JSON.stringify(days));
    const mix = (hourly: number) => ({ hoursPerDay: 8, grades: [{ name: 'officer', percent: 100, hourly }] });
    put(folder, 'now.json', JSON.stringify(mix(20)));
    put(folder, 'other.json', JSON.stringify(mix(25)));
    const { code, err, out } = await run(
      ...['programme-cost', 'vary', 'days.json', '--phase', 'running', '--families', '300'],
      ...['--vary-staff-mix', 'now.json,other.json', '--format', 'json'],
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    // 10 days of 8 hours at £20 and at £25.
    expect(JSON.parse(out).result.rows).toMatchObject([
      { assumption: 'staffMix', first: { total: '1600.00' }, second: { total: '2000.00' } },
    ]);
    put(folder, 'odd.json', JSON.stringify({ hoursPerDay: 25, grades: [] }));
    const odd = await run(
      ...['programme-cost', 'vary', 'days.json', '--phase', 'running', '--families', '300'],
      ...['--vary-staff-mix', 'now.json,odd.json'],
    );
    expect(odd.err).toMatch(/^odd\.json:1:\d+: hoursPerDay: /);
  });

  test('says what a take-up needs', async () => {
    const { err } = await run(...BASE, '--vary-take-up', '2,4');
    expect(err).toMatch(/^--vary-take-up: the base has no take-up/);
    expect((await run(...BASE, '--vary-discount', '40')).err).toContain('expected two different values with a comma');
  });
});
