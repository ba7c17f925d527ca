import type { Path } from './errors.js';

/**
 * A reader that keeps what it made of an object, so that a one-off call does not check the same model again. Before it
 * is used again, the object is held against a copy, field by field: one that was altered in the meantime is read anew.
 *
 * What is read is the copy, so that what is kept is made of just what is compared. An object that is no plain data is
 * read as it is, each time, and so is one that is refused.
 *
 * @param read makes something of an input, whose place its errors name; what it makes does not change, nor knows the
 * place
 */
export function keeping<Made>(read: (input: unknown, at: Path) => Made): (input: unknown, at: Path) => Made {
  const kept = new WeakMap<object, { readonly copy: unknown; readonly made: Made }>();
  return (input, at) => {
    if (typeof input !== 'object' || input === null) return read(input, at);
    const before = kept.get(input);
    if (before !== undefined && isLike(before.copy, input)) return before.made;
    const copy = copyOf(input);
    if (copy === undefined) return read(input, at);
    const made = read(copy, at);
    kept.set(input, { copy, made });
    return made;
  };
}

/** Deeper data are not kept, which may hold themselves, nor larger ones, in which one part may stand many times. */
const MAX_DEPTH = 30;
const MAX_ENTRIES = 200_000;

/** A copy of plain data: lists without holes, objects, texts, numbers, yes or no, null; undefined for anything else. */
function copyOf(input: object): unknown {
  try {
    return copied(input, 0, { left: MAX_ENTRIES });
  } catch {
    // Not plain, or not even readable: whoever reads it says so.
    return undefined;
  }
}

function copied(value: unknown, depth: number, entries: { left: number }): unknown {
  if (isSimple(value)) return value;
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH || !isPlain(value)) throw NOT_PLAIN;
  const copy: Record<PropertyKey, unknown> | unknown[] = Array.isArray(value) ? [] : {};
  const keys = Reflect.ownKeys(value).filter((key) => !Array.isArray(value) || key !== 'length');
  // A hole has no key.
  if (Array.isArray(value) && keys.length !== value.length) throw NOT_PLAIN;
  entries.left -= keys.length;
  if (entries.left < 0) throw NOT_PLAIN;
  for (const key of keys) {
    const found = Object.getOwnPropertyDescriptor(value, key);
    if (found?.enumerable !== true || !('value' in found) || typeof key !== 'string' || key === '__proto__')
      throw NOT_PLAIN;
    Reflect.set(copy, key, copied(found.value, depth + 1, entries));
  }
  return copy;
}

const NOT_PLAIN = /* @__PURE__ */ Symbol('not plain');

function isSimple(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isPlain(value: object): boolean {
  return Object.getPrototypeOf(value) === (Array.isArray(value) ? Array.prototype : Object.prototype);
}

/** Whether a value still is what its copy says, in the same order. */
function isLike(copy: unknown, value: unknown): boolean {
  try {
    return alike(copy, value);
  } catch {
    return false;
  }
}

function alike(copy: unknown, value: unknown): boolean {
  if (typeof copy !== 'object' || copy === null) return Object.is(copy, value);
  if (typeof value !== 'object' || value === null || !isPlain(value)) return false;
  if (Array.isArray(copy)) {
    if (!Array.isArray(value) || value.length !== copy.length) return false;
    for (let index = 0; index < copy.length; index += 1) if (!alike(copy[index], value[index])) return false;
    return true;
  }
  const keys = Object.keys(copy);
  const present = Object.keys(value);
  if (Array.isArray(value) || present.length !== keys.length) return false;
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] as keyof typeof copy & keyof typeof value;
    if (present[index] !== key || !alike(copy[key], value[key])) return false;
  }
  return true;
}
