import { type Command, InvalidArgumentError, Option } from 'commander';
import { fail } from '../../../errors.js';
import { checkAllocationTable, type TableFinding } from '../../../model/allocation-table/check/check.js';
import { requireMinCases } from '../../../model/allocation-table/check/min-cases.js';
import type { AllocationTableModel } from '../../../model/allocation-table/model.js';
import type { AllocationTableRowsOptions } from '../../../model/allocation-table/read/options.js';
import { printAllocationTable, TABLE_FORMATS } from '../../../report/allocation-table/print.js';
import type { Sheet } from '../../../report/sheet.js';
import { isJson } from '../../data/rows.js';
import { readTable } from '../../data/table.js';
import { wholeNumber } from '../../fields/fields.js';
import type { Io } from '../../io.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../../options.js';
import { give } from '../../output/deliver.js';
import { refuseEndingOf } from '../../output/file/ending.js';
import { toJson } from '../../output/json.js';
import { printReport } from '../../output/terminal/print.js';
import type { Register } from '../../program.js';
import { registerBand } from './table-band.js';

interface ReadOptions extends OutputOptions {
  readonly step?: string;
  readonly period?: AllocationTableRowsOptions['period'];
  readonly word?: AllocationTableRowsOptions['words'];
}

interface PrintOptions extends ReadOptions {
  readonly as: (typeof TABLE_FORMATS)[number];
  readonly minCases?: number;
}

/** `openras table`: allocation tables as councils publish them, checked, printed and converted. */
export const registerTable: Register = (program, io) => {
  const table = program
    .command('table')
    .description('check, print and convert allocation tables, and make them of bands');
  addExample(table, 'openras table check table.csv --step 1 --period year');
  registerCheck(table, io);
  registerPrint(table, io);
  registerConvert(table, io);
  registerBand(table, io);
};

function registerCheck(table: Command, io: Io): void {
  const command = addReading(
    table.command('check').description('look for gaps, overlaps, falling amounts and missing ends'),
  );
  addExample(addFormat(command), 'openras table check table.csv --step 1 --period year').action(
    (name: string, options: ReadOptions) => {
      const { model } = readTable(io, name, rowsOptions(options));
      const findings = checkAllocationTable(model);
      printReport(io, { result: findings, warnings: [], list: findingSheet(model, findings) }, options);
      const errors = findings.filter(({ severity }) => severity === 'error').length;
      if (errors > 0) {
        fail(
          'inconsistent',
          [],
          `${errors} of the findings ${errors === 1 ? 'leaves' : 'leave'} a score without an answer, or with two`,
          {
            file: name,
          },
        );
      }
    },
  );
}

function registerPrint(table: Command, io: Io): void {
  const command = addReading(table.command('print').description('print a table to be published'))
    .addOption(new Option('--as <form>', 'the form').choices(TABLE_FORMATS).default('markdown'))
    .option('--min-cases <k>', 'refuse rows that rest on fewer than k cases', wholeNumber);
  addExample(addOut(command, 'file'), 'openras table print table.json --as html --min-cases 5 --out table.html').action(
    (name: string, options: PrintOptions) => {
      const { model } = readTable(io, name, rowsOptions(options));
      const { minCases } = options;
      refuseFewCases(model, minCases, name);
      give(io, printAllocationTable(model, options.as), options);
    },
  );
}

/** A row that says on how many cases it rests may print one family's package: then the fewest allowed is asked for. */
function refuseFewCases(model: AllocationTableModel, minCases: number | undefined, file: string): void {
  const rows = model.tables.flatMap((one) => one.rows);
  if (minCases !== undefined) requireMinCases(model, minCases);
  else if (rows.some(({ cases }) => cases !== undefined)) {
    const message = 'the rows say on how many cases they rest; to publish them, give the fewest allowed: --min-cases';
    fail('choice-needed', [], message, { file });
  }
}

function registerConvert(table: Command, io: Io): void {
  const command = addReading(table.command('convert').description('turn a CSV table into a stored model, or back'));
  addExample(addOut(command, 'file'), 'openras table convert table.csv --step 1 --period year --out table.json').action(
    (name: string, options: ReadOptions) => {
      refuseEndingOf(options.out, isJson(name) ? 'csv' : 'json', isJson(name) ? 'CSV' : 'a stored model');
      const { model } = readTable(io, name, rowsOptions(options));
      give(io, isJson(name) ? printAllocationTable(model, 'csv', { cases: true }) : toJson(model), options);
    },
  );
}

function addReading(command: Command): Command {
  return command
    .argument('<table>', 'CSV with from, to (or points), name and amount; or a stored model as JSON')
    .option('--step <points>', 'the step of scores, where a CSV does not state it: 1 for whole points')
    .addOption(new Option('--period <period>', 'the period of the amounts, where a CSV does not state it'))
    .option('--word <word=meaning>', "what a word in the amounts means: nil=0, or '-=no-budget'", addWord);
}

function rowsOptions({ step, period, word }: ReadOptions): AllocationTableRowsOptions {
  return {
    ...(step !== undefined && { step }),
    ...(period !== undefined && { period }),
    ...(word !== undefined && { words: word }),
  };
}

function addWord(text: string, before: { text: string; means: string }[] = []): { text: string; means: string }[] {
  const at = text.lastIndexOf('=');
  if (at < 1) throw new InvalidArgumentError('expected word=meaning, such as nil=0');
  return [...before, { text: text.slice(0, at), means: text.slice(at + 1) }];
}

function findingSheet({ tables }: AllocationTableModel, findings: readonly TableFinding[]): Sheet {
  return {
    title: findings.length === 0 ? 'Nothing was found: every score falls in one row' : 'What was found',
    columns: ['severity', 'finding', 'table', 'rows', 'message'],
    rows: findings.map(({ severity, code, table, rows, message }) => [
      severity,
      code,
      tables[table]?.name ?? table + 1,
      rows.map((row) => row + 1).join(', '),
      message,
    ]),
  };
}
