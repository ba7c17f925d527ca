import { existsSync, renameSync, rmdirSync } from 'node:fs';
import { isSystemError } from '../../system-error.js';
import { draftName, oldName, removed } from './draft.js';

/**
 * Moves the draft of a folder to its place. Node.js has no call that exchanges two folders, and none replaces one that
 * holds something, so the old one is moved aside first, under a name by which readers find it while its place is empty
 * (`aside.ts`), and back when that fails.
 *
 * @param tell told what stays beside the folder, by its path, and what is to be known of it
 */
export function moveInto(
  draft: string,
  path: string,
  { isReplaced, tell }: { readonly isReplaced: boolean; readonly tell: (left: string, what: string) => void },
): void {
  if (!isReplaced) {
    moveToFree(draft, path);
    return;
  }
  const old = oldName(path);
  renameSync(path, old);
  try {
    renameSync(draft, path);
  } catch (error) {
    if (!isMoved(old, path))
      tell(old, 'is what was there and could not be put back; openras reads it there, and the next run puts it back');
    throw error;
  }
  // The new folder stands. The other one is no longer the old one from here on, so that no reader takes what is half
  // removed for it.
  const rest = draftName(path);
  const left = isMoved(old, rest) ? rest : old;
  if (left === old || !removed(rest)) tell(left, STAYS);
}

/** What a user should know of what could not be removed. */
export const STAYS = 'could not be removed; it can be deleted';

function isMoved(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return false;
  }
}

/** Moves a folder to where nothing is, or an empty folder; only Windows needs that one out of its way. */
function moveToFree(draft: string, path: string): void {
  try {
    renameSync(draft, path);
  } catch (error) {
    if (!isSystemError(error) || !existsSync(path)) throw error;
    rmdirSync(path);
    renameSync(draft, path);
  }
}
