/** @typedef {{ [key: string]: any }} Json */

const LISTS = ['anyOf', 'allOf', 'oneOf', 'prefixItems'];
const PARTS = ['items', 'additionalProperties', 'contains', 'not', 'if', 'then', 'else'];
const MAPS = ['properties', '$defs'];

/** Shorter parts stay where they are. */
const WORTH_SHARING = 60;

/**
 * A JSON Schema that says each longer part once, in `$defs`, by the name of the first field that looks so; a part is the
 * same whatever its own description, which stays where it was.
 *
 * @param {Json} whole @returns {Json}
 */
export function withSharedParts(whole) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const count = (/** @type {Json} */ part) => {
    const key = keyOf(part);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (counts.get(key) === 1) eachPart(part, count);
  };
  eachPart(whole, count);
  /** @type {Map<string, string>} */
  const names = new Map();
  /** @type {Json} */
  const defs = {};
  const taken = new Set(Object.keys(whole.$defs ?? {}));

  const shared = (/** @type {Json} */ part, /** @type {string} */ field) => {
    const key = keyOf(part);
    if (key.length < WORTH_SHARING || (counts.get(key) ?? 0) < 2) return mapParts(part, shared);
    const { description, ...rest } = part;
    let name = names.get(key);
    if (name === undefined) {
      const stem = field === '' ? 'part' : field;
      name = stem;
      for (let number = 2; taken.has(name); number += 1) name = `${stem}-${number}`;
      taken.add(name);
      names.set(key, name);
      defs[name] = mapParts(rest, shared);
    }
    return { $ref: `#/$defs/${name}`, ...(description !== undefined && { description }) };
  };
  const { $defs, ...rest } = mapParts(whole, shared);
  const all = { ...$defs, ...defs };
  return Object.keys(all).length === 0 ? rest : { ...rest, $defs: all };
}

/** @param {Json} part */
function keyOf({ description: _, ...part }) {
  return JSON.stringify(part);
}

/** @param {unknown} value */
const isPart = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {Json} json @param {(part: Json) => void} see */
function eachPart(json, see) {
  mapParts(json, (part) => {
    see(part);
    return part;
  });
}

/** @param {Json} json @param {(part: Json, field: string) => Json} change @returns {Json} */
function mapParts(json, change) {
  return Object.fromEntries(
    Object.entries(json).map(([keyword, value]) => {
      if (LISTS.includes(keyword))
        return [keyword, value.map((/** @type {Json} */ one) => (isPart(one) ? change(one, '') : one))];
      if (PARTS.includes(keyword)) return [keyword, isPart(value) ? change(value, '') : value];
      if (!MAPS.includes(keyword)) return [keyword, value];
      const parts = Object.entries(value).map(([name, one]) => [
        name,
        // What a definition is called is where others look for it.
        keyword === '$defs' ? mapParts(one, change) : isPart(one) ? change(one, name.replace(/[^\w-]/g, '')) : one,
      ]);
      return [keyword, Object.fromEntries(parts)];
    }),
  );
}

/**
 * A JSON Schema with what its `$ref`s stand for in their places; a part within itself is left open.
 *
 * @param {Json} whole @returns {Json}
 */
export function unshared(whole) {
  /** @param {any} part @param {readonly string[]} open @returns {any} */
  const resolved = (part, open) => {
    if (Array.isArray(part)) return part.map((one) => resolved(one, open));
    if (!isPart(part)) return part;
    const { $ref, $defs: _, ...own } = part;
    /** @type {Json} */
    const rest = Object.fromEntries(Object.entries(own).map(([key, value]) => [key, resolved(value, open)]));
    const to = typeof $ref === 'string' ? $ref.replace('#/$defs/', '') : undefined;
    if (to === undefined || open.includes(to)) return rest;
    return { ...resolved(whole.$defs[to], [...open, to]), ...rest };
  };
  return resolved(whole, []);
}
