import type { Sheet } from './sheet.js';

const WORDS: ReadonlyMap<string, string> = new Map([
  ['one-offs-excluded', 'packages without one-offs'],
  ['one-offs-included', 'packages with one-offs'],
]);

/** The same sheets, whose titles say whether one-offs are in the packages, where warnings tell that there are any. */
export function labelOneOffs(sheets: readonly Sheet[], warnings: readonly { readonly code: string }[]): Sheet[] {
  const words = warnings.flatMap(({ code }) => WORDS.get(code) ?? []).slice(0, 1);
  return sheets.map((sheet) => ({ ...sheet, title: titleWith(sheet.title, words) }));
}

/** A title with words after it; after a sentence they are one of their own. */
function titleWith(title: string | undefined, words: readonly string[]): string {
  if (title?.endsWith('.') !== true) return [title, ...words].filter((part) => part !== undefined).join('; ');
  return [title, ...words.map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}.`)].join(' ');
}
