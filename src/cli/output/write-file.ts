import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { failAt } from '../place.js';
import { touching } from '../system-error.js';

/** How something is written. */
export interface WriteOptions {
  /** Replace what is there. */
  readonly force?: boolean;
}

/**
 * Writes a file whole or not at all: beside its place first, then moved there.
 *
 * @throws RasError `refused` when it exists and `force` is not set, or when it cannot be written
 */
export function writeWholeFile(cwd: string, name: string, content: string, { force = false }: WriteOptions = {}): void {
  const path = resolve(cwd, name);
  if (!force && existsSync(path)) failAt('refused', name, undefined, 'exists already; --force replaces it');
  const draft = draftName(path);
  touching(name, () => {
    try {
      writeFileSync(draft, content, { flag: 'wx' });
      renameSync(draft, path);
    } finally {
      rmSync(draft, { force: true });
    }
  });
}

/** A name beside a path that nothing else has, for what is not finished. */
export function draftName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomUUID()}.draft`);
}
