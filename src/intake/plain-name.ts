/** A name without case, blanks, joints, brackets and signs. */
export function simplify(name: string): string {
  return name
    .slice(0, 100)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A text as a name of ours, words with `_` between: `night_care` of `Night care?`. */
export function nameOfWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@]+/gu, '_')
    .slice(0, 100)
    .replace(/^_+|_+$/g, '');
}

/** The known name that a name looks like a misspelling of, if there is one; spelling is measured outside this room. */
export type Alike = (name: string, known: Iterable<string>) => string | undefined;
