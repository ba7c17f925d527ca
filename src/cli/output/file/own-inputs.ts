import { existsSync, realpathSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { fail, show } from '../../../errors.js';
import { STANDARD_INPUT } from '../../input/text/standard-input.js';
import type { Io } from '../../io.js';
import { failAt } from '../../place.js';
import { isSystemError } from '../../system-error.js';
import { standingPlace } from './aside.js';
import { holds } from './holds.js';
import { refuseWindowsNames } from './windows-names.js';

/**
 * Refuses to write over a file that the same command reads, also with `--force`: a frozen model must not be replaced by
 * what was made from it. A path that the system would take for something else is refused, too.
 *
 * Looks at the files and folders that are named in the call; what these name in their turn is for `refuseToReplace`.
 *
 * @throws RasError `refused`
 */
export function refuseToReplaceInputs(action: Command, { cwd, platform }: Pick<Io, 'cwd' | 'platform'>): void {
  const { out, ...others } = action.opts();
  if (typeof out !== 'string') return;
  if (out.trim() === '' || out === STANDARD_INPUT)
    fail(
      'refused',
      [],
      `--out ${show(out)}: expected the name of a file or folder; without --out the result is printed`,
    );
  refuseWindowsNames(out, platform);
  const named = [...action.args, ...Object.values(others).flat()].filter((value) => typeof value === 'string');
  refuseToReplace(cwd, out, named);
}

/**
 * Refuses a result in the place of what was read: a file that is one of the inputs or stands in a folder of them, or a
 * folder that holds one.
 *
 * @throws RasError `refused`
 */
export function refuseToReplace(cwd: string, out: string | undefined, inputs: readonly string[]): void {
  const target = out === undefined ? undefined : realPathOf(cwd, out);
  if (out === undefined || target === undefined) return;
  const isFolder = statSync(target).isDirectory();
  for (const input of inputs) {
    const read = realPathOf(cwd, input);
    if (read === undefined || !holds(isFolder ? target : read, isFolder ? read : target)) continue;
    const message =
      read === target
        ? 'is read by this very command; choose another name for the result'
        : `${isFolder ? 'holds' : 'stands in'} ${input}, which is read by this very command; choose another place for the result`;
    failAt('refused', out, undefined, message);
  }
}

/** The system's own way also sees through capitals where it takes them for small letters; also of what was put aside. */
function realPathOf(cwd: string, name: string): string | undefined {
  const path = standingPlace(cwd, name);
  if (!existsSync(path)) return undefined;
  try {
    return realpathSync.native(path);
  } catch (error) {
    // What /dev/stdout leads to, where that is a pipe, has no path; it is refused as a pipe when it is written.
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}
