import { describeProblem, isRasError, type Problem, type RasError } from '../../errors.js';
import { plainLine } from '../../report/sheet.js';
import type { Io } from '../io.js';

/** The exit code when the input, the arguments or the files are at fault. */
export const EXIT_INPUT = 2;

/** The exit code when the program itself is at fault (EX_SOFTWARE). */
export const EXIT_BUG = 70;

const LONGEST_LINE = 500;

/** Tells on stderr what went wrong, a line a problem; gives the exit code. */
export function reportError(io: Io, error: unknown, debug: boolean): number {
  if (debug && error instanceof Error) io.stderr.write(`${error.stack ?? error.message}\n`);
  if (isRasError(error)) {
    io.stderr.write(describeError(error));
    return EXIT_INPUT;
  }
  const message = error instanceof Error ? error.message : String(error);
  const advice = debug ? '' : '; run it again with --debug and report what it prints';
  io.stderr.write(`unexpected error: ${clip(message)}${advice}\n`);
  return EXIT_BUG;
}

function describeError({ problems, total }: RasError): string {
  const lines = problems.map(describePlaced);
  const shown = total > problems.length ? ` (first ${problems.length} shown)` : '';
  const count = `${total.toLocaleString('en-GB')} ${total === 1 ? 'problem' : 'problems'}${shown}`;
  return `${[...lines, count].join('\n')}\n`;
}

/** A problem in one line: `cases.csv:12:7: points: "x" is not a number of points`. */
function describePlaced(problem: Problem): string {
  const { file, line, column } = problem.details ?? {};
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return clip(place === '' ? describeProblem(problem) : `${place}: ${describeProblem(problem)}`);
}

function clip(text: string): string {
  const line = plainLine(text.slice(0, LONGEST_LINE + 1));
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE - 3).toWellFormed()}...`;
}
