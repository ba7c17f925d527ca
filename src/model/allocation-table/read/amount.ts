import { fail, isRasError, type Path, show } from '../../../errors.js';
import { formatAmount, readAmount } from '../../../money/amount.js';
import { PERIODS, type TimedPeriod } from '../../../money/period.js';
import { nameKey } from '../../../questionnaire/text.js';
import { type RowAnswer, TABLE_ANSWERS } from '../model.js';

/** What a cell of amounts says. */
export interface AmountCell {
  readonly amount: string | null;
  readonly answer?: RowAnswer;
  /** The cell's own words, where they differ from ours. */
  readonly shown?: string;
  /** The period, where the cell states one: `£500 per week`. */
  readonly period?: TimedPeriod;
}

/** What the council's own words mean, by their compared form: an answer, or an amount in pounds. */
export type Words = ReadonlyMap<string, string>;

const OUR_WORDS: ReadonlyMap<string, RowAnswer> = new Map([
  ['no-budget', 'no-budget'],
  ['no budget', 'no-budget'],
  ['no personal budget', 'no-budget'],
  ['refer-to-costing', 'refer-to-costing'],
  ['refer to costing', 'refer-to-costing'],
  ['refer to panel', 'refer-to-costing'],
]);

// Nothing, or no budget at all? A council may mean either.
const QUESTIONS = new Set(['nil', 'none', 'zero', 'n/a', 'na', 'not applicable', 'tbc', '-', '–', '—']);

const PER = /^([£\d,.]{1,40}) ?(?:per |a |\/ ?)([a-z0-9 -]{1,20})$/;

/**
 * Reads a cell of amounts as councils write them: `£1,000`, `1000.00`, `£500 per week`, `No budget`, `Refer to panel`.
 */
export function readAmountCell(cell: string, words: Words, path: Path): AmountCell {
  if (cell.length > 200) fail('too-large', path, `a text of ${cell.length} characters is too long for an amount`);
  const key = nameKey(cell);
  if (key === '') fail('missing', path, 'is blank; write the amount, 0, "no budget" or "refer to costing"');
  const meaning = words.get(key) ?? OUR_WORDS.get(key);
  const answer = TABLE_ANSWERS.find((word) => word === meaning);
  if (answer !== undefined) {
    const ours = key === answer || key === answer.replaceAll('-', ' ');
    return ours ? { amount: null, answer } : { amount: null, answer, shown: cell.trim() };
  }
  if (meaning !== undefined) return { amount: readPounds(meaning, path) };
  if (QUESTIONS.has(key)) {
    const message = `${show(cell)} may mean £0 or no budget at all; write one of these, or say in words what it means`;
    fail('choice-needed', path, message);
  }
  const [, pounds, period] = PER.exec(key) ?? [];
  if (pounds === undefined || period === undefined) return { amount: readPounds(cell, path) };
  return { amount: readPounds(pounds, path), period: readPeriod(period, path) };
}

function readPounds(text: string, path: Path): string {
  if (/\d ?(?:-|–|—|to) ?£?\d/.test(text)) {
    fail('invalid', path, `${show(text)} is a range of amounts; a row gives one amount`);
  }
  try {
    const pence = readAmount(text, path);
    if (pence >= 0n) return formatAmount(pence);
  } catch (error) {
    if (!isRasError(error)) throw error;
    const { message } = error.problems[0] ?? error;
    fail(error.code, path, `${message}; expected such as £1,000, "no budget" or "refer to costing"`);
  }
  return fail('out-of-range', path, `${show(text)} is negative; expected 0 or more pounds`);
}

const SYNONYMS: readonly (readonly [TimedPeriod, readonly string[]])[] = [
  ['year', ['yearly', 'annual', 'annually', 'annum', 'pa', 'p.a.']],
  ['term', ['termly', 'school term']],
  ['month', ['monthly', 'calendar month', 'pcm']],
  ['four-week-month', ['four weeks', '4 weeks', 'four-weekly', '4-weekly', 'four weekly', '4 weekly']],
  ['12-weeks', ['12 weeks', 'twelve weeks']],
  ['week', ['weekly', 'pw', 'p.w.']],
];

const PERIOD_WORDS = new Map(SYNONYMS.flatMap(([period, words]) => [period, ...words].map((word) => [word, period])));

/** Reads the name of a period: `year`, `annual`, `per week`, `£ per week`. */
export function readPeriod(cell: string, path: Path): TimedPeriod {
  const key = nameKey(cell.slice(0, 100)).replace(/^(?:£ )?(?:per|a|every|each) /, '');
  const expected = PERIODS.filter((period) => period !== 'one-off').join(', ');
  return PERIOD_WORDS.get(key) ?? fail('unknown-name', path, `expected one of ${expected}, not ${show(cell)}`);
}
