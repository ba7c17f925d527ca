import { formatScaled } from '../../exact/ratio.js';
import { type Cell, textOf } from '../sheet.js';
import type { Odd, Reading } from './reading.js';

/** An amount as a cell holds it: whole pence, and what is to be asked about it. */
export interface CellAmount {
  readonly pence: bigint;
  readonly odd?: Odd;
}

/** The largest number of pounds that is taken from a cell. */
const MOST = 1e12;

/** How far a workbook's binary number may be from whole pence by its own arithmetic alone, in pence. */
const DUST = 1e-4;

const ENGLISH = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d*))?$/;
const CONTINENTAL = /^(\d{1,3}(?:\.\d{3})+|\d+),(\d{1,2})$/;

/**
 * Reads an amount in pounds: a number, `£1,234.50`, `1 234.50`, `(200.00)`, `-200` or `1.234,50`; undefined for what is
 * none.
 *
 * @param isThousands whether the cell holds thousands of pounds
 * @choice cell-amounts: brackets and a minus sign are an amount below nought, of which is asked what it is; `1.234,50`
 * and `1234,5` have a decimal comma, of which is asked; a dash and a word are no amounts
 */
export function amountOf(cell: Cell, isThousands = false): CellAmount | undefined {
  const zeros = isThousands ? 3 : 0;
  if (typeof cell === 'number') return ofNumber(cell * 10 ** zeros);
  if (typeof cell !== 'string') return undefined;
  const text = textOf(cell)
    .replace(/ /g, '')
    .replace(/[−–](?=[\d£])/, '-');
  const inBrackets = /^\((.+)\)$/.exec(text)?.[1];
  const signed = /^(-?)£?(-?)£?([\d.,]+)(-?)$/.exec(inBrackets ?? text);
  if (signed === null) return undefined;
  const [, first = '', second = '', digits = '', last = ''] = signed;
  const minuses = first.length + second.length + last.length + (inBrackets === undefined ? 0 : 1);
  if (minuses > 1) return undefined;
  const read = ofDigits(digits, zeros);
  if (read === undefined || minuses === 0) return read;
  return read.pence === 0n ? read : { pence: -read.pence, odd: read.odd ?? 'below-nought' };
}

function ofNumber(number: number): CellAmount | undefined {
  if (!Number.isFinite(number) || Math.abs(number) > MOST) return undefined;
  const pence = Math.round(Math.abs(number) * 100);
  const isFiner = Math.abs(Math.abs(number) * 100 - pence) > DUST;
  const signed = number < 0 ? -BigInt(pence) : BigInt(pence);
  if (isFiner) return { pence: signed, odd: 'finer' };
  return signed < 0n ? { pence: signed, odd: 'below-nought' } : { pence: signed };
}

function ofDigits(digits: string, zeros: number): CellAmount | undefined {
  const [, whole, part = ''] = ENGLISH.exec(digits) ?? [];
  if (whole !== undefined && whole.length <= 20) return scaled(whole.replaceAll(',', ''), part, zeros);
  const [, pounds, after = ''] = CONTINENTAL.exec(digits) ?? [];
  if (pounds === undefined || pounds.length > 20) return undefined;
  return { ...scaled(pounds.replaceAll('.', ''), after, zeros), odd: 'decimal-comma' };
}

/** Pounds and the digits after their point, moved by some zeros, as pence. */
function scaled(pounds: string, part: string, zeros: number): CellAmount {
  const places = 2 + zeros;
  const pence = BigInt(pounds + part.slice(0, places).padEnd(places, '0'));
  if (/^0*$/.test(part.slice(places))) return { pence };
  return { pence: Number(part[places]) >= 5 ? pence + 1n : pence, odd: 'finer' };
}

/** Reads an amount as the clean table has it. */
export function readMoney(cell: Cell, isThousands: boolean): Reading {
  const amount = amountOf(cell, isThousands);
  if (amount === undefined) return { word: textOf(cell) };
  const value = formatScaled(amount.pence, 2);
  return amount.odd === undefined ? { value } : { value, odd: amount.odd };
}

/** Reads a number of points or of anything else, of 0 or more, with at most six decimals. */
export function readNumber(cell: Cell): Reading {
  if (typeof cell === 'number') {
    const plain = Number(cell.toFixed(6));
    const isSound = cell >= 0 && cell < 1e9 && Math.abs(plain - cell) < 1e-9;
    return isSound ? { value: plain.toFixed(6).replace(/\.?0+$/, '') } : { word: textOf(cell) };
  }
  const text = textOf(cell);
  if (typeof cell !== 'string' || text.length > 20) return { word: text };
  if (/^\d+(?:\.\d{1,6})?$/.test(text)) return { value: text };
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?$/.test(text)) return { value: text.replaceAll(',', '') };
  return { word: text };
}
