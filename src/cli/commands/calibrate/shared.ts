import type { Command } from 'commander';
import type { Model } from '../../../allocation/kinds.js';
import { ROUNDING_MODES } from '../../../exact/round.js';
import { BEYOND_MAXIMUM } from '../../../model/shared/points/points-bounds.js';
import { PERIODS } from '../../../money/period.js';
import type { Sheet } from '../../../report/sheet.js';
import type { Warning } from '../../../warning.js';
import { addFields, type Field } from '../../fields/fields.js';
import type { Io } from '../../io.js';
import { addExample, addFormat, addOptionsFile, type OutputOptions } from '../../options.js';
import { writeWholeFile } from '../../output/file/write-file.js';
import { toJson } from '../../output/json.js';
import { printReport, tellOn } from '../../output/terminal/print.js';

/** Adds a command below another. */
export type RegisterBelow = (parent: Command, io: Io) => void;

/** The options that every calibration has, beside its fields. */
export interface CalibrationOptions extends OutputOptions {
  readonly options?: string;
}

/** The fields that every calibration has. */
export const CALIBRATION_FIELDS: readonly Field[] = [
  {
    flags: '--one-offs <rule>',
    path: ['oneOffs'],
    description: 'one-off parts of packages; exclude unless told otherwise',
    choices: ['exclude', 'include'],
  },
  {
    flags: '--maximum-points <points>',
    path: ['maximumPoints'],
    description: 'the most points that the questionnaire can give',
  },
  {
    flags: '--beyond-maximum <rule>',
    path: ['beyondMaximum'],
    description: 'what the model does with points beyond --maximum-points; warn unless told otherwise',
    choices: BEYOND_MAXIMUM,
  },
  {
    flags: '--period <period>',
    path: ['period'],
    description: 'the period of packages and budgets; year unless told otherwise',
    choices: PERIODS.filter((period) => period !== 'one-off'),
  },
  {
    flags: '--round-to <pounds>',
    path: ['rounding', 'unit'],
    description: 'the unit of a budget: 0.01 (a penny) unless told otherwise, 1, 10, 50',
  },
  {
    flags: '--rounding-mode <mode>',
    path: ['rounding', 'mode'],
    description: 'which way a budget between two units goes; half-up unless told otherwise',
    choices: ROUNDING_MODES,
  },
  {
    flags: '--year <year>',
    path: ['header', 'financialYear'],
    description: 'the financial year of the model, such as 2026-27',
  },
  {
    flags: '--price-base <year>',
    path: ['header', 'priceBase'],
    description: 'the financial year whose prices the packages are in',
  },
  {
    flags: '--effective-from <date>',
    path: ['header', 'effectiveFrom'],
    description: 'the first day on which the model holds',
  },
  {
    flags: '--effective-to <date>',
    path: ['header', 'effectiveTo'],
    description: 'the last day on which the model holds',
  },
  { flags: '--title <text>', path: ['header', 'title'], description: 'what the model is called' },
  { flags: '--approved-by <text>', path: ['header', 'approvedBy'], description: 'who approved it' },
];

/** Adds the fields of a calibration, the options that every calibration has, and examples. */
export function addCalibration(
  command: Command,
  fields: readonly Field[],
  schema: string,
  ...examples: readonly string[]
): Command {
  addOptionsFile(addFields(command, fields), schema)
    .option('--out <model.json>', 'write the model to this file')
    .option('--force', 'replace the file when it is there');
  return addExample(addFormat(command), ...examples);
}

/** A calibration to be told: the last of its tables is the list. */
export interface Calibrated {
  readonly model: Model;
  readonly report: { readonly warnings: readonly Warning[] };
  readonly sheets: readonly Sheet[];
}

/** Writes the model where asked, and prints what has to be known before it is trusted. */
export function tellCalibration(io: Io, { model, report, sheets }: Calibrated, options: CalibrationOptions): void {
  const { out, force = false } = options;
  if (out !== undefined) writeWholeFile(io.cwd, out, toJson(model), { force, tell: tellOn(io) });
  const list = sheets.at(-1) ?? { columns: [], rows: [] };
  printReport(io, { result: { model, report }, warnings: report.warnings, totals: sheets.slice(0, -1), list }, options);
}
