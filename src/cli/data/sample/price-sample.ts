import type { Model } from '../../../allocation/kinds.js';
import type { CohortCase } from '../../../cohort/case.js';
import { calibratePricePoint } from '../../../model/price-point/calibrate.js';
import type { SampleCase } from '../../../model/sample.js';
import { type Located, withPlaces } from '../../place.js';

/**
 * RAS 4 from the cases that have both points and a package: all packages, without one-offs, over all points.
 *
 * @param cases a case for each row of `source`
 * @throws RasError with every problem, with file, line and column
 */
export function priceSample(cases: readonly CohortCase[], source: Located): Model {
  const rows: number[] = [];
  const sample = cases.flatMap(({ caseId, points, traditional, oneOff, excludeReason }, row): SampleCase[] => {
    if (points === undefined || traditional === undefined) return [];
    rows.push(row);
    return [
      {
        caseId,
        points,
        packageValue: traditional,
        ...(oneOff?.traditional !== undefined && { oneOff: oneOff.traditional }),
        ...(excludeReason !== undefined && { excludeReason }),
      },
    ];
  });
  return withPlaces([{ at: ['sample'], source, rows }], () =>
    calibratePricePoint(sample, { fundingBasis: 'reference-sample' }),
  ).model;
}
