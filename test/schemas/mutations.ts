type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One alteration of a value: what was done, where, and the value that came of it. */
export interface Mutation {
  readonly what: string;
  /** The place, with `*` for a position in a list: `rules.*.amount`. */
  readonly place: string;
  readonly value: unknown;
}

const REPLACED = '(replaced)';

/** What each kind of value is replaced by: another type, or text of the right type in a wrong form. */
function replacementsOf(value: Json): readonly Json[] {
  const others: readonly Json[] = [null, [], {}];
  if (typeof value === 'string')
    return [...others, 5, 0, true, '0', 'abc', 'tomorrow', '', '-1', '0.123456789', '12', '٣'];
  if (typeof value === 'number') return [...others, true, 'abc', '', -1, 0, 0.5, 0.123456789, 1e40, '-1'];
  if (typeof value === 'boolean') return [...others, 'yes', 1];
  if (value === null) return [[], {}, 5, 'abc', true];
  return ['abc', '12', 5, true, null, Array.isArray(value) ? {} : []];
}

/**
 * Every alteration of one value: each key taken out, a key added to each object, each value replaced by others.
 *
 * @param inEach how many values of a list are altered, from its beginning; all of them unless told otherwise
 */
export function* mutationsOf(value: unknown, inEach = Number.POSITIVE_INFINITY): Generator<Mutation> {
  yield* within(value as Json, '', inEach, (altered) => altered);
}

function* within(value: Json, place: string, inEach: number, put: (altered: Json) => unknown): Generator<Mutation> {
  for (const other of replacementsOf(value)) {
    yield { what: `${JSON.stringify(other)} ${REPLACED}`, place, value: put(other) };
  }
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    for (const [index, one] of list.slice(0, inEach).entries()) {
      yield* within(one, below(place, '*'), inEach, (altered) => put(list.with(index, altered)));
    }
  } else if (typeof value === 'object' && value !== null) {
    const object = value as { readonly [key: string]: Json };
    yield { what: 'a key added', place, value: put({ ...object, unheardOf: 1 }) };
    for (const [key, one] of Object.entries(object)) {
      const { [key]: _, ...rest } = object;
      yield { what: 'taken out', place: below(place, key), value: put(rest) };
      yield* within(one, below(place, key), inEach, (altered) => put({ ...object, [key]: altered }));
    }
  }
}

function below(place: string, key: string): string {
  return place === '' ? key : `${place}.${key}`;
}
