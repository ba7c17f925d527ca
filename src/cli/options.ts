import { type Command, Option } from 'commander';
import { FORMATS, type Format } from './output/format.js';

/** The options that commands share, as commander gives them. */
export interface OutputOptions {
  readonly format?: Format;
  readonly out?: string;
  readonly force?: boolean;
  readonly keep?: readonly string[];
}

/** Adds `--format`. */
export function addFormat(command: Command): Command {
  const format = new Option('--format <format>', 'how to print: a table on a terminal and JSON in a pipe by default');
  return command.addOption(format.choices(FORMATS));
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

/** Adds an example to the end of a command's help; every command has one. */
export function addExample(command: Command, ...lines: readonly string[]): Command {
  return command.addHelpText('after', ['', 'Example:', ...lines.map((line) => `  $ ${line}`)].join('\n'));
}

function splitNames(text: string, before: readonly string[] = []): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  return [...new Set([...before, ...names.filter((name) => name !== '')])];
}
