import { calibratePercentile } from '../model/percentile/calibrate.js';
import type { PercentileModel } from '../model/percentile/model.js';
import type { PercentileReport } from '../model/percentile/report/report.js';
import { calibratePricePoint } from '../model/price-point/calibrate.js';
import type { PricePointModel } from '../model/price-point/model.js';
import type { PricePointReport } from '../model/price-point/report.js';
import type { Families } from './family.js';
import { relocated } from './relocate.js';
import type { CalibrationChoice } from './settings.js';
import { percentileCase, priceCase } from './views.js';

/** A new model, and what has to be known before it is trusted. */
export type Calibration =
  | { readonly kind: 'price-point'; readonly model: PricePointModel; readonly report: PricePointReport }
  | { readonly kind: 'percentile'; readonly model: PercentileModel; readonly report: PercentileReport };

/** Calibrates a council's model from its sample. */
export function calibrate({ kind, options }: CalibrationChoice, { families }: Families): Calibration {
  const moves = [
    { from: ['sample'], to: ['sample', 'cases'] },
    { from: ['options'], to: ['settings', 'calibrate', 'options'] },
  ];
  return relocated(moves, () =>
    kind === 'percentile'
      ? { kind, ...calibratePercentile(families.map(percentileCase), options) }
      : { kind, ...calibratePricePoint(families.map(priceCase), options) },
  );
}
