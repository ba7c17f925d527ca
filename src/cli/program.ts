import { Command, CommanderError } from 'commander';
import { description, version } from '../../package.json';
import type { Io } from './io.js';
import { addExample } from './options.js';
import { refuseToReplaceInputs } from './output/own-inputs.js';
import { EXIT_INPUT, reportError } from './output/problems.js';

/** Adds a command to the program. Its action throws what is wrong; it never exits and never writes an error itself. */
export type Register = (program: Command, io: Io) => void;

/**
 * Runs the command line and gives its exit code: 0, 2 when the input or the arguments are at fault, 70 when the program
 * is. This is the one place where errors end.
 *
 * @param argv the arguments, without node and the script
 */
export async function runProgram(argv: readonly string[], io: Io, registers: readonly Register[]): Promise<number> {
  const program = programOf(io, registers);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has told the user what it found, or shown the help or the version.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_INPUT;
    return reportError(io, error, program.opts().debug === true);
  }
}

function programOf(io: Io, registers: readonly Register[]): Command {
  const program = new Command('openras')
    .description(description)
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'show this help')
    .option('--debug', 'show where in the program an error came from')
    .showHelpAfterError('(--help shows what is expected)')
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .exitOverride()
    .hook('preAction', (_, action) => refuseToReplaceInputs(action, io));
  addExample(program, 'openras run council.json --out results');
  for (const register of registers) register(program, io);
  return program;
}
