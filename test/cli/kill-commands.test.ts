import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { commandOptions } from '../../scripts/command.mjs';
import { root } from '../../scripts/manifest.mjs';
import { standingPlace } from '../../src/cli/output/file/aside.js';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { pricePointKind } from '../../src/model/price-point/kind.js';
import { put, temporaryFolder, testIo } from './support.js';

// The command itself, as it is published, is stopped at each of its calls that change the disk (`kill/preload.mjs`); in a
// write after the half. What comes after, another run and commands that read, is called from the sources.

const folder = temporaryFolder();
const built = join(folder, 'built');
const preload = pathToFileURL(`${root}test/cli/kill/preload.mjs`).href;
// So that the same call gives the same bytes: the time in a manifest.
const SOURCE_DATE_EPOCH = '1775000000';
let count = 0;

beforeAll(() => build(commandOptions(built)), 120_000);

interface Stop {
  readonly how: 'SIGKILL' | 'fail' | 'fail-on';
  readonly code: 'ENOSPC' | 'EIO';
}

/** The published command, stopped at its n-th writing call where there is one to be stopped at. */
function published(cwd: string, argv: readonly string[], at = 0, { how, code }: Partial<Stop> = {}) {
  const env = { ...process.env, SOURCE_DATE_EPOCH, STOP_AT: String(at), STOP_HOW: how, STOP_CODE: code };
  const { stdout, stderr, status, signal } = spawnSync(
    process.execPath,
    ['--import', preload, join(built, 'main.js'), ...argv],
    { cwd, env, encoding: 'utf8' },
  );
  return { calls: Number(/calls (\d+)$/.exec(stdout)?.[1]), stderr, status, signal };
}

async function called(cwd: string, argv: readonly string[]) {
  const io = testIo(cwd, { env: { SOURCE_DATE_EPOCH } });
  const status = await runProgram(argv, io, registers);
  return { status, stdout: io.out(), stderr: io.err() };
}

function freshFolder(): string {
  count += 1;
  const cwd = join(folder, String(count));
  mkdirSync(cwd);
  return cwd;
}

function copyOf(before: string): string {
  const cwd = freshFolder();
  cpSync(before, cwd, { recursive: true });
  return cwd;
}

/** Four families, whose packages are so many pounds and its multiples, and a council file with a policy. */
function inputs(cwd: string, pounds: number): void {
  const rows = [10, 20, 30, 40].map((points, index) => `F${index + 1},${points},${pounds * (index + 1)}\n`);
  put(cwd, 'model.json', JSON.stringify(pricePointKind.example.model));
  put(cwd, 'cases.csv', `case_id,points,package_value\n${rows.join('')}`);
  const policy = {
    schemaVersion: 1,
    title: 'Whole pounds',
    period: 'year',
    rules: [{ rule: 'round', at: 'communicated', actor: 'Finance', reason: 'amounts that people can say', unit: '1' }],
  };
  put(cwd, 'policy.json', JSON.stringify(policy));
  const council = {
    schemaVersion: 1,
    title: `Packages of ${pounds}`,
    model: 'model.json',
    policy: 'policy.json',
    cohort: { cases: 'cases.csv' },
    pot: { amount: 'packages' },
  };
  put(cwd, 'council.json', JSON.stringify(council));
}

/** What stands at a place, to the byte: a file, or a folder with the names and bytes of all that is in it. */
function stateOf(path: string): string {
  if (!existsSync(path)) return 'nothing';
  if (statSync(path).isFile()) return readFileSync(path, 'latin1');
  const files = readdirSync(path).sort();
  return files.map((name) => `${name}\n${readFileSync(join(path, name), 'latin1')}`).join('\n');
}

/** What lies beside a place and waits to be told. */
const leftIn = (cwd: string, out: string): string[] => readdirSync(cwd).filter((name) => name.startsWith(`.${out}.`));

interface Written {
  readonly what: string;
  readonly out: string;
  readonly argv: readonly string[];
  /** The calls before it, each time. */
  readonly first?: readonly (readonly string[])[];
  /** Commands that read what it wrote. */
  readonly readers?: readonly (readonly string[])[];
  /** The least number of writing calls: for a folder each file opened and written, and its removal with each old one. */
  readonly least: number;
}

