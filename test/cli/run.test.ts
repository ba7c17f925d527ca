import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { replay } from '../../src/record/step/replay.js';
import type { Step } from '../../src/record/step/step.js';
import { fraction, halfUp } from '../support/fractions.js';
import { put, temporaryFolder, testIo } from './support.js';

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const COUNCIL = join(FIXTURES, 'example-council');
const folder = temporaryFolder();
let count = 0;
let home = '';

/** A copy of the example council that a test may spoil. */
beforeEach(() => {
  count += 1;
  home = join(folder, `copy-${count}`);
  cpSync(COUNCIL, join(home, 'example-council'), { recursive: true });
  for (const other of ['plans', 'reconstructed-cohort']) {
    cpSync(join(FIXTURES, other), join(home, other), { recursive: true });
  }
});

async function run(...argv: string[]) {
  const io = testIo(home, { env: { SOURCE_DATE_EPOCH: '1775034600' } });
  const code = await runProgram(argv, io, registers);
  return { code, out: io.out(), err: io.err() };
}

const file = (name: string): string => join(home, 'example-council', name);
const edit = (name: string, change: (text: string) => string): void =>
  writeFileSync(file(name), change(readFileSync(file(name), 'utf8')));

type Row = Record<string, string>;

/** The example's files hold no quotes but around one insurance line's apostrophe-free cells: a plain split will do. */
function rowsOf(path: string): Row[] {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  const columns = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [columns[index] ?? '', cell])));
}

interface Level {
  readonly name: string;
  readonly points: number;
}

/** Points and packages of a set of families, worked out in the test by another route than the library's. */
function byHand(set: 'sample' | 'cohort') {
  const instrument = JSON.parse(readFileSync(join(COUNCIL, 'instrument.json'), 'utf8'));
  const prices = new Map<string, number>(
    JSON.parse(readFileSync(join(COUNCIL, 'price-book.json'), 'utf8')).services.map(
      ({ id, price }: { id: string; price: string }) => [id, Math.round(Number(price) * 100)],
    ),
  );
  const points = new Map<string, number>();
  for (const row of rowsOf(join(COUNCIL, set, 'answers.csv'))) {
    let total = 0;
    for (const { id, levels } of instrument.statements as { id: string; levels?: Level[] }[]) {
      const answer = row[id] ?? '';
      if (answer === '') continue;
      total += levels?.find(({ name }) => name === answer)?.points ?? Number(answer.split(':')[1]);
    }
    points.set(row.case_id ?? '', total);
  }
  const packages = new Map<string, bigint>();
  for (const row of rowsOf(join(COUNCIL, set, 'lines.csv'))) {
    if (row.one_off === 'yes' || row.payer === 'school') continue;
    const times = row.frequency_per === 'year' ? 1 : Number(row.weeks || 52);
    const halves = BigInt(Math.round(Number(row.quantity || 0) * 2));
    const line = row.service
      ? (halves * BigInt(times) * BigInt(prices.get(row.service) ?? Number.NaN)) / 2n
      : BigInt(Math.round(Number(row.weekly_rate || 0) * 100)) * 52n +
        BigInt(Math.round(Number(row.amount || 0) * 100));
    packages.set(row.case_id ?? '', (packages.get(row.case_id ?? '') ?? 0n) + line);
  }
  return { points, packages };
}

const pounds = (pence: bigint): string => `${pence / 100n}.${String(pence % 100n).padStart(2, '0')}`;

