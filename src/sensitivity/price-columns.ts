import { prepareModel } from '../allocation/open-model.js';
import { fail, type Path } from '../errors.js';
import type { CohortAllocation } from '../model/allocation.js';
import type { PointsCohort } from '../model/cohort.js';

/** What prices columns of points. */
export type PriceColumns = (cohort: PointsCohort) => CohortAllocation;

/**
 * Opens a stored model that prices columns of points.
 *
 * @param otherwise what to do where it does not
 * @throws RasError `refused` for a kind that does not
 */
export function openForColumns(model: unknown, path: Path, otherwise = ''): PriceColumns {
  const { allocateCohort } = prepareModel(model, path);
  return allocateCohort ?? fail('refused', path, `this kind does not price columns of points${otherwise}`);
}
