import { compareRatios, parseRatio, type Ratio, ratio, sumRatios } from '../../../exact/ratio.js';
import type { PercentileModel } from '../../../model/percentile/model.js';
import { type PercentileGrid, STEPS_OF_GRID } from '../../../model/percentile/options.js';
import type { TableRules } from '../../../sensitivity/table/own-table.js';
import type { Warning } from '../../../warning.js';

/** How a stored RAS 5 model makes and reads its table, and what of it the model does not say. */
export function rulesOfModel(model: PercentileModel): { readonly rules: TableRules; readonly warnings: Warning[] } {
  const { method, ties, definition, between, above, below } = model;
  const ends = { between, above, below };
  if (method === 'rank') return { rules: { method, ties, ...ends }, warnings: [] };
  const grid = gridOf(model);
  const message =
    'the model does not say at which percentiles its table was read off, so that RAS 5 is compared with a table of every percentile; say models.percentile.grid in the file of --options';
  return {
    rules: { method, definition, ...ends, ...(grid !== undefined && { grid }) },
    warnings: grid === undefined ? [{ code: 'grid-not-known', message }] : [],
  };
}

/**
 * The percentiles that a table was read off at: each of its rows has the mean of those that fell on one score, and how
 * many they were.
 */
function gridOf({ rows }: PercentileModel): PercentileGrid | undefined {
  const ascending = [...rows].reverse().map(({ percentile, over }) => ({ percentile: parseRatio(percentile), over }));
  const count = ascending.reduce((sum, { over }) => sum + over, 0);
  const name = (['percentiles', 'fives', 'deciles', 'quartiles'] as const).find(
    (one) => 100 / STEPS_OF_GRID[one] + 1 === count && isGrid(ascending, STEPS_OF_GRID[one]),
  );
  if (name !== undefined) return name;
  return rows.every(({ over }) => over === 1) ? rows.map(({ percentile }) => percentile) : undefined;
}

function isGrid(rows: readonly { readonly percentile: Ratio; readonly over: number }[], step: number): boolean {
  let next = 0;
  return rows.every(({ percentile, over }) => {
    const own = Array.from({ length: over }, (_, place) => ratio(BigInt((next + place) * step)));
    next += over;
    const { numerator, denominator } = sumRatios(own);
    return compareRatios(percentile, ratio(numerator, denominator * BigInt(over))) === 0;
  });
}
