import { MAX_QUANTITY, QUANTITY_DECIMALS } from '../../exact/quantity.js';
import { MAX_ID_LENGTH } from '../../identifier.js';
import { MAX_POUNDS } from '../../money/amount.js';
import { NO, YES } from '../../yes-no.js';
import type { ReadColumn } from './columns.js';
import type { Dialect } from './dialect.js';

/** A condition, and what is said where it holds. */
export type When = readonly [condition: string, result: string];

/** `CASE`, or the last result alone where there is no condition. */
export function caseOf(whens: readonly When[], otherwise = 'NULL'): string {
  if (whens.length === 0) return otherwise;
  const lines = whens.map(([condition, result]) => `WHEN ${condition} THEN ${result}`);
  return `CASE ${lines.join('\n      ')}\n      ELSE ${otherwise} END`;
}

const DIGITS = "'0123456789'";
const isDigits = (text: string): string => `ltrim(${text}, ${DIGITS}) = ''`;

/** The blanks around a number that are not part of it: those of ASCII. */
export function trimmed({ character }: Dialect, text: string): string {
  const blanks = [9, 10, 11, 12, 13].map((code) => `${character}(${code})`);
  return `trim(${text}, ' ' || ${blanks.join(' || ')})`;
}

/** What a column of numbers may hold: 0 or more, up to a power of ten, with so many decimals. */
export interface NumberLimits {
  readonly decimals: number;
  /** How many noughts the largest number has. */
  readonly power: number;
}

/** Points, miles and other quantities. */
export const QUANTITY: NumberLimits = { decimals: QUANTITY_DECIMALS, power: Math.log10(MAX_QUANTITY) };

/** Amounts in pounds. */
export const POUNDS: NumberLimits = { decimals: 2, power: Math.log10(MAX_POUNDS) };

/** A number before and behind its dot, without its sign. */
export function splitNumber({ position }: Dialect, as: string): readonly (readonly string[])[] {
  const [unsigned, dot] = [`${as}_unsigned`, position(`${as}_unsigned`, "'.'")];
  return [
    [`CASE WHEN substr(${as}, 1, 1) = '-' THEN substr(${as}, 2) ELSE ${as} END AS ${unsigned}`],
    [
      `CASE WHEN ${dot} = 0 THEN ${unsigned} ELSE substr(${unsigned}, 1, ${dot} - 1) END AS ${as}_whole`,
      `CASE WHEN ${dot} = 0 THEN '0' ELSE substr(${unsigned}, ${dot} + 1) END AS ${as}_part`,
    ],
  ];
}

/** Whether a cell holds nothing. */
export const isBlank = (as: string): string => `${as} IS NULL OR ${as} = ''`;

/** What is wrong with a number as a text, in the order in which the library finds it. */
export function faultsOfNumber(as: string, name: string, { decimals, power }: NumberLimits): When[] {
  const [whole, part] = [`ltrim(${as}_whole, '0')`, `rtrim(${as}_part, '0')`];
  const isLong = (text: string): string => `length(${text}) > 30`;
  const isNoNumber = [
    `${as}_whole = ''`,
    `${as}_part = ''`,
    isLong(`${as}_whole`),
    isLong(`${as}_part`),
    `NOT (${isDigits(`${as}_whole`)})`,
    `NOT (${isDigits(`${as}_part`)})`,
  ];
  const digits = power + 1;
  const isMost = `${whole} = '1${'0'.repeat(power)}' AND ${part} = ''`;
  const isTooMany = `length(${whole}) > ${digits} OR (length(${whole}) = ${digits} AND NOT (${isMost}))`;
  const isNegative = `substr(${as}, 1, 1) = '-' AND (${whole} <> '' OR ${part} <> '')`;
  return [
    [`length(${as}) > 40`, `'${name}: too-large'`],
    [isNoNumber.join(' OR '), `'${name}: invalid'`],
    [`${isNegative} OR ${isTooMany}`, `'${name}: out-of-range'`],
    [`length(${part}) > ${decimals}`, `'${name}: invalid'`],
  ];
}

