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
  writeFileSync,
  writeSync,
} from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { show } from '../../errors.js';
import { failAt } from '../place.js';
import { isSystemError, touching } from '../system-error.js';
import { toSortedJson } from './json.js';
import { MANIFEST_NAME, type Manifest, manifestSchema } from './manifest.js';
import { draftName, type WriteOptions } from './write-file.js';

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
export function writeWholeFolder(
  cwd: string,
  name: string,
  files: FolderFiles,
  manifest: Manifest,
  { force = false }: WriteOptions = {},
): void {
  touching(name, () => {
    const path = realPath(resolve(cwd, name));
    const there = entriesOf(path);
    if (holds(path, realPath(cwd)))
      failAt('refused', name, undefined, 'holds the folder that you are in; choose another');
    if (there.length > 0) checkReplaceable(name, path, there, force);
    const draft = draftName(path);
    try {
      writeDraft(draft, files, manifest);
      moveInto(draft, path, there.length > 0);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  });
}

function writeDraft(draft: string, files: FolderFiles, manifest: Manifest): void {
  mkdirSync(draft);
  const outputs = [...files].map(([name, content]) => {
    return { name, ...writeParts(join(draft, name), typeof content === 'string' ? [content] : content) };
  });
  writeFileSync(join(draft, MANIFEST_NAME), toSortedJson({ ...manifest, outputs }), { flag: 'wx' });
}

/** Writes a file part by part, so that it may be larger than any text that memory holds. */
function writeParts(path: string, parts: Iterable<string | Buffer>): { bytes: number; sha256: string } {
  const hash = createHash('sha256');
  const file = openSync(path, 'wx');
  let bytes = 0;
  try {
    for (const part of parts) {
      const buffer = Buffer.from(part as string);
      hash.update(buffer);
      bytes += writeAll(file, buffer);
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

/** Moves the draft to its place; the old folder is moved aside first, and back when that fails. */
function moveInto(draft: string, path: string, isReplaced: boolean): void {
  if (!isReplaced) {
    if (existsSync(path)) rmdirSync(path);
    renameSync(draft, path);
    return;
  }
  const old = draftName(path);
  renameSync(path, old);
  try {
    renameSync(draft, path);
  } catch (error) {
    renameSync(old, path);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

function checkReplaceable(name: string, path: string, there: readonly string[], force: boolean): void {
  if (!force) failAt('refused', name, undefined, 'is not empty; choose another folder, or --force to replace it');
  const ours = new Set(namesInManifest(path));
  const stranger = there.find((entry) => !ours.has(entry));
  if (stranger === undefined) return;
  failAt('refused', name, undefined, `holds ${show(stranger)}, which openras did not write; choose another folder`);
}

/** Whether a folder is another one or holds it. */
function holds(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
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
