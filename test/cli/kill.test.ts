import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { readFile } from '../../src/cli/input/text/file.js';
import { standing } from '../../src/cli/output/file/aside.js';
import { foundAside } from '../../src/cli/output/file/found-aside.js';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { temporaryFolder, testIo } from './support.js';

const folder = temporaryFolder();
const driver = join(folder, 'driver.mjs');
const preload = pathToFileURL(`${root}test/cli/kill/preload.mjs`).href;
// Windows ends a process that is sent a signal without asking it, has no named pipes among its files and no permissions.
const hasSignals = process.platform !== 'win32';
let count = 0;

beforeAll(async () => {
  await build({
    entryPoints: [`${root}test/cli/kill/driver.ts`],
    outfile: driver,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
});

interface Stop {
  readonly at: number;
  readonly how: 'SIGKILL' | 'SIGTERM' | 'SIGQUIT' | 'fail';
  readonly after: boolean;
}

/** Runs the writer once; with a stop, up to it. */
function write(what: 'file' | 'folder', cwd: string, text: string, stop?: Stop, force = 'force') {
  const env = {
    ...process.env,
    STOP_AT: String(stop?.at ?? 0),
    STOP_HOW: stop?.how,
    STOP_AFTER: stop?.after ? 'yes' : 'no',
  };
  const { stdout, stderr, signal } = spawnSync(
    process.execPath,
    ['--import', preload, driver, what, cwd, text, '1', force],
    {
      env,
      encoding: 'utf8',
    },
  );
  return { calls: Number(/calls (\d+)/.exec(stdout)?.[1]), stderr, signal };
}

function freshFolder(): string {
  count += 1;
  const cwd = join(folder, String(count));
  mkdirSync(cwd);
  return cwd;
}

/** The one text that a place holds everywhere, or why it is not whole. */
function textIn(path: string): string {
  if (!existsSync(path)) return 'nothing';
  if (statSync(path).isFile()) return readFileSync(path, 'utf8');
  const read = (name: string) =>
    existsSync(join(path, name)) ? readFileSync(join(path, name), 'utf8') : 'lacks a file';
  const [a, b] = [read('a.csv'), read('b.ndjson')];
  const { outputs } = JSON.parse(read('manifest.json'));
  const sizes = outputs.map(({ bytes }: { bytes: number }) => bytes);
  return b === a + a && sizes[0] === a.length && sizes[1] === b.length ? a : `half written: ${a} ${b}`;
}

/** What the command reads of a file, by the name that a user types. */
function textOf(cwd: string, name: string): string {
  return readFile(cwd, name, 1000).bytes.toString('utf8');
}

const stops: Omit<Stop, 'at'>[] = [
  { how: 'SIGKILL', after: false },
  { how: 'SIGKILL', after: true },
  { how: 'SIGTERM', after: false },
  { how: 'SIGTERM', after: true },
  { how: 'SIGQUIT', after: false },
  { how: 'SIGQUIT', after: true },
  { how: 'fail', after: false },
];

describe.runIf(hasSignals).each(['file', 'folder'] as const)('a %s', (what) => {
  test.each(stops)('that is stopped at any writing call is old or new, whole: %o', { timeout: 300_000 }, (stop) => {
    const before = freshFolder();
    write(what, before, 'old');
    const whole = freshFolder();
    cpSync(before, whole, { recursive: true });
    const { calls } = write(what, whole, 'new');
    expect(textIn(join(whole, 'out'))).toBe('new');
    expect(calls).toBeGreaterThan(2);
    for (let at = 1; at <= calls; at += 1) {
      const cwd = freshFolder();
      cpSync(before, cwd, { recursive: true });
      const { signal } = write(what, cwd, 'new', { ...stop, at });
      const left = readdirSync(cwd).filter((name) => name !== 'out');
      // What a reader finds, whatever the moment: between the two moves of a folder the old one, beside its place.
      expect(['old', 'new'], `read at call ${at}`).toContain(textIn(standing(cwd, 'out')));
      expect(['old', 'new'], `read at call ${at}`).toContain(textOf(cwd, what === 'file' ? 'out' : 'out/a.csv'));
      if (stop.how === 'SIGKILL') {
        expect(signal, `at call ${at} of ${calls}`).toBe('SIGKILL');
        const found = textIn(join(cwd, 'out'));
        expect(['old', 'new', 'nothing']).toContain(found);
        const { stderr } = write(what, cwd, 'newer');
        expect(textIn(join(cwd, 'out')), `after call ${at}: ${stderr}`).toBe('newer');
        for (const name of left)
          expect(stderr, `at call ${at}`).toMatch(found === 'nothing' ? /it is back|lies/ : name);
      } else {
        expect(['old', 'new'], `at call ${at}`).toContain(textIn(join(cwd, 'out')));
        // What a failure to remove leaves is the draft that could not be removed.
        if (stop.how !== 'fail') expect(left, `at call ${at}`).toEqual([]);
      }
    }
  });
});

describe.runIf(hasSignals)('a folder that is replaced', () => {
  test('is never neither: a reader beside 200 replacements finds the old or the new, every time', {
    timeout: 300_000,
  }, async () => {
    const cwd = freshFolder();
    write('folder', cwd, 'text');
    const writer = spawn(process.execPath, [driver, 'folder', cwd, 'text', '200']);
    const ended = new Promise<number | null>((done) => {
      writer.on('close', done);
    });
    let [reads, isWriting] = [0, true];
    void ended.then(() => {
      isWriting = false;
    });
    while (isWriting) {
      for (let turn = 0; turn < 100; turn += 1) expect(textOf(cwd, 'out/a.csv')).toBe('text');
      reads += 100;
      await new Promise((done) => setImmediate(done));
    }
    expect(await ended).toBe(0);
    expect(reads).toBeGreaterThan(0);
  });

  test('of several that were put aside the newest is read, as it was, and put back', { timeout: 60_000 }, () => {
    const cwd = freshFolder();
    for (const [text, day] of [
      ['first', 1],
      ['second', 2],
      ['third', 3],
      ['fourth', 4],
    ] as const) {
      const other = freshFolder();
      write('folder', other, text);
      const aside = join(cwd, `.out.${String(day).repeat(8)}-0000-0000-0000-000000000000.old`);
      renameSync(join(other, 'out'), aside);
      utimesSync(join(aside, 'manifest.json'), day, day);
      // Somebody took a file out of the third and wrote in another, before it was replaced; nothing made the fourth.
      if (text === 'third') {
        unlinkSync(join(aside, 'b.ndjson'));
        writeFileSync(join(aside, 'a.csv'), 'third, and a remark');
      }
      if (text === 'fourth') unlinkSync(join(aside, 'manifest.json'));
    }
    expect(textOf(cwd, 'out/a.csv')).toBe('third, and a remark');
    expect(existsSync(standing(cwd, 'out/b.ndjson'))).toBe(false);
    expect(foundAside().join()).toContain('33333333');
    // A call that may not replace it puts it back, and changes nothing of it.
    const { stderr } = write('folder', cwd, 'new', undefined, 'unforced');
    expect(stderr).toContain('out: an interrupted run had put it aside; it is back');
    expect(stderr).toContain('is not empty; choose another folder, or --force to replace it');
    expect(readdirSync(join(cwd, 'out')).sort()).toEqual(['a.csv', 'manifest.json']);
    expect(readFileSync(join(cwd, 'out', 'a.csv'), 'utf8')).toBe('third, and a remark');
    write('folder', cwd, 'new');
    expect(textIn(join(cwd, 'out'))).toBe('new');
  });

  test('is known beside its place as what the same call reads', { timeout: 120_000 }, async () => {
    const cwd = freshFolder();
    const council = `${root}fixtures/example-council/council.json`;
    expect(await runProgram(['run', council, '--out', 'results'], testIo(cwd), registers)).toBe(0);
    renameSync(join(cwd, 'results'), join(cwd, '.results.00000000-0000-4000-8000-000000000000.old'));
    const io = testIo(cwd);
    const argv = ['case-pack', 'results', 'F001', '--out', 'results', '--force'];
    expect(await runProgram(argv, io, registers)).toBe(2);
    expect(io.err()).toContain('results: is read by this very command; choose another name for the result');
  });

  test('what a command reads beside its place it says, and its manifest too', { timeout: 120_000 }, async () => {
    const cwd = freshFolder();
    const council = `${root}fixtures/example-council/council.json`;
    expect(await runProgram(['run', council, '--out', 'results'], testIo(cwd), registers)).toBe(0);
    const page = testIo(cwd);
    await runProgram(['explain', 'results', 'F001'], page, registers);
    const old = '.results.00000000-0000-4000-8000-000000000000.old';
    renameSync(join(cwd, 'results'), join(cwd, old));
    const said = `is not in its place; read from ${old}`;
    for (const argv of [
      ['explain', 'results', 'F001'],
      ['check-record', 'results'],
      ['audit-sample', 'results', '--size', '2', '--seed', '7'],
      ['case-pack', 'results', 'F001', '--out', 'pack'],
      ['report', 'results', '--out', 'pages'],
      ['allocate', 'results/model.json', 'results/cases.csv'],
    ]) {
      const io = testIo(cwd);
      expect({ argv, code: await runProgram(argv, io, registers) }).toEqual({ argv, code: 0 });
      expect(io.err()).toContain(said);
      if (argv[0] === 'explain') expect(io.out()).toBe(page.out());
    }
    expect(readdirSync(join(cwd, 'pack'))).toContain('model.json');
    expect(JSON.parse(readFileSync(join(cwd, 'pack', 'manifest.json'), 'utf8')).notes.join()).toContain(said);
    // Of nothing that is aside nothing is said.
    const io = testIo(cwd);
    expect(await runProgram(['explain', 'others', 'F001'], io, registers)).toBe(2);
    expect(io.err()).toBe('others: there is no such file or folder\n1 problem\n');
  });
});

describe.runIf(hasSignals)('a file', () => {
  test('is written through a symbolic link, which stays one', () => {
    const cwd = freshFolder();
    mkdirSync(join(cwd, 'shared'));
    symlinkSync(join('shared', 'model.json'), join(cwd, 'out'));
    write('file', cwd, 'first');
    expect(readFileSync(join(cwd, 'shared', 'model.json'), 'utf8')).toBe('first');
    write('file', cwd, 'second');
    expect(readFileSync(join(cwd, 'shared', 'model.json'), 'utf8')).toBe('second');
    expect(readdirSync(cwd).sort()).toEqual(['out', 'shared']);
    expect(readdirSync(join(cwd, 'shared'))).toEqual(['model.json']);
  });

  test('is not written over a named pipe or a device', () => {
    const cwd = freshFolder();
    execFileSync('mkfifo', [join(cwd, 'out')]);
    expect(write('file', cwd, 'text').stderr).toContain('is a named pipe');
    const other = freshFolder();
    symlinkSync('/dev/null', join(other, 'out'));
    expect(write('file', other, 'text').stderr).toContain('is a device');
  });

  test('keeps who may read it', () => {
    const cwd = freshFolder();
    writeFileSync(join(cwd, 'out'), 'old', { mode: 0o600 });
    write('file', cwd, 'new');
    expect(modeOf(cwd, 'out')).toBe(0o600);
  });
});

describe.runIf(hasSignals)('who may read', () => {
  test('a folder and a file in it stays as it was', { timeout: 60_000 }, () => {
    const cwd = freshFolder();
    write('folder', cwd, 'old');
    chmodSync(join(cwd, 'out'), 0o700);
    chmodSync(join(cwd, 'out', 'a.csv'), 0o640);
    const others = modeOf(cwd, 'out', 'b.ndjson');
    write('folder', cwd, 'new');
    expect(textIn(join(cwd, 'out'))).toBe('new');
    expect(modeOf(cwd, 'out')).toBe(0o700);
    expect(modeOf(cwd, 'out', 'a.csv')).toBe(0o640);
    expect(modeOf(cwd, 'out', 'b.ndjson')).toBe(others);
  });

  test('a draft may be read by nobody else, wherever the writer is killed', { timeout: 120_000 }, () => {
    const before = freshFolder();
    write('folder', before, 'old');
    chmodSync(join(before, 'out'), 0o700);
    chmodSync(join(before, 'out', 'a.csv'), 0o600);
    for (let at = 1; at <= 12; at += 1) {
      const cwd = freshFolder();
      cpSync(before, cwd, { recursive: true });
      write('folder', cwd, 'new', { at, how: 'SIGKILL', after: true });
      for (const name of readdirSync(cwd)) {
        expect(modeOf(cwd, name), `${name} at call ${at}`).toBe(0o700);
        if (existsSync(join(cwd, name, 'a.csv'))) expect(modeOf(cwd, name, 'a.csv')).toBe(0o600);
      }
    }
  });
});

const modeOf = (...path: string[]): number => statSync(join(...path)).mode & 0o777;
