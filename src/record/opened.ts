import type { Json } from './json.js';

/** What the records of one pass share, such as their policy: opened once. Whoever goes over many records holds it. */
export interface Opened {
  /** What `open` makes of a part of a record; made once for parts that say the same. */
  once<Open>(part: Json, open: () => Open): Open;
}

/** How many different parts are kept at a time: a council has a policy or two, a stranger's file may have a million. */
const MOST_KEPT = 16;

/** Nothing opened yet. One kind of record opens one kind of part, so that the text of a part tells what it opens to. */
export function nothingOpened(): Opened {
  const kept = new Map<string, unknown>();
  return {
    once<Open>(part: Json, open: () => Open): Open {
      const text = JSON.stringify(part) ?? '';
      if (kept.has(text)) return kept.get(text) as Open;
      const made = open();
      for (const oldest of kept.keys()) {
        if (kept.size < MOST_KEPT) break;
        kept.delete(oldest);
      }
      kept.set(text, made);
      return made;
    },
  };
}
