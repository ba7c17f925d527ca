/** A place in a value: the keys that lead to it. */
export type Place = readonly string[];

/** One fault that can be made in a value. */
export interface Fault {
  readonly sort: Sort;
  readonly place: Place;
  readonly make: (value: unknown) => void;
}

/** What is wrong: with the form of what stands there, or with what it says. */
export type Sort =
  | 'wrong type'
  | 'missing'
  | 'unknown key'
  | 'out of range'
  | 'bad pattern'
  | 'unknown name'
  | 'repeated id';

type Fields = Record<string, unknown>;

/** What stands for what is wrong of each sort, by the value that it is put in the place of. */
const INSTEAD: readonly (readonly [Sort, (value: unknown) => readonly unknown[]])[] = [
  ['wrong type', () => [{ zz: 1 }]],
  ['out of range', (value) => (isNumber(value) ? [typeof value === 'number' ? -7 : '-7', 1e40] : [])],
  ['bad pattern', (value) => (typeof value === 'string' ? ['', '2026-02-30'] : [])],
  ['unknown name', (value) => (typeof value === 'string' && !isNumber(value) ? ['nobody at all'] : [])],
];

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a place; of a copy that is altered. */
function at(value: unknown, place: Place): Fields {
  return place.reduce((inside, key) => (inside as Fields)[key], value) as Fields;
}

function put(place: Place, other: unknown): (value: unknown) => void {
  return (value) => {
    at(value, place.slice(0, -1))[place.at(-1) ?? ''] = other;
  };
}

/** Every fault of each sort that can be made in a value; of a long list in its first entries. */
export function* faultsOf(value: unknown, place: Place = []): Generator<Fault> {
  if (typeof value !== 'object' || value === null) {
    for (const [sort, others] of INSTEAD)
      for (const other of others(value)) yield { sort, place, make: put(place, other) };
    return;
  }
  const entries = Object.entries(value).slice(0, 12);
  if (isFields(value)) {
    const key = [...place, 'unheardOf'];
    yield { sort: 'unknown key', place: key, make: put(key, 1) };
    for (const [name] of entries) {
      const below = [...place, name];
      const make = (copy: unknown): void => {
        delete at(copy, place)[name];
      };
      yield { sort: 'missing', place: below, make };
    }
  } else yield* repeatedIn(value as readonly unknown[], place);
  for (const [name, part] of entries) yield* faultsOf(part, [...place, name]);
}

/** The keys under which things of a list are known by name. */
const NAMES = ['id', 'caseId', 'name', 'statement', 'year', 'from'];

/** Each entry of a list called as the one before it. */
function* repeatedIn(list: readonly unknown[], place: Place): Generator<Fault> {
  for (const [index, one] of list.slice(0, 12).entries()) {
    const before = list[index - 1];
    if (!isFields(before) || !isFields(one)) continue;
    for (const name of NAMES) {
      if (!Object.hasOwn(before, name) || !Object.hasOwn(one, name)) continue;
      const below = [...place, String(index), name];
      yield { sort: 'repeated id', place: below, make: put(below, before[name]) };
    }
  }
}

/** Whether one place is the other or lies within it. */
export function isWithin(one: Place, other: Place): boolean {
  const [outer, inner] = one.length < other.length ? [one, other] : [other, one];
  return outer.every((key, index) => inner[index] === key);
}
