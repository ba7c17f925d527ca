import { Command, CommanderError, Help } from 'commander';
import { description, version } from '../../package.json';
import type { Io } from './io.js';
import { addExample } from './options.js';
import { refuseToReplaceInputs } from './output/own-inputs.js';
import { EXIT_INPUT, reportError } from './output/problems.js';

/** Adds a command to the program. Its action throws what is wrong; it never exits and never writes an error itself. */
export type Register = (program: Command, io: Io) => void;

/** A command as the program's help lists it; all the rest is loaded when it is called. */
export interface CommandEntry {
  readonly name: string;
  /** What stands after the name in the help: `[options] <cases.csv>`. */
  readonly usage: string;
  readonly description: string;
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
      if (entry === called) register?.(program, io);
      else program.command(entry.name).description(entry.description);
    }
    await program.parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has told the user what it found, or shown the help or the version.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_INPUT;
    return reportError(io, error, program.opts().debug === true);
  }
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
      .description(description)
      .version(version, '--version', 'print the version')
      .helpOption('--help', 'show this help')
      .option('--debug', 'show where in the program an error came from')
      .showHelpAfterError('(--help shows what is expected)')
      .configureHelp({ subcommandTerm: (command) => termOf(command, program, entries) })
      .configureOutput({
        writeOut: (text) => io.stdout.write(text),
        writeErr: (text) => io.stderr.write(text),
        getOutHelpWidth: () => io.stdout.columns ?? 100,
        getErrHelpWidth: () => io.stderr.columns ?? 100,
        getOutHasColors: () => false,
        getErrHasColors: () => false,
      })
      .exitOverride()
      .hook('preAction', (_, action) => refuseToReplaceInputs(action, io)),
    'openras run council.json --out results',
  );
}

/** How the help names a command; one that is not loaded has no arguments of its own to tell. */
function termOf(command: Command, program: Command, entries: readonly CommandEntry[]): string {
  const entry = command.parent === program ? entries.find(({ name }) => name === command.name()) : undefined;
  return entry === undefined ? new Help().subcommandTerm(command) : `${entry.name} ${entry.usage}`.trim();
}