const RUN = ['run', 'council.json', '--out', 'results', '--force'];
const written: readonly Written[] = [
  {
    what: 'a folder of a run, gzip',
    out: 'results',
    argv: [...RUN, '--gzip'],
    readers: [
      ['explain', 'results', 'F2'],
      ['check-record', 'results'],
      ['check-record', 'results/allocations.ndjson.gz'],
      ['audit-sample', 'results', '--size', '2', '--seed', '7'],
      ['allocate', 'results/model.json', 'results/cases.csv', '--format', 'csv'],
    ],
    // Eleven files.
    least: 11 * 3 + 4,
  },
  {
    what: 'a pack of a case',
    out: 'pack',
    argv: ['case-pack', 'results', 'F2', '--out', 'pack', '--force'],
    first: [RUN],
    readers: [['check-record', 'pack/moderated.json']],
    // Seven files.
    least: 7 * 3 + 4,
  },
  {
    what: 'a list of lines of JSON',
    out: 'out.ndjson',
    argv: 'uplift cases.csv --from 2025-26 --to 2026-27 --rates 2026-27=3 --out out.ndjson --force'.split(' '),
    least: 3,
  },
  {
    what: 'a stored model',
    out: 'out.json',
    argv: ['calibrate', 'ras4', 'cases.csv', '--basis', 'reference-sample', '--out', 'out.json', '--force'],
    least: 3,
  },
];

const stops: readonly Stop[] = [
  { how: 'SIGKILL', code: 'EIO' },
  { how: 'fail', code: 'ENOSPC' },
  { how: 'fail-on', code: 'EIO' },
];

/** Two states: what stood there, with the inputs of the next call; and what that call makes of them. */
async function oldAndNew({ out, argv, first = [] }: Written) {
  const before = freshFolder();
  for (const pounds of [1000, 3000]) {
    inputs(before, pounds);
    for (const one of first) expect(await called(before, one)).toMatchObject({ status: 0 });
    if (pounds === 1000) expect(await called(before, argv)).toMatchObject({ status: 0 });
  }
  const after = copyOf(before);
  const { calls, status } = published(after, argv);
  expect(status).toBe(0);
  return { before, calls, old: stateOf(join(before, out)), made: stateOf(join(after, out)) };
}

describe.runIf(process.platform !== 'win32').each(written)('$what', (one) => {
  const { out, argv, readers = [], least } = one;

  test.each(stops)(
    'is the old or the new one, whole, wherever the command is stopped: $how',
    {
      timeout: 480_000,
    },
    async (stop) => {
      const { before, calls, old, made } = await oldAndNew(one);
      expect([calls >= least, old === made]).toEqual([true, false]);
      let [gaps, drafts] = [0, 0];
      for (let at = 1; at <= calls; at += 1) {
        const where = `${stop.how} at call ${at} of ${calls}`;
        const cwd = copyOf(before);
        const stopped = published(cwd, argv, at, stop);
        const left = leftIn(cwd, out);
        const isIn = existsSync(join(cwd, out));
        drafts += left.length;
        // For whoever reads: in its place, or for a folder in the one that was put aside.
        expect([old, made].indexOf(stateOf(standingPlace(cwd, out))), where).not.toBe(-1);
        if (stop.how === 'SIGKILL') expect(stopped.signal, where).toBe('SIGKILL');
        else {
          // What failed says so, and what it leaves; a failure to remove what was replaced is none of the work.
          const isMade = stateOf(join(cwd, out)) === made;
          expect(stopped.status, where).toBe(isMade ? 0 : 2);
          if (!isMade) expect(stopped.stderr, where).toMatch(stop.code === 'EIO' ? /EIO/ : /the disk is full/);
          for (const name of left) expect(stopped.stderr, where).toContain(name);
        }
        // Nothing lies there but what one of the two calls above began or ended with.
        if (isIn && left.length === 0) continue;
        if (!isIn) {
          gaps += 1;
          await readAside(cwd, before, out, readers);
        }
        const isBack = (name: string): boolean => !isIn && name.endsWith('.old');
        const next = await called(cwd, argv);
        expect(next, where).toMatchObject({ status: 0 });
        expect(stateOf(join(cwd, out)) === made, where).toBe(true);
        for (const name of left)
          expect(next.stderr, where).toContain(isBack(name) ? `${out}: an interrupted run had put it aside` : name);
        // Nothing more lies there than was told.
        expect(leftIn(cwd, out), where).toEqual(left.filter((name) => !isBack(name)));
      }
      // A folder is between its two moves once; a file never. A failure that ends is put right at once.
      const isFolder = readers.length > 0;
      expect(gaps).toBe(isFolder && stop.how !== 'fail' ? 1 : 0);
      if (stop.how === 'SIGKILL') expect(drafts).toBeGreaterThan(0);
    },
  );
});

/** Every command that reads finds the old one where it is, tells the same of it, and says where it read. */
async function readAside(cwd: string, before: string, out: string, readers: readonly (readonly string[])[]) {
  const [aside] = leftIn(cwd, out).filter((name) => name.endsWith('.old'));
  for (const argv of readers) {
    const inPlace = await called(before, argv);
    const besides = await called(cwd, argv);
    expect(inPlace, argv.join(' ')).toMatchObject({ status: 0 });
    expect(besides, argv.join(' ')).toMatchObject({ status: 0, stdout: inPlace.stdout });
    expect(besides.stderr).toContain(`is not in its place; read from ${aside}`);
  }
}

