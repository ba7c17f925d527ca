import { prepareModel } from '../allocation/open-model.js';
import { fail, type Path } from '../errors.js';
import type { CohortAllocation } from '../model/shared/budget/allocation.js';
import type { PointsCohort } from '../model/shared/points/points-columns.js';

/** What prices columns of points. */
export type PriceColumns = (cohort: PointsCohort) => CohortAllocation;

/** What prices columns of points, and the groups that it has prices for; none where it is one for all. */
export interface ColumnPricer {
  readonly priceColumns: PriceColumns;
  readonly groups: readonly string[];
}

/**
 * Opens a stored model that prices columns of points.
 *
 * @param otherwise what to do where it does not
 * @throws RasError `refused` for a kind that does not
 */
export function openPricer(model: unknown, path: Path, otherwise = ''): ColumnPricer {
  const { allocateCohort, groups } = prepareModel(model, path);
  const priceColumns =
    allocateCohort ?? fail('refused', path, `this kind does not price columns of points${otherwise}`);
  return { priceColumns, groups };
}

/** The same of columns without groups. */
export function openForColumns(model: unknown, path: Path): PriceColumns {
  return openPricer(model, path).priceColumns;
}
