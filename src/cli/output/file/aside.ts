import { existsSync, openSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { isSystemError } from '../../system-error.js';
import { leftBeside, targetOf } from './draft.js';
import { tellFound } from './found-aside.js';
import { MANIFEST_NAME } from './manifest-name.js';
import { draftInSet } from './set-journal.js';

/** While a folder is replaced it is moved twice within an instant; a reader that meets both moves looks again. */
const TRIES = 5;

/** A writer that does nothing but replace the folder may be met at every try, unless the tries are some time apart. */
const MILLISECONDS_APART = 1;
const clock = new Int32Array(new SharedArrayBuffer(4));

/** Waits before a look that is not the first, longer before each. */
function pauseBefore(tries: number): void {
  if (tries > 0) Atomics.wait(clock, 0, 0, tries * MILLISECONDS_APART);
}

/**
 * The full path of what a name stands for: where it is, or, where a folder on the way to it was put aside while a new one
 * takes its place, in the one that was put aside. Node.js has no call that exchanges two folders, and none replaces a
 * folder that holds something; this is what makes that there is no moment at which a reader finds neither the old folder
 * nor the new.
 */
export function standing(cwd: string, name: string): string {
  const { path, old, draft } = placeOf(cwd, name);
  if (draft !== undefined)
    tellFound(`${name}: is not in its place; read from ${draft}, which an interrupted call was to put there`);
  else if (old !== undefined)
    tellFound(`${name}: is not in its place; read from ${old}, which a run put aside to replace it`);
  else if (!existsSync(path)) tellUnread(name, path);
  return path;
}

/** The same, for whoever only asks where something is and reads nothing of it. */
export function standingPlace(cwd: string, name: string): string {
  return placeOf(cwd, name).path;
}

interface Place {
  readonly path: string;
  /** The name of the folder that was put aside, where it is in one. */
  readonly old?: string;
  /** The name of the draft that stands for it, while a set of files is put in its places. */
  readonly draft?: string;
}

function placeOf(cwd: string, name: string): Place {
  const path = resolve(cwd, name);
  const target = targetOf('', path);
  const draft = draftInSet(target);
  if (draft !== undefined && existsSync(join(dirname(target), draft)))
    return { path: join(dirname(target), draft), draft };
  for (let tries = 0; tries < TRIES; tries += 1) {
    pauseBefore(tries);
    if (existsSync(path)) return { path };
    const aside = inAside(path);
    if (aside !== undefined) return aside;
  }
  return { path };
}

/** Opens what a name stands for to be read; the system's own error where there is nothing. */
export function openStanding(cwd: string, name: string): number {
  for (let tries = 1; ; tries += 1) {
    pauseBefore(tries - 1);
    try {
      return openSync(standing(cwd, name), 'r');
    } catch (error) {
      if (tries === TRIES || !isSystemError(error) || error.code !== 'ENOENT') throw error;
    }
  }
}

/** Where a path leads when the nearest folder on its way that is missing was put aside. */
function inAside(path: string): Place | undefined {
  for (let place = path; !existsSync(place); place = dirname(place)) {
    const target = targetOf('', place);
    const old = newestAside(target);
    if (old !== undefined) return { path: join(dirname(target), old, relative(place, path)), old };
  }
  return undefined;
}

/** Says of a folder that was put aside why it is not read; nothing else would make anybody look for it. */
function tellUnread(name: string, path: string): void {
  for (let place = path; !existsSync(place); place = dirname(place)) {
    for (const old of leftBeside(targetOf('', place)).old)
      tellFound(
        `${name}: beside ${basename(place)} lies ${old}, which a run put aside; it has no manifest and is not read`,
      );
  }
}

/**
 * The folder that was put aside from a path; of several, the one that was made last. It is as it was, also where somebody
 * has taken a file out of it or written in one: nothing is removed from a folder while it has this name (`write-folder.ts`).
 */
export function newestAside(path: string): string | undefined {
  const found = leftBeside(path).old.flatMap((name) => {
    const madeAt = madeSince(join(dirname(path), name));
    return madeAt === undefined ? [] : [{ name, madeAt }];
  });
  return found.sort((a, b) => b.madeAt - a.madeAt)[0]?.name;
}

/** When a folder was finished, which its manifest shows; undefined for one that has none. */
function madeSince(folder: string): number | undefined {
  try {
    return statSync(join(folder, MANIFEST_NAME), { throwIfNoEntry: false })?.mtimeMs;
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}
