import type { Model } from '../../../allocation/kinds.js';
import { fail } from '../../../errors.js';
import { calibratePercentile } from '../../../model/percentile/calibrate.js';
import type { PercentileOptions } from '../../../model/percentile/options.js';
import type { PercentileCase } from '../../../model/percentile/sample-rows.js';
import { calibratePricePoint } from '../../../model/price-point/calibrate.js';
import type { PricePointOptions } from '../../../model/price-point/options.js';
import type { SampleCase } from '../../../model/sample.js';
import { percentileSheets, percentileTableSheet } from '../../../report/percentile.js';
import { pricePointSheets } from '../../../report/price-point.js';
import type { Sheet } from '../../../report/sheet.js';
import type { Warning } from '../../../warning.js';
import { inputsOf } from '../../data/model.js';
import type { Check } from '../../output/manifest.js';
import { withPlaces } from '../../place.js';
import type { CouncilFile } from './council.js';
import type { Families, Family } from './families.js';

/** A new model, and what has to be known before it is trusted. */
export interface Calibration {
  readonly model: Model;
  readonly report: { readonly warnings: readonly Warning[] };
  readonly sheets: readonly Sheet[];
  readonly check: Check;
}

const ROWS_OF_TABLE = 25;

/** Calibrates a council's model from its sample. */
export function calibrate({ council, file }: CouncilFile, sample: Families | undefined): Calibration {
  const how = council.calibrate;
  if (sample === undefined || how === undefined) {
    return fail('missing', ['calibrate'], 'a calibration needs a sample and how to calibrate', { file: file.name });
  }
  const header = { ...how.options.header, inputs: inputsOf(sample.files) };
  return withPlaces([{ at: ['sample'], source: sample.table }], () =>
    how.kind === 'percentile'
      ? byPercentile(sample.families, { ...how.options, header })
      : byPricePoint(sample.families, { ...how.options, header }),
  );
}

function byPricePoint(families: readonly Family[], options: PricePointOptions): Calibration {
  const { model, report } = calibratePricePoint(families.map(sampleCase), options);
  const { packages, budgets, residual } = report.onSample;
  const message = `packages £${packages}, budgets £${budgets}, residual £${residual}`;
  const check = { name: 'the model on its own sample', ok: report.method === 'total', message };
  return { model, report, sheets: pricePointSheets(report), check };
}

function byPercentile(families: readonly Family[], options: PercentileOptions): Calibration {
  const { model, report } = calibratePercentile(families.map(percentileCase), options);
  const { pot, budgets, residual, modelVariance } = report.ledger;
  const message = `pot £${pot}, budgets £${budgets}, residual £${residual}, model variance £${modelVariance}`;
  const check = { name: 'the model on its own sample', ok: modelVariance === '0.00', message };
  return { model, report, sheets: [percentileTableSheet(model, ROWS_OF_TABLE), ...percentileSheets(report)], check };
}

function sampleCase({ caseId, points, packageValue, oneOff, group, excludeReason }: Family): SampleCase {
  return {
    caseId,
    // A family that is left out may lack either; it calibrates nothing.
    points: points ?? 0,
    packageValue: packageValue ?? 0,
    ...(oneOff !== undefined && { oneOff }),
    ...(group !== undefined && { group }),
    ...(excludeReason !== undefined && { excludeReason }),
  };
}

function percentileCase({ caseId, points, packageValue, oneOff, isNewcomer, excludeReason }: Family): PercentileCase {
  return {
    caseId,
    points: points ?? 0,
    ...(isNewcomer && { newcomer: true }),
    ...(packageValue !== undefined && { packageValue }),
    ...(oneOff !== undefined && packageValue !== undefined && { oneOff }),
    ...(excludeReason !== undefined && { excludeReason }),
  };
}
