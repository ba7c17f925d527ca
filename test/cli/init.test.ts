import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { openPriceBook } from '../../src/costing/price-book.js';
import { put, temporaryFolder, testIo } from './support.js';

const folder = temporaryFolder();

async function run(...argv: string[]) {
  const io = testIo(folder);
  const code = await runProgram(argv, { ...io, now: () => new Date('2026-11-02T09:30:00Z') }, registers);
  return { code, out: io.out(), err: io.err() };
}

const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

test('a workbook comes to a first run by answering what init asks, with no JSON written by hand', {
  timeout: 60_000,
}, async () => {
  mkdirSync(join(folder, 'year'));
  cpSync(`${root}test/fixtures/intake/council.xlsx`, join(folder, 'year/council.xlsx'));
  const sheets = [
    '--sample',
    'council.xlsx',
    '--sample-sheet',
    'Existing cases',
    '--cohort',
    'council.xlsx',
    '--cohort-sheet',
    'Cohort',
  ];
  const made = await run('init', 'year', ...sheets, '--basis', 'reference-sample', '--title', 'Our first run');
  expect(made.code).toBe(2);
  expect(made.err).toContain('8 problems');
  // Nothing runs while something is open.
  const early = await run('run', 'year/council.json');
  expect([early.code, early.out]).toEqual([2, '']);
  expect(early.err).toContain('Existing cases!A94');
  for (const name of ['year/sample.mapping.json', 'year/cohort.mapping.json']) {
    const mapping = read(name);
    // The first choice of each is what a council would say of this workbook.
    for (const question of mapping.questions) question.answer = question.choices[0];
    writeFileSync(join(folder, name), JSON.stringify(mapping));
  }
  const { code, out, err } = await run('run', 'year/council.json');
  expect(code, err).toBe(0);
  const { result } = JSON.parse(out);
  expect(result.calibration.prices).toMatchObject([{ n: 78, pounds: '146.0564' }]);
  expect(result.cases).toHaveLength(123);
  expect(read('year/council.json').keep).toEqual(['site', 'ethnicity', 'night_care']);
});

test('init says all that it lacks, and replaces nothing unless told', async () => {
  mkdirSync(join(folder, 'again'));
  cpSync(`${root}test/fixtures/intake/council.xlsx`, join(folder, 'again/council.xlsx'));
  put(folder, 'again/council.json', '{}');
  const { code, err } = await run('init', 'again');
  expect([code, err.trim().split('\n').length]).toEqual([2, 4]);
  const again = await run('init', 'again', '--sample', 'council.xlsx', '--cohort', 'council.xlsx', '--basis', 'pot');
  expect(again.err).toContain('exists already; --force replaces it');
});

test('init says what it finds and cannot place, and what it cannot read', async () => {
  const where = join(folder, 'found');
  mkdirSync(where);
  const families = (prefix: string) => `Client No,Score,Annual package\n${prefix}1,10,1000\n${prefix}2,20,2500\n`;
  put(where, 'old.csv', families('s'));
  put(where, 'new.csv', families('c'));
  const questionnaire = 'Outcome,Statement,None,Lots\nHealth,I am well,0,9\nHealth,I sleep,0,4\n';
  put(where, 'q1.csv', questionnaire);
  put(where, 'q2.csv', questionnaire);
  put(where, 'lines.csv', 'Client No,Service,Annual cost\nz1,Club,100\nz2,Club,200\n');
  put(where, 'answers.csv', 'Client No,I am well,I sleep\ns1,None,Lots\ns2,Lots,None\n');
  put(where, 'broken.xlsx', 'PK\u0003\u0004');
  const call = ['init', 'found', '--sample', 'old.csv', '--cohort', 'new.csv', '--basis', 'pot'];
  const { out } = await run(...call);
  const { result, warnings } = JSON.parse(out);
  expect(warnings.map(({ message }: { message: string }) => message)).toEqual([
    'found/broken.xlsx: was not looked at, since it cannot be read as a table',
    'lines.csv looks like lines and is not used: its families are not those of the sample or of the cohort alone; name it with --sample-lines or --cohort-lines',
    'q1.csv looks like questionnaire, and so does another; name one with --questionnaire',
    'q2.csv looks like questionnaire, and so does another; name one with --questionnaire',
  ]);
  expect(result.files.map((name: string) => name.replace(/^found\W/, ''))).toEqual([
    'sample.mapping.json',
    'cohort.mapping.json',
    'sample-answers.mapping.json',
    'council.json',
  ]);
  const named = await run(...call, '--questionnaire', 'q1.csv', '--cohort-lines', 'lines.csv', '--force');
  expect(JSON.parse(named.out).result.next).toContain(
    'openras import found/q1.csv --mapping found/questionnaire.mapping.json --answer columns=yes --answer levels-in-columns=yes --title TITLE --out found/instrument.json',
  );
  expect(read('found/council.json')).toMatchObject({
    instrument: 'instrument.json',
    sample: { answers: { file: 'answers.csv', mapping: 'sample-answers.mapping.json' } },
    cohort: { lines: { file: 'lines.csv', mapping: 'cohort-lines.mapping.json' } },
  });
});

