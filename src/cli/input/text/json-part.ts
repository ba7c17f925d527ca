import { type Located, partOf } from '../../place.js';
import type { JsonFile } from './json.js';

/** A list that a JSON file holds; one entry may stand alone, without the list around it. */
export function listOf<T>(json: JsonFile): {
  readonly list: readonly T[];
  readonly source: Located & Pick<JsonFile, 'file'>;
} {
  if (Array.isArray(json.value)) return { list: json.value as readonly T[], source: json };
  return { list: [json.value as T], source: partOf(json, ([, ...below]) => below) };
}
