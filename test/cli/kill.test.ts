import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { temporaryFolder } from './support.js';

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
  readonly how: 'SIGKILL' | 'SIGTERM' | 'fail';
  readonly after: boolean;
}

/** Runs the writer once; with a stop, up to it. */
function write(what: 'file' | 'folder', cwd: string, text: string, stop?: Stop) {
  const env = {
    ...process.env,
    STOP_AT: String(stop?.at ?? 0),
    STOP_HOW: stop?.how,
    STOP_AFTER: stop?.after ? 'yes' : 'no',
  };
  const { stdout, stderr, signal } = spawnSync(process.execPath, ['--import', preload, driver, what, cwd, text], {
    env,
    encoding: 'utf8',
  });
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

const stops: Omit<Stop, 'at'>[] = [
  { how: 'SIGKILL', after: false },
  { how: 'SIGKILL', after: true },
  { how: 'SIGTERM', after: false },
  { how: 'SIGTERM', after: true },
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
      const { signal, calls: made } = write(what, cwd, 'new', { ...stop, at });
      // How many calls Node makes to remove a folder differs from one time to the next.
      if (made < at) {
        expect(textIn(join(cwd, 'out'))).toBe('new');
        continue;
      }
      const left = readdirSync(cwd).filter((name) => name !== 'out');
      if (stop.how === 'SIGKILL') {
        expect(signal, `at call ${at} of ${calls}`).toBe('SIGKILL');
        // Between its two moves there is nothing in the folder's place: the next run puts the old one back.
        const found = textIn(join(cwd, 'out'));
        expect(found === 'nothing' ? left.filter((name) => name.endsWith('.old')).length : 1, `at call ${at}`).toBe(1);
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
    expect(statSync(join(cwd, 'out')).mode & 0o777).toBe(0o600);
  });
});