describe('a questionnaire and a price list from a sheet', () => {
  const SHEET = `Our questionnaire 2026,,,,
Outcome,Statement,Level,Points,Guidance
Be healthy,I am as well as I can be,No help,0,
,,Some help,5,"Someone sees to treatment, every week"
,,Lots of help,12,
Stay safe,I am safe at home,No help,0,
,,Some help,4,
`;

  test('statements in words, levels in rows: a questionnaire that scores', async () => {
    put(folder, 'questionnaire.csv', SHEET);
    const call = [
      'import',
      'questionnaire.csv',
      '--as',
      'instrument',
      '--answer',
      'fill-down-outcome=fill down',
      '--answer',
      'fill-down-text=fill down',
    ];
    const lacking = await run(...call, '--answer', 'columns=yes', '--out', 'instrument.json');
    expect(lacking.err).toContain('--title: what is the questionnaire called?');
    const { code, err } = await run(
      ...call,
      '--answer',
      'columns=yes',
      '--title',
      'Ours',
      '--ages',
      '0-17',
      '--out',
      'instrument.json',
    );
    expect([code, err]).toEqual([0, '']);
    const instrument = read('instrument.json');
    expect(
      instrument.statements.map(({ id, levels }: { id: string; levels: unknown[] }) => [id, levels.length]),
    ).toEqual([
      ['i_am_as_well_as_i_can_be', 3],
      ['i_am_safe_at_home', 2],
    ]);
    expect(instrument.statements[0].levels[1]).toEqual({
      name: 'Some help',
      points: '5',
      guidance: ['Someone sees to treatment, every week'],
    });
    // The answers under the statements as they are printed: 12 points for lots of help and 4 for some.
    put(folder, 'answers.csv', 'Client no;I am as well as I can be;I am safe at home\na1;Lots of help;Some help\n');
    const mapped = await run(
      'import',
      'answers.csv',
      '--as',
      'answers',
      '--answer',
      'columns=yes',
      '--mapping',
      'answers.json',
    );
    expect(mapped.code).toBe(0);
    const scored = await run('score', 'instrument.json', 'answers.csv', '--mapping', 'answers.json', '--format', 'csv');
    expect(scored.out).toMatch(/^case_id,points.*\na1,16,/);
  });

  test('a blank cell that is needed is told with its place, and a service that stands twice', async () => {
    put(folder, 'holes.csv', SHEET.replace('Lots of help,12,', ',12,the most'));
    const call = [
      '--as',
      'instrument',
      '--answer',
      'columns=yes',
      '--answer',
      'fill-down-outcome=fill down',
      '--answer',
      'fill-down-text=fill down',
    ];
    const { code, err } = await run('import', 'holes.csv', ...call, '--title', 'Ours', '--out', 'holes.json');
    expect([code, err]).toEqual([2, 'holes.csv: line 5, column C: level: is blank\n1 problem\n']);
    put(folder, 'twice.csv', 'Service,Unit,Price\nSitting service,per hour,£18.75\nSitting service,per night,£90.00\n');
    const twice = await run(
      'import',
      'twice.csv',
      '--as',
      'prices',
      '--title',
      'Prices',
      '--price-base',
      '2026-27',
      '--answer',
      'columns=yes',
      '--out',
      'twice.json',
    );
    expect(twice.err).toContain('twice.csv: line 3, column A: the service "sitting-service" stands twice');
  });

  test('services with their units: a price book that costs', async () => {
    put(
      folder,
      'prices.csv',
      'Price list,,\nService,Unit,Price\nSitting service,per hour,£18.75\nHoliday club,Daily,£48.00\n',
    );
    const { code, err } = await run(
      'import',
      'prices.csv',
      '--as',
      'prices',
      '--answer',
      'columns=yes',
      '--title',
      'Prices',
      '--price-base',
      '2026-27',
      '--out',
      'book.json',
    );
    expect([code, err]).toEqual([0, '']);
    const book = openPriceBook(read('book.json'));
    expect(book.priceBase).toBe('2026-27');
    expect(read('book.json').services).toEqual([
      { id: 'sitting-service', name: 'Sitting service', unit: 'hour', price: '18.75' },
      { id: 'holiday-club', name: 'Holiday club', unit: 'day', price: '48.00' },
    ]);
  });

  test('rules of moderation: a policy, with what its amounts are for', async () => {
    put(
      folder,
      'policy.csv',
      'Rule,Stage,Decided by,Why,Round to,Remarks\nRound,Communicated,Finance,amounts that people can say,£1.00,none\n',
    );
    const call = ['import', 'policy.csv', '--as', 'policy', '--answer', 'columns=yes', '--out', 'policy.json'];
    expect((await run(...call)).err).toContain('--period: what are the amounts of the policy for');
    const { code, out, err } = await run(...call, '--period', 'year', '--title', 'Ours');
    expect([code, err]).toEqual([0, '']);
    // What goes into nothing is said.
    expect(JSON.parse(out).warnings).toEqual([{ code: 'intake', message: 'policy.csv: not used: "Remarks"' }]);
    expect(read('policy.json')).toEqual({
      schemaVersion: 1,
      title: 'Ours',
      period: 'year',
      rules: [
        {
          rule: 'round',
          at: 'communicated',
          actor: 'Finance',
          reason: 'amounts that people can say',
          unit: '1.00',
        },
      ],
    });
    const other = await run('import', 'prices.csv', '--as', 'prices', '--period', 'year');
    expect(other.err).toContain('--period: goes with --as policy');
  });
});

