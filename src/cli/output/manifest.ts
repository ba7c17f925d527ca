import { basename, isAbsolute } from 'node:path';
import * as z from 'zod';
import { version } from '../../../package.json';
import { fail, show } from '../../errors.js';
import type { InputFile } from '../input/file.js';
import type { ColumnUse, ReadingAnswers } from '../input/reading.js';
import type { Io } from '../io.js';

/** The name of the file that a run leaves beside its results. */
export const MANIFEST_NAME = 'manifest.json';

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
  readonly checks?: readonly Check[];
  readonly exclusions?: readonly Exclusion[];
}

/** As much of a written manifest as is needed to know which files are its own. */
export const manifestSchema = z.object({
  tool: z.literal('openras'),
  outputs: z.array(z.object({ name: z.string() })),
});

/** Makes the manifest of a run; a file given by its full path is named by its last part. */
export function buildManifest(io: Pick<Io, 'env' | 'now' | 'reading'>, run: RunRecord): Manifest {
  const { command, options, inputs, checks = [], exclusions = [] } = run;
  const { reading } = io;
  return {
    tool: 'openras',
    version,
    command,
    madeAt: `${timeOfRun(io).toISOString().slice(0, 19)}Z`,
    options,
    inputs: inputs.map((file) => ({ ...file, name: toldName(file.name) })),
    checks,
    exclusions,
    columns: reading.columns().map((one) => ({ ...one, file: toldName(one.file) })),
    answers: reading.answers,
    notes: [...reading.warnings],
  };
}

function toldName(name: string): string {
  return isAbsolute(name) ? basename(name) : name;
}

/** The clock, or the time that the environment fixes so that two runs give the same bytes. */
function timeOfRun({ env, now }: Pick<Io, 'env' | 'now'>): Date {
  const fixed = env.SOURCE_DATE_EPOCH;
  if (fixed === undefined || fixed === '') return now();
  if (/^\d{1,11}$/.test(fixed)) return new Date(Number(fixed) * 1000);
  return fail('invalid', [], `SOURCE_DATE_EPOCH is ${show(fixed)}; expected a whole number of seconds since 1970`);
}
