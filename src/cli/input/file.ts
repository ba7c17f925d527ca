import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import { failAt } from '../place.js';
import { touching } from '../system-error.js';
import { readStandardInput, STANDARD_INPUT } from './standard-input.js';

/** What a manifest says of a file that was read. */
export interface InputFile {
  /** The path as the user typed it. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** How many rows a list has, without its header. */
  readonly rows?: number;
}

const BLOCK = 1 << 22;

/**
 * Reads a whole file of at most `maxBytes`, also from a pipe or, where it is called `-`, standard input, and takes its SHA-256.
 *
 * @throws RasError `refused` when it cannot be read, `too-large`
 */
export function readFile(cwd: string, name: string, maxBytes: number): { file: InputFile; bytes: Buffer } {
  const bytes = touching(name, () =>
    name === STANDARD_INPUT ? readStandardInput(maxBytes) : readBytes(resolve(cwd, name), maxBytes),
  );
  if (bytes === undefined) return failAt('too-large', name, undefined, `is larger than ${describeBytes(maxBytes)}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { file: { name, bytes: bytes.length, sha256 }, bytes };
}

function readBytes(path: string, maxBytes: number): Buffer | undefined {
  const handle = openSync(path, 'r');
  try {
    const blocks: Buffer[] = [];
    let total = 0;
    if (fstatSync(handle).size > maxBytes) return undefined;
    for (;;) {
      const block = Buffer.allocUnsafe(BLOCK);
      const length = readSync(handle, block);
      if (length === 0) return Buffer.concat(blocks, total);
      total += length;
      if (total > maxBytes) return undefined;
      blocks.push(length === BLOCK ? block : Buffer.from(block.subarray(0, length)));
    }
  } finally {
    closeSync(handle);
  }
}

function describeBytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('en-GB')} MB`;
}
