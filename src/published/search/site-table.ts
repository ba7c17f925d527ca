import { at } from '../../exact/at.js';
import type { Interval } from '../../exact/interval.js';
import type { ReadFigure } from '../verdict/evaluate.js';

/**
 * The lowest and highest value that a figure may stand for, in halves, so that half a step is a whole number. These
 * are small whole numbers, which JavaScript's numbers hold exactly.
 */
export interface Halves {
  readonly low: number;
  readonly high: number;
}

/** What RR145 prints of one site that depends on how many families it has. */
export interface Site {
  readonly ib: Halves;
  readonly traditional: Halves;
  readonly change: Halves;
}

/** The six sites and the row of all of them. */
export interface SiteTable {
  readonly families: number;
  readonly sites: readonly Site[];
  readonly all: Site;
}

const ROWS = ['site-1', 'site-2', 'site-3', 'site-4', 'site-5', 'site-6'];

/** The figures of Tables 28 and 33 that the searches for the sizes of the sites read. */
export const SITE_FIGURES: readonly string[] = [...ROWS, 'all'].flatMap((row) => [
  `rr145-t33-${row}-ib-mean`,
  `rr145-t33-${row}-traditional-mean`,
  `rr145-t28-${row}-average-change`,
]);

/** Reads what the searches need. */
export function readSiteTable(read: ReadFigure): SiteTable {
  const site = (row: string): Site => ({
    ib: inHalves(read(`rr145-t33-${row}-ib-mean`)),
    traditional: inHalves(read(`rr145-t33-${row}-traditional-mean`)),
    change: inHalves(read(`rr145-t28-${row}-average-change`)),
  });
  return { families: inHalves(read('rr145-t28-n')).low / 2, sites: ROWS.map(site), all: site('all') };
}

function inHalves({ low, high }: Interval): Halves {
  return {
    low: Number((low.numerator * 2n) / low.denominator),
    high: Number((high.numerator * 2n) / high.denominator),
  };
}

/** Whether sites of these sizes can have the printed mean over all sites. */
export function meanFits(table: SiteTable, sizes: readonly number[], of: 'ib' | 'traditional'): boolean {
  const { low, high } = weighted(table, sizes, of);
  return low <= table.families * table.all[of].high && table.families * table.all[of].low <= high;
}

/** The lowest and highest sum over all families, in halves. */
export function weighted(table: SiteTable, sizes: readonly number[], of: 'ib' | 'traditional'): Halves {
  let low = 0;
  let high = 0;
  table.sites.forEach((site, index) => {
    low += at(sizes, index) * site[of].low;
    high += at(sizes, index) * site[of].high;
  });
  return { low, high };
}

/** A fraction of whole numbers. */
export type Fraction = readonly [numerator: number, denominator: number];

/**
 * The lowest and highest change over all families: a mean of the sites' changes, each weighted by its families and
 * its traditional mean. The extreme has the largest weights on one side of a threshold and the smallest on the other.
 */
export function changeOverAll(table: SiteTable, sizes: readonly number[]): { low: Fraction; high: Fraction } {
  return { low: extreme(table, sizes, -1), high: extreme(table, sizes, 1) };
}

function extreme(table: SiteTable, sizes: readonly number[], sign: 1 | -1): Fraction {
  const end = sign === 1 ? 'high' : 'low';
  const items = table.sites.map(({ change, traditional }, index) => ({
    change: change[end],
    light: at(sizes, index) * traditional.low,
    heavy: at(sizes, index) * traditional.high,
  }));
  const inOrder = items.sort((a, b) => sign * (b.change - a.change));
  const meanWith = (heaviest: number): Fraction => {
    let numerator = 0;
    let denominator = 0;
    inOrder.forEach((item, index) => {
      const weight = index < heaviest ? item.heavy : item.light;
      numerator += weight * item.change;
      denominator += weight;
    });
    return [numerator, denominator];
  };
  let best = meanWith(0);
  for (let heaviest = 1; heaviest <= inOrder.length; heaviest += 1) {
    const mean = meanWith(heaviest);
    if (sign * compareFractions(mean, best) > 0) best = mean;
  }
  return best;
}

/** Negative when `a` is less than `b`; denominators are positive. */
export function compareFractions(a: Fraction, b: Fraction): number {
  return a[0] * b[1] - b[0] * a[1];
}
