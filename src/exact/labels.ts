const WHOLE = /^\d{1,15}$/;

/**
 * The one order of the names of groups, bands and people: whole numbers by size first, then all others by their
 * characters. It is total and the same on every machine, so that the order of a file never shows.
 */
export function compareLabels(a: string, b: string): number {
  const [aIsWhole, bIsWhole] = [WHOLE.test(a), WHOLE.test(b)];
  if (aIsWhole !== bIsWhole) return aIsWhole ? -1 : 1;
  if (aIsWhole && Number(a) !== Number(b)) return Number(a) - Number(b);
  return compareText(a, b);
}

/** The same for names of which null, what is not stated, comes last. */
export function compareOrNull(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return compareLabels(a, b);
}

/** Puts texts such as ids in the order of their characters, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
