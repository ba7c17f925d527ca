import { type QuantileType, quantileOf, quantilePlace } from '../../../exact/quantile.js';
import { addRatios, compareRatios, divideRatios, type Ratio, ratio, sumRatios } from '../../../exact/ratio.js';
import type { TableRow } from '../model.js';
import type { Ordered } from './rank-rows.js';

/**
 * The table by the quantile method: the score and the package value at each percentile of the grid, rows of one score
 * joined by their mean.
 *
 * @param grid percentiles in per cent, ascending
 * @source RR145 5.13 (the 75th percentile score gets the 75th percentile package)
 * @choice grid-ties: several percentiles that fall on one score are joined by the mean of their amounts; the first, the
 * middle or the last of them (a spreadsheet's approximate look-up) would give out too little or too much
 */
export function gridRows(
  { points, packages }: Ordered,
  { grid, definition }: { readonly grid: readonly Ratio[]; readonly definition: QuantileType },
): TableRow[] {
  const scores = [...points].reverse();
  const values = packages.map((pence) => ratio(pence, 100n)).reverse();
  const casesAt = countsOf(scores);
  const rows: GridRow[] = [];
  for (const percentile of grid) {
    const p = divideRatios(percentile, ratio(100n));
    const score = quantileOf(scores, p, definition);
    const amount = quantileOf(values, p, definition);
    const last = rows.at(-1);
    const row = last !== undefined && compareRatios(last.points, score) === 0 ? last : newRow(score, rows);
    row.percentiles.push(percentile);
    row.amounts.push(amount);
    addUsed(row.used, values.length, p, definition);
  }
  return rows.reverse().map(({ points: score, percentiles, amounts, used }) => ({
    points: score,
    percentile: divideRatios(sumRatios(percentiles), ratio(BigInt(percentiles.length))),
    // A quantile may fall between two scores, which nobody has.
    cases: casesAt.get(keyOf(score)) ?? 0,
    money: amounts.reduce(addRatios, ratio(0n)),
    over: amounts.length,
    packages: used.size,
  }));
}

interface GridRow {
  readonly points: Ratio;
  readonly percentiles: Ratio[];
  readonly amounts: Ratio[];
  /** The places of the packages that the amounts are made of. */
  readonly used: Set<number>;
}

function newRow(points: Ratio, rows: GridRow[]): GridRow {
  const row = { points, percentiles: [], amounts: [], used: new Set<number>() };
  rows.push(row);
  return row;
}

function addUsed(used: Set<number>, n: number, p: Ratio, definition: QuantileType): void {
  const { lower, upper, share } = quantilePlace(n, p, definition);
  if (share.numerator < share.denominator) used.add(lower);
  if (share.numerator > 0n) used.add(upper);
}

function countsOf(scores: readonly Ratio[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const score of scores) counts.set(keyOf(score), (counts.get(keyOf(score)) ?? 0) + 1);
  return counts;
}

const keyOf = ({ numerator, denominator }: Ratio): string => `${numerator}/${denominator}`;