describe('the example council', () => {
  test('is made by its script, byte for byte', () => {
    const made = join(home, 'made');
    const { status, stderr } = spawnSync('node', [join(COUNCIL, 'make.mjs'), made], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    for (const set of ['sample', 'cohort']) {
      for (const name of readdirSync(join(made, set))) {
        expect(readFileSync(join(made, set, name), 'utf8')).toBe(readFileSync(join(COUNCIL, set, name), 'utf8'));
      }
    }
  });

  test('runs to the same pennies as a second calculation of points, packages, price and budgets', async () => {
    const { code, out } = await run('run', 'example-council/council.json', '--out', 'results', '--format', 'json');
    expect(code).toBe(0);
    const { result } = JSON.parse(out);

    const sample = byHand('sample');
    const left = new Set(['S012', 'S047']);
    const used = [...sample.points.keys()].filter((caseId) => !left.has(caseId));
    const money = used.reduce((sum, caseId) => sum + (sample.packages.get(caseId) ?? 0n), 0n);
    const points = used.reduce((sum, caseId) => sum + BigInt(sample.points.get(caseId) ?? 0), 0n);
    expect(result.calibration.prices[0]).toMatchObject({ n: 78, money: pounds(money), points: String(points) });
    expect(result.calibration.excluded.map(({ caseId }: { caseId: string }) => caseId)).toEqual([...left]);

    const cohort = byHand('cohort');
    expect(result.cases.length).toBe(123);
    let existing = 0n;
    let newcomers = 0n;
    for (const { caseId, indicative } of result.cases as { caseId: string; indicative: string }[]) {
      const budget = halfUp(fraction(money * BigInt(cohort.points.get(caseId) ?? 0), points));
      expect([caseId, indicative]).toEqual([caseId, pounds(budget)]);
      if (caseId.startsWith('N')) newcomers += budget;
      else existing += budget;
    }
    const pot = [...cohort.packages.values()].reduce((sum, value) => sum + value, 0n);
    const amounts = Object.fromEntries(result.bridge.lines.map((line: Row) => [line.cause, line.amount]));
    expect(amounts.pot).toBe(pounds(pot));
    expect(amounts['committed-outside']).toBe(pounds(newcomers));
    expect(result.bridge.balance).toBe(`-${pounds(existing - pot)}`);
    expect(result.plans.map(({ total }: { total: string }) => total)).toEqual(['842.00', '2320.00', '13578.00']);

    expect(readdirSync(join(home, 'results')).sort()).toEqual([
      'allocations.index.csv',
      'allocations.ndjson',
      'cases.csv',
      'director.md',
      'manifest.json',
      'model.json',
      'moderation.index.csv',
      'moderation.ndjson',
      'policy.json',
      'report-internal.html',
      'report-internal.md',
      'report.html',
      'report.md',
    ]);
    const lines = readFileSync(join(home, 'results/allocations.ndjson'), 'utf8').trim().split('\n');
    expect(lines).toHaveLength(123);
    for (const line of lines) {
      const { steps, amounts }: { steps: Step[]; amounts: { indicative: string } } = JSON.parse(line);
      expect(replay(steps.slice(0, -1))).toBe(amounts.indicative);
    }
  });

  test('prints control totals first, then the price, the bridge and the budgets', async () => {
    const { out, err } = await run('run', 'example-council/council.json', '--format', 'table');
    const order = [
      'Control totals of the sample',
      'Control totals of the families',
      'Support plans',
      'Price of a point',
    ];
    order.push(
      'Is it enough? The latest amount',
      'Is it affordable? In pounds',
      'From the pot to the balance',
      'From the existing package',
      'Indicative budgets',
    );
    expect(order.map((title) => out.indexOf(title))).toEqual(
      order.map((title) => out.indexOf(title)).sort((a, b) => a - b),
    );
    expect(order.every((title) => out.includes(title))).toBe(true);
    expect(err).toContain('warning: by the indicative budgets the pot lacks £');
  });

  test('gives the same bytes when it is run again, and replaces its own folder only with --force', async () => {
    await run('run', 'example-council/council.json', '--out', 'results');
    const before = readdirSync(join(home, 'results')).map((name) => readFileSync(join(home, 'results', name), 'utf8'));
    const refused = await run('run', 'example-council/council.json', '--out', 'results');
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('--force')]);
    await run('run', 'example-council/council.json', '--out', 'results', '--force');
    const after = readdirSync(join(home, 'results')).map((name) => readFileSync(join(home, 'results', name), 'utf8'));
    expect(after).toEqual(before);
  });
});

