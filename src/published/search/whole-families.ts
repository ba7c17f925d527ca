import { fail } from '../../errors.js';
import { type Interval, intervalOfExact } from '../../exact/interval.js';
import { compareRatios, multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import type { Search } from '../verdict/check.js';
import type { ReadFigure } from '../verdict/evaluate.js';

/** The whole numbers of families whose share of `whole` would be printed as this percentage. */
export function countsFor(percentage: Interval, whole: bigint): bigint[] {
  const counts: bigint[] = [];
  for (let families = 0n; families <= whole; families += 1n) {
    const share = ratio(families * 100n, whole);
    if (compareRatios(percentage.low, share) <= 0 && compareRatios(share, percentage.high) <= 0) counts.push(families);
  }
  return counts;
}

/** The only families left for a share are those that the other shares of the same whole do not take. */
export function restOfWhole(others: readonly string[], whole: string): Search {
  return {
    search: 'whole families that the other shares leave',
    from: [...others, whole],
    find: (read) => {
      const families = wholeNumber(read, whole);
      const taken = sumsOf(others.map((id) => countsFor(read(id), families)));
      return hullOfShares(
        taken.map((count) => families - count),
        families,
      );
    },
  };
}

/** The families that several shares of one whole make together. */
export function sumOfWhole(parts: readonly string[], whole: string): Search {
  return {
    search: 'whole families that the shares make together',
    from: [...parts, whole],
    find: (read) => {
      const families = wholeNumber(read, whole);
      return hullOfShares(sumsOf(parts.map((id) => countsFor(read(id), families))), families);
    },
  };
}

/** A share is of whole families: the counts that would be printed so. */
export function shareOfWhole(figure: string, whole: string): Search {
  return {
    search: 'a share of whole families',
    from: [whole],
    find: (read) => {
      const families = wholeNumber(read, whole);
      return hullOfShares(countsFor(read(figure), families), families);
    },
  };
}

/** A total is possible only if whole families can make all the shares that are printed of it. */
export function wholeOfShares(total: string, shares: readonly string[]): Search {
  return {
    search: 'a total of whole families that has all these shares',
    from: shares,
    find: (read) => {
      const families = wholeNumber(read, total);
      const isPossible = sumsOf(shares.map((id) => countsFor(read(id), families))).includes(families);
      return isPossible ? intervalOfExact(ratio(families)) : undefined;
    },
  };
}

function sumsOf(lists: readonly (readonly bigint[])[]): bigint[] {
  const sums = lists.reduce<bigint[]>((sums, list) => sums.flatMap((sum) => list.map((count) => sum + count)), [0n]);
  return [...new Set(sums)];
}

function hullOfShares(counts: readonly bigint[], whole: bigint): Interval | undefined {
  const [first, ...rest] = counts.filter((count) => count >= 0n);
  if (first === undefined) return undefined;
  const low = rest.reduce((a, b) => (a < b ? a : b), first);
  const high = rest.reduce((a, b) => (a > b ? a : b), first);
  const share = (count: bigint): Ratio => multiplyRatios(ratio(count, whole), ratio(100n));
  return { low: share(low), high: share(high) };
}

function wholeNumber(read: ReadFigure, id: string): bigint {
  const { low } = read(id);
  return low.denominator === 1n ? low.numerator : fail('invalid', [id], 'a number of families is a whole number');
}
