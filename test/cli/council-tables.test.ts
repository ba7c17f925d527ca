import { beforeAll, describe, expect, test } from 'vitest';
import { pricePointKind } from '../../src/model/price-point/kind.js';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const run = runIn(folder);

/** Reads a table as it stands and keeps what its owner answered. */
async function mapped(file: string, as: string, mapping: string, ...answers: string[]): Promise<void> {
  const given = ['columns=yes', ...answers].flatMap((one) => ['--answer', one]);
  const { code, err } = await run('import', file, '--as', as, '--mapping', mapping, ...given);
  expect([code, err]).toEqual([0, '']);
}

describe('what became of the statements of a questionnaire, as a table', () => {
  const level = (name: string, points: number) => ({ name, points });
  const statement = (id: string) => ({ id, text: id, outcome: 'o', levels: [level('yes', 10), level('no', 0)] });
  const instrument = {
    schemaVersion: 1,
    id: 'needs',
    version: '2',
    title: 'Needs',
    source: { kind: 'council', citation: 'Our council' },
    outcomes: [{ id: 'o', title: 'Outcome' }],
    statements: ['a', 'b1', 'b2', 'c'].map(statement),
  };
  const model = {
    ...pricePointKind.example.model,
    prices: [{ money: '200', points: '1' }],
    instrument: { id: 'needs', version: '1' },
  };
  const inline = [
    { before: ['old-a'], now: ['a'] },
    { before: ['old-b'], now: ['b1', 'b2'] },
    { before: ['gone'], now: [] },
    { before: [], now: ['c'] },
  ];
  const files = (statements: unknown) => {
    put(folder, 'instrument.json', JSON.stringify(instrument));
    put(folder, 'model.json', JSON.stringify(model));
    put(folder, 'cases.csv', 'case_id,points,package_value\nF1,60,4000\n');
    // 70 new points for 35 old ones: a new point is half an old one.
    put(folder, 'both.csv', 'case_id,points_before,points\nB1,15,30\nB2,20,40\n');
    const bridge = { from: { id: 'needs', version: '1' }, statements, sample: 'both.csv' };
    const council = { instrument: 'instrument.json', model: 'model.json', cohort: { cases: 'cases.csv' } };
    put(folder, 'council.json', JSON.stringify({ schemaVersion: 1, title: 'C', ...council, before: { bridge } }));
  };

  test('gives what the list gives, plain and through a mapping: 60 new points are 30 old ones, 6,000 at £200', async () => {
    put(folder, 'plain.csv', 'before,now\nold-a,a\nold-b,b1\nold-b,b2\ngone,\n,c\n');
    put(
      folder,
      'own.csv',
      'What became of our statements;\nOld statement;New statement\nold-a;a\nold-b;b1|b2\ngone;\n;c\n',
    );
    await mapped('own.csv', 'statements', 'own.mapping.json');
    for (const statements of [inline, 'plain.csv', { file: 'own.csv', mapping: 'own.mapping.json' }]) {
      files(statements);
      const { code, out, err } = await run('run', 'council.json');
      expect([code, code === 0 ? '' : err]).toEqual([0, '']);
      expect(JSON.parse(out).result.cases[0].indicative).toBe('6000.00');
    }
  });

  test('a new statement that stands in no row, and one of no questionnaire, are told where the table is', async () => {
    put(folder, 'wrong.csv', 'before,now\nold-a,a\nold-b,b1\nold-c,zz\n,c\n');
    files('wrong.csv');
    const { code, err } = await run('run', 'council.json');
    expect(code).toBe(2);
    expect(err).toContain('wrong.csv: the questionnaire has no statement "zz"');
    expect(err).toContain('wrong.csv: the mapping does not say which old statements became "b2"');
  });
});

describe('plans as they stand', () => {
  // 12 months of 40.00 are 480.00; a plan is costed as it is planned, so that its end is no warning.
  const PLANS =
    'Client No;Service;Amount;Frequency of payment;Gross or net;End date\nF1;Club;£40.00;Monthly;gross;31/12/2026\n';

  beforeAll(async () => {
    put(folder, 'plans.csv', PLANS);
    await mapped('plans.csv', 'plans', 'plans.mapping.json');
  });

  test('are plans by their mapping, whatever --kind says of other files', async () => {
    const { code, out, err } = await run(
      'cost',
      'plans.csv',
      '--mapping',
      'plans.mapping.json',
      '--convention',
      '52-weeks',
    );
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out).result.costs[0].inside.total).toBe('480.00');
    expect(out).not.toContain('for a full year');
    await mapped('plans.csv', 'lines', 'lines.mapping.json');
    const asPackage = await run('cost', 'plans.csv', '--mapping', 'lines.mapping.json', '--convention', '52-weeks');
    expect(asPackage.out).toContain('ends and counts for a full year');
  });

  test('are named by a council file with their mapping', async () => {
    put(folder, 'c.csv', 'case_id,points,package_value\nF1,50,3000\n');
    put(folder, 'm.json', JSON.stringify(pricePointKind.example.model));
    const plans = [{ file: 'plans.csv', mapping: 'plans.mapping.json' }];
    const council = {
      schemaVersion: 1,
      title: 'P',
      convention: '52-weeks',
      model: 'm.json',
      cohort: { cases: 'c.csv' },
      plans,
    };
    put(folder, 'council.json', JSON.stringify(council));
    const { code, out, err } = await run('run', 'council.json');
    expect([code, code === 0 ? '' : err]).toEqual([0, '']);
    expect(JSON.parse(out).result.plans).toEqual([{ caseId: 'F1', total: '480.00' }]);
  });
});
