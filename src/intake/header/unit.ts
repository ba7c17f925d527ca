import { simplify } from '../plain-name.js';

/** What money in a column is for, as councils state it. */
export const PERS = ['year', 'quarter', 'term', 'month', 'four-weeks', 'fortnight', 'week'] as const;

/** What money in a column is for. */
export type Per = (typeof PERS)[number];

/** What the name of a column says of its amounts. */
export interface HeaderUnit {
  readonly per?: Per;
  readonly isThousands: boolean;
  /** The name without the words of its unit, simplified. */
  readonly rest: string;
}

const each = (word: string): string => `\\b(?:per|a|an|each|every)\\s+${word}\\b|/\\s?${word}\\b`;

// The longer come first: a header of four weeks has the word for weeks in it.
const WORDS: readonly (readonly [Per, RegExp])[] = [
  ['four-weeks', /\b(?:4|four)[\s-]*(?:weekly|wkly)\b|\b(?:per|every|a)\s+(?:4|four)\s+weeks\b/],
  ['fortnight', new RegExp(`\\bfortnightly\\b|\\b(?:2|two)[\\s-]*weekly\\b|${each('fortnight')}`)],
  ['quarter', new RegExp(`\\bquarterly\\b|${each('quarter')}`)],
  ['term', new RegExp(`\\btermly\\b|${each('term')}`)],
  ['month', new RegExp(`\\b(?:calendar\\s+)?monthly\\b|\\bp\\.?c\\.?m\\b\\.?|${each('(?:calendar\\s+)?month')}`)],
  ['week', new RegExp(`\\bweekly\\b|\\bp\\.?\\s?w\\b\\.?|${each('(?:week|wk)')}`)],
  ['year', new RegExp(`\\b(?:annual|annually|yearly)\\b|\\bp\\.?\\s?a\\b\\.?|${each('(?:year|annum|yr)')}`)],
];

const THOUSANDS = /£\s?['’]?000s?\b|£\s?k\b|\(\s?k\s?\)|\bthousands\b|\(\s?['’]?000s?\s?\)|['’]000s?\b/;

/** Whether a text says that amounts are in thousands of pounds. */
export function saysThousands(text: string): boolean {
  return THOUSANDS.test(text.toLowerCase());
}

/** Reads what the name of a column says of its amounts: `Package Cost (£ per week)`. */
export function unitOf(header: string): HeaderUnit {
  let text = header.toLowerCase().replaceAll('_', ' ');
  const isThousands = saysThousands(text);
  if (isThousands) text = text.replace(THOUSANDS, ' ');
  const found = WORDS.find(([, pattern]) => pattern.test(text));
  if (found !== undefined) text = text.replace(new RegExp(found[1].source, 'g'), ' ');
  const rest = simplify(text.replace(/\b(?:gbp|in pounds|pounds)\b/g, ' '));
  return { ...(found !== undefined && { per: found[0] }), isThousands, rest };
}

/** A period in words, to follow what is for it: `a year`. */
export function perInWords(per: Per): string {
  return per === 'four-weeks' ? 'every four weeks' : `a ${per}`;
}

/** A unit in words, to follow an amount: `pounds a year`. */
export function unitInWords(per: Per | undefined, isThousands: boolean): string {
  const pounds = isThousands ? 'thousands of pounds' : 'pounds';
  return per === undefined ? pounds : `${pounds} ${perInWords(per)}`;
}
