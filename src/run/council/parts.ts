import { type Path, type ProblemList, show } from '../../errors.js';

/** Parts of an object by name, none of them looked at yet. */
export type Parts<Name extends string> = { readonly [Key in Name]?: unknown };

/** The parts of an object by name; what is no object and what it should not have is added to `problems`. */
export function partsOf<const Name extends string>(
  value: unknown,
  names: readonly Name[],
  at: Path,
  problems: ProblemList,
): Parts<Name> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const what = value === undefined ? 'is missing; expected an object' : `expected an object, not ${show(value)}`;
    problems.add(value === undefined ? 'missing' : 'invalid', at, what);
    return {};
  }
  for (const key of Object.keys(value)) {
    if (names.some((name) => name === key)) continue;
    problems.add('unknown-name', [...at, key.slice(0, 80)], `unknown key ${show(key)}`);
  }
  return Object.fromEntries(names.map((name) => [name, (value as Parts<Name>)[name]])) as Parts<Name>;
}
