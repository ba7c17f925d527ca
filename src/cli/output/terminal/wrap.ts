import stringWidth from 'string-width';

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Characters that take one place and stand by themselves: ASCII, other Latin letters, punctuation, currencies. */
const PLAIN = /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/;

/** How many places a text takes on a terminal: a full-width character takes two, a combining mark none. */
export function displayWidth(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

/**
 * Breaks a text into lines of at most a width: between words where it can, after an underscore, a slash or a hyphen where
 * a word is too long, and anywhere when that is too long, too. Nothing is lost but the blank at a break.
 */
export function wrapText(text: string, width: number): string[] {
  if (displayWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line: string | undefined;
  for (const word of text.split(' ')) {
    const longer: string = line === undefined ? word : `${line} ${word}`;
    if (displayWidth(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== undefined) lines.push(line);
    const parts = brokenWord(word, width);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1);
  }
  return line === undefined ? lines : [...lines, line];
}

/** The widest part of a text that is not broken, unless it must be. */
export function widestPart(text: string): number {
  return text
    .split(' ')
    .flatMap(partsOf)
    .reduce((widest, part) => Math.max(widest, displayWidth(part)), 0);
}

function partsOf(word: string): string[] {
  return word.split(/(?<=[_/]|[^-]-)/);
}

function brokenWord(word: string, width: number): string[] {
  if (displayWidth(word) <= width) return [word];
  const pieces = partsOf(word).flatMap((part) => (displayWidth(part) <= width ? [part] : graphemesOf(part)));
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  for (const piece of pieces) {
    const more = displayWidth(piece);
    if (line !== '' && taken + more > width) {
      lines.push(line);
      line = '';
      taken = 0;
    }
    line += piece;
    taken += more;
  }
  return [...lines, line];
}

function graphemesOf(text: string): string[] {
  return PLAIN.test(text) ? [...text] : [...GRAPHEMES.segment(text)].map(({ segment }) => segment);
}