/** The same of a number that has to be there. */
export function faultsOfNeeded(as: string, name: string, limits: NumberLimits): When[] {
  return [[isBlank(as), `'${name}: missing'`], ...faultsOfNumber(as, name, limits)];
}

/** What was found to be a number, in whole units of its last decimal; nothing of a blank, or where a row is faulty. */
export function wholeNumber({ whole }: Dialect, as: string, { decimals }: NumberLimits): string {
  const part = `substr(rtrim(${as}_part, '0') || '${'0'.repeat(decimals)}', 1, ${decimals})`;
  const digits = `'0' || ltrim(${as}_whole, '0') || ${part}`;
  return `CAST(CASE WHEN fault IS NULL AND ${as} <> '' THEN ${digits} END AS ${whole})`;
}

/** What is wrong with the id of a case. */
export const FAULTS_OF_ID: readonly When[] = [
  ["case_id IS NULL OR case_id = ''", "'case_id: missing'"],
  [`length(case_id) > ${MAX_ID_LENGTH}`, "'case_id: invalid'"],
  ['copies > 1', "'case_id: duplicate'"],
];

const listed = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** 1 for yes, 0 for no, nothing for a blank, −1 for any other word. */
export function flag(text: string): string {
  const word = `lower(${text})`;
  return caseOf(
    [
      [`${text} IS NULL OR ${text} = ''`, 'NULL'],
      [`${word} IN (${listed(YES)})`, '1'],
      [`${word} IN (${listed(NO)})`, '0'],
    ],
    '-1',
  );
}

/** `yes` or `no` of a text, nothing for a blank, a question mark for any other word. */
export function yesOrNo(text: string): string {
  return `CASE ${flag(text)} WHEN 1 THEN 'yes' WHEN 0 THEN 'no' WHEN -1 THEN '?' END`;
}

/** A day as a number such as 20260401, nothing for a blank, −1 for what is no day. */
export function dayNumber(text: string): string {
  const at = (from: number, count: number): string => `substr(${text}, ${from}, ${count})`;
  const digits = `replace(${text}, '-', '')`;
  const [year, month, day] = [at(1, 4), at(6, 2), at(9, 2)].map((part) => `CAST(${part} AS INTEGER)`);
  const isLeap = `(${year} % 4 = 0 AND (${year} % 100 <> 0 OR ${year} % 400 = 0))`;
  const last = `CASE WHEN ${month} IN (4, 6, 9, 11) THEN 30 WHEN ${month} <> 2 THEN 31 WHEN ${isLeap} THEN 29 ELSE 28 END`;
  return caseOf(
    [
      [`${text} IS NULL OR ${text} = ''`, 'NULL'],
      [`length(${text}) <> 10 OR ${at(5, 1)} <> '-' OR ${at(8, 1)} <> '-' OR length(${digits}) <> 8`, '-1'],
      [`NOT (${isDigits(digits)})`, '-1'],
      [`${year} < 100 OR ${month} < 1 OR ${month} > 12 OR ${day} < 1 OR ${day} > (${last})`, '-1'],
    ],
    `CAST(${digits} AS INTEGER)`,
  );
}

/** An age in whole years, nothing for a blank, −1 for what is no age, −2 for more than the oldest. */
export function ageNumber(text: string, oldest: number): string {
  return caseOf(
    [
      [isBlank(text), 'NULL'],
      [`NOT (${isDigits(text)})`, '-1'],
      [`length(ltrim(${text}, '0')) > 3`, '-2'],
      [`CAST(${text} AS INTEGER) > ${oldest}`, '-2'],
    ],
    `CAST(${text} AS INTEGER)`,
  );
}

/** What is wrong with a flag, a day or an age that was read to less than nothing. */
export function faultOf(column: ReadColumn | undefined): When[] {
  if (column === undefined) return [];
  const { as, name } = column;
  return [
    [`${as} = -1`, `'${name}: invalid'`],
    [`${as} = -2`, `'${name}: out-of-range'`],
  ];
}
