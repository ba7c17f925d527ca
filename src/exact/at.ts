/**
 * What stands at a place of a list or a column that is certain to have it.
 *
 * Where the place is wrong, the fault is ours and not a caller's, so that this is no `RasError`: it stops at once,
 * because a nought in its stead would be taken for an amount.
 */
export function at<T>(list: ArrayLike<T>, index: number): T {
  const value = list[index];
  if (value === undefined) return outside(list.length, index);
  return value;
}

/** A column of numbers as calculations hold it. */
export type Column = Float64Array | Int32Array | Uint32Array | Uint8Array;

/**
 * The number at a place of a column. As `at`, for loops over many cases: an engine keeps a read quick while it sees no
 * more than four kinds of column there.
 */
export function numberAt(column: Column, index: number): number {
  const value = column[index];
  if (value === undefined) return outside(column.length, index);
  return value;
}

/** What a map holds under a key that is certain to be there; as `at`. */
export function valueAt<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`an internal fault of openras: nothing under the key ${String(key)}`);
  return value;
}

/** A value that is certain to be there, because what it comes from has been looked at before; as `at`. */
export function certain<T>(value: T | null | undefined): T {
  if (value === null || value === undefined)
    throw new Error('an internal fault of openras: nothing where something is');
  return value;
}

function outside(length: number, index: number): never {
  throw new Error(`an internal fault of openras: place ${index} of a list of ${length}`);
}
