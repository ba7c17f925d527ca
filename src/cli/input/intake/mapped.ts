import { resolve } from 'node:path';
import { problemList } from '../../../errors.js';
import { type Mapping, mappingSchema } from '../../../intake/mapping.js';
import type { Question } from '../../../intake/question.js';
import { rowSourceOf } from '../../../intake/row-source.js';
import type { Sheet } from '../../../intake/sheet.js';
import { understand } from '../../../intake/understand.js';
import { parseInput } from '../../../parse/parse.js';
import { withPlaces } from '../../place.js';
import type { Desk } from '../table/reading.js';
import { likelyMeant } from '../table/spelling.js';
import { type InputFile, readFile } from '../text/file.js';
import { readJson } from '../text/json.js';
import { readDelimited } from './delimited.js';

/** A file of a table as it stands: its sheets, and what it is made of in a few words. */
export interface TableFile {
  readonly file: InputFile;
  readonly sheets: readonly Sheet[];
  /** `a workbook`, or `UTF-8 with commas`. */
  readonly form: string;
}

/** The largest file that is understood, in bytes. */
const MAX_BYTES = 100_000_000;

const SIGNS: ReadonlyMap<string, string> = new Map([
  [',', 'commas'],
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'bars'],
]);

/**
 * Reads a workbook or a file of text, by what its bytes are and not by its name.
 *
 * @throws RasError for what is neither, or too large
 */
export async function readTableFile(cwd: string, name: string): Promise<TableFile> {
  const { file, bytes } = readFile(cwd, name, MAX_BYTES);
  const sign = bytes.length < 4 ? 0 : bytes.readUInt32BE(0);
  if (sign === 0x504b0304 || sign === 0xd0cf11e0) {
    const { readWorkbook } = await import('./workbook.js');
    return { file, sheets: await readWorkbook(bytes, name), form: 'a workbook' };
  }
  const { encoding, delimiter, sheet } = readDelimited(bytes, name);
  return { file, sheets: [sheet], form: `${encoding} with ${SIGNS.get(delimiter) ?? `"${delimiter}" between cells`}` };
}

/**
 * Reads a mapping.
 *
 * @throws RasError with every problem, with file, line and column
 */
export function readMapping(cwd: string, name: string): Mapping {
  const source = readJson(cwd, name);
  return withPlaces([{ at: [], source }], () => parseInput(mappingSchema, source.value));
}

/** The day of reading, for days that lie ahead. */
export function dayOfNow(now: Date): string {
  return now.toISOString().slice(0, 10);
}

/** Measures spelling for the understanding of a table. */
export const alike = likelyMeant;

/**
 * Reads a table through its mapping, so that every reader of the path gets the clean table.
 *
 * @param path what the readers are given for the file; its own name, unless one file is read through several mappings
 * @throws RasError with every question that is open, each with its cell
 */
export async function readThroughMapping(
  desk: Desk,
  { table: name, mapping: mappingName, path = name }: { table: string; mapping: string; path?: string },
): Promise<InputFile> {
  const mapping = readMapping(desk.cwd, mappingName);
  const { file, sheets } = await readTableFile(desk.cwd, name);
  const understood = understand(sheets, { as: mapping.as, mapping, alike });
  refuseOpen(
    name,
    understood.open,
    `answer it in ${mappingName}, or with openras import ${name} --mapping ${mappingName}`,
  );
  for (const message of understood.said) desk.reading.warn(`${name}: ${message}`);
  desk.reading.readThrough(resolve(desk.cwd, path), {
    file,
    as: mapping.as,
    source: rowSourceOf(understood.table),
  });
  return readFile(desk.cwd, mappingName, MAX_BYTES).file;
}

/** Refuses a table of which questions are open, each with its cell. */
export function refuseOpen(name: string, open: readonly Question[], how: string): void {
  const problems = problemList();
  for (const { id, ask, choices, place } of open) {
    const details = place === undefined ? { file: name } : { file: name, cell: place };
    // The choices come first: a long question is cut at its end.
    if (choices.length === 0) problems.add('invalid', [], `${ask}; mend it in the file`, details);
    else problems.add('choice-needed', [], `${id} [${choicesInWords(choices)}]: ${ask}; ${how}`, details);
  }
  problems.throwIfAny();
}

function choicesInWords(choices: readonly string[]): string {
  return choices.slice(0, 12).join(' | ') + (choices.length > 12 ? ' | …' : '');
}
