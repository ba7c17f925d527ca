import { type Path, show } from '../../../errors.js';

/** What the entry of a list is called by, where an entry around a value holds it. */
const NAMES: readonly (readonly [key: string, word: string])[] = [
  ['caseId', 'case'],
  ['statement', 'statement'],
];

/** Whose value stands at a path: `case "F4"`, of the nearest entry around it that says so. */
export function whoseAt(value: unknown, path: Path): string | undefined {
  const found = new Map<string, string>();
  let inner = value;
  for (const part of [undefined, ...path]) {
    if (part !== undefined) inner = Object.hasOwn(Object(inner), part) ? Reflect.get(Object(inner), part) : undefined;
    for (const [key, word] of NAMES) {
      const name: unknown = Object.hasOwn(Object(inner), key) ? Reflect.get(Object(inner), key) : undefined;
      if (typeof name === 'string' && name !== '') found.set(word, `${word} ${show(name)}`);
    }
  }
  return found.size === 0 ? undefined : [...found.values()].join(', ');
}
