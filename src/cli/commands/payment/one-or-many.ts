import { fail, problemList } from '../../../errors.js';
import { readOrTell } from '../../../parse/parse.js';
import { canonicalText } from '../../../record/canonical.js';
import type { Json } from '../../../record/json.js';
import type { AnyRecord } from '../../../records/kinds.js';
import { type JsonFile, readJson } from '../../input/text/json.js';
import { partOf, withPlaces } from '../../place.js';

/** Asks the library of a JSON file with one family, or a list of them; what is wrong with any of them is told together. */
export function askEach<Input, Result>(cwd: string, name: string, ask: (input: Input) => Result): Result[] {
  const source = readJson(cwd, name);
  if (!Array.isArray(source.value)) return [askOne(source, source.value as Input, [], ask)];
  const problems = problemList();
  const results = source.value.map((input: Input, index) =>
    readOrTell(problems, () => askOne(source, input, [index], ask)),
  );
  problems.throwIfAny();
  if (results.length === 0) fail('invalid', [], `${name}: the list is empty; expected a family or more`);
  return results as Result[];
}

function askOne<Input, Result>(
  source: JsonFile,
  input: Input,
  place: readonly number[],
  ask: (input: Input) => Result,
): Result {
  const origin = { at: ['input'], source: partOf(source, (path) => [...place, ...path]) };
  return withPlaces([origin], () => ask(input));
}

/** Sealed records as lines of JSON, as `openras check-record` reads them. */
export function recordLines(records: readonly AnyRecord[]): string {
  return records.map((record) => `${canonicalText(record as unknown as Json)}\n`).join('');
}
