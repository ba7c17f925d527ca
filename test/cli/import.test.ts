import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { temporaryFolder, testIo } from './support.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const folder = temporaryFolder();

/** Runs the command on a day after the assessments of the extracts. */
async function run(...argv: string[]) {
  const io = testIo(folder);
  const code = await runProgram(argv, { ...io, now: () => new Date('2026-11-02T09:30:00Z') }, registers);
  return { code, out: io.out(), err: io.err() };
}

interface Kept {
  readonly questions: readonly { id: string; place?: string; choices: string[]; answer: string | null }[];
  readonly totals: readonly unknown[];
}

/** Makes the mapping of a table, and answers each of its questions as told; a question that is not told fails. */
async function settle(argv: readonly string[], mapping: string, answers: Readonly<Record<string, string>>) {
  const first = await run('import', ...argv, '--mapping', mapping);
  const kept: Kept = JSON.parse(readFileSync(join(folder, mapping), 'utf8'));
  expect(kept.questions.map(({ id }) => id).sort()).toEqual(Object.keys(answers).sort());
  expect(first.code).toBe(Object.keys(answers).length === 0 ? 0 : 2);
  const given = Object.entries(answers).flatMap(([id, answer]) => ['--answer', `${id}=${answer}`]);
  return run('import', ...argv, '--mapping', mapping, ...given);
}

/** The indicative budgets of the cohort of a run, by the id in small letters. */
function budgetsOf(out: string): Map<string, string> {
  const { result } = JSON.parse(out);
  return new Map(
    result.cases.map(({ caseId, indicative }: { caseId: string; indicative: string }) => [
      caseId.toLowerCase(),
      indicative,
    ]),
  );
}

let councils = 0;
let example = new Map<string, string>();

beforeAll(async () => {
  cpSync(`${ROOT}test/fixtures/intake`, folder, { recursive: true });
  for (const name of ['example-council', 'plans', 'reconstructed-cohort'])
    cpSync(`${ROOT}fixtures/${name}`, join(folder, name), { recursive: true });
  example = budgetsOf((await run('run', 'example-council/council.json')).out);
  await settle(['sample-excel.csv', '--as', 'sample'], 's.json', { columns: 'yes' });
  await settle(['cohort-excel.csv', '--as', 'cases'], 'c.json', { columns: 'yes', 'word-package_value-dash': 'blank' });
}, 120_000);

/** A council file that reads its tables as they stand. */
function councilOf(sample: unknown, cohort: unknown): string {
  const council = {
    schemaVersion: 1,
    title: 'As the files stand',
    sample: { cases: sample },
    cohort: { cases: cohort },
    calibrate: {
      kind: 'price-point',
      options: { fundingBasis: 'reference-sample', method: 'total', maximumPoints: 152 },
    },
    pot: { amount: 'packages' },
    keep: ['site', 'ethnicity', 'night_care'],
  };
  councils += 1;
  const name = `council-${councils}.json`;
  writeFileSync(join(folder, name), JSON.stringify(council));
  return name;
}

async function expectTheExample(council: string) {
  const { code, out, err } = await run('run', council);
  expect(code, err).toBe(0);
  const { result } = JSON.parse(out);
  expect(result.calibration.prices).toMatchObject([{ n: 78, money: '712170.80', pounds: '146.0564' }]);
  const budgets = budgetsOf(out);
  expect(budgets.size).toBe(123);
  expect(budgets).toEqual(example);
}

test('two extracts in Windows-1252 as a council has them give the budgets of the example', {
  timeout: 60_000,
}, async () => {
  const pair = (file: string, mapping: string) => ({ file, mapping });
  await expectTheExample(councilOf(pair('sample-excel.csv', 's.json'), pair('cohort-excel.csv', 'c.json')));
});

test('the workbook of one sheet gives them as well: real dates, numbers, a merged title', {
  timeout: 60_000,
}, async () => {
  await settle(['ras.xlsx', '--as', 'sample'], 'ras.json', { columns: 'yes' });
  const cohort = { file: 'cohort-excel.csv', mapping: 'c.json' };
  await expectTheExample(councilOf({ file: 'ras.xlsx', mapping: 'ras.json' }, cohort));
});

