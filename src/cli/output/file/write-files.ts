import { randomUUID } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { problemList } from '../../../errors.js';
import { readOrTell } from '../../../parse/parse.js';
import { isSystemError, touching } from '../../system-error.js';
import { draftName, leftBeside, removed, watchDraft } from './draft.js';
import { draftMode, keepMode, modeOf } from './mode.js';
import { STAYS } from './move-folder.js';
import { endSet, JOURNAL_NAME, type Journal, journalText } from './set-journal.js';
import { besideSentence, leftSentence, placeOfFile, type WriteOptions, writeWholeFile } from './write-file.js';

/** A file of a set. */
export interface FileOfSet {
  readonly name: string;
  readonly content: string;
  /** Replace what is there. */
  readonly force: boolean;
}

/** A file with its place, and the draft that goes there. */
interface Drafted extends FileOfSet {
  readonly path: string;
  readonly draft: string;
}

/**
 * Writes several files that belong together, all or none: each beside its place first; then, in one move, a journal that
 * says that all of them are to be put in their places; then they are. Readers that meet that journal read what is not in its
 * place yet where it lies, and whoever writes there next ends what was interrupted (`set-journal.ts`).
 *
 * @throws RasError `refused` for what may not be replaced or cannot be written
 */
export function writeWholeFiles(cwd: string, files: readonly FileOfSet[], tell?: WriteOptions['tell']): void {
  const [only, ...others] = files;
  const told = tell === undefined ? {} : { tell };
  if (only === undefined) return;
  if (others.length === 0) {
    writeWholeFile(cwd, only.name, only.content, { force: only.force, ...told });
    return;
  }
  const problems = problemList();
  const placed = files.flatMap((file): Drafted[] => {
    const path = readOrTell(problems, () => placeOfFile(cwd, file.name, { force: file.force, ...told }));
    return path === undefined ? [] : [{ ...file, path, draft: draftName(path) }];
  });
  problems.throwIfAny();
  const releases = placed.map(({ draft }) => watchDraft(draft));
  let isDecided = false;
  try {
    for (const { name, path, draft, content } of placed) {
      touching(name, () => {
        const mode = modeOf(path);
        writeFileSync(draft, content, { flag: 'wx', ...draftMode(mode) });
        keepMode(draft, mode);
      });
    }
    const folders = decide(
      placed,
      () => {
        isDecided = true;
      },
      tell,
    );
    putInPlace(placed);
    for (const folder of folders) {
      const journal = join(folder, JOURNAL_NAME);
      if (!removed(journal)) tell?.(besideSentence(only.name, journal, STAYS));
    }
  } catch (error) {
    if (isDecided) tell?.(notInPlace(placed));
    throw error;
  } finally {
    // What is decided and not in its place yet is read from its draft.
    placed.forEach(({ name, draft }, index) => {
      if (releases[index]?.(isDecided) === false) tell?.(besideSentence(name, draft, STAYS));
    });
  }
}

function notInPlace(placed: readonly Drafted[]): string {
  const names = placed.map(({ draft }) => basename(draft)).join(', ');
  return `not all files are in their places; openras reads what is not from ${names}, as ${JOURNAL_NAME} beside them says, and the next call puts it there`;
}

/** Writes the journal of each folder, last the one that decides; gives the folders, that one first. */
function decide(placed: readonly Drafted[], whenDecided: () => void, tell: WriteOptions['tell']): readonly string[] {
  const folders = [...new Set(placed.map(({ path }) => dirname(path)))];
  const [first = '', ...others] = folders;
  const id = randomUUID();
  for (const folder of [...others, first]) {
    const own = placed.filter(({ path }) => dirname(path) === folder);
    const drafts = Object.fromEntries(own.map(({ path, draft }) => [basename(path), basename(draft)]));
    const place =
      folder === first
        ? { others: others.map((other) => relative(first, other)) }
        : { decides: relative(folder, join(first, JOURNAL_NAME)) };
    writeJournal(own[0]?.name ?? '', folder, { id, drafts, ...place }, tell);
  }
  whenDecided();
  return folders;
}

function writeJournal(name: string, folder: string, journal: Journal, tell: WriteOptions['tell']): void {
  const path = join(folder, JOURNAL_NAME);
  for (const left of leftBeside(path).drafts) tell?.(leftSentence(name, left));
  const draft = draftName(path);
  const release = watchDraft(draft);
  try {
    touching(name, () => {
      endSet(folder, undefined);
      writeFileSync(draft, journalText(journal), { flag: 'wx' });
      renameSync(draft, path);
    });
  } finally {
    if (!release()) tell?.(besideSentence(name, draft, STAYS));
  }
}

/** Moves each draft to its place; what the system refuses once is tried once more, since nothing is old any more. */
function putInPlace(placed: readonly Drafted[]): void {
  const left = placed.filter(({ path, draft }) => !isMoved(draft, path));
  for (const { name, path, draft } of left) touching(name, () => renameSync(draft, path));
}

function isMoved(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return false;
  }
}
