type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One alteration of a value: what was done, where, and the value that came of it. */
export interface Mutation {
  readonly what: string;
  /** The place, with `*` for a position in a list: `rules.*.amount`. */
  readonly place: string;
  readonly value: unknown;
}

const REPLACED = '(replaced)';

/** Texts in a wrong form, or in an odd one: numbers at and beyond the limits, days that are none, broken characters. */
const TEXTS = [
  ...['0', 'abc', 'tomorrow', '', ' ', '-1', '-0', '12', '0.5', '100.5', '0.123456789', '1e3', '£1,234.50', '£-5', '٣'],
  ...['1234567890123456', '9'.repeat(31), `0.${'0'.repeat(40)}`, '10,000,000,000,000.01', '000', 'x'.repeat(500)],
  ...['x'.repeat(5000), '😀'.repeat(150), '\ud800', 'a\u0007b', '2026-13-01', '2026-02-29', '2028-02-29', '0026-01-01'],
  ...['2026-04-31', '2026-27', '2026-28'],
];
const NUMBERS = [-1, 0, 0.5, 1.5, 101, 0.123456789, 1e15, 1e40];

/** What each kind of value is replaced by: another type, or something of the right type in a wrong form. */
function replacementsOf(value: Json): readonly Json[] {
  const others: readonly Json[] = [null, [], {}];
  if (typeof value === 'string') return [...others, 5, 0, true, ...TEXTS];
  if (typeof value === 'number') return [...others, true, 'abc', '', ...NUMBERS, '-1', '-0', '1234567890123456'];
  if (typeof value === 'boolean') return [...others, 'yes', 1];
  if (value === null) return [[], {}, 5, 'abc', true];
  return ['abc', '12', 5, true, null, Array.isArray(value) ? {} : []];
}

/**
 * Every alteration of one value: each key taken out, and each two together, a key added to each object, each value replaced by others; and
 * whatever other values have at the same place.
 *
 * @param inEach how many values of a list are altered, from its beginning; all of them unless told otherwise
 * @param seen what others of its form have at each place; nothing unless told otherwise
 */
export function* mutationsOf(
  value: unknown,
  inEach = Number.POSITIVE_INFINITY,
  seen: Seen = new Map(),
): Generator<Mutation> {
  yield* within(value as Json, '', { inEach, seen }, (altered) => altered);
}

/** What stands at each place of some values. */
export type Seen = ReadonlyMap<string, readonly unknown[]>;

/** What stands at each place of some values: the keys and the values that another of them may have there as well. */
export function seenIn(values: readonly unknown[]): Seen {
  const seen = new Map<string, unknown[]>();
  const look = (value: unknown, place: string): void => {
    const here = seen.get(place) ?? [];
    const text = JSON.stringify(value);
    if (here.length < MOST_SEEN && !here.some((one) => JSON.stringify(one) === text)) here.push(value);
    seen.set(place, here);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, one] of Object.entries(value)) look(one, below(place, Array.isArray(value) ? '*' : key));
  };
  for (const value of values) look(value, '');
  return seen;
}

/** How many values of one place are kept. */
const MOST_SEEN = 8;

interface Limits {
  readonly inEach: number;
  readonly seen: Seen;
}

/** What another value has at a place: no list and no object, which are altered from within. */
function othersAt(place: string, { seen }: Limits): readonly Json[] {
  return ((seen.get(place) ?? []) as readonly Json[]).filter((one) => typeof one !== 'object' || one === null);
}

/** The keys that other values have at a place and this one has not, each with a value. */
function* addedTo(
  object: { readonly [key: string]: Json },
  place: string,
  { seen }: Limits,
): Generator<[string, Json]> {
  const start = place === '' ? '' : `${place}.`;
  for (const [other, [first]] of seen) {
    const key = other.slice(start.length);
    if (!other.startsWith(start) || key === '' || key === '*' || key.includes('.') || key in object) continue;
    yield [key, first as Json];
  }
}

/** Each two keys taken out together: of some fields, one or the other is asked for. */
function* pairsTakenOut(
  object: { readonly [key: string]: Json },
  place: string,
  put: (altered: Json) => unknown,
): Generator<Mutation> {
  const entries = Object.entries(object);
  for (const [first, [one]] of entries.entries()) {
    for (const [other] of entries.slice(first + 1)) {
      const left = entries.filter(([key]) => key !== one && key !== other);
      yield {
        what: 'two keys taken out',
        place: below(place, `${one}+${other}`),
        value: put(Object.fromEntries(left)),
      };
    }
  }
}

function* within(value: Json, place: string, limits: Limits, put: (altered: Json) => unknown): Generator<Mutation> {
  const { inEach } = limits;
  for (const other of [...replacementsOf(value), ...othersAt(place, limits)]) {
    yield { what: `${JSON.stringify(other).slice(0, 50)} ${REPLACED}`, place, value: put(other) };
  }
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    for (const [index, one] of list.slice(0, inEach).entries()) {
      yield* within(one, below(place, '*'), limits, (altered) => put(list.with(index, altered)));
    }
  } else if (typeof value === 'object' && value !== null) {
    const object = value as { readonly [key: string]: Json };
    for (const key of ['unheardOf', '__proto__', 'constructor'])
      yield { what: `a key ${key} added`, place, value: put({ ...object, [key]: 1 }) };
    // Another family's id, wherever a case stands within another.
    if (place !== '' && limits.seen.has('caseId') && !('caseId' in object))
      yield { what: 'caseId added', place, value: put({ ...object, caseId: 'ANOTHER FAMILY' }) };
    yield* pairsTakenOut(object, place, put);
    for (const [key, one] of addedTo(object, place, limits)) {
      yield { what: `${key} added`, place, value: put({ ...object, [key]: one }) };
    }
    for (const [key, one] of Object.entries(object)) {
      const { [key]: _, ...rest } = object;
      yield { what: 'taken out', place: below(place, key), value: put(rest) };
      yield* within(one, below(place, key), limits, (altered) => put({ ...object, [key]: altered }));
    }
  }
}

function below(place: string, key: string): string {
  return place === '' ? key : `${place}.${key}`;
}
