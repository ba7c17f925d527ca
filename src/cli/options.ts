import { type Command, InvalidArgumentError, Option } from 'commander';
import { leastCases, siblingsOf } from '../cohort/share/siblings.js';
import { fail } from '../errors.js';
import { type Sheet, toObjects } from '../report/sheet.js';
import { refuseTwice } from './fields/fields.js';
import { refuseIdle } from './fields/goes-with.js';
import { ACCEPTABLE, type Acceptable } from './input/table/reading.js';
import type { Io } from './io.js';
import { FORMATS, type Format } from './output/format.js';
import { helpCommand } from './output/terminal/help.js';

/** The options that commands share, as commander gives them. */
export interface OutputOptions {
  readonly format?: Format;
  readonly wide?: boolean;
  readonly out?: string;
  readonly force?: boolean;
  readonly keep?: readonly string[];
}

/** Adds `--format`, and `--wide` for a table of all columns. */
export function addFormat(command: Command): Command {
  const format = new Option(
    '--format <format>',
    'how to print: a table on a terminal and JSON in a pipe by default; ndjson is a row a line',
  );
  return command
    .addOption(format.choices(FORMATS))
    .option('--wide', 'show every column of a table, also where the lines become wider than the terminal');
}

/** Adds `--out FILE` or `--out FOLDER`, and `--force`. */
export function addOut(command: Command, what: 'file' | 'folder'): Command {
  return command
    .option(`--out <${what}>`, `write to this ${what}, whole or not at all`)
    .option('--force', `replace the ${what} when it is there`);
}

/** Adds `--record`, where a decision can be kept as a sealed record. */
export function addRecord(command: Command): Command {
  return command
    .option(
      '--record',
      'give the sealed record of it, with all that it was worked out from: --out held.ndjson; openras check-record reads it',
    )
    .option(
      '--model-file <model.json>',
      'with --record: the stored model that the budgets came from, which the record then names by its hash',
    );
}

/** What `addRecord` adds, as commander gives it. */
export interface RecordOptions extends OutputOptions {
  readonly record?: true;
  readonly modelFile?: string;
}

/** `--record` is one line for programs: nothing of how a table is printed goes with it, and only a record names a model. */
export function refuseBesideRecord(options: RecordOptions): void {
  const isRecord = options.record === true;
  refuseIdle(options, [
    { flags: ['--format', '--wide'], holds: !isRecord, says: 'goes without --record, a line of JSON' },
    { flags: ['--model-file'], holds: isRecord, says: 'goes with --record' },
  ]);
}

/** Adds `--keep`, which carries extra columns of the input into the output. */
export function addKeep(command: Command): Command {
  return command.option('--keep <columns>', 'extra columns to carry, such as site,group', splitNames);
}

/** Adds the options that answer what is asked about the tables that a command reads, or read them by a mapping. */
export function addReading(command: Command): Command {
  const accept = new Option(
    '--accept <what>',
    'take as it stands what would be asked about; more than once for several',
  );
  return command
    .option(
      '--mapping <mapping.json>',
      'read the tables as they stand, by what openras import kept; TABLE=MAPPING for one of several',
      addName,
    )
    .option('--ignore-column <name>', 'leave this column unread, whatever it looks like', addName)
    .addOption(accept.choices(ACCEPTABLE).argParser(addAcceptable));
}

function addName(name: string, before: readonly string[] = []): readonly string[] {
  return [...before, name];
}

function addAcceptable(text: string, before: readonly Acceptable[] = []): readonly Acceptable[] {
  const found = ACCEPTABLE.find((one) => one === text);
  if (found === undefined) throw new InvalidArgumentError(`Allowed choices are ${ACCEPTABLE.join(', ')}.`);
  return [...before, found];
}

/** Adds `--model`, where stored records are read. */
export function addModel(command: Command): Command {
  return command.option(
    '--model <model.json>',
    'the model that the records name; the model.json beside them unless given',
  );
}

/** `--publish`: what a command gives can leave the building. */
export function publishOption(what = 'leave out what would tell of few families; needs --small-cell'): Option {
  return new Option('--publish', what).conflicts('internal');
}

/** `--internal`: what a command gives stays inside. */
export function internalOption(): Option {
  return new Option('--internal', 'print figures of single families as well, for inside; so it is without --publish');
}

/**
 * The fewest cases of a figure that is shared, by the household of each: children of one are one family. Until the file is
 * read, `--small-cell` itself is checked by it without any.
 *
 * @throws RasError that asks how many families a figure must rest on
 */
export function leastFor(smallCell: number | undefined, households: readonly (string | undefined)[] = []): number {
  if (smallCell !== undefined && smallCell >= 2) return leastCases(smallCell, siblingsOf(households));
  return fail(
    'choice-needed',
    [],
    '--small-cell: say how many families a figure must rest on to be shared, 2 or more; no report states a number',
  );
}

/** A sheet that is shared, for JSON. */
export function toTables(sheet: Sheet): { readonly title: string | undefined; readonly rows: readonly unknown[] } {
  return { title: sheet.title, rows: toObjects(sheet) };
}

/** Says that what is printed is for inside, where nobody has said for whom it is and a person will read it. */
export function tellInternal(
  { stderr, stdout }: Pick<Io, 'stderr' | 'stdout'>,
  { publish, internal, format, out }: OutputOptions & { readonly publish?: true; readonly internal?: true },
): void {
  const printed = format ?? (stdout.isTTY === true ? 'table' : 'json');
  const isForPeople = out !== undefined || printed === 'table' || printed === 'markdown';
  if (publish === true || internal === true || !isForPeople) return;
  stderr.write(
    'for inside: figures of few families may be in this; --publish leaves them out, --internal says this no more\n',
  );
}

/** Adds `--options`, a file of the library's own options; `openras schema` prints its form where it has one. */
export function addOptionsFile(command: Command, schema: string): Command {
  return command.option(
    '--options <options.json>',
    `the library's options as a file (openras schema ${schema}); a flag wins`,
  );
}

/** Adds an example to the end of a command's help; every command has one. */
export function addExample(command: Command, ...lines: readonly string[]): Command {
  return command.addHelpText('after', ['', 'Example:', ...lines.map(helpCommand)].join('\n'));
}

function splitNames(text: string, before: readonly string[] = []): readonly string[] {
  const names = [...before, ...text.split(',').map((name) => name.trim())].filter((name) => name !== '');
  refuseTwice(names);
  return names;
}
