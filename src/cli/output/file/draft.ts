import { randomUUID } from 'node:crypto';
import { lstatSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isSystemError } from '../../system-error.js';

const ENDING_OF_NEW = '.draft';
const ENDING_OF_OLD = '.old';
/** A process that is told to stop by these may still tidy up. */
const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];
const MAX_LINKS = 40;
/** On Windows a scanner for viruses may hold for a moment what has just been written. */
const TRIES = 3;

/** A name beside a path that nothing else has, for what is not finished. */
export function draftName(path: string): string {
  return besideName(path, ENDING_OF_NEW);
}

/** A name beside a path for what was there, while the new takes its place. */
export function oldName(path: string): string {
  return besideName(path, ENDING_OF_OLD);
}

function besideName(path: string, ending: string): string {
  return join(dirname(path), `.${basename(path)}.${randomUUID()}${ending}`);
}

/** Where a path leads once its symbolic links are followed, also when nothing is there yet. */
export function targetOf(cwd: string, name: string): string {
  let path = resolve(cwd, name);
  for (let links = 0; links < MAX_LINKS; links += 1) {
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return path;
    path = resolve(dirname(path), readlinkSync(path));
  }
  return path;
}

/** What an interrupted run left beside a path. */
export interface Leftovers {
  /** Names of unfinished drafts; whether another process is still writing one cannot be known. */
  readonly drafts: readonly string[];
  /** What was there before, put aside while the new took its place. */
  readonly old: readonly string[];
}

/** Looks for what an interrupted run left beside a path; by name, as nothing else is called so. */
export function leftBeside(path: string): Leftovers {
  const left = namesIn(dirname(path)).filter((name) => isLeftover(name, basename(path)));
  return {
    drafts: left.filter((name) => name.endsWith(ENDING_OF_NEW)),
    old: left.filter((name) => name.endsWith(ENDING_OF_OLD)),
  };
}

const UNIQUE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.(draft|old)$/;

function isLeftover(name: string, of: string): boolean {
  return name.startsWith(`.${of}.`) && UNIQUE.test(name.slice(of.length + 2));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isSystemError(error)) return [];
    throw error;
  }
}

/** The drafts that a signal removes; there is one process, and so one such list. */
const watched = new Set<string>();

/**
 * Sees to it that nothing of a draft is left when a signal stops the process, which then ends as it would have without
 * us. What it gives removes the draft, where it still is and is not to be kept, and ends the watch; it says whether nothing
 * of it is left that was to be removed.
 */
export function watchDraft(draft: string): (isKept?: boolean) => boolean {
  if (watched.size === 0) for (const signal of SIGNALS) process.on(signal, removeAll);
  watched.add(draft);
  return (isKept = false) => {
    if (isKept) {
      watched.delete(draft);
      if (watched.size === 0) unwatch();
      return true;
    }
    const isGone = removed(draft);
    // A signal that came while we were busy is delivered first.
    setImmediate(() => {
      watched.delete(draft);
      if (watched.size === 0) unwatch();
    });
    return isGone;
  };
}

function removeAll(signal: NodeJS.Signals): void {
  for (const draft of watched) removed(draft);
  unwatch();
  // Windows knows no hang-up that a process could send itself.
  process.kill(process.pid, process.platform === 'win32' ? 'SIGTERM' : signal);
}

function unwatch(): void {
  for (const signal of SIGNALS) process.off(signal, removeAll);
}

/** Removes a draft; what cannot be removed is said, and undoes nothing of what was written. */
export function removed(draft: string): boolean {
  try {
    rmSync(draft, { recursive: true, force: true, maxRetries: TRIES });
    return true;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return !isSeen(draft);
  }
}

/** Whether something is known to lie there: where nobody may look nothing can have been written either. */
function isSeen(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if (isSystemError(error)) return false;
    throw error;
  }
}

/** Gives way to what waits, such as a signal. */
export function nextTurn(): Promise<void> {
  return new Promise((done) => {
    setImmediate(done);
  });
}
