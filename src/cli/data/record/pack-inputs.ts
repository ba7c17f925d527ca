import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { FolderManifest } from '../../input/record/folder-manifest.js';
import { LETTERS, sha256OfFile } from '../../input/record/folder-manifest.js';
import { nameFrom } from '../../input/text/file.js';
import { readJson } from '../../input/text/json.js';
import { standing } from '../../output/file/aside.js';

/** A file as it goes into a pack: made as text, or copied byte by byte. */
export type PackedFile = string | readonly Buffer[];

/** What of a run belongs to every family's pack, beside its records. */
export interface PackInputs {
  /** Files by the name that they have in the pack, as they stand. */
  readonly files: ReadonlyMap<string, PackedFile>;
  /** What is not there, a sentence each. */
  readonly missing: readonly string[];
}

/** What the council file names that a budget rests on. Tables of other families are none of a family's pack. */
const NAMED = [
  { key: 'instrument', file: 'instrument.json', what: 'The questionnaire' },
  { key: 'priceBook', file: 'price-book.json', what: 'The price book' },
] as const;

/** Gathers the questionnaire and the price book that a run read, if they are still what it read, and the letters. */
export function packInputs(
  cwd: string,
  results: string,
  manifest: FolderManifest | undefined,
  caseId: string,
): PackInputs {
  const files = new Map<string, PackedFile>();
  const missing: string[] = [];
  // A file of records stands for the folder that it lies in.
  const given = resolve(cwd, results);
  const folder = isFolder(given) ? given : dirname(given);
  for (const { key, file, what } of NAMED) {
    const own = join(folder, file);
    if (manifest === undefined && existsSync(own)) files.set(file, copyOf(own));
    else {
      const found = fromCouncil(cwd, folder, manifest, key, file);
      if ('path' in found) files.set(file, copyOf(found.path));
      else missing.push(`${what}: ${found.why}`);
    }
  }
  const letters = lettersOf(folder, caseId);
  for (const [name, path] of letters) files.set(name, copyOf(path));
  if (letters.length === 0) {
    missing.push(
      `The pages that were sent: there is no ${LETTERS}/${caseId} with an ending, and no folder ${LETTERS}/${caseId}/ with files; how-it-came-about.md was made for this pack`,
    );
  }
  return { files, missing };
}

type Found = { readonly path: string } | { readonly why: string };

function fromCouncil(
  cwd: string,
  results: string,
  manifest: FolderManifest | undefined,
  key: string,
  file: string,
): Found {
  const council = manifest?.options.council;
  if (manifest === undefined || council === undefined) return { why: 'no manifest says where the run read it' };
  // A manifest names files from the folder of the council file, and not where that is.
  const beside = [cwd, dirname(results), results];
  // A file of that name among the results is the one that was read, or none of the pack's.
  const own = existsSync(join(results, file)) ? asRead(results, manifest, file) : undefined;
  if (own !== undefined) return { path: own };
  const near = [...beside, ...beside.flatMap(foldersIn)];
  const folder = near.find((one) => asRead(one, manifest, council) !== undefined);
  if (folder === undefined) return { why: `${council}, which names it, is not here as the run read it` };
  const { value } = readJson(folder, council);
  const name = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  if (typeof name !== 'string') return { why: `${council} names none` };
  const path = asRead(folder, manifest, name);
  return path === undefined ? { why: `${name} is not here as the run read it (${hashOf(manifest, name)})` } : { path };
}

/** The most folders that are looked into; whoever keeps more beside each other has the council file somewhere else. */
const MOST_FOLDERS = 200;

function foldersIn(folder: string): string[] {
  const names = readdirSync(standing('', folder), { withFileTypes: true }).filter((one) => one.isDirectory());
  return names.slice(0, MOST_FOLDERS).map(({ name }) => join(folder, name));
}

/** The full path of a file that is still what the run read. */
function asRead(folder: string, manifest: FolderManifest, name: string): string | undefined {
  const entry = entryOf(manifest, name);
  const path = resolve(folder, name);
  if (entry === undefined || statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  return sha256OfFile(path, name) === entry.sha256 ? path : undefined;
}

/** A file that a manifest names in full, or from the council's folder, whichever way the council wrote it. */
function entryOf({ inputs }: FolderManifest, name: string) {
  return inputs.find((one) => one.name === nameFrom('.', name)) ?? inputs.find((one) => one.name === basename(name));
}

function hashOf(manifest: FolderManifest, name: string): string {
  const sha256 = entryOf(manifest, name)?.sha256;
  return sha256 === undefined ? 'the manifest does not name it' : `SHA-256 ${sha256}`;
}

/** An id and one ending: `F001.pdf`, and not `F001.2`, which may be another family. */
const ENDING = /^\.[A-Za-z][A-Za-z0-9]*$/;

/** The letters of a case by the name that they have in its pack: those named by its id, and those in a folder of that name. */
function lettersOf(results: string, caseId: string): [string, string][] {
  const folder = join(results, LETTERS);
  const isOwn = (name: string): boolean => name.startsWith(caseId) && ENDING.test(name.slice(caseId.length));
  const named = filesIn(folder).filter(isOwn);
  // The folder is one that stands there under that very name, so that no id leads anywhere else.
  const own = entriesOf(folder).includes(caseId) ? join(folder, caseId) : undefined;
  return [
    ...named.map((name): [string, string] => [`sent-${name}`, join(folder, name)]),
    ...(own === undefined ? [] : filesIn(own)).map((name): [string, string] => [
      `sent-${caseId}-${name}`,
      join(own ?? folder, name),
    ]),
  ];
}

function filesIn(folder: string): string[] {
  return entriesOf(folder).filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() === true);
}

function entriesOf(folder: string): string[] {
  return isFolder(folder) ? readdirSync(folder).sort() : [];
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function copyOf(path: string): readonly Buffer[] {
  return [readFileSync(path)];
}
