/**
 * Letters of other alphabets that look on a screen as Latin ones do, after those: Cyrillic and Greek, from the table of
 * confusables of Unicode's UTS 39.
 */
const LETTERS: Readonly<Record<string, string>> = {
  A: 'АΑ',
  B: 'ВΒ',
  C: 'СϹ',
  E: 'ЕΕ',
  H: 'НΗ',
  I: 'ІΙӀ',
  J: 'ЈͿ',
  K: 'КΚ',
  M: 'МΜ',
  N: 'Ν',
  O: 'ОΟ',
  P: 'РΡ',
  Q: 'Ԛ',
  S: 'Ѕ',
  T: 'ТΤ',
  W: 'Ԝ',
  X: 'ХΧ',
  Y: 'УҮΥ',
  Z: 'Ζ',
  a: 'аα',
  c: 'сϲ',
  d: 'ԁ',
  e: 'е',
  g: 'ɡ',
  h: 'һ',
  i: 'іι',
  j: 'јϳ',
  l: 'ӏ',
  o: 'оο',
  p: 'рρ',
  q: 'ԛ',
  s: 'ѕ',
  v: 'νѵ',
  w: 'ԝ',
  x: 'х',
  y: 'уүγ',
};

const LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries(LETTERS).flatMap(([latin, others]) => [...others].map((other): [string, string] => [other, latin])),
);

/** Letters without accents, digits and signs of a typewriter, which look as they are. */
export const PRINTABLE = /^[ -~]*$/;

/** What nobody means: letters of the table, hyphens of Unicode, and signs of full width. Dashes people do write, and they stand. */
const DOUBLES = /[\u0370-\u04ff\u0500-\u052f\u0261\u2010\u2011\uff01-\uff5e]/u;

/** What a screen shows as a joint, a blank or an apostrophe, as keyboards have it. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[\u2010-\u2015\u2212\ufe58\ufe63]/g, '-'],
  [/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' '],
  [/[\u2018\u2019\u02bc]/g, "'"],
];

/** A text as a keyboard would have written what the screen shows: `A1` of `А1` with a Cyrillic А, and of `Ａ１`. */
export function asTyped(text: string): string {
  if (PRINTABLE.test(text)) return text;
  const narrow = text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const signs = SIGNS.reduce((rest, [odd, plain]) => rest.replace(odd, plain), narrow);
  return [...signs].map((letter) => LATIN.get(letter) ?? letter).join('');
}

/**
 * The first character of an id that stands for one that a keyboard would have written, where the whole id then is one that a
 * keyboard writes; none in a word of another alphabet.
 */
export function doubleIn(id: string): string | undefined {
  if (PRINTABLE.test(id) || !PRINTABLE.test(asTyped(id))) return undefined;
  return DOUBLES.exec(id)?.[0];
}
