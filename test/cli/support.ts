import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type Desk, newReading } from '../../src/cli/input/table/reading.js';
import type { Io } from '../../src/cli/io.js';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { isRasError, type RasError } from '../../src/errors.js';

/** A folder of its own for a test file, removed at the end. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'openras-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file into a folder and gives its name. */
export function put(folder: string, name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return name;
}

export interface TestIo extends Io {
  readonly out: () => string;
  readonly err: () => string;
}

/** An Io that remembers what was written. */
export function testIo(
  cwd: string,
  {
    isTTY = false,
    env = {},
    platform = 'linux',
  }: { isTTY?: boolean; env?: Io['env']; platform?: NodeJS.Platform } = {},
): TestIo {
  const out: string[] = [];
  const err: string[] = [];
  return {
    stdout: { write: (text) => out.push(text), isTTY },
    stderr: { write: (text) => err.push(text), isTTY: false },
    cwd,
    env,
    platform,
    now: () => new Date('2026-04-01T09:30:00.500Z'),
    reading: newReading(),
    out: () => out.join(''),
    err: () => err.join(''),
  };
}

/** Runs the command in a folder: `run('cost', 'lines.csv')`. */
export function runIn(folder: string) {
  return async (...argv: string[]) => {
    const io = testIo(folder);
    const code = await runProgram(argv, io, registers);
    return { code, out: io.out(), err: io.err() };
  };
}

/** A folder to read tables from. */
export function testDesk(cwd: string): Desk {
  return { cwd, reading: newReading() };
}

/** The error that a call throws. */
export function errorOf(act: () => unknown): RasError {
  try {
    act();
  } catch (error) {
    if (isRasError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** The error that a call's promise is rejected with. */
export async function rejectionOf(act: () => Promise<unknown>): Promise<RasError> {
  try {
    await act();
  } catch (error) {
    if (isRasError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** The problems of a call as `line:column path message`. */
export function placesOf(act: () => unknown): string[] {
  return errorOf(act).problems.map(({ details, path, message }) =>
    [`${details?.line}:${details?.column}`, ...path, message].join(' '),
  );
}
