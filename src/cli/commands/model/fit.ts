import { prepareModel } from '../../../allocation/open-model.js';
import { isShareable, isShareableChain } from '../../../cohort/share/exposed.js';
import { influenceSheet, priceIntervalSheet } from '../../../report/calibration/firm-price.js';
import {
  cohortDifferenceSheet,
  sampleSizeSheet,
  tableInfluenceSheet,
  tableIntervalSheet,
} from '../../../report/calibration/firm-table.js';
import { fitSheets, modelComparisonSheet } from '../../../report/calibration/fit.js';
import { checkParts } from '../../../report/control-totals.js';
import { everyoneOnly, withoutColumns } from '../../../report/share/sheets.js';
import { defined } from '../../../run/council/defined.js';
import { cohortDifference } from '../../../sensitivity/difference/cohort-difference.js';
import { modelFit } from '../../../sensitivity/fit/fit.js';
import {
  type CompareModelsOptions,
  compareModels,
  type ModelComparison,
} from '../../../sensitivity/models/compare-models.js';
import type { ModelErrors } from '../../../sensitivity/models/model-errors.js';
import type { SampleOptions } from '../../../sensitivity/options.js';
import { caseInfluence } from '../../../sensitivity/price/influence.js';
import type { UncertaintyOptions } from '../../../sensitivity/price/options.js';
import { pricePointUncertainty } from '../../../sensitivity/price/price-uncertainty.js';
import { sampleSizes } from '../../../sensitivity/price/sample-size.js';
import { MOST_ONE_BY_ONE, type TableRules } from '../../../sensitivity/table/own-table.js';
import { tableInfluence } from '../../../sensitivity/table/table-influence.js';
import {
  percentileTableUncertainty,
  type TableUncertaintyOptions,
} from '../../../sensitivity/table/table-uncertainty.js';
import { refuseNoGroups } from '../../data/cases/no-groups.js';
import { readModel } from '../../data/model.js';
import { type FirmSample, readFirmSample } from '../../data/sample/firm-sample.js';
import { readFitFile } from '../../data/sample/fit-file.js';
import { priceSample } from '../../data/sample/price-sample.js';
import { checkAlike, checkQuestionnaire } from '../../data/sample/questionnaire.js';
import { rulesOfModel } from '../../data/sample/table-rules.js';
import { addFields, wholeNumber } from '../../fields/fields.js';
import { refuseIdle } from '../../fields/goes-with.js';
import { libraryOptions } from '../../fields/library-options.js';
import type { Io } from '../../io.js';
import {
  addExample,
  addFormat,
  addOptionsFile,
  addOut,
  internalOption,
  leastFor,
  type OutputOptions,
  publishOption,
  tellInternal,
  toTables,
} from '../../options.js';
import { deliver } from '../../output/deliver.js';
import type { Register } from '../../program.js';
import { ALL_FIT_FIELDS, FIT_FIELDS } from './fit-fields.js';

interface Options extends OutputOptions {
  readonly model?: string;
  readonly options?: string;
  readonly cohort?: string;
  readonly table?: true;
  readonly sizes?: readonly number[];
  readonly smallCell?: number;
  readonly publish?: true;
  readonly internal?: true;
}

/** Columns of the comparison of models that count cases of which there may be few. */
const SMALL_COUNTS = ['outside_table', 'below_zero', 'within_percent', 'within_pounds'];

