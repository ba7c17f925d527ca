import { type Command, InvalidArgumentError, Option } from 'commander';
import { ACCEPTABLE, type Acceptable } from './input/reading.js';
import { FORMATS, type Format } from './output/format.js';
import { helpCommand } from './output/help.js';

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

/** Adds `--keep`, which carries extra columns of the input into the output. */
export function addKeep(command: Command): Command {
  return command.option('--keep <columns>', 'extra columns to carry, such as site,group', splitNames);
}

/** Adds the options that answer what is asked about the tables that a command reads. */
export function addReading(command: Command): Command {
  const accept = new Option(
    '--accept <what>',
    'take as it stands what would be asked about; more than once for several',
  );
  return command
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

/** Adds `--options`, a file of the library's own options; `openras schema` prints its form where it has one. */
export function addOptionsFile(command: Command, schema?: string): Command {
  const form = schema === undefined ? '' : ` (openras schema ${schema})`;
  return command.option('--options <options.json>', `the library's options as a file${form}; a flag wins`);
}

/** Adds an example to the end of a command's help; every command has one. */
export function addExample(command: Command, ...lines: readonly string[]): Command {
  return command.addHelpText('after', ['', 'Example:', ...lines.map(helpCommand)].join('\n'));
}

function splitNames(text: string, before: readonly string[] = []): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  return [...new Set([...before, ...names.filter((name) => name !== '')])];
}
