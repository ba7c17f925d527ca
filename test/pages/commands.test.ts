import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { equalShareKind } from '../../src/model/equal-share/kind.js';
import { temporaryFolder, testIo } from '../cli/support.js';
import { blocksOf, PAGES, pageText } from './pages.js';

/** Run in their own order with their own files by the tests of those pages. */
const RUN_ELSEWHERE = ['docs/calibration-year.md', 'docs/intake.md'];

const home = temporaryFolder();
let desk = join(home, 'desk');

async function call(line: string) {
  const [, ...argv] = line
    .replace(/ +#.*$/, '')
    .replace(/ > .*$/, '')
    .split(' ');
  const out = argv[argv.indexOf('--out') + 1];
  if (argv.includes('--out') && out !== undefined) rmSync(join(desk, out), { recursive: true, force: true });
  const io = testIo(desk);
  const code = await runProgram(argv, io, registers);
  return { code, out: io.out(), err: io.err() };
}

const put = (name: string, text: string): void => writeFileSync(join(desk, name), text);

/** The files that the commands of the pages name, made of the example council as the calibration year makes them. */
beforeAll(async () => {
  for (const folder of ['plans', 'reconstructed-cohort'])
    cpSync(`${root}fixtures/${folder}`, join(home, folder), { recursive: true });
  cpSync(`${root}fixtures/example-council`, desk, { recursive: true });
  mkdirSync(join(desk, 'made'));
  const copies = {
    'answers.csv': 'sample/answers.csv',
    'again.csv': 'sample/answers.csv',
    'book.json': 'price-book.json',
    'plan.json': '../plans/t42-existing-1.json',
    'stages.csv': '../reconstructed-cohort/stages.csv',
  };
  for (const [name, from] of Object.entries(copies)) cpSync(join(desk, from), join(desk, name));
  const costs = '--price-book price-book.json --convention 52-weeks';
  const keep = '--keep site,age_band,ethnicity';
  for (const set of ['sample', 'cohort']) {
    await call(`openras score instrument.json ${set}/answers.csv --out made/${set}-scores.csv`);
    await call(`openras cost ${set}/lines.csv ${costs} --out made/${set}-costs.csv`);
    const [scores, packages] = [`made/${set}-scores.csv`, `made/${set}-costs.csv`];
    await call(`openras sample ${scores} ${packages} --cases ${set}/cases.csv ${keep} --out ${set}.csv`);
  }
  const rows = readFileSync(join(desk, 'sample.csv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const columns = (...names: string[]) =>
    `${rows.map((row) => names.map((name) => row[rows[0]?.indexOf(name) ?? -1]).join(',')).join('\n')}\n`;
  put('scores.csv', columns('case_id', 'points'));
  put('packages.csv', columns('case_id', 'package_value', 'one_off', 'exclude_reason'));
  put(
    'lines.csv',
    'case_id,line_id,name,amount,period,basis\nF001,l1,short breaks,2000,year,gross\nF002,l2,club,900,year,gross\n',
  );
  put('table.csv', 'points,amount\n0–69,0\n70–115,5000\n116+,9000\n');
  put(
    'cases.csv',
    `case_id,points,package_value,traditional,indicative,budget,status,site,age_band,ethnicity
F001,41,2931.50,2931.50,5988.31,5988.31,existing,North,5-13,White
F002,30,4024.50,4024.50,4381.69,4381.69,existing,South,5-13,Asian
F003,41,9000.00,9000.00,5988.31,5988.31,existing,South,5-13,Asian
F004,30,3000.00,3000.00,4381.69,4381.69,existing,North,5-13,White
`,
  );
  put('budgets.csv', 'case_id,budget\nF1,20000\nF2,10000\n');
  put('equal-share.json', JSON.stringify(equalShareKind.example.model));
  put(
    'pot-cases.csv',
    'case_id,budget,package_value,budget_before_top_slice\nF1,9000,12000,10000\nF2,6000,5000,7000\nF3,3000,4000,3500\n',
  );
  put('scenarios.json', '{"schemaVersion":1,"scenarios":[{"name":"now","model":"model.json"}]}');
  put('elements.json', JSON.stringify([{ id: 'brokerage', kind: 'variable', financial: 9000, days: 12 }]));
  put('set-up.json', JSON.stringify({ posts: [{ id: 'manager', salary: 36000, months: 12 }] }));
  await call('openras calibrate ras4 sample.csv --basis reference-sample --out model.json');
  await call('openras run council.json --out results');
}, 300_000);

/**
 * Lines of npm and of the shell install and build, which needs a network. `openras schema` reads what the build wrote:
 * test/cli/schema.test.ts runs it.
 */
const isOurs = (line: string): boolean => line.startsWith('openras ') && !line.startsWith('openras schema ');

const commandsOf = (path: string): string[] =>
  blocksOf(pageText(path))
    .filter(({ kind }) => kind === 'sh')
    .flatMap(({ code }) => code.trim().split('\n'))
    .filter(isOurs);

const withCommands = PAGES.filter((path) => !RUN_ELSEWHERE.includes(path) && commandsOf(path).length > 0);

describe.each(withCommands)('%s', (path) => {
  const blocks = blocksOf(pageText(path));

  test('every command works, and prints what the page shows', { timeout: 300_000 }, async () => {
    // What a page puts down is its own.
    const own = join(home, path.replaceAll(/\W/g, '-'));
    cpSync(join(home, 'desk'), own, { recursive: true });
    desk = own;
    for (const { kind, code, file } of blocks) if (file !== undefined && /^(json|csv)$/.test(kind)) put(file, code);
    for (const [index, { kind, code }] of blocks.entries()) {
      if (kind !== 'sh') continue;
      const shown = blocks.slice(index + 1).find((next) => next.kind !== 'json' && next.kind !== 'csv');
      const isFault = shown?.kind === 'text fault';
      const printed: string[] = [];
      for (const line of code.trim().split('\n').filter(isOurs)) {
        const { code: exit, out, err } = await call(line);
        expect([line, exit, exit === (isFault ? 2 : 0) ? '' : err]).toEqual([line, isFault ? 2 : 0, '']);
        printed.push(out, err);
      }
      if (shown?.kind.startsWith('text') === true) checkShown(shown.code, printed.join('\n'), path);
    }
  });
});

/** Every line that a page shows is printed: as it stands, or as cells of one row in their order. */
function checkShown(shown: string, printed: string, path: string): void {
  const rows = printed.split('\n').map(cellsOf);
  for (const line of shown.trim().split('\n')) {
    const found = printed.includes(line) || rows.some((row) => holds(row, cellsOf(line)));
    expect(found ? '' : printed, `${path}: ${line}`).toBe('');
  }
}

function cellsOf(line: string): string[] {
  const cells = /│| {2,}/.test(line) ? line.split(/[│|]| {2,}/) : line.split(',');
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
}

/** Whether a printed row has the cells in their order; others may stand between. */
function holds(printed: readonly string[], shown: readonly string[]): boolean {
  const rest = printed[Symbol.iterator]();
  return shown.every((cell) => {
    for (const one of rest) if (one === cell) return true;
    return false;
  });
}
