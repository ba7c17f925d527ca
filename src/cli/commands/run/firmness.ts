import { allocateAll } from '../../../allocation/allocate.js';
import type { FirmCase } from '../../../sensitivity/case.js';
import { type ModelFit, modelFit } from '../../../sensitivity/fit.js';
import { POORLY_CAPTURED } from '../../../sensitivity/fit-flags.js';
import { type PriceUncertainty, pricePointUncertainty } from '../../../sensitivity/price-uncertainty.js';
import { type WeightSensitivity, weightSensitivity } from '../../../sensitivity/weight-sensitivity.js';
import { withPlaces } from '../../place.js';
import type { CouncilFile } from './council.js';
import type { ChosenModel } from './decide-model.js';
import { type Families, type Family, recurringPackage } from './families.js';

/** How firm a new model is on the sample that it was calibrated from. */
export interface Firmness {
  readonly fit: ModelFit;
  /** Absent where the model is not one price of a point for all. */
  readonly price: PriceUncertainty | undefined;
  /** Absent where points do not come from answers. */
  readonly weights: WeightSensitivity | undefined;
}

/** Holds a new model against its sample; a stored model was made elsewhere, and nothing is told of it. */
export function firmnessOf(
  { council }: CouncilFile,
  { model, calibration }: ChosenModel,
  sample: Families | undefined,
): Firmness | undefined {
  const how = council.calibrate;
  if (calibration === undefined || sample === undefined || how === undefined) return undefined;
  const rows = [...sample.families.keys()].filter((row) => isKnown(sample.families[row]));
  const families = rows.flatMap((row) => sample.families[row] ?? []);
  const budgets = allocateAll(
    model,
    families.map(({ caseId, points, group }) => ({ caseId, points, ...(group !== undefined && { group }) })),
  );
  const { oneOffs } = how.options;
  const counted = oneOffs === undefined ? {} : { oneOffs };
  return withPlaces([{ at: ['cases'], source: sample.table, rows }], () => {
    const cases = families.map((family, index) => ({
      ...firmCase(family, budgets[index]?.indicative ?? undefined),
      flags: flagsOf(sample, rows[index] ?? 0),
    }));
    const fit = modelFit(cases, { ...counted, period: model.period === 'week' ? 'week' : 'year' });
    const isOnePrice = model.kind === 'price-point' && model.prices.length === 1 && how.kind === 'price-point';
    const weights = weightsOf(sample, families);
    if (!isOnePrice) return { fit, price: undefined, weights };
    const { method, maximumPoints } = how.options;
    const price = pricePointUncertainty(cases, {
      ...counted,
      ...(method !== undefined && { method }),
      ...(maximumPoints !== undefined && { maximumPoints }),
    });
    return { fit, price, weights };
  });
}

/** By how much each weight goes up and down in a run. */
const WEIGHT_PERCENT = '10';

function weightsOf({ scores }: Families, families: readonly Family[]): WeightSensitivity | undefined {
  if (scores.length === 0) return undefined;
  const used = new Set(families.map(({ caseId }) => caseId));
  const packages = families.map((family) => ({
    caseId: family.caseId,
    packageValue: recurringPackage(family) ?? '0',
  }));
  const input = { scores: scores.filter(({ caseId }) => used.has(caseId)), packages };
  return weightSensitivity(input, { percent: WEIGHT_PERCENT });
}

/** What a score is known to capture badly, from carried columns of that name: `night_care` with `yes`. */
function flagsOf({ kept }: Families, row: number): string[] {
  return POORLY_CAPTURED.filter((flag) => kept.get(flag.replaceAll('-', '_'))?.[row] === 'yes');
}

function isKnown(family: Family | undefined): boolean {
  return family?.excludeReason === undefined && family?.points !== undefined && family.packageValue !== undefined;
}

function firmCase({ caseId, points, packageValue, oneOff }: Family, budget: string | undefined): FirmCase {
  return {
    caseId,
    ...(points !== undefined && { points }),
    ...(packageValue !== undefined && { packageValue }),
    ...(oneOff !== undefined && { oneOff }),
    ...(budget !== undefined && { budget }),
  };
}
