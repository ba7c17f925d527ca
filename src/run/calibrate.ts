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
export type Calibration = PriceCalibrated | TableCalibrated;

/** A new price of a point. */
interface PriceCalibrated {
  /** Which model was calibrated. */
  readonly kind: 'price-point';
  /** The model. */
  readonly model: PricePointModel;
  /** What it rests on. */
  readonly report: PricePointReport;
}

/** A new table by percentiles. */
interface TableCalibrated {
  /** Which model was calibrated. */
  readonly kind: 'percentile';
  /** The model. */
  readonly model: PercentileModel;
  /** What it rests on. */
  readonly report: PercentileReport;
}

/** Calibrates a council's model from its sample. */
export function calibrate(choice: CalibrationChoice, { families, scores }: Families): Calibration {
  const { kind, options } = ofQuestionnaire(choice, scores);
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

/** The model keeps which questionnaire its points come from, so that points of another one are noticed. */
function ofQuestionnaire<Choice extends CalibrationChoice>(choice: Choice, scores: Families['scores']): Choice {
  const instrument = scores[0]?.instrument;
  if (instrument === undefined || choice.options.header?.instrument !== undefined) return choice;
  return { ...choice, options: { ...choice.options, header: { ...choice.options.header, instrument } } };
}
