import { fail, isRasError, type Path, type Problem, RasError } from '../errors.js';

/** A place in a text file, both counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** The cell as the program that made the file names it, where it was read through a mapping: `Sample!F12`. */
  readonly cell?: string;
}

/** An input file that can tell where a value of it stands. */
export interface Located {
  readonly file: { readonly name: string };
  /** The place of a value, or of the nearest thing around it. */
  locate(path: Path): Place | undefined;
  /** How a path is told beside the place, in the file's own words. */
  tellPath(path: Path): Path;
  /** Whose value stands there, where the file says so and a line and column do not: `case "F4"`. */
  readonly whose?: (path: Path) => string | undefined;
}

/** Which part of the library's input came from which file. */
export interface Origin {
  /** The path of that part: `['sample']` when `sample` was read from the file; `[]` when all of it was. */
  readonly at: Path;
  readonly source: Located;
  /** The row of the file for a position in the library's list, where some rows were left out. */
  readonly rows?: readonly number[];
}

/**
 * A part of a file that the library is given by itself: places and paths are told as the whole file has them.
 *
 * @param inFile the path in the file, from its top, of a path of the library below that part
 */
export function partOf<Source extends Located>(
  source: Source,
  inFile: (path: Path) => Path,
): Located & Pick<Source, 'file'> {
  return {
    file: source.file,
    locate: (path) => source.locate(inFile(path)),
    tellPath: (path) => source.tellPath(inFile(path)),
    whose: (path) => source.whose?.(inFile(path)),
  };
}

/** The details that carry a place through a `Problem`. */
export function placeDetails(name: string, place: Place | undefined): NonNullable<Problem['details']> {
  if (place === undefined) return { file: name };
  const { line, column, cell } = place;
  return { file: name, line, column, ...(cell !== undefined && { cell }) };
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
  const { file } = origin.source;
  const place = origin.source.locate(inFile);
  const whose = origin.source.whose?.(inFile);
  const path = origin.source.tellPath(inFile);
  const details = { ...problem.details, ...placeDetails(file.name, place), ...(whose !== undefined && { whose }) };
  return { ...problem, path, details };
}

/** Refuses a file as a whole, or at a place in it. */
export function failAt(code: Problem['code'], name: string, place: Place | undefined, message: string): never {
  return fail(code, [], message, placeDetails(name, place));
}
