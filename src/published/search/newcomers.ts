import { at } from '../../exact/at.js';
import type { Interval } from '../../exact/interval.js';
import { addRatios, compareRatios, divideRatios, multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import type { Search } from '../verdict/check.js';

const SINGLE = ['rr145-t34-site-1-ib-mean', 'rr145-t34-site-3-ib-mean', 'rr145-t34-site-6-ib-mean'];
const SEVERAL = ['rr145-t34-site-2-ib-mean', 'rr145-t34-site-4-ib-mean', 'rr145-t34-site-5-ib-mean'];

/**
 * The mean of newcomers over all sites: one family in each site that prints a single amount, and every way to share
 * the others out to the three sites that print a range.
 */
export function newcomersOverSites(newcomers: string): Search {
  return {
    search: 'the mean over sites for every size of the three sites with a range',
    from: [...SINGLE, ...SEVERAL, newcomers],
    find: (read) => {
      const families = Number(read(newcomers).low.numerator);
      const rest = families - SINGLE.length;
      const means = SEVERAL.map(read);
      const single = SINGLE.map(read);
      let hull: Interval | undefined;
      for (let two = 2; two <= rest - 4; two += 1) {
        for (let four = 2; two + four <= rest - 2; four += 1) {
          const sizes = [two, four, rest - two - four];
          const mean = (end: 'low' | 'high'): Ratio =>
            divideRatios(
              [...single.map((item) => item[end]), ...means.map((item, i) => times(item[end], at(sizes, i)))].reduce(
                addRatios,
              ),
              ratio(BigInt(families)),
            );
          hull = joined(hull, { low: mean('low'), high: mean('high') });
        }
      }
      return hull;
    },
  };
}

function times(value: Ratio, families: number): Ratio {
  return multiplyRatios(value, ratio(BigInt(families)));
}

function joined(a: Interval | undefined, b: Interval): Interval {
  if (a === undefined) return b;
  return {
    low: compareRatios(a.low, b.low) <= 0 ? a.low : b.low,
    high: compareRatios(a.high, b.high) >= 0 ? a.high : b.high,
  };
}
