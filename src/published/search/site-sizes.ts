import { roundingOf } from '../figures/allowed.js';
import { figureById } from '../figures/reports.js';
import type { ReadFigure } from '../verdict/evaluate.js';
import { changeOverAll, compareFractions, meanFits, readSiteTable, type SiteTable } from './site-table.js';
import { countsFor } from './whole-families.js';

/** How many families each site can have had. */
export interface SiteSizes {
  /** The sizes of site 1 for which the other sites can have some size as well. */
  readonly site1: readonly number[];
  /** The sizes of site 3 for which the other sites can have some size as well. */
  readonly site3: readonly number[];
  /** How many ways there are to give six sites a size. */
  readonly solutions: number;
}

/** The least number of families in a site whose smallest and largest amount differ. */
const LEAST = 2;

/**
 * The sizes of the sites that RR145's figures leave possible: whole families, 91 in all, that can have the printed
 * shares of sites 1 and 3 (Figures 27 and 31), the printed means over all sites (Table 33) and the printed change over
 * all sites (Table 28). The conditions are necessary; that every one of the solutions could be real is not claimed.
 *
 * @choice inferred-site-sizes: the average change of Table 28 is the change of the mean, and both tables are of the
 * same 91 families; the report defines neither
 * @source RR145 Tables 28 and 33, 5.48 and 5.54
 * @category Published figures
 * @example
 * ```ts
 * import { inferSiteSizes } from 'openras/published';
 * const { site1, site3 } = inferSiteSizes();
 * site1; // => [21]
 * site3; // => [12]
 * ```
 */
export function inferSiteSizes(): SiteSizes {
  const read: ReadFigure = (id) => roundingOf(figureById(id));
  const table = readSiteTable(read);
  const { first, third } = sizesByShares(read, table.families);
  const site1 = new Set<number>();
  const site3 = new Set<number>();
  let solutions = 0;
  for (const one of first) {
    for (const three of third) {
      for (const sizes of sizesOfSix(table, one, three)) {
        if (!fitsAll(table, sizes)) continue;
        solutions += 1;
        site1.add(one);
        site3.add(three);
      }
    }
  }
  return { site1: [...site1], site3: [...site3], solutions };
}

/** The sizes of sites 1 and 3 in which whole families can have the shares of Figures 27 and 31. */
export function sizesByShares(read: ReadFigure, families: number): { first: number[]; third: number[] } {
  const sizes = (site: string): number[] =>
    sizesWithShares(
      read,
      families,
      SHARES.map((figure) => figure.map((share) => share.replace('#', site))),
    );
  return { first: sizes('site-1'), third: sizes('site-3') };
}

/** The shares by figure; those of one figure are of different families. */
const SHARES = [['rr145-f27-#-decreased'], ['rr145-f31-#-increased', 'rr145-f31-#-decreased']];

/** The figures that the search for sizes reads beside the tables. */
export const SHARE_FIGURES: readonly string[] = ['site-1', 'site-3'].flatMap((site) =>
  SHARES.flat().map((share) => share.replace('#', site)),
);

function fitsAll(table: SiteTable, sizes: readonly number[]): boolean {
  if (!meanFits(table, sizes, 'ib') || !meanFits(table, sizes, 'traditional')) return false;
  const { low, high } = changeOverAll(table, sizes);
  return (
    compareFractions(low, [table.all.change.high, 1]) <= 0 && compareFractions([table.all.change.low, 1], high) <= 0
  );
}

/** The sizes of a site in which whole families can have the printed shares, those of one figure not above the whole. */
function sizesWithShares(read: ReadFigure, families: number, figures: readonly (readonly string[])[]): number[] {
  const sizes = Array.from({ length: families }, (_, index) => index + 1);
  return sizes.filter((size) =>
    figures.every((shares) => {
      const counts = shares.map((id) => countsFor(read(id), BigInt(size)));
      if (counts.some(({ length }) => length === 0)) return false;
      return counts.reduce((sum, [least = 0n]) => sum + least, 0n) <= BigInt(size);
    }),
  );
}

/** Every way to give the six sites a size, those of sites 1 and 3 being given. */
export function* sizesOfSix(table: SiteTable, one: number, three: number): Generator<readonly number[]> {
  const rest = table.families - one - three;
  for (let two = LEAST; two <= rest; two += 1) {
    for (let four = LEAST; two + four <= rest; four += 1) {
      for (let five = LEAST; two + four + five <= rest - LEAST; five += 1) {
        yield [one, two, three, four, five, rest - two - four - five];
      }
    }
  }
}
