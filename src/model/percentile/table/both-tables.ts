import type { Pence } from '../../../money/amount.js';
import type { TableRow } from '../model.js';
import type { ParsedPercentileOptions } from '../options.js';
import { gridRows } from './grid-rows.js';
import { inOrder, type Ordered, rankRows } from './rank-rows.js';

/** Scores and packages in order, and the rows by both methods; null where ranks cannot be aligned. */
export interface BothTables {
  readonly ordered: Ordered;
  readonly rank: readonly TableRow[] | null;
  readonly grid: readonly TableRow[];
}

/** The tables that both methods make of a sample. */
export function bothTables(
  points: Ordered['points'],
  packages: readonly Pence[],
  options: Pick<ParsedPercentileOptions, 'ties' | 'grid' | 'definition'>,
): BothTables {
  const ordered = inOrder(points, packages);
  const rank = points.length === packages.length ? rankRows(ordered, options.ties) : null;
  return { ordered, rank, grid: gridRows(ordered, options) };
}
