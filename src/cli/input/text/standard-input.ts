import { readSync } from 'node:fs';
import type { Command } from 'commander';
import { failAt } from '../../place.js';
import { isSystemError } from '../../system-error.js';

/** The name that stands for standard input wherever a file is named. */
export const STANDARD_INPUT = '-';

const DESCRIPTOR = 0;
const BLOCK = 1 << 20;
const WAIT_MILLISECONDS = 20;

let all: Buffer | undefined;

/** The largest file that any command reads. */
const MAX_BYTES = 512_000_000;

/**
 * Reads standard input to its end; the second time it gives the same, since a pipe can be read only once and a command
 * may look at a file twice.
 *
 * @returns undefined where it holds more than `maxBytes`
 */
export function readStandardInput(maxBytes: number): Buffer | undefined {
  all ??= readToEnd();
  return all !== undefined && all.length <= maxBytes ? all : undefined;
}

/** The first thousand bytes of standard input, by which its form is told. */
export function startOfStandardInput(): string {
  return readStandardInput(MAX_BYTES)?.subarray(0, 1000).toString('utf8') ?? '';
}

function readToEnd(): Buffer | undefined {
  const blocks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const block = Buffer.allocUnsafe(BLOCK);
    const length = readBlock(block);
    if (length === 0) return Buffer.concat(blocks, total);
    total += length;
    if (total > MAX_BYTES) return undefined;
    blocks.push(block.subarray(0, length));
  }
}

/** Reads what there is; a pipe that is not yet filled, and does not block, is waited for. */
function readBlock(block: Buffer): number {
  for (;;) {
    try {
      return readSync(DESCRIPTOR, block);
    } catch (error) {
      if (isSystemError(error) && error.code === 'EOF') return 0;
      if (!isSystemError(error) || error.code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MILLISECONDS);
    }
  }
}

/**
 * Refuses a command that is to read two of its files from standard input.
 *
 * @throws RasError `refused`
 */
export function refuseTwoPipes(action: Command): void {
  const named = [...action.args, ...Object.values(action.opts())].filter((value) => value === STANDARD_INPUT);
  if (named.length < 2) return;
  failAt('refused', STANDARD_INPUT, undefined, 'stands for two files; standard input can be one of them only');
}
