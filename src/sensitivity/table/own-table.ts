import * as z from 'zod';
import { numberAt } from '../../exact/at.js';
import { divideRatios, multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import {
  BETWEEN_RULES,
  OUTSIDE_RULES,
  type OutsideRule,
  type PercentileMethod,
  type PercentileModel,
} from '../../model/percentile/model.js';
import { type PercentileOptions, quantileFields } from '../../model/percentile/options.js';
import { gridRows } from '../../model/percentile/table/grid-rows.js';
import { exactPounds, findPoints, type Table } from '../../model/percentile/table/lookup.js';
import { rankRows } from '../../model/percentile/table/rank-rows.js';
import { TIE_RULES } from '../../model/percentile/ties/ties.js';
import { roundPence } from '../../money/rounding.js';
import { schemaFor } from '../../parse/deferred.js';
import { sortedPositions } from '../models/predict-percentile.js';
import type { Sample } from '../sample.js';

/**
 * How a RAS 5 table is made and read where it is held against its sample: as `calibratePercentile` takes it, but `rank`
 * and `clamp` unless told otherwise.
 *
 * @choice held-table: by rank, and the nearest row at both ends, unless named otherwise; as the model has it by name
 */
export interface TableRules extends Pick<PercentileOptions, 'ties' | 'definition' | 'grid' | 'between'> {
  /** `rank`, scores and packages aligned one by one, unless told otherwise; `quantile`: read off at a grid. */
  readonly method?: PercentileMethod | undefined;
  /** What happens to points above the highest row; `clamp` unless told otherwise. */
  readonly above?: OutsideRule | undefined;
  /** What happens to points below the lowest row; `clamp` unless told otherwise. */
  readonly below?: OutsideRule | undefined;
}

/** How a RAS 5 table is made and read where it is held against its sample. */
export const tableRulesSchema = schemaFor<TableRules>()(() =>
  z.strictObject({
    method: z.enum(['rank', 'quantile']).default('rank'),
    ties: z.enum(TIE_RULES).default('mean'),
    ...quantileFields(),
    between: z.enum(BETWEEN_RULES).default('interpolate'),
    above: z.enum(OUTSIDE_RULES).default('clamp'),
    below: z.enum(OUTSIDE_RULES).default('clamp'),
  }),
);

/** How a RAS 5 table is made and read, parsed. */
export type ParsedTableRules = z.output<typeof tableRulesSchema>;

/** How a RAS 5 table was made and is read, without what does nothing. */
export interface MadeTable
  extends Pick<PercentileModel, 'method' | 'ties' | 'definition' | 'between' | 'above' | 'below'> {}

/** The rules that a result tells. */
export function madeTable({ method, ties, definition, between, above, below }: ParsedTableRules): MadeTable {
  return { method, ...(method === 'rank' ? { ties } : { definition }), between, above, below };
}

/** The most cases of which the table is made anew without each: the work grows with the square. */
export const MOST_ONE_BY_ONE = 2000;

/** What a table gives scaled points: whole pence, NaN where it refers them to costing; and whether they lie outside it. */
export type TableReader = (points: number) => { readonly pence: number; readonly isOutside: boolean };

/** Makes the tables of some of the cases of a sample; undefined of no cases. */
export function tablesOf(
  { points, packages, pointsDecimals }: Sample,
  rules: ParsedTableRules,
): (isIn: (index: number) => boolean) => TableReader | undefined {
  const byPoints = sortedPositions(points).reverse();
  const byPackage = sortedPositions(packages).reverse();
  const scale = ratio(10n ** BigInt(pointsDecimals));
  const exact = (scaled: number): Ratio => divideRatios(ratio(BigInt(scaled)), scale);
  const scores = Array.from(points, exact);
  const values = Array.from(packages, BigInt);
  return (isIn) => {
    const ordered = { points: valuesAt(scores, byPoints, isIn), packages: valuesAt(values, byPackage, isIn) };
    if (ordered.points.length === 0) return undefined;
    const rows = rules.method === 'rank' ? rankRows(ordered, rules.ties) : gridRows(ordered, rules);
    const table: Table = { rows, between: rules.between, above: rules.above, below: rules.below };
    const known = new Map<number, ReturnType<TableReader>>();
    return (scaled) => {
      const found = known.get(scaled) ?? readTable(table, exact(scaled));
      known.set(scaled, found);
      return found;
    };
  };
}

function valuesAt<T>(values: readonly T[], order: Uint32Array, isIn: (index: number) => boolean): T[] {
  const kept: T[] = [];
  for (let place = 0; place < order.length; place += 1) {
    const index = numberAt(order, place);
    const value = values[index];
    if (value !== undefined && isIn(index)) kept.push(value);
  }
  return kept;
}

function readTable(table: Table, points: Ratio): ReturnType<TableReader> {
  const pounds = exactPounds(table, points);
  const place = findPoints(table.rows, points).at;
  return {
    pence: pounds === undefined ? Number.NaN : Number(roundPence(multiplyRatios(pounds, ratio(100n)))),
    isOutside: place === 'above' || place === 'below',
  };
}
