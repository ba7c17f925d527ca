import { type Command, Option } from 'commander';
import type { Model } from '../../../allocation/kinds.js';
import type { ModelHeader } from '../../../model/header.js';
import type { Sheet } from '../../../report/sheet.js';
import type { Warning } from '../../../warning.js';
import type { Io } from '../../io.js';
import { addExample, addFormat, type OutputOptions } from '../../options.js';
import { toJson } from '../../output/json.js';
import { printReport } from '../../output/print.js';
import { writeWholeFile } from '../../output/write-file.js';

/** Adds a command below another. */
export type RegisterBelow = (parent: Command, io: Io) => void;

/** The options that every calibration has. */
export interface CalibrationOptions extends OutputOptions {
  readonly oneOffs: 'exclude' | 'include';
  readonly year?: string;
  readonly effectiveFrom?: string;
  readonly title?: string;
  readonly approvedBy?: string;
}

/** Adds the options that every calibration has, and an example. */
export function addCalibration(command: Command, example: string): Command {
  command
    .addOption(
      new Option('--one-offs <rule>', 'one-off parts of packages').choices(['exclude', 'include']).default('exclude'),
    )
    .option('--year <year>', 'the financial year of the model, such as 2026-27')
    .option('--effective-from <date>', 'the first day on which the model holds')
    .option('--title <text>', 'what the model is called')
    .option('--approved-by <text>', 'who approved it')
    .option('--out <model.json>', 'write the model to this file')
    .option('--force', 'replace the file when it is there');
  return addExample(addFormat(command), example);
}

/** What the caller states about the model. */
export function headerOf(options: CalibrationOptions, inputs: NonNullable<ModelHeader['inputs']>): ModelHeader {
  const { year, effectiveFrom, title, approvedBy } = options;
  return {
    inputs,
    ...(year !== undefined && { financialYear: year }),
    ...(effectiveFrom !== undefined && { effectiveFrom }),
    ...(title !== undefined && { title }),
    ...(approvedBy !== undefined && { approvedBy }),
  };
}

/** A calibration to be told: the last of its tables is the list. */
export interface Calibrated {
  readonly model: Model;
  readonly report: { readonly warnings: readonly Warning[] };
  readonly sheets: readonly Sheet[];
}

/** Writes the model where asked, and prints what has to be known before it is trusted. */
export function tellCalibration(io: Io, { model, report, sheets }: Calibrated, options: CalibrationOptions): void {
  const { out, force = false, format } = options;
  if (out !== undefined) writeWholeFile(io.cwd, out, toJson(model), { force });
  const list = sheets.at(-1) ?? { columns: [], rows: [] };
  printReport(io, { result: { model, report }, warnings: report.warnings, totals: sheets.slice(0, -1), list }, format);
}
