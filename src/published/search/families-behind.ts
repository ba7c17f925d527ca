import { fail, show } from '../../errors.js';
import { roundingOf } from '../allowed.js';
import { publishedFigure } from '../reports.js';
import { countsFor } from './whole-families.js';

/**
 * The whole families that published shares of one total can stand for: every combination, in the order of the shares,
 * that does not come to more than the total.
 *
 * @param shares the ids of figures in per cent
 * @param total the id of the figure that is their whole
 * @throws RasError `unknown-name` when no report has a figure; `invalid` when the total is not a whole number
 * @source RR145 5.48 (Figure 27), 5.53 (Figure 30) and 5.54 (Figure 31)
 * @choice pooled-shares: the shares are read as shares of all families; 5.48 and 5.53 speak of averages across sites,
 * which would leave other counts possible
 * @example
 * ```ts
 * import { familiesBehind } from 'openras/published';
 * const shares = ['increased', 'decreased', 'unchanged'].map((way) => `rr145-f27-all-${way}`);
 * familiesBehind(shares, 'rr145-f27-n'); // => [[40, 36, 15]]
 * familiesBehind(shares, 'rr145-t33-n'); // => []
 * ```
 */
export function familiesBehind(shares: readonly string[], total: string): number[][] {
  const { value } = publishedFigure(total);
  if (value.includes('.')) return fail('invalid', ['total'], `${show(value)} is not a whole number of families`);
  const whole = BigInt(value);
  const lists = shares.map((id) => countsFor(roundingOf(publishedFigure(id)), whole).map(Number));
  const all = lists.reduce<number[][]>(
    (found, counts) => found.flatMap((start) => counts.map((count) => [...start, count])),
    [[]],
  );
  return all.filter((counts) => counts.reduce((sum, count) => sum + count, 0) <= Number(whole));
}
