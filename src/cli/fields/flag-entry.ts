import { type Path, show } from '../../errors.js';

/**
 * What is said after a flag of a part of its value, as the user typed it: of an entry of a list the entry, and nothing of
 * what the library makes of a text.
 *
 * @param value what the flag gives
 * @param below the library's path below it
 */
export function entryOfFlag(value: unknown, [index]: Path): string {
  if (typeof index !== 'number' || !Array.isArray(value)) return '';
  const entry: unknown = value[index];
  const name = typeof entry === 'object' && entry !== null ? Object.values(entry)[0] : entry;
  return typeof name === 'string' || typeof name === 'number' ? ` ${show(name)}` : '';
}