/** `openras fit`: how near a model comes to existing packages, and how firm the price of a point is. */
export const registerFit: Register = (program, io) => {
  const command = program
    .command('fit')
    .description('say how near budgets come to existing packages, and how firm the price of a point is')
    .argument(
      '<sample.csv>',
      'case_id, points, package_value; group where the model has prices by group; one_off, age, flags (with semicolons), household, exclude_reason and characteristics',
    )
    .option('--model <model.json>', 'a stored model; without one RAS 4 is calibrated on the sample')
    .option('--cohort <cases.csv>', 'compare the sample with the families who take part: columns as of the sample')
    .option('--small-cell <k>', 'with --publish, tell no figure of fewer than k families', wholeNumber)
    .addOption(publishOption())
    .addOption(internalOption())
    .option('--table', 'say how firm each row of a RAS 5 table from this sample is');
  addExample(
    addOut(addFormat(addOptionsFile(addFields(command, ALL_FIT_FIELDS), 'options-fit')), 'file'),
    'openras fit sample.csv --by age_band --tolerance-percent 20',
  ).action((name: string, options: Options) => {
    const { model: modelFile, publish } = options;
    const asked = askedOf(io, options);
    if (publish === true) leastFor(options.smallCell);
    tellInternal(io, options);
    const stored = modelFile === undefined ? undefined : readModel(io.cwd, modelFile).model;
    const isByGroup = stored !== undefined && prepareModel(stored, ['model']).groups.length > 0;
    const part = (which: keyof typeof FIT_FIELDS) =>
      libraryOptions(io.cwd, options, FIT_FIELDS[which], {}, { part: which });
    const [fit, models, price, influence] = [part('fit'), part('models'), part('price'), part('influence')];
    const by = Array.isArray(fit.value.by) ? fit.value.by.map(String) : [];
    refuseNoGroups('--by', by);
    const sample = readFirmSample(io, name, by, isByGroup ? ['group'] : []);
    const { cases, table, questionnaire } = sample;
    const households = cases.map(({ household }) => household);
    const least = publish === true ? leastFor(options.smallCell, households) : undefined;
    const unknown = stored === undefined ? [] : checkQuestionnaire(stored, questionnaire, name);
    const origins = [{ at: ['cases'], source: table }];
    const [first] = (price.value as UncertaintyOptions).atPoints ?? [];
    const stated = (models.value as CompareModelsOptions).percentile;
    const ofModel = stated === undefined && stored?.kind === 'percentile' ? rulesOfModel(stored) : undefined;
    const percentile = stated ?? ofModel?.rules;
    const rules = percentile === undefined ? {} : { percentile };
    const compared = models.run(origins, () => compareModels(cases, { ...models.value, ...rules }));
    const isOfTable = publish !== true && (percentile !== undefined || asked.isTableAsked);
    const hangs =
      isOfTable && compared.n <= MOST_ONE_BY_ONE
        ? tableInfluence(cases, {
            ...sampleOptionsOf(models.value),
            percentile: percentile ?? rulesOfPart(part('table').value),
          })
        : undefined;
    const more = moreOf(io, sample, options.cohort, asked, part);
    const result = {
      fit: fit.run(origins, () => modelFit(cases, { ...fit.value, model: stored ?? priceSample(cases, table) })),
      models: compared,
      price: price.run(origins, () => pricePointUncertainty(cases, price.value)),
      influence: influence.run(origins, () =>
        caseInfluence(cases, { ...(first !== undefined && { atPoints: first }), ...influence.value }),
      ),
      ...(hangs !== undefined && { tableInfluence: hangs }),
      ...more.result,
    };
    const left = result.fit.leftOut.reduce((sum, { cases: count }) => sum + count, 0);
    checkParts('Cases used and left out', cases.length, result.fit.n + left);
    const [verdict, parts, misses] = fitSheets(result.fit);
    if (least !== undefined) {
      const n = result.fit.n;
      const models = isShareable(n, least)
        ? [
            // How many cases are outside a table or within a tolerance may be few.
            withoutColumns(modelComparisonSheet(sharedComparison(compared, n, least)), SMALL_COUNTS),
            // The middle points of the sample are one family's.
            priceIntervalSheet(first === undefined ? { ...result.price, budgets: [] } : result.price),
          ]
        : [];
      const list = everyoneOnly(parts, n, least);
      // What few rows say of their questionnaire is theirs.
      const isOfMany = isShareable(n, least) && sample.saying >= least;
      if (!isOfMany) for (const { message } of unknown) table.reading.warn(message);
      const shared = [...(isOfMany ? unknown : []), ...(ofModel?.warnings ?? [])];
      deliver(
        io,
        { result: { tables: [list, ...models].map(toTables) }, warnings: shared, totals: models, list },
        options,
      );
      return;
    }
    const own = [verdict, parts, misses, modelComparisonSheet(result.models), priceIntervalSheet(result.price)];
    const ofTable = hangs === undefined ? [] : [tableInfluenceSheet(hangs)];
    const totals = [...own, ...ofTable, ...more.sheets];
    const warnings = [...unknown, ...(ofModel?.warnings ?? []), ...result.fit.warnings, ...result.price.warnings];
    deliver(io, { result, warnings, totals, list: influenceSheet(result.influence) }, options);
  });
};

