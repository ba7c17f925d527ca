import { chmodSync, renameSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { failAt } from '../../place.js';
import { touching } from '../../system-error.js';
import { draftName, leftBeside, targetOf, watchDraft } from './draft.js';

/** How something is written. */
export interface WriteOptions {
  /** Replace what is there. */
  readonly force?: boolean;
  /** Told what an interrupted run left, in a sentence. */
  readonly tell?: (sentence: string) => void;
}

/**
 * Writes a file whole or not at all: beside its place first, then moved there. A symbolic link stays one, and what it
 * points to is written.
 *
 * @throws RasError `refused` when it exists and `force` is not set, when it is no regular file, or when it cannot be
 * written
 */
export function writeWholeFile(
  cwd: string,
  name: string,
  content: string | Buffer,
  { force = false, tell }: WriteOptions = {},
): void {
  const there = touching(name, () => statSync(resolve(cwd, name), { throwIfNoEntry: false }));
  if (there !== undefined) checkRegular(name, resolve(cwd, name), there);
  if (!force && there !== undefined) failAt('refused', name, undefined, 'exists already; --force replaces it');
  const path = touching(name, () => targetOf(cwd, name));
  for (const left of leftBeside(path).drafts) tell?.(leftSentence(name, left));
  const draft = draftName(path);
  const release = watchDraft(draft);
  try {
    touching(name, () => {
      writeFileSync(draft, content, { flag: 'wx' });
      // Who may read it is not ours to change.
      if (there !== undefined) chmodSync(draft, there.mode);
      renameSync(draft, path);
    });
  } finally {
    release();
  }
}

/** What a user should know of a draft that is not theirs. */
export function leftSentence(name: string, left: string): string {
  return `${name}: beside it lies ${left}, which an interrupted run left or another run is writing; it can be deleted when none runs`;
}

/** Refuses to write to what is no regular file, such as a device; also when a device is a file for the moment. */
function checkRegular(name: string, path: string, there: Stats): void {
  if (there.isDirectory()) failAt('refused', name, undefined, 'is a folder; expected a file');
  const isRegular = there.isFile() && !/^\/(dev|proc)\//.test(path);
  if (!isRegular)
    failAt('refused', name, undefined, `is ${kindOf(there)}; leave --out away and redirect the output to it`);
}

function kindOf(there: Stats): string {
  if (there.isFIFO()) return 'a named pipe';
  return there.isSocket() ? 'a socket' : 'a device';
}
