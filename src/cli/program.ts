import { Command, CommanderError, Help } from 'commander';
import { description, version } from '../../package.json';
import { refuseTwoPipes } from './input/standard-input.js';
import type { Io } from './io.js';
import { addExample, addReading } from './options.js';
import { helpLayout } from './output/help.js';
import { refuseToReplaceInputs } from './output/own-inputs.js';
import { EXIT_INPUT, reportError } from './output/problems.js';
import { tellReading } from './output/tell-reading.js';
import { terminalWidth } from './output/terminal-width.js';

/** Adds a command to the program. Its action throws what is wrong; it never exits and never writes an error itself. */
export type Register = (program: Command, io: Io) => void;

/** A command as the program's help lists it; all the rest is loaded when it is called. */
export interface CommandEntry {
  readonly name: string;
  /** What stands after the name in the help: `[options] <cases.csv>`. */
  readonly usage: string;
  readonly description: string;
  /** Whether it reads no table of rows, so that nothing is asked about columns. */
  readonly readsNoTable?: true;
  /** Under which heading the program's help lists it. */
  readonly group?: string;
  readonly load: () => Promise<Register>;
}

/**
 * Runs the command line and gives its exit code: 0, 2 when the input or the arguments are at fault, 70 when the program
 * is. This is the one place where errors end.
 *
 * @param argv the arguments, without node and the script
 */
export async function runProgram(argv: readonly string[], io: Io, entries: readonly CommandEntry[]): Promise<number> {
  const program = programOf(io, entries);
  try {
    const called = entries.find(({ name }) => name === calledName(argv));
    const register = await called?.load();
    for (const entry of entries) {
      if (entry === called) registerWhole(program, io, entry, register);
      else program.command(entry.name).description(entry.description);
      if (entry.group !== undefined) program.commands.at(-1)?.helpGroup(`${entry.group}:`);
    }
    await program.parseAsync([...argv], { from: 'user' });
    tellReading(io);
    return 0;
  } catch (error) {
    // Commander has told the user what it found, or shown the help or the version.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_INPUT;
    return reportError(io, error, program.opts().debug === true);
  }
}

/** Registers a command; what reads tables has the options that answer questions about them. */
function registerWhole(program: Command, io: Io, entry: CommandEntry, register: Register | undefined): void {
  const before = new Set(program.commands);
  register?.(program, io);
  if (entry.readsNoTable === true) return;
  for (const command of program.commands.filter((one) => !before.has(one))) leavesOf(command).forEach(addReading);
}

/** The commands that do something: those below a command, or itself. */
function leavesOf(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);
}

/** The first word that is no option: the name of a command, also after `help`. */
function calledName(argv: readonly string[]): string | undefined {
  const [first, second] = argv.filter((text) => !text.startsWith('-'));
  return first === 'help' ? second : first;
}

function programOf(io: Io, entries: readonly CommandEntry[]): Command {
  const program = new Command('openras');
  return addExample(
    program
      .commandsGroup('Help:')
      .description(description)
      .version(version, '--version', 'print the version')
      .helpOption('--help', 'show this help')
      .option('--debug', 'show where in the program an error came from')
      .configureHelp({ ...helpLayout, subcommandTerm: (command) => termOf(command, program, entries) })
      .configureOutput({
        writeOut: (text) => io.stdout.write(text),
        writeErr: (text) => io.stderr.write(text),
        // A line a problem, with what is known of it.
        outputError: (text, write) => write(`${text.trim().replaceAll(/\n+/g, ' ')} (--help shows what is expected)\n`),
        getOutHelpWidth: () => terminalWidth(io.stdout),
        getErrHelpWidth: () => terminalWidth(io.stderr),
        getOutHasColors: () => false,
        getErrHasColors: () => false,
      })
      .exitOverride()
      .hook('preAction', (_, action) => {
        io.reading.answer(action.opts());
        refuseToReplaceInputs(action, io);
        refuseTwoPipes(action);
      }),
    'openras run council.json --out results',
  );
}

/** How the help names a command; one that is not loaded has no arguments of its own to tell. */
function termOf(command: Command, program: Command, entries: readonly CommandEntry[]): string {
  const entry = command.parent === program ? entries.find(({ name }) => name === command.name()) : undefined;
  return entry === undefined ? new Help().subcommandTerm(command) : `${entry.name} ${entry.usage}`.trim();
}
