import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';
import type { ProblemList } from '../../../errors.js';
import { parseInput } from '../../../parse/parse.js';
import { standing } from '../../output/file/aside.js';
import { MANIFEST_NAME } from '../../output/file/manifest-name.js';
import { placeDetails } from '../../place.js';
import { touching } from '../../system-error.js';
import { readJson } from '../text/json.js';

/** A file as a manifest names it. */
const namedFile = z.looseObject({ name: z.string(), bytes: z.number(), sha256: z.string() });

const manifestShape = z.looseObject({
  tool: z.literal('openras'),
  version: z.string(),
  command: z.string(),
  options: z.looseObject({ council: z.string().optional() }),
  inputs: z.array(namedFile),
  outputs: z.array(namedFile),
});

/** What a run said of the folder that it left. */
export interface FolderManifest extends z.output<typeof manifestShape> {
  /** The folder, as the user may name it. */
  readonly folder: string;
  /** The SHA-256 of the manifest itself, to be compared with a copy that was kept elsewhere. */
  readonly sha256: string;
}

/** The list of a run, as `openras run` writes it. */
export const LIST = 'cases.csv';

/** A file larger than this is held by its size alone where one case is looked for; `check-record` reads it all. */
const HASHED_AT_ONCE = 268_435_456;
const BLOCK = 1 << 22;

/**
 * The manifest of a folder, or of the folder that a file of records lies in; undefined where there is none, or where a file
 * lies beside a manifest that is not ours.
 */
export function manifestOf(cwd: string, name: string): FolderManifest | undefined {
  const isFolder = touching(name, () => statSync(standing(cwd, name))).isDirectory();
  const folder = isFolder ? name : dirname(name);
  const file = join(folder, MANIFEST_NAME);
  if (!existsSync(standing(cwd, file))) return undefined;
  const { value } = readJson(cwd, file);
  const isOurs = typeof value === 'object' && value !== null && 'tool' in value && value.tool === 'openras';
  if (!isFolder && !isOurs) return undefined;
  const manifest = parseInput(manifestShape, value, [file]);
  return { ...manifest, folder, sha256: sha256OfFile(standing(cwd, file), file) };
}

/** What is held against a manifest. */
export interface Holding {
  /** The files of records that are read. */
  readonly files: readonly string[];
  /** Whether everything in the folder is held, however large; otherwise what one case needs. */
  readonly whole: boolean;
}

/** Tells of each file of a folder that is not as its manifest says: altered, missing, or put in. */
export function tellAltered(cwd: string, manifest: FolderManifest, holding: Holding, problems: ProblemList): void {
  const { folder, outputs } = manifest;
  const named = new Map(outputs.map((one) => [one.name, one]));
  const tell = (file: string, message: string): void =>
    problems.add('replay-mismatch', [], message, placeDetails(join(folder, file), undefined));
  const read = new Set([...holding.files.flatMap((file) => [basename(file), indexOf(basename(file))]), ...BESIDE]);
  for (const { name, bytes, sha256 } of outputs) {
    const isHeld = holding.whole || read.has(name);
    if (!isHeld && !isOfRecords(name)) continue;
    const path = standing(cwd, join(folder, name));
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) tell(name, `is missing: ${MANIFEST_NAME} names it`);
    else if (!isHeld) continue;
    else if (found.size !== bytes) {
      tell(name, `has ${found.size} bytes, where ${MANIFEST_NAME} says ${bytes}: it was altered after the run`);
    } else if ((holding.whole || bytes <= HASHED_AT_ONCE) && sha256OfFile(path, name) !== sha256) {
      tell(
        name,
        `is not the file that ${MANIFEST_NAME} names: its SHA-256 is another, so it was altered after the run`,
      );
    }
  }
  const there = holding.whole
    ? readdirSync(standing(cwd, folder))
    : [...read].filter((one) => isThere(cwd, folder, one));
  for (const name of there) {
    const isNamed = named.has(name) || outputs.some((one) => one.name.startsWith(`${name}/`));
    if (name === MANIFEST_NAME || isNamed || isLetters(cwd, folder, name)) continue;
    tell(name, `is not named by ${MANIFEST_NAME}: it was put in after the run`);
  }
}

/** The folder beside the records in which the council keeps what was sent to families. */
export const LETTERS = 'letters';

/** Whether a folder has letters in it, which are put there after the run. */
export function hasLetters(cwd: string, folder: string): boolean {
  return isLetters(cwd, folder, LETTERS);
}

function isLetters(cwd: string, folder: string, name: string): boolean {
  const found = name === LETTERS ? statSync(standing(cwd, join(folder, name)), { throwIfNoEntry: false }) : undefined;
  return found?.isDirectory() === true;
}

/** Whether a file is one of records; one that is gone may have held those of any case. */
const isOfRecords = (name: string): boolean => /\.ndjson(\.gz)?$/.test(name);

/** What is read beside the records. */
const BESIDE = ['model.json', 'policy.json', LIST];

const isThere = (cwd: string, folder: string, name: string): boolean => existsSync(standing(cwd, join(folder, name)));

/** The index of a file of records. */
function indexOf(file: string): string {
  return file.replace(/\.ndjson(\.gz)?$/, '.index.csv');
}

/** The SHA-256 of a file, however large. */
export function sha256OfFile(path: string, name: string): string {
  const hash = createHash('sha256');
  const file = touching(name, () => openSync(path, 'r'));
  try {
    const block = Buffer.allocUnsafe(BLOCK);
    for (;;) {
      const read = touching(name, () => readSync(file, block));
      if (read === 0) return hash.digest('hex');
      hash.update(block.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
}
