import { version } from '../../../../package.json';
import { fail, show } from '../../../errors.js';
import type { ColumnUse, ReadingAnswers } from '../../input/table/reading.js';
import { type InputFile, nameFrom } from '../../input/text/file.js';
import type { Io } from '../../io.js';
import { foundAside } from './found-aside.js';

/** A check that a run made, such as that the parts of a pot come to the pot. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly message: string;
}

/** A row that was left out, and why. */
export interface Exclusion {
  readonly id: string;
  readonly reason: string;
}

/** What a run says of itself. */
export interface Manifest {
  readonly tool: 'openras';
  readonly version: string;
  readonly command: string;
  /** The time of the run, in UTC to the second. */
  readonly madeAt: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly inputs: readonly InputFile[];
  readonly checks: readonly Check[];
  readonly exclusions: readonly Exclusion[];
  /** Which columns of each table were used, and which were not. */
  readonly columns: readonly ColumnUse[];
  /** What the user answered to questions about the tables. */
  readonly answers: Required<ReadingAnswers>;
  /** What a reader of the results should know of the tables. */
  readonly notes: readonly string[];
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
