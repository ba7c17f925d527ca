import { createHash } from 'node:crypto';
import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { show } from '../../../errors.js';
import { failAt } from '../../place.js';
import { isSystemError, touching } from '../../system-error.js';
import { toSortedJson } from '../json.js';
import { newestAside } from './aside.js';
import { draftName, leftBeside, nextTurn, targetOf, watchDraft } from './draft.js';
import { holds } from './holds.js';
import type { Manifest, OutputFile, WrittenManifest } from './manifest.js';
import { MANIFEST_NAME } from './manifest-name.js';
import { manifestSchema } from './manifest-on-disk.js';
import { draftMode, keepMode, modeOf } from './mode.js';
import { moveInto, STAYS } from './move-folder.js';
import { besideSentence, leftSentence, type WriteOptions } from './write-file.js';

/** The files of a folder by name: whole, or in parts that are made when they are written. */
export type FolderFiles = ReadonlyMap<string, string | Iterable<string | Buffer>>;

/**
 * Writes a folder of files and their manifest, whole or not at all: beside its place first, then moved there.
 *
 * A folder that has anything in it is replaced only with `force`, and only when its own manifest names every file in
 * it: `--force` is no way to delete a person's files.
 *
 * @param files names and contents, in the order in which they are written; a content in parts is written part by part
 * @throws RasError `refused` when the folder may not be replaced or cannot be written; nothing has changed then
 */
export async function writeWholeFolder(
  cwd: string,
  name: string,
  files: FolderFiles,
  manifest: Manifest,
  options: WriteOptions = {},
): Promise<void> {
  const { path, isReplaced } = touching(name, () => placeOf(cwd, name, options));
  const draft = draftName(path);
  const release = watchDraft(draft);
  const tell = (left: string, what: string) => options.tell?.(besideSentence(name, left, what));
  try {
    const mode = touching(name, () => modeOf(path));
    touching(name, () => mkdirSync(draft, draftMode(mode, true)));
    const outputs: OutputFile[] = [];
    for (const [file, content] of files) {
      const parts = typeof content === 'string' ? [content] : content;
      outputs.push({ name: file, ...(await writeParts(name, { draft, path, file }, parts)) });
    }
    const written: WrittenManifest = { ...manifest, outputs };
    const own = toSortedJson(written);
    await writeParts(name, { draft, path, file: MANIFEST_NAME }, [own]);
    touching(name, () => {
      keepMode(draft, mode);
      moveInto(draft, path, { isReplaced, tell });
    });
  } finally {
    if (!release()) tell(draft, STAYS);
  }
}

/** Where the folder goes, once it is clear that it may go there. */
function placeOf(cwd: string, name: string, options: WriteOptions): { path: string; isReplaced: boolean } {
  const path = targetOf(cwd, name);
  recover(name, path, options);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === false)
    failAt('refused', name, undefined, 'is no folder; choose another name');
  const there = entriesOf(path);
  if (holds(path, realPath(cwd)))
    failAt('refused', name, undefined, 'holds the folder that you are in; choose another');
  if (there.length > 0) checkReplaceable(name, path, there, options.force === true);
  return { path, isReplaced: there.length > 0 };
}

/** Puts right what an interrupted run left, or names it. */
function recover(name: string, path: string, { tell }: WriteOptions): void {
  const aside = lstatSync(path, { throwIfNoEntry: false }) === undefined ? newestAside(path) : undefined;
  if (aside !== undefined) {
    renameSync(join(dirname(path), aside), path);
    tell?.(`${name}: an interrupted run had put it aside; it is back`);
  }
  const { drafts, old } = leftBeside(path);
  for (const left of [...drafts, ...old]) tell?.(leftSentence(name, left));
}

/** How long the process may be deaf to signals while it writes, in milliseconds. */
const TURN = 50;

/** Writes a file part by part, so that it may be larger than any text that memory holds. */
async function writeParts(
  folder: string,
  { draft, path, file: name }: { readonly draft: string; readonly path: string; readonly file: string },
  parts: Iterable<string | Buffer>,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  const place = join(draft, name);
  const mode = touching(folder, () => modeOf(join(path, name)));
  const file = touching(folder, () => openSync(place, 'wx', draftMode(mode).mode));
  let bytes = 0;
  let turn = performance.now();
  try {
    for (const part of parts) {
      const buffer = Buffer.from(part as string);
      hash.update(buffer);
      bytes += touching(folder, () => writeAll(file, buffer));
      if (performance.now() - turn < TURN) continue;
      await nextTurn();
      turn = performance.now();
    }
    touching(folder, () => keepMode(place, mode));
  } finally {
    // A disk beyond a network may say only now that it is full.
    touching(folder, () => closeSync(file));
  }
  return { bytes, sha256: hash.digest('hex') };
}

function writeAll(file: number, buffer: Buffer): number {
  let written = 0;
  while (written < buffer.length) written += writeSync(file, buffer, written);
  return written;
}

function checkReplaceable(name: string, path: string, there: readonly string[], force: boolean): void {
  if (!force) failAt('refused', name, undefined, 'is not empty; choose another folder, or --force to replace it');
  const ours = new Set(namesInManifest(path));
  const stranger = there.find((entry) => !ours.has(entry));
  if (stranger === undefined) return;
  failAt('refused', name, undefined, `holds ${show(stranger)}, which openras did not write; choose another folder`);
}

/** The files that an earlier run wrote, as its manifest says. */
function namesInManifest(path: string): string[] {
  try {
    const manifest = manifestSchema.safeParse(JSON.parse(readFileSync(join(path, MANIFEST_NAME), 'utf8')));
    return manifest.success ? [MANIFEST_NAME, ...manifest.data.outputs.map(({ name }) => name)] : [];
  } catch (error) {
    if (isSystemError(error) || error instanceof SyntaxError) return [];
    throw error;
  }
}

/** What is in a folder; nothing when it is not there. */
function entriesOf(path: string): string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** A path with its symbolic links followed, also when its end does not exist yet. */
function realPath(path: string): string {
  return lstatSync(path, { throwIfNoEntry: false }) === undefined ? path : realpathSync(path);
}
