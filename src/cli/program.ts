import { Command, CommanderError, Help, InvalidArgumentError } from 'commander';
import { description, version } from '../../package.json';
import { isRasError, RasError } from '../errors.js';
import { atFlags } from './fields/at-flag.js';
import { countOptions } from './fields/once.js';
import { refuseTwoPipes } from './input/text/standard-input.js';
import type { Io } from './io.js';
import { addExample, addReading } from './options.js';
import { refuseForeignEnding } from './output/file/ending.js';
import { refuseToReplaceInputs } from './output/file/own-inputs.js';
import { helpLayout } from './output/terminal/help.js';
import { EXIT_INPUT, reportError } from './output/terminal/problems.js';
import { tellAside, tellReading } from './output/terminal/tell-reading.js';
import { terminalWidth } from './output/terminal/terminal-width.js';

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
export async function runProgram(
  argv: readonly string[],
  given: Io,
  entries: readonly CommandEntry[],
): Promise<number> {
  // A pipe waits for nothing that only a terminal needs.
  const io = given.stderr.isTTY === true ? (await import('./output/terminal/fitted.js')).withFittedLines(given) : given;
  let action: Command | undefined;
  const program = programOf(io, entries).hook('preAction', (_, called) => {
    action = called;
  });
  try {
    const called = entries.find(({ name }) => name === calledName(argv));
    const register = await called?.load();
    for (const entry of entries) {
      if (entry === called) registerWhole(program, io, entry, register);
      else program.command(entry.name).description(entry.description);
      if (entry.group !== undefined) program.commands.at(-1)?.helpGroup(`${entry.group}:`);
    }
    await program.parseAsync([...argv], { from: 'user' });
    tellReading(io, action?.opts().publish === true);
    return 0;
  } catch (error) {
    // A reader of flags that was called for something else: commander has told nobody.
    if (error instanceof InvalidArgumentError)
      return reportError(io, new RasError([{ code: 'invalid', path: [], message: error.message }]), false);
    // Commander has told the user what it found, or shown the help or the version.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_INPUT;
    return reportError(io, isRasError(error) ? atFlags(error, action) : error, program.opts().debug === true);
  } finally {
    tellAside(io);
  }
}

/** Registers a command; what reads tables has the options that answer questions about them. */
function registerWhole(program: Command, io: Io, entry: CommandEntry, register: Register | undefined): void {
  const before = new Set(program.commands);
  register?.(program, io);
  const commands = program.commands.filter((one) => !before.has(one)).flatMap(leavesOf);
  if (entry.readsNoTable !== true) commands.forEach(addReading);
  for (const command of commands) command.hook('preAction', countOptions(command));
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
      .hook('preAction', async (_, action) => {
        io.reading.answer(action.opts());
        refuseForeignEnding(action);
        refuseToReplaceInputs(action, io);
        refuseTwoPipes(action);
        const { mapping } = action.opts();
        if (!Array.isArray(mapping)) return;
        const { readMapped } = await import('./input/intake/read-mapped.js');
        await readMapped(action, mapping, io);
      }),
    'openras run council.json --out results',
  );
}

/** How the help names a command; one that is not loaded has no arguments of its own to tell. */
function termOf(command: Command, program: Command, entries: readonly CommandEntry[]): string {
  const entry = command.parent === program ? entries.find(({ name }) => name === command.name()) : undefined;
  return entry === undefined ? new Help().subcommandTerm(command) : `${entry.name} ${entry.usage}`.trim();
}
