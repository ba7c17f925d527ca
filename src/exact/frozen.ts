/**
 * A plain value that nobody can change any more, with all that is in it: what the library hands out is its own and is
 * read by every later call. Only for lists and plain objects without circles.
 */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
