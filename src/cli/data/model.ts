import { basename } from 'node:path';
import type { Model } from '../../allocation/kinds.js';
import { prepareModel } from '../../allocation/open-model.js';
import { type InputFile, nameFrom } from '../input/text/file.js';
import { readJson } from '../input/text/json.js';
import { type Origin, withPlaces } from '../place.js';

/** A stored model, and where the library's words for it stand. */
export interface ModelFile {
  readonly model: Model;
  readonly origin: Origin;
}

/**
 * Reads a stored model and checks it.
 *
 * @throws RasError with every problem, with file, line and column
 */
export function readModel(cwd: string, name: string): ModelFile {
  const source = readJson(cwd, name);
  withPlaces([{ at: [], source }], () => prepareModel(source.value, []));
  return { model: source.value as Model, origin: { at: ['model'], source } };
}

/**
 * What a model says of the files that it was calibrated from, the same from whatever folder the command is called.
 *
 * @param folder of the file that names them; without one they are called by their last part
 */
export function inputsOf(
  files: readonly InputFile[],
  folder?: string,
): { name: string; sha256: string; rows?: number }[] {
  return files.map(({ name, sha256, rows }) => ({
    name: folder === undefined ? basename(name) : nameFrom(folder, name),
    sha256,
    ...(rows !== undefined && { rows }),
  }));
}
