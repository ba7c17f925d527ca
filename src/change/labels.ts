const WHOLE = /^\d{1,15}$/;

/** Puts the names of groups in order: whole numbers by size first, then all others by their characters. */
export function compareLabels(a: string, b: string): number {
  const [aIsWhole, bIsWhole] = [WHOLE.test(a), WHOLE.test(b)];
  if (aIsWhole !== bIsWhole) return aIsWhole ? -1 : 1;
  if (aIsWhole && Number(a) !== Number(b)) return Number(a) - Number(b);
  return compareText(a, b);
}

/** Puts texts in the order of their characters, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
