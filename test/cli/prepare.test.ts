import { describe, expect, test } from 'vitest';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();

const run = runIn(folder);

describe('cost --on-costs', () => {
  put(
    folder,
    'lines.csv',
    [
      'case_id,line_id,role,amount,period,weeks,basis,payer,includes_on_costs',
      // £100 a week for 50 weeks: £5,000, and 21 % of it £1,050.
      'A,pa,personal-assistant,100,week,50,gross,budget,',
      // Wages that hold their on-costs already, and a service that is no wage.
      'A,night,wage,2000,year,,gross,budget,yes',
      'A,club,service,500,year,,gross,budget,',
      // Paid for by two: on-costs follow the wages, 40 % of £1,000 from health.
      'B,pa,personal-assistant,1000,year,,gross,budget 60%; health 40%,',
    ].join('\n'),
  );

  test('adds a line to wages that do not hold them, from the same payers', async () => {
    const { code, out, err } = await run('cost', 'lines.csv', '--on-costs', '21', '--format', 'json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [a, b] = JSON.parse(out).result.costs;
    // 5,000 + 1,050 + 2,000 + 500
    expect(a.inside.recurring).toBe('8550.00');
    expect(a.lines.map(({ id, cost }: Record<string, string>) => [id, cost])).toEqual([
      ['pa', '5000.00'],
      ['night', '2000.00'],
      ['club', '500.00'],
      ['pa (on-costs)', '1050.00'],
    ]);
    // 600 + 21 % of it, and 400 + 21 % of it.
    expect([b.inside.recurring, b.outside.recurring]).toEqual(['726.00', '484.00']);
  });

  test('refuses a percentage that is none, at its flag', async () => {
    const { code, err } = await run('cost', 'lines.csv', '--on-costs', '121');
    expect(code).toBe(2);
    expect(err).toMatch(/--on-costs/);
    expect(err).not.toMatch(/packages\[|onCosts\./);
  });
});

const level = (name: string, points?: number) => ({ name, ...(points !== undefined && { points }) });
const instrument = (points: readonly (number | undefined)[], version = '2') => ({
  schemaVersion: 1,
  id: 'short',
  version,
  title: 'A short questionnaire',
  source: { kind: 'council', citation: 'Our council, 2026' },
  outcomes: [{ id: 'healthy', title: 'Be healthy' }],
  statements: ['sleep', 'eating'].map((id) => ({
    id,
    outcome: 'healthy',
    text: `About ${id}`,
    levels: ['lots', 'some', 'none'].map((name, index) => level(name, points[index])),
  })),
});
put(folder, 'scored.json', JSON.stringify(instrument([10, 4, 0])));
put(folder, 'unscored.json', JSON.stringify(instrument([])));
put(folder, 'plain.csv', 'case_id,sleep,eating\nC1,lots,some\nC2,none,none\n');
put(folder, 'told.csv', 'case_id,instrument_version,sleep,eating\nC1,2,lots,some\nC2,2,none,none\n');

const UNCHECKED =
  'the answers do not all say which version they were given to; they are read as version 2 of short (a column instrument_version is checked)';

describe('score', () => {
  test('warns of a version that nothing says, and of none where every answer says it', async () => {
    const plain = await run('score', 'scored.json', 'plain.csv', '--format', 'csv');
    // 10 + 4, and 0.
    expect(
      plain.out
        .split('\n')
        .slice(1, 3)
        .map((line) => line.split(',')[0]),
    ).toEqual(['C1', 'C2']);
    expect(plain.err).toBe(`warning: ${UNCHECKED}\n`);
    expect((await run('score', 'scored.json', 'told.csv', '--format', 'csv')).err).toBe('');
    put(folder, 'some.csv', 'case_id,instrument_version,sleep,eating\nC1,2,lots,some\nC2,,none,none\n');
    expect((await run('score', 'scored.json', 'some.csv', '--format', 'csv')).err).toBe(`warning: ${UNCHECKED}\n`);
  });

  test('refuses answers to another version, each at its place', async () => {
    put(folder, 'old.csv', 'case_id,instrument_version,sleep,eating\nC1,1,lots,some\nC2,2,none,none\nC3,1,none,none\n');
    expect(await run('score', 'scored.json', 'old.csv')).toEqual({
      code: 2,
      out: '',
      err: 'old.csv:2:4: instrument_version: answers version "1"; this questionnaire is version "2" (also on line 4)\n2 problems\n',
    });
  });

  test('evaluates a questionnaire without points, and says that nothing can be priced', async () => {
    const { code, out, err } = await run('score', 'unscored.json', 'plain.csv', '--format', 'csv');
    expect(code).toBe(0);
    // Every statement is answered, and by one respondent alone.
    expect(out).toBe('case_id,sleep,eating,unanswered,differences\nC1,lots,some,0,0\nC2,none,none,0,0\n');
    expect(err).toContain('warning: the questionnaire has no points: the answers are read for evaluation');
    expect(err).toContain(UNCHECKED);
    const json = JSON.parse((await run('score', 'unscored.json', 'told.csv')).out);
    expect(json.warnings.map(({ code: name }: { code: string }) => name)).toEqual(['no-points']);
    expect(json.result.map(({ caseId }: { caseId: string }) => caseId)).toEqual(['C1', 'C2']);
  });

  test('an unanswered statement of it is refused, or left out by name', async () => {
    put(folder, 'gaps.csv', 'case_id,sleep,eating\nC1,lots,\n');
    expect((await run('score', 'unscored.json', 'gaps.csv')).code).toBe(2);
    const { code, out } = await run('score', 'unscored.json', 'gaps.csv', '--unanswered', 'exclude', '--format', 'csv');
    expect(code).toBe(0);
    expect(out).toContain('C1,lots');
    expect((await run('score', 'unscored.json', 'gaps.csv', '--unanswered', 'zero')).err).toMatch(
      /^--unanswered zero needs a questionnaire with points/,
    );
    expect((await run('score', 'unscored.json', 'plain.csv', '--unpriced', 'exclude')).err).toMatch(
      /^--unpriced needs a questionnaire with points/,
    );
  });
});

describe('a package with a line that nobody priced', () => {
  put(
    folder,
    'unpriced.csv',
    [
      'case_id,line_id,amount,period,basis,payer',
      'F1,club,3000,year,gross,',
      'F2,carer,,year,gross,',
      // Only health's line has no price: what the budget pays is known.
      'F3,club,6000,year,gross,',
      'F3,nurse,,year,gross,health',
    ].join('\n'),
  );
  put(folder, 'points.csv', 'case_id,points\nF1,50\nF2,40\nF3,30\n');

  test.each(['csv', 'json'])('is not £0 on its way to a price, by %s', async (form) => {
    const costs = `costs.${form}`;
    await run('cost', 'unpriced.csv', '--accept', 'unpriced-lines', '--out', costs, '--force');
    const joined = await run('sample', 'points.csv', costs, '--format', 'csv');
    expect(joined.out.trim().split('\n').slice(1)).toEqual([
      'F1,50,3000.00,0.00,,,,,',
      'F2,40,,,,,1 line without a price,,',
      'F3,30,6000.00,0.00,,,,,',
    ]);
    put(folder, 'joined.csv', joined.out);
    for (const method of ['ras4', 'ras5']) {
      const { code, out } = await run('calibrate', method, 'joined.csv', '--basis', 'pot', '--format', 'json');
      expect(code).toBe(0);
      const { report } = JSON.parse(out).result;
      expect(report.excluded).toEqual([{ caseId: 'F2', reason: '1 line without a price' }]);
      // £9,000 over 80 points.
      if (method === 'ras4') expect(report.prices[0].exact).toBe('112.5');
    }
  });

  test('may be blank only beside a reason', async () => {
    put(folder, 'blank.csv', 'case_id,points,package_value,exclude_reason\nF1,50,3000,\nF2,,,disputed\nF3,30,,\n');
    for (const method of ['ras4', 'ras5']) {
      const { code, err } = await run('calibrate', method, 'blank.csv', '--basis', 'pot');
      expect(code).toBe(2);
      expect(err).toMatch(/^blank\.csv:4:7: package_value: (is blank|no package value)[^\n]*\n1 problem\n$/);
    }
    // A reason that is not to be read is none.
    const { err } = await run('calibrate', 'ras4', 'blank.csv', '--basis', 'pot', '--ignore-column', 'exclude_reason');
    expect(err).toContain('blank.csv:3:4: points: is blank');
  });
});

test('score tells answers to another version beside what is wrong with the others', async () => {
  const header = 'case_id,instrument_version,sleep,eating\n';
  // The questionnaire is version 2: of C1 it can say nothing but that it answers another one.
  put(folder, 'versions.csv', `${header}C1,1,much,some\nC2,2,lots,much\nC3,2,none,none\n`);
  for (const questionnaire of ['scored.json', 'unscored.json']) {
    const { code, err } = await run('score', questionnaire, 'versions.csv');
    expect(code).toBe(2);
    expect(err).toMatch(/versions\.csv:2:4: [^\n]*version "1"/);
    expect(err).toMatch(/versions\.csv:3:11: [^\n]*"much"/);
    expect(err).toMatch(/\n2 problems\n$/);
  }
  put(folder, 'versions.csv', `${header}C1,1,much,some\nC3,2,lots,some\nC3,2,none,some\n`);
  const { err } = await run('score', 'scored.json', 'versions.csv');
  expect(err).toMatch(/versions\.csv:4:1: [^\n]*C3/);
  expect(err).toMatch(/versions\.csv:2:4: /);
});

describe('the questionnaire that points are of', () => {
  const made = (version: string) => ({ ...instrument([10, 5, 0], version) });

  test('goes from score by way of sample into the model, and points of another version are refused', async () => {
    put(folder, 'q1.json', JSON.stringify(made('1')));
    put(folder, 'q2.json', JSON.stringify(made('2')));
    put(folder, 'said.csv', 'case_id,sleep,eating\nC1,lots,some\nC2,some,some\n');
    put(folder, 'paid.csv', 'case_id,line_id,name,amount,period\nC1,1,club,1500,year\nC2,1,club,1000,year\n');
    for (const version of ['1', '2']) {
      const { code } = await run(
        'score',
        `q${version}.json`,
        'said.csv',
        '--format',
        'csv',
        '--out',
        `s${version}.csv`,
      );
      expect(code).toBe(0);
    }
    await run('cost', 'paid.csv', '--format', 'csv', '--out', 'version-costs.csv');
    expect(
      (await run('sample', 's1.csv', 'version-costs.csv', '--format', 'csv', '--out', 'version-sample.csv')).code,
    ).toBe(0);
    for (const [kind, basis] of [
      ['ras4', 'reference-sample'],
      ['ras5', 'pot'],
    ] as const) {
      const model = `version-${kind}.json`;
      const { code, out } = await run(
        'calibrate',
        kind,
        'version-sample.csv',
        '--basis',
        basis,
        '--out',
        model,
        '--format',
        'json',
      );
      expect(code).toBe(0);
      expect(JSON.parse(out).result.model.instrument).toEqual({ id: 'short', version: '1' });
      expect((await run('allocate', model, 's1.csv')).code).toBe(0);
      const other = await run('allocate', model, 's2.csv');
      expect(other.code).toBe(2);
      expect(other.err).toContain('the model was made for short, version 1; these points are of short, version 2');
      const joining = await run('joiners', model, 's2.csv', '--basis', 'pot', '--pot', '30000', '--committed', '0');
      expect(joining.err).toContain('the model was made for short, version 1');
    }
  });

  test('is one in a file, and is said not to be compared where the model does not say its own', async () => {
    put(folder, 'both.csv', 'case_id,points,instrument,instrument_version\nC1,15,short,1\nC2,10,short,2\n');
    put(
      folder,
      'price.json',
      JSON.stringify({
        schemaVersion: 1,
        kind: 'price-point',
        period: 'year',
        fundingBasis: 'pot',
        method: 'total',
        prices: [{ money: '100', points: '1' }],
        rounding: {},
      }),
    );
    const both = await run('allocate', 'price.json', 'both.csv');
    expect(both.code).toBe(2);
    expect(both.err).toMatch(/both\.csv:3.*points of short, version 2, beside those of short, version 1/);
    put(folder, 'alone.csv', 'case_id,points,instrument,instrument_version\nC1,15,short,1\n');
    const { code, out } = await run('allocate', 'price.json', 'alone.csv', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out).warnings.map((one: { code: string }) => one.code)).toContain('questionnaire-not-compared');
  });
});
