import { Option } from 'commander';
import { fail, isRasError, type Path, type Problem, RasError, show } from '../../errors.js';
import { type JsonFile, readJson } from '../input/text/json.js';
import { type Origin, partOf, withPlaces } from '../place.js';
import { type Field, type Fields, fieldsGiven, isPlain } from './fields.js';
import { entryOfFlag } from './flag-entry.js';

/** Where a function's options stand. */
export interface OptionsPlace {
  /** What the function calls its options; `options` unless told. */
  readonly room?: string;
  /** The part of the file of `--options` that holds them, where it holds those of several functions. */
  readonly part?: string;
}

/** The options of a library function, from flags and from the file of `--options`. */
export interface LibraryOptions {
  readonly value: Fields;
  /**
   * Runs library code; a problem of an option is told at its place in the file, or at the flag that gives it or would.
   *
   * @param origins where the rest of the function's input stands
   */
  readonly run: <T>(origins: readonly Origin[], act: () => T) => T;
  /** The file of `--options`, where there is one. */
  readonly file: JsonFile | undefined;
}

/**
 * Puts together what a library function is told: the fields of the file of `--options`, and the flags, which win.
 *
 * @param options as commander gives them
 * @param more what the command itself adds, such as the names of the files that were read; it wins
 * @param place where the function says that its options stand, and where they are in the file
 * @throws RasError for a file that cannot be read, or is no object
 */
export function libraryOptions(
  cwd: string,
  options: { readonly options?: string },
  fields: readonly Field[],
  more: Fields = {},
  { room = 'options', part }: OptionsPlace = {},
): LibraryOptions {
  const flags = fieldsGiven(options, fields);
  const file = options.options === undefined ? undefined : readJson(cwd, options.options);
  const whole = file === undefined ? {} : objectOf(file);
  const stated = part === undefined ? whole : partIn(whole, part);
  const inPart = (path: Path): Path => (part === undefined ? path : [part, ...path]);
  const ofFile = Object.keys(stated).filter((key) => !Object.hasOwn(flags, key) || isPlain(flags[key]));
  const inFile =
    file === undefined
      ? []
      : ofFile.map((key): Origin => ({ at: [room, key], source: partOf(file, (path) => inPart([key, ...path])) }));
  return {
    value: merged(merged(stated, flags), more),
    file,
    // What no flag gives is the file's to say.
    run: (origins, act) =>
      withPlaces(file === undefined ? [] : [{ at: [room], source: partOf(file, inPart) }], () =>
        namingFlags({ fields, flags }, room, () => withPlaces([...origins, ...inFile], act)),
      ),
  };
}

/** One function's options of a file that holds those of several; the command has checked its form. */
function partIn(whole: Fields, part: string): Fields {
  const fields = Object.hasOwn(whole, part) ? whole[part] : undefined;
  return isPlain(fields) ? fields : {};
}

function objectOf(file: JsonFile): Fields {
  if (isPlain(file.value)) return file.value;
  return fail('invalid', [], 'expected an object with the options', { file: file.file.name, line: 1, column: 1 });
}

/** Fields of both; the second wins, field by field where both are objects. */
function merged(first: Fields, second: Fields): Fields {
  const both = Object.entries(second).map(([key, value]) => {
    const before = first[key];
    return [key, isPlain(before) && isPlain(value) ? merged(before, value) : value] as const;
  });
  return { ...first, ...Object.fromEntries(both) };
}

/** The flags that there are, and what they were given. */
interface GivenFlags {
  readonly fields: readonly Field[];
  readonly flags: Fields;
}

/** Names a problem of an option by its flag, where it has one and no place in a file. */
function namingFlags<T>(given: GivenFlags, room: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!isRasError(error)) throw error;
    const [first, ...rest] = error.problems.map((problem) => atFlag(problem, given, room));
    throw first === undefined ? error : new RasError([first, ...rest], error.total);
  }
}

function atFlag(problem: Problem, { fields, flags }: GivenFlags, room: string): Problem {
  const [first, ...path] = problem.path;
  if (first !== room || problem.details?.file !== undefined) return problem;
  const flag = fields
    .filter((field) => begins(field.path, path) || (path.length > 0 && begins(path, field.path)))
    .sort((one, other) => nearness(other.path, path) - nearness(one.path, path))[0];
  // What is wrong with several of them together has no flag of its own, and a function's parameter is nothing that was typed.
  if (flag === undefined) return path.length === 0 ? { ...problem, path } : problem;
  const value = flag.path.reduce((inner: unknown, key) => (isPlain(inner) ? inner[key] : undefined), flags);
  const entry = entryOfFlag(value, path.slice(flag.path.length));
  const message = lackOf(flag, value, problem) ?? problem.message;
  return { ...problem, path: [], message: `${new Option(flag.flags).long}${entry}: ${message}` };
}

/** That a flag was not given is said with what it is for: the library's word for its form says nothing to who types it. */
function lackOf({ description, choices }: Field, value: unknown, { code, message }: Problem): string | undefined {
  if (code !== 'missing' || value !== undefined) return undefined;
  // A function may know words that this command has no use for.
  if (choices !== undefined && /^is missing; expected one of /.test(message))
    return `is missing; expected one of ${choices.map(show).join(', ')}`;
  return /^is missing(?:$|; expected (?!one of))/.test(message) ? `is missing: ${description}` : undefined;
}

const begins = (start: Path, path: Path): boolean => start.every((part, index) => part === path[index]);

/** A flag for the very field comes first, then one for what it stands in, then one for a part of it. */
function nearness(flag: Path, path: Path): number {
  if (flag.length === path.length) return Number.MAX_SAFE_INTEGER;
  return flag.length < path.length ? flag.length : -flag.length;
}