interface WrittenSet {
  readonly what: string;
  readonly files: readonly string[];
  readonly argv: readonly string[];
  /** The call before it, on the extracts of before. */
  readonly first: readonly string[];
  readonly reader: readonly string[];
  /** Each file a draft opened, written and moved; a journal of each folder opened, written, moved and removed. */
  readonly least: number;
}

const INIT = 'init . --sample extract.csv --cohort families.csv --basis pot --force'.split(' ');
const IMPORT = 'import extract.csv --as sample --mapping kept/m.json --out clean.csv --force'.split(' ');

const sets: readonly WrittenSet[] = [
  {
    what: 'a council file and its mappings',
    files: ['sample.mapping.json', 'cohort.mapping.json', 'council.json'],
    argv: [...INIT, '--title', 'now'],
    first: INIT,
    reader: ['run', 'council.json'],
    least: 3 * 3 + 4,
  },
  {
    what: 'a clean table and its mapping in another folder',
    files: ['kept/m.json', 'clean.csv'],
    argv: [...IMPORT, '--answer', 'new-column-site=site'],
    first: IMPORT,
    reader: ['calibrate', 'ras4', 'clean.csv', '--basis', 'pot'],
    least: 2 * 3 + 2 * 4,
  },
];

/** Extracts of which the new ones have a column more, so that every file of the set is another. */
function extracts(cwd: string, state: 'old' | 'new'): void {
  const [head, north, south] = state === 'old' ? ['', '', ''] : [',site', ',N', ',S'];
  put(cwd, 'extract.csv', `case_id,points,package_value${head}\nF1,10,1000${north}\nF2,20,3000${south}\n`);
  put(cwd, 'families.csv', `case_id,points,package_value${head}\nG1,10,900${north}\nG2,20,1900${south}\n`);
}

describe.runIf(process.platform !== 'win32').each(sets)('$what', ({ files, argv, first, reader, least }) => {
  const read = (cwd: string): string =>
    files.map((name) => readFileSync(standingPlace(cwd, name), 'latin1')).join('\n');
  const onDisk = (cwd: string): string => files.map((name) => readFileSync(join(cwd, name), 'latin1')).join('\n');
  const lying = (cwd: string): string[] =>
    ['.', 'kept'].flatMap((part) => readdirSync(join(cwd, part)).filter((name) => name.startsWith('.')));

  test.each(stops)('is all old or all new for whoever reads: $how', { timeout: 480_000 }, async (stop) => {
    const before = freshFolder();
    mkdirSync(join(before, 'kept'));
    extracts(before, 'old');
    expect(await called(before, first)).toMatchObject({ status: 0, stderr: '' });
    const old = read(before);
    extracts(before, 'new');
    const after = copyOf(before);
    const whole = published(after, argv);
    expect([whole.status, lying(after), whole.calls >= least]).toEqual([0, [], true]);
    const made = onDisk(after);
    for (const [index, name] of files.entries()) {
      const texts = [before, after].map((cwd) => readFileSync(join(cwd, name), 'latin1'));
      expect(texts[0] === texts[1], `${index} ${name}`).toBe(false);
    }
    let mixed = 0;
    for (let at = 1; at <= whole.calls; at += 1) {
      const where = `${stop.how} at call ${at} of ${whole.calls}`;
      const cwd = copyOf(before);
      const stopped = published(cwd, argv, at, stop);
      const state = read(cwd);
      expect([old, made].indexOf(state), where).not.toBe(-1);
      const isMixed = ![old, made].includes(onDisk(cwd));
      if (isMixed) mixed += 1;
      if (stop.how === 'SIGKILL') expect(stopped.signal, where).toBe('SIGKILL');
      else {
        expect(stopped.status, where).toBe(onDisk(cwd) === made ? 0 : 2);
        if (state === made && isMixed) expect(stopped.stderr, where).toContain('not all files are in their places');
      }
      if (isMixed) {
        const besides = await called(cwd, reader);
        expect(besides.status, where).toBe(0);
        expect(besides.stderr, where).toMatch(/is not in its place; read from \.\S+\.draft/);
      }
      const next = await called(cwd, argv);
      expect(next, where).toMatchObject({ status: 0 });
      expect(onDisk(cwd) === made, where).toBe(true);
      for (const name of lying(cwd)) expect(next.stderr, where).toContain(name);
    }
    // With one failure alone what is left is tried again, and nothing stays mixed.
    expect(mixed > 0).toBe(stop.how !== 'fail');
  });
});
