import * as z from 'zod';
import { fail, show } from '../../errors.js';
import { deferred } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import { roundingOf } from '../figures/allowed.js';
import type { FigureId } from '../figures/figure-ids.js';
import { publishedFigure } from '../figures/reports.js';
import { countsFor } from './whole-families.js';

/** The most combinations that are gone through. */
const MOST = 1_000_000;

const sharesSchema = deferred(() => z.array(z.string()));

/**
 * The whole families that published shares of one total can stand for: every combination, in the order of the shares,
 * that does not come to more than the total.
 *
 * @param shares the ids of figures in per cent
 * @param total the id of the figure that is their whole
 * @throws RasError `unknown-name` when no report has a figure; `invalid` when the total is not a whole number;
 * `too-large` for more than a million combinations
 * @source RR145 5.48 (Figure 27), 5.53 (Figure 30) and 5.54 (Figure 31)
 * @choice pooled-shares: the shares are read as shares of all families; 5.48 and 5.53 speak of averages across sites,
 * which would leave other counts possible
 * @category Published figures
 * @example
 * ```ts
 * import { familiesBehind } from 'openras/published';
 * const ways = ['increased', 'decreased', 'unchanged'] as const;
 * const shares = ways.map((way) => `rr145-f27-all-${way}` as const);
 * familiesBehind(shares, 'rr145-f27-n'); // => [[40, 36, 15]]
 * familiesBehind(shares, 'rr145-t33-n'); // => []
 * ```
 */
export function familiesBehind(shares: readonly FigureId[], total: FigureId): number[][] {
  const [{ value }, ids] = readTogether(
    () => publishedFigure(total),
    () => parseInput(sharesSchema, shares, ['shares']) as FigureId[],
  );
  if (value.includes('.')) return fail('invalid', ['total'], `${show(value)} is not a whole number of families`);
  const whole = BigInt(value);
  const lists = ids.map((id) => countsFor(roundingOf(publishedFigure(id)), whole).map(Number));
  const combinations = lists.reduce((product, { length }) => product * length, 1);
  if (combinations > MOST) return fail('too-large', ['shares'], `${combinations} combinations are more than ${MOST}`);
  const all = lists.reduce<number[][]>(
    (found, counts) => found.flatMap((start) => counts.map((count) => [...start, count])),
    [[]],
  );
  return all.filter((counts) => counts.reduce((sum, count) => sum + count, 0) <= Number(whole));
}
