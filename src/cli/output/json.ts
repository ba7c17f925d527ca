/** Writes a value as JSON; a bigint becomes text, a Map an object of its entries. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, (_key, part: unknown) => plainPart(part), 2)}\n`;
}

/** Writes a value as JSON whose keys stand in the order of the alphabet, so that two runs can be compared. */
export function toSortedJson(value: unknown): string {
  return `${JSON.stringify(value, (_key, part: unknown) => sorted(plainPart(part)), 2)}\n`;
}

function plainPart(part: unknown): unknown {
  if (typeof part === 'bigint') return part.toString();
  return part instanceof Map ? Object.fromEntries(part) : part;
}

function sorted(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  return Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)));
}
