import { existsSync, lstatSync, openSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { isSystemError } from '../../system-error.js';
import { leftBeside, targetOf } from './draft.js';
import { tellFound } from './found-aside.js';
import { MANIFEST_NAME, manifestSchema } from './manifest-on-disk.js';

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
 * takes its place, in the one that was put aside. No system replaces a folder that holds something in one go; this is what
 * makes that there is no moment at which a reader finds neither the old folder nor the new.
 */
export function standing(cwd: string, name: string): string {
  const path = resolve(cwd, name);
  for (let tries = 0; tries < TRIES; tries += 1) {
    pauseBefore(tries);
    if (existsSync(path)) return path;
    const aside = inAside(path);
    if (aside === undefined) continue;
    tellFound(`${name}: is not in its place; read from ${aside.old}, which a run put aside to replace it`);
    return aside.path;
  }
  tellBroken(name, path);
  return path;
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
function inAside(path: string): { readonly path: string; readonly old: string } | undefined {
  for (let place = path; !existsSync(place); place = dirname(place)) {
    const target = targetOf('', place);
    const old = newestAside(target);
    if (old !== undefined) return { path: join(dirname(target), old, relative(place, path)), old };
  }
  return undefined;
}

/** Says of a folder that was put aside why it is not read; nothing else would make anybody look for it. */
function tellBroken(name: string, path: string): void {
  for (let place = path; !existsSync(place); place = dirname(place)) {
    for (const old of leftBeside(targetOf('', place)).old)
      tellFound(
        `${name}: beside ${basename(place)} lies ${old}, which a run put aside; it lacks a file and is not read`,
      );
  }
}

/** The folder that was put aside from a path, whole as its manifest says; of several, the one that was made last. */
export function newestAside(path: string): string | undefined {
  const whole = leftBeside(path).old.flatMap((name) => {
    const madeAt = wholeSince(join(dirname(path), name));
    return madeAt === undefined ? [] : [{ name, madeAt }];
  });
  return whole.sort((a, b) => b.madeAt - a.madeAt)[0]?.name;
}

/** A file of a folder, as far as its manifest says it. */
interface Output {
  readonly name: string;
  readonly bytes?: number | undefined;
}

/** When a folder that holds every file of its manifest was finished; undefined for one that lacks something. */
function wholeSince(folder: string): number | undefined {
  try {
    const path = join(folder, MANIFEST_NAME);
    const manifest = manifestSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    const isThere = ({ name, bytes }: Output): boolean => {
      const size = lstatSync(join(folder, basename(name)), { throwIfNoEntry: false })?.size;
      return size !== undefined && (bytes === undefined || bytes === size);
    };
    return manifest.success && manifest.data.outputs.every(isThere) ? statSync(path).mtimeMs : undefined;
  } catch (error) {
    if (isSystemError(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
