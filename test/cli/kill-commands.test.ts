import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { commandOptions } from '../../scripts/command.mjs';
import { root } from '../../scripts/manifest.mjs';
import { standing } from '../../src/cli/output/file/aside.js';
import { pricePointKind } from '../../src/model/price-point/kind.js';
import { put, temporaryFolder } from './support.js';

// The command itself, as it is published, is stopped at each of its calls that change the disk.

const folder = temporaryFolder();
const built = join(folder, 'built');
const preload = pathToFileURL(`${root}test/cli/kill/preload.mjs`).href;
let count = 0;

beforeAll(() => build(commandOptions(built)), 120_000);

function call(cwd: string, argv: readonly string[], stop?: { readonly at: number; readonly how: string }) {
  const env = { ...process.env, STOP_AT: String(stop?.at ?? 0), STOP_HOW: stop?.how, STOP_AFTER: 'no' };
  const { stdout, stderr, status, signal } = spawnSync(
    process.execPath,
    ['--import', preload, join(built, 'main.js'), ...argv],
    { cwd, env, encoding: 'utf8' },
  );
  return { calls: Number(/calls (\d+)$/.exec(stdout)?.[1]), stderr, status, signal };
}

function freshFolder(): string {
  count += 1;
  const cwd = join(folder, String(count));
  mkdirSync(cwd);
  return cwd;
}

/** Two families, whose packages are so many pounds. */
function inputs(cwd: string, pounds: number): void {
  put(cwd, 'model.json', JSON.stringify(pricePointKind.example.model));
  put(cwd, 'cases.csv', `case_id,points,package_value\nF1,10,${pounds}\nF2,20,${pounds * 2}\n`);
  put(
    cwd,
    'council.json',
    JSON.stringify({
      schemaVersion: 1,
      title: `Packages of ${pounds}`,
      model: 'model.json',
      cohort: { cases: 'cases.csv' },
      pot: { amount: 'packages' },
    }),
  );
}

/** What stands at a place: a text, or a folder whose manifest names each file as it is; else why it is not whole. */
function stateOf(path: string): string {
  if (!existsSync(path)) return 'nothing';
  if (statSync(path).isFile()) return readFileSync(path, 'utf8');
  const names = readdirSync(path).filter((name) => name !== 'manifest.json');
  if (!existsSync(join(path, 'manifest.json'))) return 'lacks its manifest';
  const { outputs } = JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8'));
  const told = new Map(outputs.map(({ name, sha256 }: { name: string; sha256: string }) => [name, sha256]));
  const hashes = names.sort().map((name) => {
    const sha256 = createHash('sha256')
      .update(readFileSync(join(path, name)))
      .digest('hex');
    return told.get(name) === sha256 ? `${name} ${sha256}` : `${name} is not as the manifest says`;
  });
  return told.size === names.length ? hashes.join('\n') : 'has other files than its manifest';
}

/** What a command makes, the call, and the calls before it. */
const commands: readonly (readonly [string, string, readonly string[], readonly (readonly string[])[]])[] = [
  [
    'a file of a list',
    'out.csv',
    'uplift cases.csv --from 2025-26 --to 2026-27 --rates 2026-27=3 --format csv --out out.csv --force'.split(' '),
    [],
  ],
  [
    'a stored model',
    'out.json',
    ['calibrate', 'ras4', 'cases.csv', '--basis', 'reference-sample', '--out', 'out.json', '--force'],
    [],
  ],
];

describe.runIf(process.platform !== 'win32').each(commands)('%s', (_, out, argv, first) => {
  test.each(['SIGKILL', 'fail'])(
    'is the old or the new one, whole, wherever the command is stopped: %s',
    {
      timeout: 480_000,
    },
    (how) => {
      const before = freshFolder();
      inputs(before, 1000);
      for (const one of [...first, argv]) expect(call(before, one)).toMatchObject({ status: 0 });
      const old = stateOf(join(before, out));
      inputs(before, 3000);
      for (const one of first) expect(call(before, one)).toMatchObject({ status: 0 });
      const after = freshFolder();
      cpSync(before, after, { recursive: true });
      const { calls, status } = call(after, argv);
      const made = stateOf(join(after, out));
      expect([status, calls > 2, old === made, made.includes('manifest')]).toEqual([0, true, false, false]);
      for (let at = 1; at <= calls; at += 1) {
        const cwd = freshFolder();
        cpSync(before, cwd, { recursive: true });
        const stopped = call(cwd, argv, { at, how });
        expect([old, made], `at call ${at} of ${calls}`).toContain(stateOf(standing(cwd, out)));
        // A failure to remove what is aside is told and no failure of the work.
        if (how === 'SIGKILL') expect(stopped.signal, `at call ${at}`).toBe('SIGKILL');
        else if (stopped.status !== 0) expect(stopped.stderr, `at call ${at}`).toMatch(/ENOSPC|no space|full/i);
        // The next call finds its way.
        expect(call(cwd, argv), `after call ${at}`).toMatchObject({ status: 0 });
        expect(stateOf(join(cwd, out)), `after call ${at}`).toBe(made);
      }
    },
  );
});
