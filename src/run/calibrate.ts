import { fail } from '../errors.js';
import type { QuestionnaireOfModel } from '../model/header.js';
import { calibratePercentile } from '../model/percentile/calibrate.js';
import type { PercentileModel } from '../model/percentile/model.js';
import type { PercentileReport } from '../model/percentile/report/report.js';
import { calibratePricePoint } from '../model/price-point/calibrate.js';
import type { PricePointModel } from '../model/price-point/model.js';
import type { PricePointReport } from '../model/price-point/report.js';
import { relocated } from './council/relocate.js';
import type { CalibrationChoice } from './council/settings.js';
import type { Families } from './family/family.js';
import { percentileCase, priceCase } from './family/views.js';

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
export function calibrate(
  choice: CalibrationChoice,
  { families, scores }: Families,
  questionnaire: QuestionnaireOfModel | undefined,
): Calibration {
  // Points that are stated are of a questionnaire only where that is named, which has no hash then.
  const isOf = scores.length > 0 || (questionnaire !== undefined && questionnaire.sha256 === undefined);
  const { kind, options } = isOf ? ofQuestionnaire(choice, questionnaire) : choice;
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
function ofQuestionnaire<Choice extends CalibrationChoice>(
  choice: Choice,
  instrument: QuestionnaireOfModel | undefined,
): Choice {
  if (instrument === undefined) return choice;
  const stated = choice.options.header?.instrument;
  const isOther = ({ id, version, sha256 = instrument.sha256 }: QuestionnaireOfModel): boolean =>
    id !== instrument.id || version !== instrument.version || sha256 !== instrument.sha256;
  if (stated !== undefined && isOther(stated)) {
    const message = `the sample answers ${instrument.id}, version ${instrument.version}; leave this out`;
    return fail('inconsistent', ['settings', 'calibrate', 'options', 'header', 'instrument'], message);
  }
  return { ...choice, options: { ...choice.options, header: { ...choice.options.header, instrument } } };
}
