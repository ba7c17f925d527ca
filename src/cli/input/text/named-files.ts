import { dirname, join } from 'node:path';
import { isRasError, type Path, type Problem, RasError } from '../../../errors.js';
import { placeDetails } from '../../place.js';
import type { JsonFile } from './json.js';

/**
 * Reads files that a JSON file names from its own folder: one that cannot be read at all is told at the place where it is
 * named.
 *
 * @throws RasError the same problems
 */
export function namedIn<T>(source: JsonFile, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isRasError(error)) throw error;
    const [first, ...rest] = error.problems.map((problem) => atName(source, problem));
    throw first === undefined ? error : new RasError([first, ...rest], error.total);
  }
}

function atName(source: JsonFile, problem: Problem): Problem {
  const { file, line } = problem.details ?? {};
  if (typeof file !== 'string' || line !== undefined || file === source.file.name) return problem;
  const folder = dirname(source.file.name);
  const path = pathOf(source.value, (text) => join(folder, text) === file);
  if (path === undefined) return problem;
  const details = { ...problem.details, ...placeDetails(source.file.name, source.locate(path)) };
  return { ...problem, path, message: `${file}: ${problem.message}`, details };
}

/** Where a text that is sought first stands. */
function pathOf(value: unknown, isSought: (text: string) => boolean): Path | undefined {
  if (typeof value === 'string') return isSought(value) ? [] : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const isList = Array.isArray(value);
  for (const [key, inner] of Object.entries(value)) {
    const below = pathOf(inner, isSought);
    if (below !== undefined) return [isList ? Number(key) : key, ...below];
  }
  return undefined;
}
