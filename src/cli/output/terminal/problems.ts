import { describeProblem, formatPath, isRasError, type Problem, type RasError } from '../../../errors.js';
import { plainLine } from '../../../report/sheet.js';
import type { Io } from '../../io.js';

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
  const told = problems.reduce((count, problem) => count + 1 + moreOf(problem), 0);
  const lines = withEqualOnesTogether(problems);
  const shown = total > told ? ` (first ${told.toLocaleString('en-GB')} told)` : '';
  const count = `${total.toLocaleString('en-GB')} ${total === 1 ? 'problem' : 'problems'}${shown}`;
  return `${[...lines, count].join('\n')}\n`;
}

/** How many equal problems a problem stands for beside itself. */
function moreOf({ details }: Problem): number {
  return typeof details?.more === 'number' ? details.more : 0;
}

const MOST_PLACES = 3;

/**
 * A line a problem: `cases.csv:12:7: points: "x" is not a number of points`. What is said of several lines of a file is
 * said once: `… (also on lines 14, 15 and 40 more)`.
 */
function withEqualOnesTogether(problems: readonly Problem[]): string[] {
  const groups = new Map<string, Problem[]>();
  problems.forEach((problem, index) => {
    const { file, line } = problem.details ?? {};
    const key = line === undefined ? String(index) : `${file}\n${describeProblem(inAnyEntry(problem))}`;
    const equal = groups.get(key);
    if (equal === undefined) groups.set(key, [problem]);
    else equal.push(problem);
  });
  return [...groups.values()].map((equal) => {
    const [first, ...others] = equal;
    return first === undefined ? '' : clip(describePlaced(first) + alsoOn(first, others));
  });
}

/** A problem wherever in a list it stands, so that what is said of several entries is equal. */
function inAnyEntry(problem: Problem): Problem {
  return { ...problem, path: problem.path.map((part) => (typeof part === 'number' ? 0 : part)) };
}

function alsoOn(first: Problem, others: readonly Problem[]): string {
  const isOneLine = others.some(({ details }) => details?.line === first.details?.line);
  const hasColumns = isOneLine && others.some(({ details }) => details?.column !== first.details?.column);
  const placeOf = ({ details }: Problem) => (hasColumns ? `${details?.line}:${details?.column}` : `${details?.line}`);
  const places = [...new Set(others.map(placeOf))];
  const shown = places.slice(0, MOST_PLACES);
  const more = moreOf(first) + others.reduce((count, one) => count + 1 + moreOf(one), 0) - shown.length;
  if (more + shown.length === 0) return '';
  if (shown.length === 0) return ` (and ${more.toLocaleString('en-GB')} more)`;
  const rest = more > 0 ? ` and ${more.toLocaleString('en-GB')} more` : '';
  const word = hasColumns ? 'at' : places.length === 1 && more === 0 ? 'on line' : 'on lines';
  return ` (also ${word} ${shown.join(', ')}${rest})`;
}

function describePlaced(problem: Problem): string {
  const { file, line, column, cell, whose } = problem.details ?? {};
  const place = (cell === undefined ? [file, line, column] : [file, ` ${cell}`])
    .filter((part) => part !== undefined)
    .join(':');
  const path = formatPath(problem.path);
  const where = whose === undefined ? path : `${path === '' ? '' : `${path} `}(${whose})`;
  return [place, where, problem.message].filter((part) => part !== '').join(': ');
}

function clip(text: string): string {
  const line = plainLine(text.slice(0, LONGEST_LINE + 1));
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE - 3).toWellFormed()}...`;
}
