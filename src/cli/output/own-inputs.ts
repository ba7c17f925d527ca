import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Io } from '../io.js';
import { failAt } from '../place.js';

/**
 * Refuses to write over a file that the same command reads, also with `--force`: a frozen model must not be replaced by
 * what was made from it.
 *
 * @throws RasError `refused`
 */
export function refuseToReplaceInputs(action: Command, { cwd }: Pick<Io, 'cwd'>): void {
  const { out, ...others } = action.opts();
  if (typeof out !== 'string' || !existsSync(resolve(cwd, out))) return;
  const target = realpathSync(resolve(cwd, out));
  const named = [...action.args, ...Object.values(others)].filter((value) => typeof value === 'string');
  const isInput = named.some((name) => existsSync(resolve(cwd, name)) && realpathSync(resolve(cwd, name)) === target);
  if (isInput) failAt('refused', out, undefined, 'is read by this very command; choose another name for the result');
}
