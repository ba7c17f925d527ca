import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Io } from '../io.js';
import { failAt } from '../place.js';
import { refuseWindowsNames } from './windows-names.js';

/**
 * Refuses to write over a file that the same command reads, also with `--force`: a frozen model must not be replaced by
 * what was made from it. A path that the system would take for something else is refused, too.
 *
 * @throws RasError `refused`
 */
export function refuseToReplaceInputs(action: Command, { cwd, platform }: Pick<Io, 'cwd' | 'platform'>): void {
  const { out, ...others } = action.opts();
  if (typeof out !== 'string') return;
  refuseWindowsNames(out, platform);
  if (!existsSync(resolve(cwd, out))) return;
  // The system's own way also sees through capitals where it takes them for small letters.
  const target = realpathSync.native(resolve(cwd, out));
  const named = [...action.args, ...Object.values(others)].filter((value) => typeof value === 'string');
  const isInput = named.some(
    (name) => existsSync(resolve(cwd, name)) && realpathSync.native(resolve(cwd, name)) === target,
  );
  if (isInput) failAt('refused', out, undefined, 'is read by this very command; choose another name for the result');
}
