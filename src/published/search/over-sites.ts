import type { Interval } from '../../exact/interval.js';
import { ratio } from '../../exact/ratio.js';
import type { Search } from '../verdict/check.js';
import { SHARE_FIGURES, sizesByShares, sizesOfSix } from './site-sizes.js';
import {
  changeOverAll,
  compareFractions,
  type Fraction,
  meanFits,
  readSiteTable,
  SITE_FIGURES,
  type SiteTable,
  weighted,
} from './site-table.js';

/** The mean of one column of Table 33 over all sites, for sizes that give the printed mean of the other column. */
export function meanOverSites(of: 'ib' | 'traditional'): Search {
  const other = of === 'ib' ? 'traditional' : 'ib';
  return searchOverSizes(
    `the mean over sites for every size of the sites that gives the mean of the ${other} column`,
    `rr145-t33-all-${of}-mean`,
    (table, sizes) => {
      if (!meanFits(table, sizes, other)) return undefined;
      const { low, high } = weighted(table, sizes, of);
      return { low: [low, table.families], high: [high, table.families] };
    },
  );
}

/** The change of Table 28 over all sites, for sizes that give both means of Table 33. */
export function changeOverSites(): Search {
  return searchOverSizes(
    'the change over sites for every size of the sites that gives both means over all sites',
    'rr145-t28-all-average-change',
    (table, sizes) =>
      meanFits(table, sizes, 'ib') && meanFits(table, sizes, 'traditional') ? changeOverAll(table, sizes) : undefined,
  );
}

type Ends = { low: Fraction; high: Fraction } | undefined;

function searchOverSizes(
  search: string,
  figure: string,
  endsOf: (table: SiteTable, sizes: readonly number[]) => Ends,
): Search {
  return {
    search,
    from: ['rr145-t28-n', ...SHARE_FIGURES, ...SITE_FIGURES.filter((id) => id !== figure)],
    find: (read) => {
      const table = readSiteTable(read);
      const { first, third } = sizesByShares(read, table.families);
      let hull: Ends;
      for (const one of first) {
        for (const three of third) {
          for (const sizes of sizesOfSix(table, one, three)) hull = joined(hull, endsOf(table, sizes));
        }
      }
      return hull === undefined ? undefined : inWholes(hull);
    },
  };
}

function joined(a: Ends, b: Ends): Ends {
  if (a === undefined || b === undefined) return a ?? b;
  return {
    low: compareFractions(a.low, b.low) <= 0 ? a.low : b.low,
    high: compareFractions(a.high, b.high) >= 0 ? a.high : b.high,
  };
}

/** The table counts in halves. */
function inWholes({ low, high }: { low: Fraction; high: Fraction }): Interval {
  const whole = ([numerator, denominator]: Fraction) => ratio(BigInt(numerator), 2n * BigInt(denominator));
  return { low: whole(low), high: whole(high) };
}
