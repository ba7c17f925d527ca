import { version } from '../../../../package.json';
import { fail, show } from '../../../errors.js';
import type { ColumnUse, ReadingAnswers } from '../../input/table/reading.js';
import { type InputFile, nameFrom } from '../../input/text/file.js';
import type { Io } from '../../io.js';
import { foundAside } from './found-aside.js';

/** A check that a run made, such as that the parts of a pot come to the pot. */
export interface Check {
  /** What was held against what. */
  readonly name: string;
  /** Whether it came out right. */
  readonly ok: boolean;
  /** What came of it, in words. */
  readonly message: string;
}

/** A row that was left out, and why. */
export interface Exclusion {
  /** The family's id. */
  readonly id: string;
  /** Why it was left out, as the file says. */
  readonly reason: string;
}

/** What a run says of itself. */
export interface Manifest {
  /** What wrote it. */
  readonly tool: 'openras';
  /** The version that wrote it. */
  readonly version: string;
  /** The command that was called. */
  readonly command: string;
  /** The time of the run, in UTC to the second. */
  readonly madeAt: string;
  /** What the command was called with, and what it settled on; each command has its own. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The files that were read. */
  readonly inputs: readonly InputFile[];
  /** The checks that were made; none where a command makes none. */
  readonly checks: readonly Check[];
  /** The families that were left out. */
  readonly exclusions: readonly Exclusion[];
  /** Which columns of each table were used, and which were not. */
  readonly columns: readonly ColumnUse[];
  /** What the user answered to questions about the tables. */
  readonly answers: Required<ReadingAnswers>;
  /** What a reader of the results should know of the tables. */
  readonly notes: readonly string[];
}

/** A file of the folder, as its manifest names it. */
export interface OutputFile {
  /** Its name in the folder. */
  readonly name: string;
  /** How long it is. */
  readonly bytes: number;
  /** The SHA-256 of its bytes, in hexadecimal digits. */
  readonly sha256: string;
}

/** A manifest as it is written. */
export interface WrittenManifest extends Manifest {
  /** The files of the folder, but for the manifest. */
  readonly outputs: readonly OutputFile[];
}

/** What a command knows of its run. */
export interface RunRecord {
  readonly command: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly inputs: readonly InputFile[];
  /** The folder that the inputs are told from, as the user typed it; the working folder unless given. */
  readonly folder?: string;
  readonly checks?: readonly Check[];
  readonly exclusions?: readonly Exclusion[];
}

/** Makes the manifest of a run, the same whatever folder it is called from. */
export function buildManifest(io: Pick<Io, 'env' | 'now' | 'reading'>, run: RunRecord): Manifest {
  const { command, options, inputs, folder = '.', checks = [], exclusions = [] } = run;
  const { reading } = io;
  const told = (name: string) => nameFrom(folder, name);
  return {
    tool: 'openras',
    version,
    command,
    madeAt: `${timeOfRun(io).toISOString().slice(0, 19)}Z`,
    options,
    inputs: inputs.map((file) => ({ ...file, name: told(file.name) })),
    checks,
    exclusions,
    columns: reading.columns().map((one) => ({ ...one, file: told(one.file) })),
    answers: reading.answers,
    notes: [...reading.warnings, ...foundAside()].map((note) => noteFrom(reading.columns(), note, told)),
  };
}

/** A note begins with the name of its file, as the user typed it. */
function noteFrom(tables: readonly ColumnUse[], note: string, told: (name: string) => string): string {
  const table = tables.find(({ file }) => note.startsWith(`${file}: `));
  return table === undefined ? note : `${told(table.file)}${note.slice(table.file.length)}`;
}

/** The clock, or the time that the environment fixes so that two runs give the same bytes. */
function timeOfRun({ env, now }: Pick<Io, 'env' | 'now'>): Date {
  const fixed = env.SOURCE_DATE_EPOCH;
  if (fixed === undefined || fixed === '') return now();
  if (/^\d{1,11}$/.test(fixed)) return new Date(Number(fixed) * 1000);
  return fail('invalid', [], `SOURCE_DATE_EPOCH is ${show(fixed)}; expected a whole number of seconds since 1970`);
}
