import type { Model } from '../../allocation/kinds.js';
import { prepareModel } from '../../allocation/open-model.js';
import type { InputFile } from '../input/file.js';
import { readJson } from '../input/json.js';
import { withPlaces } from '../place.js';

/**
 * Reads a stored model and checks it.
 *
 * @throws RasError with every problem, with file, line and column
 */
export function readModel(cwd: string, name: string): { readonly model: Model; readonly file: InputFile } {
  const source = readJson(cwd, name);
  withPlaces([{ at: [], source }], () => prepareModel(source.value, []));
  return { model: source.value as Model, file: source.file };
}

/** What a model says of the files that it was calibrated from. */
export function inputsOf(files: readonly InputFile[]): { name: string; sha256: string; rows?: number }[] {
  return files.map(({ name, sha256, rows }) => ({ name, sha256, ...(rows !== undefined && { rows }) }));
}
