import { processIo } from './io.js';
import { runProgram } from './program.js';
import { registers } from './registers.js';

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
