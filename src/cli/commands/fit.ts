import { prepareModel } from '../../allocation/open-model.js';
import { checkParts } from '../../report/control-totals.js';
import { influenceSheet, priceIntervalSheet } from '../../report/firm-price.js';
import { fitSheets, modelComparisonSheet } from '../../report/fit.js';
import { modelFit } from '../../sensitivity/fit/fit.js';
import { compareModels } from '../../sensitivity/models/compare-models.js';
import { caseInfluence } from '../../sensitivity/price/influence.js';
import { pricePointUncertainty } from '../../sensitivity/price/price-uncertainty.js';
import { readFirmSample } from '../data/firm-sample.js';
import { readModel } from '../data/model.js';
import { priceSample } from '../data/price-sample.js';
import { wholeNumber } from '../fields/fields.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../options.js';
import { deliver } from '../output/deliver.js';
import { withPlaces } from '../place.js';
import type { Register } from '../program.js';

interface Options extends OutputOptions {
  readonly model?: string;
  readonly by?: readonly string[];
  readonly tolerancePercent?: string;
  readonly tolerancePounds?: string;
  readonly folds?: number;
  readonly seed?: number;
}

/** `openras fit`: how near a model comes to existing packages, and how firm the price of a point is. */
export const registerFit: Register = (program, io) => {
  const command = program
    .command('fit')
    .description('say how near budgets come to existing packages, and how firm the price of a point is')
    .argument(
      '<sample.csv>',
      'case_id, points, package_value; group where the model has prices by group; one_off, age, flags (with semicolons), exclude_reason and characteristics',
    )
    .option('--model <model.json>', 'a stored model; without one RAS 4 is calibrated on the sample')
    .option('--by <columns>', 'characteristics to report by, such as age_band,ethnicity', names)
    .option('--tolerance-percent <percent>', 'count the budgets within so many per cent of the package')
    .option('--tolerance-pounds <pounds>', 'count the budgets within so many pounds of the package')
    .option('--folds <number>', 'into how many parts the sample is divided to compare models', wholeNumber)
    .option('--seed <number>', 'the seed of the parts and of the resamples', wholeNumber);
  addExample(addOut(addFormat(command), 'file'), 'openras fit sample.csv --by age_band --tolerance-percent 20').action(
    (name: string, options: Options) => {
      const { model: modelFile, by = [], folds, seed } = options;
      const stored = modelFile === undefined ? undefined : readModel(io.cwd, modelFile).model;
      const isByGroup = stored !== undefined && prepareModel(stored, ['model']).groups.length > 0;
      const { cases, table } = readFirmSample(io, name, by, isByGroup ? ['group'] : []);
      const tolerance = toleranceOf(options);
      const seeded = seed === undefined ? {} : { seed };
      const result = withPlaces([{ at: ['cases'], source: table }], () => ({
        fit: modelFit(cases, { model: stored ?? priceSample(cases, table), by: [...by], ...tolerance }),
        models: compareModels(cases, { ...tolerance, ...seeded, ...(folds !== undefined && { folds }) }),
        price: pricePointUncertainty(cases, seeded),
        influence: caseInfluence(cases),
      }));
      const left = result.fit.leftOut.reduce((sum, { cases: count }) => sum + count, 0);
      checkParts('Cases used and left out', cases.length, result.fit.n + left);
      const [verdict, parts, misses] = fitSheets(result.fit);
      const totals = [verdict, parts, misses, modelComparisonSheet(result.models), priceIntervalSheet(result.price)];
      deliver(io, { result, warnings: result.price.warnings, totals, list: influenceSheet(result.influence) }, options);
    },
  );
};

function toleranceOf({ tolerancePercent: percent, tolerancePounds: amount }: Options) {
  if (percent === undefined && amount === undefined) return {};
  return { tolerance: { ...(percent !== undefined && { percent }), ...(amount !== undefined && { amount }) } };
}

function names(text: string): string[] {
  return [...new Set(text.split(',').map((name) => name.trim()))];
}