test('the workbook of three sheets gives them once its few questions are answered', { timeout: 60_000 }, async () => {
  const existing = await settle(['council.xlsx', '--as', 'sample', '--sheet', 'Existing cases'], 'e.json', {
    columns: 'yes',
    'hidden-rows': 'leave out',
    'fill-down-site': 'fill down',
    'word-ethnicity-N-A': 'blank',
  });
  const cohort = await settle(['council.xlsx', '--as', 'cases', '--sheet', 'Cohort'], 'h.json', {
    columns: 'yes',
    'fill-down-site': 'fill down',
    'word-ethnicity-N-A': 'blank',
    'word-package_value-dash': 'blank',
  });
  expect([existing.code, cohort.code]).toEqual([0, 0]);
  const [first, second] = [existing, cohort].map(({ out }) => JSON.parse(out).result);
  expect([first.rows.read, second.rows.read]).toEqual([80, 123]);
  // Six areas and a grand total a sheet; 730,792.60 and 749,611.80 are the totals of the two extracts.
  for (const [result, total, rows] of [
    [first, '730792.60', 80],
    [second, '749611.80', 123],
  ]) {
    expect(result.totals.map(({ of }: { of: { of: string } }) => of.of)).toEqual([...Array(6).fill('block'), 'all']);
    expect(result.totals.at(-1)).toMatchObject({ count: rows, amounts: [{ column: 'package_value', pounds: total }] });
    const blocks = result.totals.slice(0, 6).map(({ count }: { count: number }) => count);
    expect(blocks.reduce((sum: number, count: number) => sum + count, 0)).toBe(rows);
  }
  expect(first.leftOut).toContainEqual(expect.objectContaining({ why: 'hidden', place: 'Existing cases!A94' }));
  const names = {
    sample: { file: 'council.xlsx', mapping: 'e.json' },
    cohort: { file: 'council.xlsx', mapping: 'h.json' },
  };
  await expectTheExample(councilOf(names.sample, names.cohort));
});

test('the manifest of a run lists the mappings, and an answer that is taken back stops the run with its cell', {
  timeout: 60_000,
}, async () => {
  const pair = (file: string, mapping: string) => ({ file, mapping });
  const council = councilOf(pair('sample-excel.csv', 's.json'), pair('cohort-excel.csv', 'c.json'));
  expect((await run('run', council, '--out', 'results')).code).toBe(0);
  const manifest = JSON.parse(readFileSync(join(folder, 'results/manifest.json'), 'utf8'));
  expect(manifest.inputs.map(({ name }: { name: string }) => name)).toEqual([
    council,
    'sample-excel.csv',
    'cohort-excel.csv',
    's.json',
    'c.json',
  ]);
  expect(manifest.inputs.every(({ sha256 }: { sha256: string }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
  const kept = JSON.parse(readFileSync(join(folder, 'c.json'), 'utf8'));
  for (const question of kept.questions) if (question.id !== 'columns') question.answer = null;
  writeFileSync(join(folder, 'taken-back.json'), JSON.stringify(kept));
  const { code, err } = await run(
    'run',
    councilOf(pair('sample-excel.csv', 's.json'), pair('cohort-excel.csv', 'taken-back.json')),
  );
  expect(code).toBe(2);
  // n001 is the first without a package, on line 97.
  expect(err).toMatch(
    /^cohort-excel\.csv: line 97, column E: word-package_value-dash \[blank \| 0\]: what does "-" mean in package_value\?/,
  );
});

test('lines and answers in our own form come out as they went in: the same costs, the same scores', {
  timeout: 60_000,
}, async () => {
  const at = (name: string) => `example-council/${name}`;
  expect((await run('import', at('sample/lines.csv'), '--as', 'lines', '--out', 'lines.csv')).code).toBe(0);
  const costs = ['--price-book', at('price-book.json'), '--convention', '52-weeks', '--format', 'csv'];
  const direct = await run('cost', at('sample/lines.csv'), ...costs);
  expect(direct.out.split('\n').length).toBeGreaterThan(80);
  expect((await run('cost', 'lines.csv', ...costs)).out).toBe(direct.out);
  const answered = ['--answer', 'columns=yes', '--out', 'answers.csv'];
  expect((await run('import', at('sample/answers.csv'), '--as', 'answers', ...answered)).code).toBe(0);
  const scores = await run('score', at('instrument.json'), at('sample/answers.csv'), '--format', 'csv');
  expect(scores.out.split('\n').length).toBeGreaterThan(80);
  expect((await run('score', at('instrument.json'), 'answers.csv', '--format', 'csv')).out).toBe(scores.out);
});
