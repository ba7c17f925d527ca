import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, posix, win32 } from 'node:path';
import { build } from 'esbuild';
import { beforeEach, describe, expect, test } from 'vitest';
import { root as project } from '../../scripts/manifest.mjs';
import { filesBelow } from '../../scripts/sources.mjs';
import { deliver } from '../../src/cli/output/deliver.js';
import { holds } from '../../src/cli/output/file/holds.js';
import { buildManifest } from '../../src/cli/output/file/manifest.js';
import { refuseWindowsNames } from '../../src/cli/output/file/windows-names.js';
import { writeWholeFile } from '../../src/cli/output/file/write-file.js';
import { writeWholeFolder } from '../../src/cli/output/file/write-folder.js';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { touching } from '../../src/cli/system-error.js';
import { errorOf, put, rejectionOf, temporaryFolder, testIo } from './support.js';

const root = temporaryFolder();
let cwd = '';
let count = 0;
beforeEach(() => {
  count += 1;
  cwd = join(root, String(count));
  mkdirSync(cwd);
});

const manifest = buildManifest(testIo(root), { command: 'run', options: {}, inputs: [] });
const write = (name: string, files: Record<string, string>, force = false) =>
  writeWholeFolder(cwd, name, new Map(Object.entries(files)), manifest, { force });
const text = (name: string) => readFileSync(join(cwd, name), 'utf8');

describe('a folder', () => {
  test('holds the files and a manifest with their hashes, its keys sorted', async () => {
    await write('out', { 'a.csv': 'a\n', 'b.json': '{}' });
    expect(readdirSync(join(cwd, 'out')).sort()).toEqual(['a.csv', 'b.json', 'manifest.json']);
    const written = JSON.parse(text('out/manifest.json'));
    expect(Object.keys(written)).toEqual(Object.keys(written).sort());
    expect(written.outputs[0]).toEqual({
      name: 'a.csv',
      bytes: 2,
      sha256: createHash('sha256').update('a\n').digest('hex'),
    });
  });

  test('that is there and empty is used', async () => {
    mkdirSync(join(cwd, 'out'));
    await write('out', { 'a.csv': '1' });
    expect(text('out/a.csv')).toBe('1');
  });

  test('that an earlier run wrote is replaced by --force only, and wholly', async () => {
    await write('out', { 'a.csv': 'old', 'gone.csv': 'old' });
    expect((await rejectionOf(() => write('out', { 'a.csv': 'new' }))).message).toContain('--force');
    expect(text('out/a.csv')).toBe('old');
    await write('out', { 'a.csv': 'new' }, true);
    expect(readdirSync(join(cwd, 'out')).sort()).toEqual(['a.csv', 'manifest.json']);
    expect(text('out/a.csv')).toBe('new');
    expect(readdirSync(cwd)).toEqual(['out']);
  });

  test("with anybody else's file is not replaced, even by --force", async () => {
    await write('out', { 'a.csv': 'old' });
    put(join(cwd, 'out'), 'notes.docx', 'mine');
    expect((await rejectionOf(() => write('out', { 'a.csv': 'new' }, true))).message).toContain(
      '"notes.docx", which openras did not write',
    );
    mkdirSync(join(cwd, 'mine'));
    put(join(cwd, 'mine'), 'manifest.json', 'not JSON');
    expect((await rejectionOf(() => write('mine', {}, true))).code).toBe('refused');
    expect(text('out/a.csv')).toBe('old');
  });

  test('that one is in, or that holds it, is refused', async () => {
    expect((await rejectionOf(() => write('.', { 'a.csv': '1' }, true))).message).toContain(
      'the folder that you are in',
    );
    expect((await rejectionOf(() => write('..', { 'a.csv': '1' }, true))).message).toContain(
      'the folder that you are in',
    );
  });

  test('behind a symbolic link is written where the link points', async () => {
    mkdirSync(join(cwd, 'real'));
    // A junction on Windows, where a link needs a right of its own.
    symlinkSync(join(cwd, 'real'), join(cwd, 'link'), 'junction');
    await write('link', { 'a.csv': '1' });
    expect(text('real/a.csv')).toBe('1');
    expect(readdirSync(cwd).sort()).toEqual(['link', 'real']);
  });

  test('is not left half-written when a file fails', async () => {
    await write('out', { 'a.csv': 'old' });
    // The second file cannot be written: its folder does not exist.
    const files = { 'a.csv': 'new', 'none/b.csv': 'new' };
    expect((await rejectionOf(() => write('out', files, true))).problems[0]?.details).toEqual({ file: 'out' });
    expect((await rejectionOf(() => write('fresh', files))).code).toBe('refused');
    expect(readdirSync(cwd)).toEqual(['out']);
    expect(text('out/a.csv')).toBe('old');
  });

  test('in a place that does not exist, or that is a file, is refused', async () => {
    put(cwd, 'file', 'x');
    expect((await rejectionOf(() => write('none/out', {}))).message).toContain('no such file or folder');
    expect((await rejectionOf(() => write('file', {}, true))).code).toBe('refused');
    expect(readdirSync(cwd)).toEqual(['file']);
  });
});

