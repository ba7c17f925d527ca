import { once } from '../../parse/deferred.js';
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
    .map((word) => lettersOf(word).map(letterPattern).join(''))
    .join('\\s+');
}

/** Letters with the marks that stand on them: a capital may be one character where the small letter is two. */
function lettersOf(word: string): readonly string[] {
  return word.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
}

/** A letter in capitals or not, composed or not, with its marks in any order. */
function letterPattern(letter: string): string {
  const same = [...new Set([...spellingsOf(letter), ...withMarks(letter)])].filter((form) => nameKey(form) === letter);
  return same.length === 1 && same[0] !== undefined ? literal(same[0]) : `(?:${same.map(literal).join('|')})`;
}

/** The spellings of a letter with its marks: in each order, and of them the first ones composed with the letter. */
function withMarks(letter: string): readonly string[] {
  const parts = letter.normalize('NFD');
  const [base = ''] = parts.match(/^\P{M}/u) ?? [];
  const marks = [...parts.slice(base.length)];
  return [base, ...spellingsOf(base)].flatMap((one) =>
    orders(marks).flatMap((order) =>
      [...order, ''].map(
        (_, end) => `${one}${order.slice(0, end).join('')}`.normalize('NFC') + order.slice(end).join(''),
      ),
    ),
  );
}

/** More marks on a letter than any language has are matched in their own order. */
const MAX_MARKS = 4;

function orders(marks: readonly string[]): readonly (readonly string[])[] {
  if (marks.length < 2 || marks.length > MAX_MARKS) return [marks];
  return marks.flatMap((mark, index) =>
    orders(marks.filter((_, other) => other !== index)).map((rest) => [mark, ...rest]),
  );
}

function spellingsOf(letter: string): readonly string[] {
  return [letter, letter.toUpperCase(), ...(othersOf().get(letter) ?? [])];
}

/** The characters that are compared as another letter, by that letter: capitals, signs such as that of the kelvin. */
const othersOf = /* @__PURE__ */ once((): ReadonlyMap<string, readonly string[]> => {
  const others = new Map<string, string[]>();
  for (let code = 0; code < END_OF_LETTERS; code += 1) {
    if (code === FIRST_HALF) code = AFTER_HALVES;
    const one = String.fromCodePoint(code);
    const key = nameKey(one);
    if (key === one || key === '') continue;
    const known = others.get(key);
    if (known === undefined) others.set(key, [one]);
    else known.push(one);
  }
  return others;
});

/** No character after these is compared as another; halves of characters are no letters. */
const END_OF_LETTERS = 0x3_0000;
const FIRST_HALF = 0xd800;
const AFTER_HALVES = 0xe000;

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
