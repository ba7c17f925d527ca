/** What a cell holds or a formula gives. */
export type Value = number | string | boolean;

/**
 * A formula and what it comes to: both are made in one go, so that the value that is stored beside a formula is that of
 * the formula. No text of a model or of a case stands in a formula; formulas name the cell that holds it.
 */
export interface Expr {
  readonly text: string;
  readonly value: Value;
  /** How firmly its parts hold together: 1 comparison, 2 joined texts, 3 sum, 4 product, 9 whole by itself. */
  readonly rank: number;
}

/** Several cells in a row or a column. */
export interface Range {
  readonly text: string;
  readonly values: readonly Value[];
}

/** What formulas are made of: an expression, or a number, or a word of our own. */
export type Term = Expr | number | Word;

/** A word that stands in a formula in quotes: small letters, signs and blanks, and no quote. */
export type Word = string;

const ATOM = 9;

/** A formula that holds together by itself. */
export const atom = (text: string, value: Value): Expr => ({ text, value, rank: ATOM });

/** A term as an expression. */
export function expr(term: Term): Expr {
  if (typeof term === 'number') return { text: String(term), value: term, rank: term < 0 ? 3 : ATOM };
  if (typeof term !== 'string') return term;
  if (!/^[a-z_, :-]*$/.test(term)) throw new Error(`no word of a formula: ${term}`);
  return atom(`"${term}"`, term);
}

/** The number that an expression comes to; a blank is nought, as spreadsheets have it. */
export function numberOf({ value }: Expr): number {
  return typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : value === '' ? 0 : Number.NaN;
}

const within = (term: Expr, rank: number): string => (term.rank < rank ? `(${term.text})` : term.text);

function chain(
  sign: string,
  rank: number,
  terms: readonly Term[],
  value: (numbers: readonly number[]) => number,
): Expr {
  const all = terms.map(expr);
  const [first, ...rest] = all;
  if (first === undefined) throw new Error('nothing to reckon with');
  // What is taken off or divided by stands in brackets of its own.
  const texts = rest.map((one) => within(one, sign === '+' || sign === '*' ? rank : rank + 1));
  return { text: [within(first, rank), ...texts].join(sign), rank, value: value(all.map(numberOf)) };
}

export const add = (...terms: readonly Term[]): Expr => chain('+', 3, terms, (all) => all.reduce((a, b) => a + b));
export const less = (a: Term, b: Term): Expr => chain('-', 3, [a, b], ([x = 0, y = 0]) => x - y);
export const times = (...terms: readonly Term[]): Expr => chain('*', 4, terms, (all) => all.reduce((a, b) => a * b));
export const over = (a: Term, b: Term): Expr => chain('/', 4, [a, b], ([x = 0, y = 0]) => x / y);

type Sign = '=' | '<>' | '<' | '<=' | '>' | '>=';