describe('a file', () => {
  test('is written whole, and replaced by --force only', () => {
    writeWholeFile(cwd, 'model.json', 'one');
    expect(errorOf(() => writeWholeFile(cwd, 'model.json', 'two')).message).toBe('exists already; --force replaces it');
    expect(text('model.json')).toBe('one');
    writeWholeFile(cwd, 'model.json', 'two', { force: true });
    expect([text('model.json'), readdirSync(cwd)]).toEqual(['two', ['model.json']]);
  });

  test('is not left half-written when it cannot take its place', () => {
    mkdirSync(join(cwd, 'taken'));
    put(join(cwd, 'taken'), 'x', 'x');
    expect(errorOf(() => writeWholeFile(cwd, 'taken', 'text', { force: true })).code).toBe('refused');
    expect(readdirSync(cwd)).toEqual(['taken']);
  });

  test('takes its format from its ending', () => {
    const io = testIo(cwd);
    const report = { result: 1, warnings: [], list: { columns: ['a'], rows: [['1']] } };
    deliver(io, report, { out: 'list.csv' });
    deliver(io, report, { out: 'list.dat' });
    deliver(io, report, { out: 'list.md', format: 'csv' });
    expect([text('list.csv'), text('list.md'), JSON.parse(text('list.dat'))]).toEqual([
      'a\n1\n',
      'a\n1\n',
      { result: 1, warnings: [] },
    ]);
    expect(io.out()).toBe('');
  });
});

test.each(['t.csv/', 't.csv//', 't.csv/.', 'sub/../t.csv/', 'new.csv/', 't.csv/..'])(
  'a file is not written where a folder is named: %s',
  (name) => {
    put(cwd, 't.csv', 'old');
    for (const force of [false, true]) {
      const { code, message } = errorOf(() => writeWholeFile(cwd, name, 'new', { force }));
      expect([code, message]).toEqual(['refused', 'ends as the name of a folder does; expected a file']);
    }
    expect([text('t.csv'), readdirSync(cwd)]).toEqual(['old', ['t.csv']]);
  },
);

describe('on Windows', () => {
  // The list is Microsoft's: "Naming Files, Paths, and Namespaces".
  const DEVICES = ['CON', 'PRN', 'AUX', 'NUL', 'COM1', 'COM9', 'COM¹', 'LPT1', 'LPT9', 'LPT³', 'CONIN$', 'CONOUT$'];

  test.each(DEVICES)('%s is no place to write, whatever its ending, letters and folder', (name) => {
    const paths = [name, name.toLowerCase(), `${name}.csv`, `${name}.tar.gz`, `${name} .txt`, `C:\\work\\${name}`];
    for (const path of [...paths, `${name}\\results`, `\\\\server\\share\\${name}.json`, `..\\${name}`, `a/${name}`]) {
      expect(errorOf(() => refuseWindowsNames(path, 'win32')).message, path).toContain('a device on Windows');
      expect(() => refuseWindowsNames(path, 'linux')).not.toThrow();
    }
  });

  test.each([
    ['\\\\.\\COM1', 'is a device'],
    ['results.csv:hidden', 'holds ":"'],
    ['what?.csv', 'holds "?"'],
    ['C:\\work\\a|b', 'holds "|"'],
    ['results.', 'ends with a dot'],
    ['results \\list.csv', 'ends with a dot or a blank'],
  ])('%j is refused', (path, message) => {
    expect(errorOf(() => refuseWindowsNames(path, 'win32')).message).toContain(message);
    expect(() => refuseWindowsNames(path, 'darwin')).not.toThrow();
  });

  test.each([
    'results',
    'list.csv',
    'C:\\Users\\me\\list.csv',
    'C:list.csv',
    'd:/work/results',
    '\\\\server\\share\\results\\list.csv',
    '\\\\?\\C:\\work\\list.csv',
    '..\\results',
    '.\\results\\',
    'console.csv',
    'COM10',
    'com.csv',
    'nullable',
  ])('%j is a place to write', (path) => {
    expect(() => refuseWindowsNames(path, 'win32')).not.toThrow();
  });

  test('a command says so before it works, and writes nothing', async () => {
    put(cwd, 'stages.csv', 'case_id,site,traditional,final\nF1,N,1000,1400\n');
    const io = testIo(cwd, { platform: 'win32' });
    const code = await runProgram(['compare', 'stages.csv', '--out', 'nul.csv'], io, registers);
    expect([code, io.out(), io.err()]).toEqual([
      2,
      '',
      'nul.csv: "nul.csv" is the name of a device on Windows; choose another name\n1 problem\n',
    ]);
    expect(readdirSync(cwd)).toEqual(['stages.csv']);
  });

  test('a folder holds what is below it, on a drive and on a network share', () => {
    expect(holds('C:\\work', 'c:\\Work\\inner', win32)).toBe(true);
    expect(holds('C:\\work', 'D:\\work\\inner', win32)).toBe(false);
    expect(holds('C:\\work\\out', 'C:\\work', win32)).toBe(false);
    expect(holds('\\\\server\\share', '\\\\server\\share\\me', win32)).toBe(true);
    expect(holds('\\\\server\\share', '\\\\server\\other\\me', win32)).toBe(false);
    expect(holds('\\\\server\\share', 'C:\\me', win32)).toBe(false);
    expect(holds('C:\\work', 'C:\\work\\..hidden', win32)).toBe(true);
    expect([holds('/work', '/work', posix), holds('/work/out', '/work', posix)]).toEqual([true, false]);
  });

  test.each(['EBUSY', 'EPERM'])('a file that Excel has open (%s) is told in plain words', (code) => {
    const act = () => {
      throw Object.assign(new Error(code), { code, syscall: 'rename' });
    };
    const { message, problems } = errorOf(() => touching('list.csv', act));
    expect(message).toMatch(/another program, such as Excel.*close it there and try again/);
    expect(problems[0]?.details).toEqual({ file: 'list.csv' });
  });
});

