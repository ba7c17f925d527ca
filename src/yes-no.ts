/** The words for yes and for no, in small letters. */
export const YES: readonly string[] = Object.freeze(['yes', 'y', 'true', '1']);
export const NO: readonly string[] = Object.freeze(['no', 'n', 'false', '0']);

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...YES.map((word) => [word, true] as const),
  ...NO.map((word) => [word, false] as const),
]);

/** What a cell of yes and no may hold, to end a sentence. */
export const YES_NO_WORDS = 'expected yes or no (also Y, N, TRUE, FALSE, 1, 0)';

/**
 * Yes or no as people and spreadsheets write them; undefined for any other word.
 *
 * @choice yes-no-words: `yes`, `y`, `true` and `1` are yes, `no`, `n`, `false` and `0` are no, in capitals or not, in
 * every column alike; any other word is refused with its place
 */
export function yesOrNo(text: string): boolean | undefined {
  return WORDS.get(text.trim().toLowerCase());
}

/** What people write in a cell of which there is nothing to say, in small letters and without marks. */
const NOTHING = new Set(['', 'none', 'na', 'nil', 'null', 'nan', 'tbc', 'tba', 'unknown', 'notknown', 'notapplicable']);

/**
 * Whether a text that should name something names nothing: a dash or other marks alone, `n/a`, `none`, `nil`, `tbc` and the
 * like, a word of yes and no, or numbers alone.
 *
 * @choice words-for-nothing: such a word is no name and no reason, so that it is a question wherever one is read; it is
 * not taken for a blank, since `none` of who pays may mean that nobody does
 */
export function saysNothing(text: string): boolean {
  const word = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return NOTHING.has(word) || /^\p{N}+$/u.test(word) || WORDS.has(word);
}
