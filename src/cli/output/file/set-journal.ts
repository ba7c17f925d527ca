import { readFileSync, renameSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isSystemError } from '../../system-error.js';
import { removed } from './draft.js';

/** What says of a folder that files of a set are to be put in their places there. */
export const JOURNAL_NAME = '.openras-set.json';

/** The files of a set that go into one folder: the name of each draft by the name of its file. */
export interface Journal {
  readonly id: string;
  readonly drafts: Readonly<Record<string, string>>;
  /** The journal, as a path from this folder, that decides whether the set is new or old; this one, where there is none. */
  readonly decides?: string;
  /** In the one that decides: the other folders of the set, as paths from this one. */
  readonly others?: readonly string[];
}

/** A text of a journal. */
export function journalText(journal: Journal): string {
  return `${JSON.stringify(journal)}\n`;
}

/** The journal of a folder; undefined where there is none, or something else of that name. */
function journalIn(folder: string): Journal | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, JOURNAL_NAME), 'utf8'));
    return isJournal(value) ? value : undefined;
  } catch (error) {
    if (isSystemError(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isJournal(value: unknown): value is Journal {
  if (typeof value !== 'object' || value === null) return false;
  const { id, drafts, decides, others = [] } = value as Partial<Record<keyof Journal, unknown>>;
  const isNames = typeof drafts === 'object' && drafts !== null && Object.entries(drafts).flat().every(isName);
  const isPaths = Array.isArray(others) && [decides ?? '', ...others].every((path) => typeof path === 'string');
  return typeof id === 'string' && isNames && isPaths;
}

/** Whether a text names something in the folder itself. */
function isName(text: unknown): boolean {
  return typeof text === 'string' && basename(text) === text;
}

/** Whether the set of a journal is to be put in its places: the journal that decides is there. */
function isDecided(folder: string, { id, decides }: Journal): boolean {
  return decides === undefined || journalIn(dirname(resolve(folder, decides)))?.id === id;
}

/** The name of the draft that is read in the place of a file, while its set is being put in its places. */
export function draftInSet(path: string): string | undefined {
  const journal = journalIn(dirname(path));
  const drafts = journal === undefined ? {} : journal.drafts;
  if (journal === undefined || !Object.hasOwn(drafts, basename(path))) return undefined;
  return isDecided(dirname(path), journal) ? drafts[basename(path)] : undefined;
}

/**
 * Ends what an interrupted call left in a folder and in the others of its set: what is decided is put in its places.
 *
 * @param tell told what was done, in a sentence
 */
export function endSet(folder: string, tell: ((sentence: string) => void) | undefined): void {
  const journal = journalIn(folder);
  if (journal === undefined) return;
  const deciding = journal.decides === undefined ? folder : dirname(resolve(folder, journal.decides));
  const others = isDecided(folder, journal) ? (journalIn(deciding)?.others ?? []) : undefined;
  if (others === undefined) {
    removed(join(folder, JOURNAL_NAME));
    return;
  }
  const folders = [deciding, ...others.map((other) => resolve(deciding, other))];
  for (const one of folders) {
    const own = journalIn(one);
    if (own?.id !== journal.id) continue;
    for (const [name, draft] of Object.entries(own.drafts)) {
      if (isMovedTo(one, draft, name))
        tell?.(`${name}: an interrupted call had not put it in its place; it is there now`);
    }
  }
  // The one that decides goes first: without it the others say nothing.
  for (const one of folders) removed(join(one, JOURNAL_NAME));
}

/** Moves a draft to its place; one that is there already has no draft any more. */
function isMovedTo(folder: string, draft: string, name: string): boolean {
  try {
    renameSync(join(folder, draft), join(folder, name));
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return false;
    throw error;
  }
}