describe('results that an interrupted run put aside', () => {
  const ASIDE = '.results.0b5f5f0e-6f0a-4f43-9d53-2f6a1c1e8d11.old';

  test.each(['results', join('results', 'allocations.ndjson')])(
    'are named by a reader of %s where they have no manifest',
    async (name) => {
      mkdirSync(join(cwd, ASIDE));
      const io = testIo(cwd);
      expect(await runProgram(['check-record', name], io, registers)).toBe(2);
      expect(io.err()).toBe(
        `${name}: there is no such file or folder\n1 problem\n${name}: beside results lies ${ASIDE}, which a run put aside; it has no manifest and is not read\n`,
      );
      expect(readdirSync(cwd)).toEqual([ASIDE]);
    },
  );

  test('are not spoken of where there are none', async () => {
    const io = testIo(cwd);
    expect(await runProgram(['check-record', 'results'], io, registers)).toBe(2);
    expect(io.err()).toBe('results: there is no such file or folder\n1 problem\n');
  });
});

describe.runIf(process.platform === 'linux')('--out that names no file', () => {
  test.each(['/dev/stdout', '/dev/stderr', '/dev/fd/1'])(
    '%s, a pipe, is refused as one',
    { timeout: 60_000 },
    async (out) => {
      const entry = join(cwd, 'main.mjs');
      await build({
        stdin: {
          contents: `import { refuseToReplace } from ${JSON.stringify(`${project}src/cli/output/file/own-inputs.ts`)};
import { writeWholeFile } from ${JSON.stringify(`${project}src/cli/output/file/write-file.ts`)};
try { refuseToReplace('/', process.argv[2], []); writeWholeFile('/', process.argv[2], 'text'); } catch (error) { process.exitCode = 3; console.log(error.message); }`,
          resolveDir: project,
          loader: 'ts',
        },
        outfile: entry,
        bundle: true,
        format: 'esm',
        platform: 'node',
        logLevel: 'error',
      });
      // Through the shell a pipe is a pipe; Node itself gives a child sockets.
      const { stdout } = spawnSync('sh', ['-c', `"$0" "$1" "$2" 2>&1 | cat`, process.execPath, entry, out], {
        encoding: 'utf8',
      });
      expect(stdout).toContain('is a named pipe');
    },
  );
});

test('nothing of the command writes but its writers, of a file, a set of files and a folder, which are stopped at every call elsewhere', () => {
  const writing =
    /\b(?:write|append|mkdir|rename|rm|rmdir|unlink|copyFile|cp|truncate|symlink|link|chmod|fchmod)(?:File)?Sync\b|createWriteStream|fs\/promises/;
  const files = filesBelow('src/cli', '.ts').filter((path) => writing.test(readFileSync(project + path, 'utf8')));
  expect(files.map((path) => path.replaceAll('\\', '/')).sort()).toEqual([
    'src/cli/output/file/draft.ts',
    'src/cli/output/file/mode.ts',
    'src/cli/output/file/move-folder.ts',
    'src/cli/output/file/set-journal.ts',
    'src/cli/output/file/write-file.ts',
    'src/cli/output/file/write-files.ts',
    'src/cli/output/file/write-folder.ts',
  ]);
});

test.each(['-', '', ' '])('--out %j is no name of a file', async (out) => {
  const io = testIo(cwd);
  const code = await runProgram(['example', 'price-point'], io, registers);
  put(cwd, 'p.csv', 'case_id,package_value\nF1,100\n');
  const words = 'uplift p.csv --from 2025-26 --to 2026-27 --rates 2026-27=5 --out'.split(' ');
  const told = await runProgram([...words, out], io, registers);
  expect([code, told, readdirSync(cwd)]).toEqual([0, 2, ['p.csv']]);
  expect(io.err()).toContain('expected the name of a file or folder');
});
