import { registerAllocate } from './commands/allocate.js';
import { registerCalibrate } from './commands/calibrate.js';
import { registerCost } from './commands/cost.js';
import { registerScore } from './commands/score.js';
import { processIo } from './io.js';
import { type Register, runProgram } from './program.js';

/** The commands, in the order of the help. */
const registers: readonly Register[] = [registerScore, registerCost, registerCalibrate, registerAllocate];

// A reader that has seen enough (`| head`) closes the pipe; that is no error. A full disk is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`stdout: cannot be written (${error.code ?? error.message})\n`);
  process.exitCode = 2;
});
process.stderr.on('error', () => undefined);

void runProgram(process.argv.slice(2), processIo(), registers).then((code) => {
  process.exitCode ||= code;
});
