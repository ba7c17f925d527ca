import { prepareModel } from '../allocation/open-model.js';
import { fail, type Path } from '../errors.js';
import { madeForOfColumns } from '../model/made-for.js';
import type { CohortAllocation } from '../model/shared/budget/allocation.js';
import type { PointsCohort } from '../model/shared/points/points-columns.js';
import type { Warning } from '../warning.js';

/** What prices columns of points. */
export type PriceColumns = (cohort: PointsCohort) => CohortAllocation;

/** What prices columns of points, and the groups that it has prices for; none where it is one for all. */
export interface ColumnPricer {
  readonly priceColumns: PriceColumns;
  readonly groups: readonly string[];
  /** What the model says of cases in columns that it was not made for. */
  readonly madeFor: (found: CohortAllocation, cases: () => Iterable<ColumnCase>) => Warning[];
}

/** One case of columns, by itself. */
interface ColumnCase {
  readonly caseId: string;
  /** Exact, as text. */
  readonly points: string;
  readonly group?: string;
}

/**
 * Opens a stored model that prices columns of points.
 *
 * @param otherwise what to do where it does not
 * @throws RasError `refused` for a kind that does not
 */
export function openPricer(model: unknown, path: Path, otherwise = ''): ColumnPricer {
  const { allocate, allocateCohort, groups } = prepareModel(model, path);
  const priceColumns =
    allocateCohort ?? fail('refused', path, `this kind does not price columns of points${otherwise}`);
  const madeFor: ColumnPricer['madeFor'] = (found, cases) =>
    madeForOfColumns(found, () => Array.from(cases(), (one) => allocate(one, path).warnings));
  return { priceColumns, groups, madeFor };
}

/** The same of columns without groups. */
export function openForColumns(model: unknown, path: Path): PriceColumns {
  return openPricer(model, path).priceColumns;
}
