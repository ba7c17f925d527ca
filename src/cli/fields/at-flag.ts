import type { Command } from 'commander';
import { type Path, type Problem, RasError } from '../../errors.js';
import { entryOfFlag } from './flag-entry.js';

/** A flag as the user types it, and what it was given. */
interface Flag {
  readonly name: string;
  readonly value: unknown;
}

/**
 * Names the flag of a problem that stands in no file, where the library speaks of an option by its own path: what it calls
 * `options.step`, `onCosts.percent` or `options.tolerance.percent` the user typed as `--step`, `--on-costs` or
 * `--tolerance-percent`.
 */
export function atFlags(error: RasError, command: Command | undefined): RasError {
  if (command === undefined) return error;
  const flags = new Map(
    command.options.map((option): [string, Flag] => {
      const name = option.attributeName();
      return [name, { name: option.long ?? option.flags, value: command.getOptionValue(name) }];
    }),
  );
  const [first, ...rest] = error.problems.map((problem) => atFlag(problem, flags));
  return first === undefined ? error : new RasError([first, ...rest], error.total);
}

function atFlag(problem: Problem, flags: ReadonlyMap<string, Flag>): Problem {
  const { path, details, message } = problem;
  if (details?.file !== undefined) return problem;
  // The first part may be the name of the function's parameter.
  for (const start of [0, 1]) {
    for (const length of [2, 1]) {
      const flag = flags.get(attributeOf(path.slice(start, start + length)));
      if (flag === undefined || path.length < start + length) continue;
      const entry = entryOfFlag(flag.value, path.slice(start + length));
      return { ...problem, path: [], message: `${flag.name}${entry}: ${message}` };
    }
  }
  return problem;
}

/** Parts of a path as one name: `tolerancePercent` of `tolerance.percent`. */
function attributeOf(parts: Path): string {
  const [first = '', ...rest] = parts.map(String);
  return first + rest.map((part) => part.slice(0, 1).toUpperCase() + part.slice(1)).join('');
}