/** A comparison without the parts in which few cases have no figure: how many they are is told by how many have one. */
function sharedComparison(compared: ModelComparison, n: number, least: number): ModelComparison {
  const shared = (errors: ModelErrors | null): ModelErrors | null =>
    errors === null || !isShareableChain([errors.n, errors.n + errors.referred, n], least) ? null : errors;
  const [leaveOneOut, kFold] = [shared(compared.leaveOneOut), shared(compared.kFold)];
  const isApart = leaveOneOut === null || kFold === null || isShareable(Math.abs(leaveOneOut.n - kFold.n), least);
  return { ...compared, leaveOneOut, kFold: isApart ? kFold : null };
}

/** What the options of a part say of the sample itself. */
function sampleOptionsOf({ oneOffs, period }: SampleOptions): SampleOptions {
  return defined({ oneOffs, period });
}

/** How the part on the table's intervals says that it is made. */
function rulesOfPart({ method, definition, grid }: TableUncertaintyOptions): TableRules {
  return defined({ method, definition, grid });
}

/** What is asked for by name beside the fit itself: by a flag, or by its part of the file of options. */
interface Asked {
  readonly isTableAsked: boolean;
  readonly areSizesAsked: boolean;
}

/** Reads the file of options and says what is asked for, and refuses what would do nothing. */
function askedOf({ cwd }: Io, options: Options): Asked {
  const { publish, cohort } = options;
  refuseIdle(options, [
    { flags: ['--cohort', '--table', '--sizes'], holds: publish !== true, says: 'goes without --publish' },
    { flags: ['--small-cell'], holds: publish === true, says: 'goes with --publish' },
  ]);
  const stated = readFitFile(cwd, options.options, (file, problems) => {
    if (file.cohort !== undefined && cohort === undefined)
      problems.add('inconsistent', ['cohort'], 'goes with --cohort');
    for (const part of ['cohort', 'table', 'sampleSize'] as const)
      if (file[part] !== undefined && publish === true) problems.add('inconsistent', [part], 'goes without --publish');
  });
  return {
    isTableAsked: options.table === true || stated.table !== undefined,
    areSizesAsked: options.sizes !== undefined || stated.sampleSize !== undefined,
  };
}

function moreOf(
  io: Io,
  { cases, table: source, questionnaire }: FirmSample,
  cohortFile: string | undefined,
  { isTableAsked, areSizesAsked }: Asked,
  part: (which: keyof typeof FIT_FIELDS) => ReturnType<typeof libraryOptions>,
) {
  const others = cohortFile === undefined ? undefined : readFirmSample(io, cohortFile, []);
  if (cohortFile !== undefined) checkAlike(questionnaire, others?.questionnaire, cohortFile);
  const origins = [
    { at: ['cases'], source },
    { at: ['sample'], source },
    ...(others === undefined ? [] : [{ at: ['cohort'], source: others.table }]),
  ];
  const [difference, rows, sizes] = [part('cohort'), part('table'), part('sampleSize')];
  const cohort =
    others === undefined
      ? undefined
      : difference.run(origins, () => cohortDifference(cases, others.cases, difference.value));
  const table = isTableAsked ? rows.run(origins, () => percentileTableUncertainty(cases, rows.value)) : undefined;
  const sampleSize = areSizesAsked ? sizes.run(origins, () => sampleSizes(cases, sizes.value)) : undefined;
  return {
    result: defined({ cohort, table, sampleSize }),
    sheets: [
      ...(cohort === undefined ? [] : [cohortDifferenceSheet(cohort)]),
      ...(table === undefined ? [] : [tableIntervalSheet(table)]),
      ...(sampleSize === undefined ? [] : [sampleSizeSheet(sampleSize)]),
    ],
  };
}
