import { createHash } from 'node:crypto';
import { closeSync, fstatSync, readSync } from 'node:fs';
import { basename, isAbsolute, relative, sep } from 'node:path';
import { fail } from '../../../errors.js';
import { openStanding } from '../../output/file/aside.js';
import { failAt } from '../../place.js';
import { touching } from '../../system-error.js';
import { readStandardInput, STANDARD_INPUT } from './standard-input.js';

/** What a manifest says of a file that was read. */
export interface InputFile {
  /** The path as the user typed it. */
  readonly name: string;
  /** How long it is. */
  readonly bytes: number;
  /** The SHA-256 of its bytes, in hexadecimal digits. */
  readonly sha256: string;
  /** How many rows a list has, without its header. */
  readonly rows?: number;
}

/**
 * How a file is called in what is kept, from a folder that stands in the same place beside it on every machine: with
 * slashes, and by its last part alone where no way leads to it but from the root.
 */
export function nameFrom(folder: string, name: string): string {
  if (name === STANDARD_INPUT) return name;
  if (isAbsolute(name) !== isAbsolute(folder)) return basename(name);
  const way = relative(folder, name);
  return isAbsolute(way) ? basename(name) : way.split(sep).join('/');
}

const BLOCK = 1 << 22;

/**
 * Reads a whole file of at most `maxBytes`, also from a pipe or, where it is called `-`, standard input, and takes its SHA-256.
 *
 * @throws RasError `refused` when it cannot be read, `too-large`
 */
export function readFile(cwd: string, name: string, maxBytes: number): { file: InputFile; bytes: Buffer } {
  if (name.trim() === '') return fail('missing', [], 'an empty text names no file; expected the name of one');
  const bytes = touching(name, () =>
    name === STANDARD_INPUT ? readStandardInput(maxBytes) : readBytes(openStanding(cwd, name), maxBytes),
  );
  if (bytes === undefined) return failAt('too-large', name, undefined, `is larger than ${describeBytes(maxBytes)}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { file: { name, bytes: bytes.length, sha256 }, bytes };
}

function readBytes(handle: number, maxBytes: number): Buffer | undefined {
  try {
    const blocks: Buffer[] = [];
    let total = 0;
    const { size } = fstatSync(handle);
    if (size > maxBytes) return undefined;
    // A pipe has no size.
    const most = size > 0 && size < BLOCK ? size : BLOCK;
    for (;;) {
      const block = Buffer.allocUnsafe(most);
      const length = readSync(handle, block);
      if (length === 0) return Buffer.concat(blocks, total);
      total += length;
      if (total > maxBytes) return undefined;
      blocks.push(length === most ? block : Buffer.from(block.subarray(0, length)));
    }
  } finally {
    closeSync(handle);
  }
}

function describeBytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('en-GB')} MB`;
}
