type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What an alteration does to the form of a value. */
export type Kind =
  | 'taken out'
  | 'emptied'
  | 'key added'
  | 'null in its place'
  | 'another type in its place'
  | 'entry added'
  | 'entry replaced';

/** An alteration of the form of a value at one place. */
export interface Alteration {
  readonly kind: Kind;
  /** The place, with `*` for a position in a list. */
  readonly place: string;
  /** What stood there, and what stands there now. */
  readonly before: unknown;
  readonly after: unknown;
  /** The whole value with it. */
  readonly value: unknown;
}

/** Values of every type, empty and not. */
const OF_EVERY_TYPE: readonly Json[] = [
  ...[null, 5, 0.5, true, 'abc', '12', [], [[]], [{}], [null], ['abc']],
  ...[{}, { a: 1 }],
];

/** What is put into lists: one of each type. */
const ENTRIES: readonly Json[] = [null, 5, true, 'abc', [], {}];

function typeOf(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

/**
 * Every alteration of the form of a value, at every level: each key taken out, unknown keys added, each object emptied,
 * a value of every other type put for each value, and entries of every type added to each list and put for its entries.
 *
 * @param inEach how many entries of a list are altered, from its beginning
 */
export function* alterationsOf(value: unknown, inEach: number): Generator<Alteration> {
  yield* within(value as Json, '', inEach, (altered) => altered);
}

function* within(value: Json, place: string, inEach: number, put: (altered: Json) => unknown): Generator<Alteration> {
  const altered = (kind: Kind, after: Json, whole = after): Alteration => {
    return { kind, place, before: value, after, value: put(whole) };
  };
  for (const other of OF_EVERY_TYPE) {
    if (typeOf(other) === typeOf(value)) continue;
    const kind = place.endsWith('*') ? 'entry replaced' : 'another type in its place';
    yield altered(other === null ? 'null in its place' : kind, other);
  }
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    for (const entry of ENTRIES) yield altered('entry added', entry, [...list, entry]);
    for (const [index, one] of list.slice(0, inEach).entries())
      yield* within(one, `${place}.*`, inEach, (other) => put(list.with(index, other)));
  } else if (typeof value === 'object' && value !== null) {
    const object = value as { readonly [key: string]: Json };
    for (const key of ['unheardOf', '__proto__', 'constructor']) yield altered('key added', 1, { ...object, [key]: 1 });
    if (Object.keys(object).length > 0) yield altered('emptied', {});
    for (const [key, one] of Object.entries(object)) {
      const { [key]: _, ...rest } = object;
      yield { kind: 'taken out', place: `${place}.${key}`, before: one, after: undefined, value: put(rest) };
      yield* within(one, `${place}.${key}`, inEach, (other) => put({ ...object, [key]: other }));
    }
  }
}
