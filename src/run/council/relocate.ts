import { isRasError, type Path, type Problem, type ProblemList, RasError } from '../../errors.js';

/** Where a part of a function's input came from in the data of a council. */
export interface Move {
  /** Where the function says that it stands: `['cases']`. */
  readonly from: Path;
  /** Where it stands in the data: `['cohort', 'cases']`. */
  readonly to: Path;
  /** For a list of which some rows were left out: the place in the data of each row that is there. */
  readonly rows?: readonly Path[];
}

/**
 * Runs library code and restates the places of the problems that it throws as places in a council's data.
 *
 * The first move whose `from` begins the problem's path is taken, so the longest comes first.
 *
 * @throws RasError the same problems, restated
 */
export function relocated<T>(moves: readonly Move[], run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!isRasError(error)) throw error;
    const [first, ...rest] = error.problems.map((problem) => moved(problem, moves));
    throw first === undefined ? error : new RasError([first, ...rest], error.total);
  }
}

/** As `relocated`, but adds what is wrong to a list of problems and gives nothing. */
export function told<T>(problems: ProblemList, moves: readonly Move[], run: () => T): T | undefined {
  try {
    return relocated(moves, run);
  } catch (error) {
    problems.addError(error);
    return undefined;
  }
}

function moved(problem: Problem, moves: readonly Move[]): Problem {
  const move = moves.find(({ from }) => from.every((part, index) => part === problem.path[index]));
  if (move === undefined) return problem;
  const below = problem.path.slice(move.from.length);
  const [row, ...rest] = below;
  const place = typeof row === 'number' ? move.rows?.[row] : undefined;
  return { ...problem, path: place === undefined ? [...move.to, ...below] : [...place, ...rest] };
}
