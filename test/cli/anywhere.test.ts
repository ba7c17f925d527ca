import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { temporaryFolder, testIo } from './support.js';

const folder = temporaryFolder();

async function run(cwd: string, ...argv: string[]) {
  const io = testIo(cwd, { env: { SOURCE_DATE_EPOCH: '1775034600' } });
  const code = await runProgram(argv, io, registers);
  return { code, err: io.err() };
}

/** A small council of its own: two families calibrate, two are allocated; files above, below and beside its file. */
function council(name: string): string {
  const home = join(folder, name);
  for (const below of ['council/data', 'shared']) mkdirSync(join(home, below), { recursive: true });
  const files = {
    'council/council.json': JSON.stringify({
      schemaVersion: 1,
      title: 'A small council',
      sample: { cases: 'data/sample.csv' },
      cohort: { cases: 'cohort.csv' },
      calibrate: { kind: 'price-point', options: { fundingBasis: 'reference-sample' } },
      pot: { amount: 'packages' },
      keep: ['site'],
      history: '../shared/stages.csv',
    }),
    'council/data/sample.csv': 'case_id,points,package_value\nS1,10,1000\nS2,20,2000\n',
    // Two groups that differ by a capital: the manifest keeps the note, which names the file.
    'council/cohort.csv': 'case_id,points,package_value,site\nF1,10,900,North\nF2,30,3000,north\n',
    'shared/stages.csv': 'case_id,site,traditional,indicative\nH1,A,100,110\nH2,A,200,190\n',
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(home, file), text);
  return home;
}

const filesOf = (path: string) =>
  Object.fromEntries(
    readdirSync(path)
      .sort()
      .map((name) => [name, readFileSync(join(path, name), 'utf8')]),
  );

test('a run gives the same bytes from whatever folder it is called, and names no folder of the machine', {
  timeout: 120_000,
}, async () => {
  const home = council('bytes');
  const out = (name: string) => join(folder, name);
  const calls = [
    await run(home, 'run', 'council/council.json', '--out', out('a')),
    await run(join(home, 'council'), 'run', 'council.json', '--out', out('b')),
    await run(join(home, 'shared'), 'run', '../council/council.json', '--out', out('c')),
    await run('/', 'run', join(home, 'council/council.json'), '--out', out('d')),
  ];
  expect(calls.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  const first = filesOf(out('a'));
  for (const other of ['b', 'c', 'd']) expect(filesOf(out(other))).toEqual(first);
  expect(Object.entries(first).filter(([, text]) => text.includes(folder))).toEqual([]);
  const manifest = JSON.parse(first['manifest.json'] ?? '');
  expect(manifest.inputs.map(({ name }: { name: string }) => name)).toEqual([
    'council.json',
    '../shared/stages.csv',
    'data/sample.csv',
    'cohort.csv',
  ]);
  expect(manifest.notes).toEqual([
    expect.stringMatching(/^cohort\.csv: site: "North" \(line 2\) and "north" \(line 3\)/),
  ]);
  expect(JSON.parse(first['model.json'] ?? '').inputs.map(({ name }: { name: string }) => name)).toEqual([
    'data/sample.csv',
  ]);
});

test.each(['ras4', 'ras5'])('calibrate %s keeps the same model from whatever folder it is called', async (kind) => {
  const home = council(kind);
  const out = (name: string) => join(folder, `${kind}-${name}.json`);
  const rest = (name: string) => ['--basis', 'reference-sample', '--out', out(name)];
  await run(join(home, 'council'), 'calibrate', kind, 'data/sample.csv', ...rest('a'));
  await run(join(home, 'shared'), 'calibrate', kind, '../council/data/sample.csv', ...rest('b'));
  await run('/', 'calibrate', kind, join(home, 'council/data/sample.csv'), ...rest('c'));
  const models = ['a', 'b', 'c'].map((name) => readFileSync(out(name), 'utf8'));
  expect(models[1]).toBe(models[0]);
  expect(models[2]).toBe(models[0]);
  expect(JSON.parse(models[0] ?? '').inputs).toMatchObject([{ name: 'sample.csv', rows: 2 }]);
});

test('a run does not replace a folder that it reads from, however the file is named', {
  timeout: 120_000,
}, async () => {
  const home = council('own');
  expect((await run(home, 'run', 'council/council.json', '--out', 'results')).code).toBe(0);
  const before = filesOf(join(home, 'results'));
  const edited = JSON.parse(readFileSync(join(home, 'council/council.json'), 'utf8'));
  // Last round's list of families is this round's history; last round's model is this round's model.
  for (const change of [
    { history: '../results/cases.csv' },
    { model: '../results/model.json', calibrate: undefined },
  ]) {
    writeFileSync(join(home, 'council/again.json'), JSON.stringify({ ...edited, ...change }));
    const { code, err } = await run(home, 'run', 'council/again.json', '--out', 'results', '--force');
    expect([code, err]).toEqual([2, expect.stringContaining('which is read by this very command')]);
    expect(filesOf(join(home, 'results'))).toEqual(before);
    expect((await run(home, 'run', 'council/again.json', '--out', 'other', '--force')).code).toBe(0);
  }
});

test('no command writes over a file that a file of its own names, nor into a folder that it reads', async () => {
  const home = council('whatif');
  expect((await run(home, 'run', 'council/council.json', '--out', 'results')).code).toBe(0);
  cpSync(join(home, 'results/model.json'), join(home, 'model.json'));
  const scenarios = { schemaVersion: 1, scenarios: [{ name: 'now', model: 'model.json' }] };
  writeFileSync(join(home, 'scenarios.json'), JSON.stringify(scenarios));
  const frozen = readFileSync(join(home, 'model.json'), 'utf8');
  const whatIf = await run(home, 'whatif', 'scenarios.json', 'council/cohort.csv', '--out', 'model.json', '--force');
  expect([whatIf.code, whatIf.err]).toEqual([2, expect.stringContaining('is read by this very command')]);
  expect(readFileSync(join(home, 'model.json'), 'utf8')).toBe(frozen);
  const list = readFileSync(join(home, 'results/director.md'), 'utf8');
  const explain = await run(home, 'explain', 'results', 'F1', '--out', 'results/director.md', '--force');
  expect([explain.code, explain.err]).toEqual([2, expect.stringContaining('which is read by this very command')]);
  expect(readFileSync(join(home, 'results/director.md'), 'utf8')).toBe(list);
});