test('init and import write what holds their questions with exit code 2, as their help says, and nothing else', {
  timeout: 60_000,
}, async () => {
  mkdirSync(join(folder, 'asked'));
  cpSync(`${root}test/fixtures/intake/council.xlsx`, join(folder, 'asked/council.xlsx'));
  const [sample, cohort] = [
    ['--sample', 'council.xlsx', '--sample-sheet', 'Existing cases'],
    ['--cohort', 'council.xlsx', '--cohort-sheet', 'Cohort'],
  ];
  const made = await run('init', 'asked', ...(sample ?? []), ...(cohort ?? []), '--basis', 'pot');
  expect(made.code).toBe(2);
  expect(readdirSync(join(folder, 'asked')).sort()).toEqual([
    'cohort.mapping.json',
    'council.json',
    'council.xlsx',
    'sample.mapping.json',
  ]);
  const named = [
    '--as',
    'sample',
    '--sheet',
    'Existing cases',
    '--mapping',
    'asked/own.json',
    '--out',
    'asked/own.csv',
  ];
  const read = await run('import', 'asked/council.xlsx', ...named);
  expect([read.code, existsSync(join(folder, 'asked/own.json')), existsSync(join(folder, 'asked/own.csv'))]).toEqual([
    2,
    true,
    false,
  ]);
  for (const command of ['init', 'import']) {
    const { out } = await run(command, '--help');
    expect(out).toMatch(/written also where something is asked/);
  }
});