describe('a council that uses RAS 5', () => {
  test('gives the packages of its own pot out again, the most to the most points', async () => {
    edit('council.json', (text) => {
      const council = JSON.parse(text);
      const calibrate = { kind: 'percentile', options: { fundingBasis: 'pot' } };
      return JSON.stringify({ ...council, sample: council.cohort, calibrate });
    });
    const { code, out } = await run('run', 'example-council/council.json', '--format', 'json');
    expect(code).toBe(0);
    const { result } = JSON.parse(out);
    const { points, packages } = byHand('cohort');
    // Both lists from the highest down; equal scores share the mean of their places, rounded half up.
    const cases = [...points].filter(([caseId]) => caseId.startsWith('F')).sort((a, b) => b[1] - a[1]);
    const values = cases.map(([caseId]) => packages.get(caseId) ?? 0n).sort((a, b) => (a < b ? 1 : -1));
    const budgets = new Map(
      result.cases.map((one: { caseId: string; indicative: string }) => [one.caseId, one.indicative]),
    );
    for (const [caseId, score] of cases) {
      const places = cases.flatMap(([, other], place) => (other === score ? [values[place] ?? 0n] : []));
      const sum = places.reduce((total, value) => total + value, 0n);
      expect([caseId, budgets.get(caseId)]).toEqual([caseId, pounds(halfUp(fraction(sum, places.length)))]);
    }
    expect(result.bridge.modelVariance).toBe('0.00');
    expect(result.calibration.ledger.pot).toBe(pounds(values.reduce((total, value) => total + value, 0n)));
  });
});

describe('every kind of model', () => {
  test.each([...MODEL_KINDS.keys()])('%s: its example is allocated on the command line', async (kind) => {
    const example = await run('example', kind);
    expect(example.code).toBe(0);
    const { model, case: one } = JSON.parse(example.out);
    writeFileSync(join(home, 'model.json'), JSON.stringify(model));
    writeFileSync(join(home, 'cases.json'), JSON.stringify([one]));
    const { code, out } = await run('allocate', 'model.json', 'cases.json', '--steps');
    expect(code).toBe(0);
    const [allocation] = JSON.parse(out).result.cases;
    expect(allocation.modelKind).toBe(kind);
    if (allocation.indicative !== null) expect(replay(allocation.steps)).toBe(allocation.indicative);
  });

  test('a council runs a model that does not price points on cases of its own form', async () => {
    const council = {
      schemaVersion: 1,
      title: 'A nursery, constructed',
      model: 'equal.json',
      cohort: { cases: 'who.csv', modelCases: 'forms.json' },
    };
    const example = JSON.parse((await run('example', 'equal-share')).out);
    writeFileSync(join(home, 'equal.json'), JSON.stringify(example.model));
    writeFileSync(join(home, 'forms.json'), JSON.stringify([{ caseId: 'C1', kind: 'equal-share' }]));
    writeFileSync(join(home, 'who.csv'), 'case_id,status\nC1,newcomer\n');
    writeFileSync(join(home, 'council.json'), JSON.stringify(council));
    const { code, out, err } = await run('run', 'council.json', '--format', 'json');
    expect([code, code === 0 ? '' : err]).toEqual([0, '']);
    expect(JSON.parse(out).result.cases[0]).toMatchObject({ caseId: 'C1', modelKind: 'equal-share', status: 'budget' });
    writeFileSync(join(home, 'forms.json'), JSON.stringify([{ caseId: 'C2', kind: 'equal-share' }]));
    const missing = await run('run', 'council.json');
    expect(missing.err).toContain('"C2" is in no row of the cases');
    expect(missing.err).toContain('C1: has no case for the model');
  });
});

describe('a frozen model', () => {
  const useStored = () =>
    edit('council.json', (text) =>
      text.replace('"calibrate": {', '"model": "../results/model.json",\n  "calibrate": {'),
    );

  test('is applied although the sample has changed', async () => {
    await run('run', 'example-council/council.json', '--out', 'results');
    const before = readFileSync(join(home, 'results/cases.csv'), 'utf8');
    useStored();
    edit('sample/lines.csv', (text) => text.replace('S001-1,,short-break-club,,1,', 'S001-1,,short-break-club,,9,'));
    const { code } = await run('run', 'example-council/council.json', '--out', 'again');
    expect(code).toBe(0);
    expect(readFileSync(join(home, 'again/cases.csv'), 'utf8')).toBe(before);
  });

  test('is not replaced over what families have been told, unless asked by name, and then lists who is affected', async () => {
    const told = (text: string): string =>
      text
        .replace(/exclude_reason$/m, 'exclude_reason,communicated,communicated_on')
        .replace(/^(F001,.*)$/m, '$1,5000.00,2026-05-01')
        .replace(/^(F002,.*)$/m, '$1,4382.00,2026-05-01')
        .replace(/^((?!F00[12],)[FN]\d{3},.*)$/gm, '$1,,');
    edit('cohort/cases.csv', told);
    const refused = await run('run', 'example-council/council.json', '--out', 'results');
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('F001, F002 have been told an amount');
    expect(existsSync(join(home, 'results'))).toBe(false);
    const { out, code } = await run('run', 'example-council/council.json', '--recalibrate', '--format', 'json');
    expect(code).toBe(0);
    // F002 was told just what the policy makes of 30 points x 712,170.80 / 4,876 = 4,381.69: less than 15 % above its
    // recurring package of 4,024.50, and rounded to a pound. F001 was not.
    const [one, ...others] = JSON.parse(out).result.retold;
    expect([one.caseId, one.communicated, others]).toEqual(['F001', '5000.00', []]);
  });
});