const COMPARE: Readonly<Record<Sign, (a: Value, b: Value) => boolean>> = {
  '=': (a, b) => a === b,
  '<>': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** A comparison of whole numbers, or of words of our own; texts of a council are compared by `exact`. */
export function compare(a: Term, sign: Sign, b: Term): Expr {
  const [left, right] = [expr(a), expr(b)];
  const value = COMPARE[sign](left.value, right.value);
  return { text: `${within(left, 2)}${sign}${within(right, 2)}`, rank: 1, value };
}

export const is = (a: Term, b: Term): Expr => compare(a, '=', b);
export const isNot = (a: Term, b: Term): Expr => compare(a, '<>', b);

const call = (name: string, terms: readonly Expr[], value: Value): Expr =>
  atom(`${name}(${terms.map(({ text }) => text).join(',')})`, value);

/** A branch that is not taken may come to anything. */
export function iff(condition: Expr, then: Term, otherwise: Term): Expr {
  const [yes, no] = [expr(then), expr(otherwise)];
  return call('IF', [condition, yes, no], condition.value === true ? yes.value : no.value);
}

/** The first whose condition holds, or else the last. */
export function choose(whens: readonly (readonly [Expr, Term])[], otherwise: Term): Expr {
  return [...whens].reverse().reduce((rest, [condition, then]) => iff(condition, then, rest), expr(otherwise));
}

export function all(...conditions: readonly Expr[]): Expr {
  return call(
    'AND',
    conditions,
    conditions.every(({ value }) => value === true),
  );
}

export function any(...conditions: readonly Expr[]): Expr {
  return call(
    'OR',
    conditions,
    conditions.some(({ value }) => value === true),
  );
}

/** The whole part, towards less. */
export function whole(term: Term): Expr {
  const one = expr(term);
  return call('INT', [one], Math.floor(numberOf(one)));
}

/** The nearest whole number; of a number that was typed with few decimals, times a power of ten. */
export function nearest(term: Term): Expr {
  const one = expr(term);
  const number = numberOf(one);
  return call('ROUND', [one, expr(0)], Math.sign(number) * Math.round(Math.abs(number)));
}

/** A number to some decimals, for people. */
export function rounded(term: Term, decimals: number): Expr {
  const one = expr(term);
  const value = Number(numberOf(one).toFixed(decimals));
  return call('ROUND', [one, expr(decimals)], value === 0 ? 0 : value);
}

export function size(term: Term): Expr {
  const one = expr(term);
  return call('ABS', [one], Math.abs(numberOf(one)));
}

/** The largest number by which both can be divided. */
export function common(a: Term, b: Term): Expr {
  const terms = [expr(a), expr(b)];
  let [x, y] = terms.map((one) => Math.floor(Math.abs(numberOf(one))));
  x ??= 0;
  y ??= 0;
  if (!Number.isFinite(x + y)) return call('GCD', terms, Number.NaN);
  while (y !== 0) [x, y] = [y, x % y];
  return call('GCD', terms, x);
}

export function isNumber(term: Expr): Expr {
  return call('ISNUMBER', [term], typeof term.value === 'number');
}

export function not(condition: Expr): Expr {
  return call('NOT', [condition], condition.value !== true);
}

/** The number of a cell, and nought of a text. */
export function numberIn(cell: Expr): Expr {
  return call('N', [cell], typeof cell.value === 'number' ? cell.value : 0);
}

/** Whether two texts are the same, letter by letter. */
export function exact(a: Expr, b: Expr): Expr {
  return call('EXACT', [a, b], String(a.value) === String(b.value));
}

/** Texts one after the other. */
export function joined(...terms: readonly Term[]): Expr {
  const parts = terms.map(expr);
  return {
    text: parts.map((one) => within(one, 3)).join('&'),
    rank: 2,
    value: parts.map(({ value }) => String(value)).join(''),
  };
}

/** What stands from a letter on. */
export function textFrom(term: Expr, from: number): Expr {
  return call('MID', [term, expr(from), expr(999)], String(term.value).slice(from - 1));
}

export function lastLetters(term: Expr, count: number): Expr {
  return call('RIGHT', [term, expr(count)], String(term.value).slice(-count));
}

export function sum(range: Range): Expr {
  const numbers = range.values.map((value) => (typeof value === 'number' ? value : 0));
  return atom(
    `SUM(${range.text})`,
    numbers.reduce((a, b) => a + b, 0),
  );
}

/** How many cells hold this word. */
export function count(range: Range, word: Word): Expr {
  return atom(`COUNTIF(${range.text},${expr(word).text})`, range.values.filter((value) => value === word).length);
}

/** The cell of a range at a place, the first being 1. */
export function pick(range: Range, place: Expr): Expr {
  return atom(`INDEX(${range.text},${place.text})`, range.values[numberOf(place) - 1] ?? Number.NaN);
}

/** Which cells of a range meet something, as noughts and ones of a SUMPRODUCT. */
export interface Flags {
  readonly text: string;
  readonly flags: readonly boolean[];
}

/** The cells that are the same text, letter by letter. */
export function same(range: Range, term: Expr): Flags {
  return {
    text: `EXACT(${range.text},${term.text})`,
    flags: range.values.map((value) => String(value) === String(term.value)),
  };
}

/** The cells that are blank, or the same text. */
export function blankOrSame(range: Range, term: Expr): Flags {
  const { text, flags } = same(range, term);
  return {
    text: `((${range.text}="")+${text}>0)`,
    flags: flags.map((flag, index) => flag || range.values[index] === ''),
  };
}

/** The cells whose number is at most, or at least, this one. */
export function compared(range: Range, sign: '<=' | '>=', term: Expr): Flags {
  const number = numberOf(term);
  const flags = range.values.map((value) => (sign === '<=' ? Number(value) <= number : Number(value) >= number));
  return { text: `(${range.text}${sign}${term.text})`, flags };
}

/** How many places meet a condition. */
export function countWhere({ text, flags }: Flags): Expr {
  return atom(`SUMPRODUCT(${text}*1)`, flags.filter((flag) => flag).length);
}

/** The sum of the numbers of a range whose place meets every condition. */
export function sumWhere(conditions: readonly Flags[], range: Range): Expr {
  const numbers = range.values.map((value, index) =>
    conditions.every(({ flags }) => flags[index] === true) && typeof value === 'number' ? value : 0,
  );
  return atom(
    `SUMPRODUCT(${[...conditions.map(({ text }) => text), range.text].join('*')})`,
    numbers.reduce((a, b) => a + b, 0),
  );
}

/** The last place of a rising range, between two places of it, whose number is at most this one; counted from the first. */
export function lastUpTo(range: Range, term: Expr, from: Expr, to: Expr): Expr {
  const [first, last, number] = [numberOf(from), numberOf(to), numberOf(term)];
  const upTo = range.values.slice(first - 1, last).filter((value) => Number(value) <= number).length;
  const part = `INDEX(${range.text},${from.text}):INDEX(${range.text},${to.text})`;
  return atom(`MATCH(${term.text},${part},1)`, upTo === 0 ? Number.NaN : upTo);
}
