import { fail, isRasError, type Path, type Problem, RasError } from '../errors.js';

/** A place in a text file, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** An input file that can tell where a value of it stands. */
export interface Located {
  readonly file: { readonly name: string };
  /** The place of a value, or of the nearest thing around it. */
  locate(path: Path): Place | undefined;
  /** How a path is told beside the place, in the file's own words. */
  tellPath?(path: Path): Path;
}

/** Which part of the library's input came from which file. */
export interface Origin {
  /** The path of that part: `['sample']` when `sample` was read from the file; `[]` when all of it was. */
  readonly at: Path;
  readonly source: Located;
  /** The row of the file for a position in the library's list, where some rows were left out. */
  readonly rows?: readonly number[];
  /** How a path below `at` is told beside the place, where the file has no words of its own for it. */
  readonly tellPath?: (path: Path) => Path;
}

/** The details that carry a place through a `Problem`. */
export function placeDetails(name: string, place: Place | undefined): NonNullable<Problem['details']> {
  return place === undefined ? { file: name } : { file: name, line: place.line, column: place.column };
}

/**
 * Runs library code and gives every problem that it throws the file, line and column of the value at fault.
 *
 * The first origin whose `at` begins the problem's path is taken, so the longest comes first.
 *
 * @throws RasError the same problems, placed
 */
export function withPlaces<T>(origins: readonly Origin[], run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!isRasError(error)) throw error;
    const [first, ...rest] = error.problems.map((problem) => placed(problem, origins));
    throw first === undefined ? error : new RasError([first, ...rest], error.total);
  }
}

function placed(problem: Problem, origins: readonly Origin[]): Problem {
  const origin = origins.find(({ at }) => at.every((part, index) => part === problem.path[index]));
  if (origin === undefined || problem.details?.file !== undefined) return problem;
  const below = problem.path.slice(origin.at.length);
  const [first, ...rest] = below;
  const row = typeof first === 'number' ? (origin.rows?.[first] ?? first) : first;
  const inFile = row === undefined ? [] : [row, ...rest];
  const place = origin.source.locate(inFile);
  const path = origin.tellPath?.(below) ?? origin.source.tellPath?.(inFile) ?? below;
  return { ...problem, path, details: { ...problem.details, ...placeDetails(origin.source.file.name, place) } };
}

/** Refuses a file as a whole, or at a place in it. */
export function failAt(code: Problem['code'], name: string, place: Place | undefined, message: string): never {
  return fail(code, [], message, placeDetails(name, place));
}
