const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'y', 'true', '1'].map((word) => [word, true] as const),
  ...['no', 'n', 'false', '0'].map((word) => [word, false] as const),
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