describe('what is wrong in the files', () => {
  test('is told at its place, all at once, and nothing is written', async () => {
    edit('cohort/answers.csv', (text) =>
      text.replace('Lots of help', 'Lots of hlep').replace('No support:0', 'No support:1'),
    );
    const { code, err, out } = await run('run', 'example-council/council.json', '--out', 'results');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/example-council\/cohort\/answers\.csv:2:\d+: .*hlep/);
    expect(err).toMatch(/example-council\/cohort\/answers\.csv:3:\d+: /);
    expect(err).toMatch(/\n2 problems\n$/);
    expect(existsSync(join(home, 'results'))).toBe(false);
  });

  test('includes a family without a package, a newcomer with one, and answers of nobody', async () => {
    edit('cohort/lines.csv', (text) => text.replace(/^F003,.*\n/gm, '').replace(/^F004,/gm, 'N001,'));
    edit('cohort/answers.csv', (text) => text.replace(/^F005,/m, 'F999,'));
    const { err } = await run('run', 'example-council/council.json');
    expect(err).toContain('F003: has no package');
    expect(err).toContain('N001: is a newcomer and has a package');
    expect(err).toContain('"F999" is in no row of the cases');
    expect(err).toContain('F005: has no points');
  });

  test('is told of several files at once, and of a package line at its row', async () => {
    edit('cohort/cases.csv', (text) => text.replace('F002,existing', 'F002,exsting'));
    edit('policy.json', (text) => text.replace('"schemaVersion": 1', '"schemaVersion": 7'));
    const both = await run('run', 'example-council/council.json');
    expect([both.code, both.out]).toEqual([2, '']);
    expect(both.err).toMatch(/example-council\/cohort\/cases\.csv:3:6: status: .*exsting/);
    expect(both.err).toMatch(/example-council\/policy\.json:2:\d+: .*schemaVersion/);
    cpSync(join(COUNCIL, 'cohort/cases.csv'), file('cohort/cases.csv'));
    cpSync(join(COUNCIL, 'policy.json'), file('policy.json'));
    // The third family's second line; line 1 of the file is the header.
    const lines = readFileSync(file('cohort/lines.csv'), 'utf8').split('\n');
    const row = lines.findIndex((line) => line.startsWith('F003,')) + 1;
    const cells = (lines[row] ?? '').split(',');
    cells[3] = 'no-such-service';
    cells[5] = '1';
    writeFileSync(file('cohort/lines.csv'), lines.with(row, cells.join(',')).join('\n'));
    const { code, err } = await run('run', 'example-council/council.json');
    expect(code).toBe(2);
    expect(err).toContain(`example-council/cohort/lines.csv:${row + 1}:`);
  });

  test('includes a key that the council file does not have, with its line', async () => {
    edit('council.json', (text) => text.replace('"title":', '"titel": "x",\n  "title":'));
    const { err, code } = await run('run', 'example-council/council.json');
    expect(code).toBe(2);
    expect(err).toMatch(/council\.json:3:\d+: titel: unknown key "titel"/);
  });
});

