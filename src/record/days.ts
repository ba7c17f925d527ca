import type { Json } from './json.js';

/** A key that is the day of something: `on`, `assessedOn`. */
const DAY_KEY = /^on$|On$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Every day that a value names, by the way to it: `assessedOn`, `signOffs.0.on`. */
export function daysIn(value: Json | undefined, way: readonly string[] = []): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  const days: Record<string, string> = {};
  for (const [key, item] of Object.entries(value as Readonly<Record<string, Json>>)) {
    const own = [...way, key];
    if (typeof item === 'string' && DAY_KEY.test(key) && DAY.test(item)) days[own.join('.')] = item;
    else Object.assign(days, daysIn(item, own));
  }
  return days;
}
