import type { Json } from '../../src/record/json.js';
import { checksumOf } from '../../src/record/step/checksum.js';

/** One way in which somebody might alter a record. */
export interface Alteration {
  readonly what: string;
  /** The top-level field that was touched. */
  readonly field: string;
  readonly record: Json;
}

type Place = readonly (string | number)[];

/** Every alteration of one place of a record: each leaf, each key, each entry, each list cut, doubled and turned round. */
export function* alterationsOf(record: Json): Generator<Alteration> {
  for (const place of placesIn(record, [])) {
    const value = get(record, place);
    const name = place.join('.');
    for (const [what, other] of [...othersOf(value), ...withStepsPutIn(place, value)])
      yield made(`${what} ${name}`, place, set(record, place, other));
    yield made(`remove ${name}`, place, remove(record, place));
  }
}

function made(what: string, place: Place, record: Json): Alteration {
  return { what, field: String(place[0]), record };
}

function* placesIn(value: Json, at: Place): Generator<Place> {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    const place = [...at, Array.isArray(value) ? Number(key) : key];
    yield place;
    yield* placesIn((value as Record<string, Json>)[key] as Json, place);
  }
}

/** Other values for a place, each of which is a different record. */
function othersOf(value: Json): [string, Json][] {
  if (typeof value === 'string') return othersOfText(value);
  if (typeof value === 'number') return [['alter', value + 1]];
  if (typeof value === 'boolean') return [['alter', !value]];
  if (value === null) return [['alter', '0.01']];
  if (!Array.isArray(value)) return [['add to', { ...value, added: 'x' }], ...noObjects()];
  const [first] = value;
  const others: [string, Json][] = [['add to', [...value, first ?? 'x']]];
  if (value.length > 0) others.push(['empty', []]);
  if (value.length > 1) {
    others.push(['double in', [...value.slice(0, 1), ...value]]);
    for (const length of new Set([1, Math.floor(value.length / 2)])) {
      if (length < value.length - 1 || length === 1) others.push([`cut to ${length}`, value.slice(0, length)]);
    }
    const turned = [...value].reverse();
    if (JSON.stringify(turned) !== JSON.stringify(value)) others.push(['turn round', turned]);
    for (let index = 1; value.length > 2 && index < value.length; index += 1) {
      const swapped = [...value];
      swapped.splice(index - 1, 2, value[index] as Json, value[index - 1] as Json);
      if (JSON.stringify(swapped) !== JSON.stringify(value))
        others.push([`swap ${index} with the one before in`, swapped]);
    }
  }
  return others;
}

/** A sound step, with a checksum that fits, put in at the beginning, in the middle and at the end. */
function withStepsPutIn(place: Place, value: Json): [string, Json][] {
  if (place.at(-1) !== 'steps' || !Array.isArray(value)) return [];
  const body = {
    id: 'put in',
    rule: 'put in',
    operation: 'given',
    inputs: [{ name: 'value', value: '1' }],
    result: '1',
    unit: 'text',
  } as const;
  const step = { ...body, checksum: checksumOf(body) } as unknown as Json;
  return [...new Set([0, Math.floor(value.length / 2), value.length])].map((at): [string, Json] => [
    `a step put in at ${at} of`,
    [...value.slice(0, at), step, ...value.slice(at)],
  ]);
}

/** What may stand where an object should. */
function noObjects(): [string, Json][] {
  return [
    ['null for', null],
    ['a number for', 5],
    ['a text for', 'text'],
    ['a list for', []],
    ['a list of null for', [null]],
  ];
}

function othersOfText(value: string): [string, Json][] {
  const others: [string, Json][] = [
    ['alter', `${value}1`],
    ['empty', ''],
    ['null', null],
  ];
  if (/^-?\d+\.\d\d$/.test(value)) others.push(['a penny more in', (Number(value) + 0.01).toFixed(2)]);
  return others.filter(([, other]) => other !== value);
}

function get(value: Json, place: Place): Json {
  return place.reduce<Json>((inside, key) => (inside as Record<string | number, Json>)[key] as Json, value);
}

/** The record with another value at a place. */
export function set(value: Json, [key, ...rest]: Place, other: Json): Json {
  if (key === undefined) return other;
  const inside = set((value as Record<string | number, Json>)[key] as Json, rest, other);
  if (Array.isArray(value)) return value.map((item: Json, index) => (index === key ? inside : item));
  return { ...(value as Record<string, Json>), [key]: inside };
}

function remove(value: Json, place: Place): Json {
  const above = place.slice(0, -1);
  const key = place.at(-1) as string | number;
  const holder = get(value, above);
  if (Array.isArray(holder)) return set(value, above, holder.filter((_, index) => index !== key) as Json);
  const { [key]: _, ...others } = holder as Record<string, Json>;
  return set(value, above, others);
}
