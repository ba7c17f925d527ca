/** What was read beside its place; there is one process, and so one such list. */
const found = new Set<string>();

/** Notes what was read beside its place, in a sentence; once, however often it is noted. */
export function tellFound(sentence: string): void {
  found.add(sentence);
}

/** What was read beside its place, a sentence each. */
export function foundAside(): readonly string[] {
  return [...found];
}

/** Forgets what was read beside its place, once it has been told. */
export function forgetAside(): void {
  found.clear();
}
