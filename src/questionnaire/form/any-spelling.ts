import { nameKey } from '../text.js';

/**
 * The pattern of every text that is one of these names, as names are compared: whatever their capitals and blanks.
 * Letters that have several written forms are matched in each of them.
 */
export function anySpelling(names: readonly string[]): string {
  return `^\\s*(?:${names.map((name) => wordsPattern(nameKey(name))).join('|')})\\s*$`;
}

function wordsPattern(key: string): string {
  return key
    .split(' ')
    .map((word) => [...word].map(letterPattern).join(''))
    .join('\\s+');
}

/** A letter in capitals or not, and composed or not. */
function letterPattern(letter: string): string {
  const cases = [letter, letter.toUpperCase()];
  const forms = new Set(cases.flatMap((one) => [one.normalize('NFC'), one.normalize('NFD')]));
  const same = [...forms].filter((form) => nameKey(form) === letter);
  return same.length === 1 && same[0] !== undefined ? literal(same[0]) : `(?:${same.map(literal).join('|')})`;
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
