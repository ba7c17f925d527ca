import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { show } from '../../../errors.js';
import { failAt } from '../../place.js';
import { isSystemError, touching } from '../../system-error.js';
import { toSortedJson } from '../json.js';
import { newestAside } from './aside.js';
import { draftName, leftBeside, nextTurn, oldName, targetOf, watchDraft } from './draft.js';
import { holds } from './holds.js';
import type { Manifest } from './manifest.js';
import { MANIFEST_NAME, manifestSchema } from './manifest-on-disk.js';
import { leftSentence, type WriteOptions } from './write-file.js';

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
  try {
    touching(name, () => mkdirSync(draft));
    const outputs: Output[] = [];
    for (const [file, content] of files) {
      const parts = typeof content === 'string' ? [content] : content;
      outputs.push({ name: file, ...(await writeParts(name, join(draft, file), parts)) });
    }
    touching(name, () => {
      writeFileSync(join(draft, MANIFEST_NAME), toSortedJson({ ...manifest, outputs }), { flag: 'wx' });
      moveInto(draft, path, isReplaced);
    });
  } finally {
    release();
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

/** A file of the folder, as its manifest names it. */
interface Output {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** How long the process may be deaf to signals while it writes, in milliseconds. */
const TURN = 50;

/** Writes a file part by part, so that it may be larger than any text that memory holds. */
async function writeParts(
  folder: string,
  path: string,
  parts: Iterable<string | Buffer>,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  const file = touching(folder, () => openSync(path, 'wx'));
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
  } finally {
    closeSync(file);
  }
  return { bytes, sha256: hash.digest('hex') };
}

function writeAll(file: number, buffer: Buffer): number {
  let written = 0;
  while (written < buffer.length) written += writeSync(file, buffer, written);
  return written;
}

/**
 * Moves the draft to its place. No system replaces a folder that holds something in one go, so the old one is moved aside
 * first, under a name by which readers find it while its place is empty (`aside.ts`), and back when that fails.
 */
function moveInto(draft: string, path: string, isReplaced: boolean): void {
  if (!isReplaced) {
    moveToFree(draft, path);
    return;
  }
  const old = oldName(path);
  renameSync(path, old);
  try {
    renameSync(draft, path);
  } catch (error) {
    renameSync(old, path);
    throw error;
  }
  // The new folder stands; what cannot be removed of the old one is named by the next run. It is no longer the old one
  // from here on, so that no reader takes what is half removed for it.
  try {
    const rest = draftName(path);
    renameSync(old, rest);
    rmSync(rest, { recursive: true, force: true });
  } catch (error) {
    if (!isSystemError(error)) throw error;
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