describe('the single commands', () => {
  test('cost prints the three published plan totals of RR145 Table 42', async () => {
    const { out, code } = await run(
      'cost',
      ...['newcomer', 'existing-1', 'existing-2'].map((name) => `plans/t42-${name}.json`),
    );
    expect(code).toBe(0);
    const { costs } = JSON.parse(out).result;
    expect(costs.map(({ inside }: { inside: Row }) => inside.total)).toEqual(['842.00', '2320.00', '13578.00']);
  });

  test('score, calibrate and allocate hand on to each other', async () => {
    const scored = await run('score', 'example-council/instrument.json', 'example-council/sample/answers.csv');
    const { points } = byHand('sample');
    for (const { caseId, points: total } of JSON.parse(scored.out).result)
      expect(total).toBe(String(points.get(caseId)));

    // The constructed cohort: £200 a point by all money over all points.
    writeFileSync(
      join(home, 's.csv'),
      'case_id,points,package_value,site\nF1,50,3000,=1+1\nF2,40,"£12,000.00",b\nF3,30,6000,\nF4,20,1500,\nF5,10,7500,\n',
    );
    const calibrated = await run(
      'calibrate',
      'ras4',
      's.csv',
      '--basis',
      'pot',
      '--out',
      'model.json',
      '--year',
      '2026-27',
    );
    expect(calibrated.code).toBe(0);
    expect(JSON.parse(readFileSync(join(home, 'model.json'), 'utf8'))).toMatchObject({
      kind: 'price-point',
      financialYear: '2026-27',
      prices: [{ money: '30000.00', points: '150' }],
      inputs: [{ name: 's.csv', rows: 5, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    });
    const allocated = await run('allocate', 'model.json', 's.csv', '--format', 'csv', '--keep', 'site');
    expect(allocated.out.split('\n').slice(0, 3)).toEqual([
      'case_id,points,traditional,indicative,change,answer,site',
      "F1,50,3000.00,10000.00,7000.00,budget,'=1+1",
      'F2,40,12000.00,8000.00,-4000.00,budget,b',
    ]);
  });

  test('calibrate ras5 gives the table of the constructed cohort, and its newcomer W8 from between two rows', async () => {
    writeFileSync(
      join(home, 's.csv'),
      'case_id,points,package_value,status\nF1,50,3000,\nF2,40,12000,\nF3,30,6000,\nF4,20,1500,\nF5,10,7500,\nN1,35,,newcomer\n',
    );
    const { code, out } = await run('calibrate', 'ras5', 's.csv', '--basis', 'pot', '--out', 'table.json');
    expect(code).toBe(0);
    const { model, report } = JSON.parse(out).result;
    const rows = model.rows.map(({ points, money }: Row) => [points, money]);
    expect(rows).toEqual([
      ['50', '12000'],
      ['40', '7500'],
      ['30', '6000'],
      ['20', '3000'],
      ['10', '1500'],
    ]);
    expect(report.newcomers).toMatchObject({ committedOutsidePot: '6750.00', treatment: 'outside-pot' });
    const allocated = await run('allocate', 'table.json', 's.csv', '--format', 'csv');
    expect(allocated.out).toContain('\nN1,35,,6750.00,,budget\n');
    const grid = await run(
      'calibrate',
      'ras5',
      's.csv',
      '--basis',
      'pot',
      '--method',
      'quantile',
      '--grid',
      '0,25,50,75,100',
    );
    expect(JSON.parse(grid.out).result.model.rows.length).toBe(5);
  });

  test('verify covers the published figures and finds every verdict as recorded', async () => {
    const { code, out } = await run('verify', '--report', 'RR145', '--verdict', 'contradicted');
    expect(code).toBe(0);
    const { covered, differences, rows } = JSON.parse(out).result;
    expect(covered).toBeGreaterThanOrEqual(400);
    expect(differences).toEqual([]);
    // RR145 Table 65, scenario 1: £136,500 + £52,000 is £188,500 and not the printed £189,500
    expect(rows.map(({ figure }: Row) => figure)).toContain('rr145-t65-scenario-1-lower-total');
    expect((await run('verify', '--table', 'no-such')).code).toBe(2);
  });

  test('calibrate asks where the money comes from', async () => {
    const sample = put(home, 'asked.csv', 'case_id,points,package_value\nA,50,3000\n');
    const { code, err } = await run('calibrate', 'ras4', sample);
    expect([code, err]).toEqual([2, expect.stringContaining('--basis: is missing; expected one of')]);
  });

  test.each([
    ['score'],
    ['cost'],
    ['calibrate'],
    ['allocate'],
    ['table'],
    ['fit'],
    ['sensitivity'],
    ['run'],
    ['verify'],
  ])('%s has help with an example', async (name) => {
    const { code, out } = await run(name, '--help');
    expect(code).toBe(0);
    expect(out).toContain(`$ openras ${name} `);
  });
});
