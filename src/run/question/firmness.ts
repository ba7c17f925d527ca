import { allocateEach, prepareModel } from '../../allocation/open-model.js';
import { at } from '../../exact/at.js';
import type { PercentileOptions } from '../../model/percentile/options.js';
import { type ModelFit, modelFit } from '../../sensitivity/fit/fit.js';
import { compareModels, type ModelComparison } from '../../sensitivity/models/compare-models.js';
import type { SampleOptions } from '../../sensitivity/options.js';
import { type CaseInfluence, caseInfluence } from '../../sensitivity/price/influence.js';
import { type PriceUncertainty, pricePointUncertainty } from '../../sensitivity/price/price-uncertainty.js';
import { MOST_ONE_BY_ONE } from '../../sensitivity/table/own-table.js';
import { type TableInfluence, tableInfluence } from '../../sensitivity/table/table-influence.js';
import { type WeightSensitivity, weightSensitivity } from '../../sensitivity/weights/weight-sensitivity.js';
import type { Calibration } from '../calibrate.js';
import { defined } from '../council/defined.js';
import { relocated } from '../council/relocate.js';
import type { CalibrationChoice } from '../council/settings.js';
import { type Families, type Family, recurringPackage } from '../family/family.js';
import { allocationCase, firmCase } from '../family/views.js';

/** How firm a new model is on the sample that it was calibrated from. */
export interface Firmness {
  /** How near the budgets come to the existing packages. */
  readonly fit: ModelFit;
  /** Absent where the model is not one price of a point for all. */
  readonly price?: PriceUncertainty;
  /** On which cases of the sample the price hangs most; absent where `price` is. */
  readonly influence?: CaseInfluence;
  /** RAS 4, RAS 5 and a line on cases that they have not seen, RAS 5 by the rules of the model; absent unless it is RAS 5 whose packages are those of the sample alone. */
  readonly models?: ModelComparison;
  /** On which cases of the sample the table hangs most; absent where `models` is, and of more than 2,000 cases. */
  readonly tableInfluence?: TableInfluence;
  /** Absent where points do not come from answers. */
  readonly weights?: WeightSensitivity;
}

/** Holds a new model against its sample; a stored model was made elsewhere, and nothing is told of it. */
export function firmnessOf(choice: CalibrationChoice, { model }: Calibration, sample: Families): Firmness {
  const rows = [...sample.families.entries()].filter(([, family]) => isKnown(family));
  const families = rows.map(([, family]) => family);
  const places = rows.map(([row]) => ['sample', 'cases', row]);
  return relocated([{ from: ['cases'], to: ['sample', 'cases'], rows: places }], () => {
    const budgets = allocateEach(prepareModel(model, ['model']), families.map(allocationCase));
    const cases = families.map((family, index) => firmCase(family, at(budgets, index).indicative));
    const { oneOffs } = choice.options;
    const counted = oneOffs === undefined ? {} : { oneOffs };
    const period = model.period === 'week' ? 'week' : 'year';
    const fit = modelFit(cases, { ...counted, period });
    const weights = weightsOf(sample, families);
    const firmness = { fit, ...(weights !== undefined && { weights }) };
    if (choice.kind === 'percentile' && model.kind === 'percentile') {
      return {
        ...firmness,
        ...tableFirmness(cases, { ...choice.options, method: model.method }, { ...counted, period }),
      };
    }
    const isOnePrice = model.kind === 'price-point' && model.prices.length === 1;
    if (!isOnePrice || choice.kind !== 'price-point') return firmness;
    const { method, maximumPoints } = choice.options;
    const own = {
      ...counted,
      ...(method !== undefined && { method }),
      ...(maximumPoints !== undefined && { maximumPoints }),
    };
    return { ...firmness, price: pricePointUncertainty(cases, own), influence: caseInfluence(cases, own) };
  });
}

/** How a table holds on cases that it was not made from, and on whom it hangs, by the rules that it was made with. */
function tableFirmness(
  cases: ReturnType<typeof firmCase>[],
  options: PercentileOptions,
  counted: SampleOptions,
): Pick<Firmness, 'models' | 'tableInfluence'> {
  // A table of which newcomers are part with £0 is not made of those who have packages alone.
  if (options.newcomers === 'in-pot-as-zero') return {};
  const { method, ties, definition, grid, between } = options;
  const { above = 'refer-to-costing', below = 'refer-to-costing' } = options;
  const own = { ...counted, percentile: defined({ method, ties, definition, grid, between, above, below }) };
  const models = compareModels(cases, own);
  return models.n > MOST_ONE_BY_ONE ? { models } : { models, tableInfluence: tableInfluence(cases, own) };
}

/** By how much each weight goes up and down in a run. */
const WEIGHT_PERCENT = '10';

/**
 * What moving each weight decides.
 *
 * @choice run-weights: a run moves every weight up and down by 10 %; no report states a percentage
 */
function weightsOf({ scores }: Families, families: readonly Family[]): WeightSensitivity | undefined {
  if (scores.length === 0) return undefined;
  const used = new Set(families.map(({ caseId }) => caseId));
  const packages = families.map((family) => ({
    caseId: family.caseId,
    traditional: recurringPackage(family) ?? '0',
  }));
  const input = { scores: scores.filter(({ caseId }) => used.has(caseId)), packages };
  return weightSensitivity(input, { percent: WEIGHT_PERCENT });
}

function isKnown({ excludeReason, points, traditional }: Family): boolean {
  return excludeReason === undefined && points !== undefined && traditional !== undefined;
}
