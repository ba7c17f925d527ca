const WHOLE = /^\d{1,15}$/;

/** Puts the names of groups in order: whole numbers by size first, then all others by their characters. */
export function compareLabels(a: string, b: string): number {
  const [aIsWhole, bIsWhole] = [WHOLE.test(a), WHOLE.test(b)];
  if (aIsWhole !== bIsWhole) return aIsWhole ? -1 : 1;
  if (aIsWhole && Number(a) !== Number(b)) return Number(a) - Number(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The name of a group for people; null is the group of those whose value is not stated. */
export function groupLabel(group: string | null): string {
  return group ?? 'not stated';
}

/** A number of families in words: `1 family`, `2 families`. */
export function familiesIn(count: number): string {
  return count === 1 ? '1 family' : `${count.toLocaleString('en-GB')} families`;
}
