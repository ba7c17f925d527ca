import { chmodSync, statSync } from 'node:fs';

/** What of a mode says who may read and write. */
const PERMISSIONS = 0o7777;
/** What whoever writes a folder has to be allowed in it. */
const OWN = 0o700;

/** Who may read and write what stands at a path; undefined where nothing does. */
export function modeOf(path: string): number | undefined {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  return mode === undefined ? undefined : mode & PERMISSIONS;
}

/** With which mode a draft is made of what has this one, so that nobody else may read it before it is finished. */
export function draftMode(mode: number | undefined, isFolder = false): { readonly mode?: number } {
  return mode === undefined ? {} : { mode: isFolder ? mode | OWN : mode };
}

/** Gives a draft the mode of what it replaces: who may read it is not ours to change. */
export function keepMode(draft: string, mode: number | undefined): void {
  if (mode !== undefined && modeOf(draft) !== mode) chmodSync(draft, mode);
}
