import { fail } from '../../../errors.js';

/**
 * The largest number that a formula divides: from 2^48 on INT and QUOTIENT of LibreOffice round to the next whole number
 * where a quotient is close to it.
 */
export const MOST = 2 ** 47;

/** The most points that are priced. */
export const MOST_POINTS = 1_000_000;

/** Whole pence for a point are at most so many, of either sign, so that all pence stay within the largest number. */
export const MOST_PRICE = 100_000_000;

/** What divides a price: a remainder of it times a thousand, and as much again, stays within the largest number. */
export const MOST_UNDER = Math.floor(MOST / 2000);

/** The largest unit to which amounts are rounded, in pence. */
export const MOST_UNIT = 10_000_000;

/** A whole number of the model as a cell holds it. */
export function plain(number: bigint): number {
  if (number > BigInt(MOST) || -number > BigInt(MOST))
    fail(
      'refused',
      ['model'],
      'the model holds a number that is larger or finer than the whole numbers of a spreadsheet; a workbook would not give the same pennies',
    );
  return Number(number);
}
