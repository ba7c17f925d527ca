import { renameSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve, sep } from 'node:path';
import { failAt } from '../../place.js';
import { touching } from '../../system-error.js';
import { draftName, leftBeside, targetOf, watchDraft } from './draft.js';
import { draftMode, keepMode, modeOf } from './mode.js';
import { STAYS } from './move-folder.js';
import { endSet } from './set-journal.js';

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
export function writeWholeFile(cwd: string, name: string, content: string | Buffer, options: WriteOptions = {}): void {
  const { tell } = options;
  const path = placeOfFile(cwd, name, options);
  const draft = draftName(path);
  const release = watchDraft(draft);
  try {
    touching(name, () => {
      const mode = modeOf(path);
      writeFileSync(draft, content, { flag: 'wx', ...draftMode(mode) });
      keepMode(draft, mode);
      renameSync(draft, path);
    });
  } finally {
    if (!release()) tell?.(besideSentence(name, draft, STAYS));
  }
}

/** Where a file goes, once it is clear that it may go there; tells and ends what an interrupted call left there. */
export function placeOfFile(cwd: string, name: string, { force = false, tell }: WriteOptions): string {
  // Made whole, `t.csv/` would be `t.csv`.
  if (/\/\.{0,2}$/.test(name) || name.endsWith(sep))
    failAt('refused', name, undefined, 'ends as the name of a folder does; expected a file');
  touching(name, () => endSet(dirname(targetOf(cwd, name)), tell));
  const there = touching(name, () => statSync(resolve(cwd, name), { throwIfNoEntry: false }));
  if (there !== undefined) checkRegular(name, resolve(cwd, name), there);
  if (!force && there !== undefined) failAt('refused', name, undefined, 'exists already; --force replaces it');
  const path = touching(name, () => targetOf(cwd, name));
  for (const left of leftBeside(path).drafts) tell?.(leftSentence(name, left));
  return path;
}

/** What a user should know of a draft that is not theirs. */
export function leftSentence(name: string, left: string): string {
  return `${name}: beside it lies ${left}, which an interrupted run left or another run is writing; it can be deleted when none runs`;
}

/** What a user should know of something of their own that stayed beside its place. */
export function besideSentence(name: string, left: string, what: string): string {
  return `${name}: beside it lies ${basename(left)}, which ${what}`;
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
