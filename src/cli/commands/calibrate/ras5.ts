import { QUANTILE_TYPES } from '../../../exact/quantile.js';
import { calibratePercentile } from '../../../model/percentile/calibrate.js';
import { BETWEEN_RULES, OUTSIDE_RULES, PERCENTILE_BASES } from '../../../model/percentile/model.js';
import type { PercentileOptions } from '../../../model/percentile/options.js';
import { TIE_RULES } from '../../../model/percentile/ties/ties.js';
import { percentileSheets, percentileTableSheet } from '../../../report/calibration/percentile.js';
import { inputsOf } from '../../data/model.js';
import { readPercentileLists, readPercentileSample } from '../../data/sample/percentile-sample.js';
import { wholeQuestionnaire } from '../../data/sample/questionnaire.js';
import { type Field, numberList, wholeNumber } from '../../fields/fields.js';
import { refuseIdle } from '../../fields/goes-with.js';
import { libraryOptions } from '../../fields/library-options.js';
import type { Desk } from '../../input/table/reading.js';
import type { CsvTable } from '../../input/text/csv.js';
import type { Origin } from '../../place.js';
import {
  addCalibration,
  CALIBRATION_FIELDS,
  type CalibrationOptions,
  type RegisterBelow,
  tellCalibration,
} from './shared.js';

const GRIDS = ['percentiles', 'fives', 'deciles', 'quartiles'];

const FIELDS: readonly Field[] = [
  {
    flags: '--basis <basis>',
    path: ['fundingBasis'],
    description: 'where the money comes from',
    choices: PERCENTILE_BASES,
  },
  {
    flags: '--method <method>',
    path: ['method'],
    description: 'rank for a pot, quantile for a sample, unless told otherwise',
    choices: ['rank', 'quantile'],
  },
  {
    flags: '--ties <rule>',
    path: ['ties'],
    description: 'what equal scores get by rank; mean unless told otherwise',
    choices: TIE_RULES,
  },
  {
    flags: '--definition <type>',
    path: ['definition'],
    description: 'which quantile, by its number in Hyndman and Fan; 7 unless told otherwise',
    choices: QUANTILE_TYPES.map(String),
    parse: Number,
  },
  {
    flags: '--grid <grid>',
    path: ['grid'],
    description: `${GRIDS.join(', ')}, or a list such as 0,25,50,75,100`,
    parse: (text) => (GRIDS.includes(text) ? text : numberList(text)),
  },
  {
    flags: '--between <rule>',
    path: ['between'],
    description: 'points between two rows; interpolate unless told otherwise',
    choices: BETWEEN_RULES,
  },
  {
    flags: '--above <rule>',
    path: ['above'],
    description: 'points above the table; refer-to-costing unless told otherwise',
    choices: OUTSIDE_RULES,
  },
  {
    flags: '--below <rule>',
    path: ['below'],
    description: 'points below the table; refer-to-costing unless told otherwise',
    choices: OUTSIDE_RULES,
  },
  {
    flags: '--newcomers <rule>',
    path: ['newcomers'],
    description: 'whose money newcomers get; outside-pot unless told otherwise',
    choices: ['outside-pot', 'in-pot-as-zero', 'separately-funded'],
  },
  {
    flags: '--min-cases <k>',
    path: ['minCases'],
    description: 'warn of rows made of fewer packages than this; 2 unless told otherwise',
    parse: wholeNumber,
  },
  {
    flags: '--cliff-pounds <pounds>',
    path: ['cliffPounds'],
    description: 'from how many pounds per point on a gap between two rows is a cliff',
  },
  ...CALIBRATION_FIELDS,
];

interface Options extends CalibrationOptions {
  readonly packages?: string;
}

/** `openras calibrate ras5`: scores and packages to a stored indicative allocation table. */
export const registerRas5: RegisterBelow = (calibrate, io) => {
  const command = calibrate
    .command('ras5')
    .description('RAS 5: scores and packages aligned at the same percentile')
    .argument(
      '<sample.csv>',
      'case_id, points, package_value; status (existing or newcomer), one_off, exclude_reason; without package_value where --packages is given',
    )
    .option(
      '--packages <packages.csv>',
      'packages in a file of their own, as long as it may be: case_id, package_value; one_off, exclude_reason',
    );
  addCalibration(
    command,
    FIELDS,
    'options-ras5',
    'openras calibrate ras5 cohort.csv --basis pot --out table.json',
    'openras calibrate ras5 scores.csv --packages packages.csv --basis reference-sample',
  ).action((name: string, options: Options) => {
    const { sample, origins, tables, questionnaire } = readSample(io, name, options.packages);
    const inputs = inputsOf(tables.map(({ file }) => file));
    const instrument = wholeQuestionnaire(questionnaire);
    const header = { inputs, ...(instrument && { instrument }) };
    const told = libraryOptions(io.cwd, options, FIELDS, { header });
    const { method, fundingBasis } = told.value;
    const isKnown = method !== undefined || fundingBasis !== undefined;
    const isByRank = (method ?? (fundingBasis === 'pot' ? 'rank' : 'quantile')) === 'rank';
    refuseIdle(options, [
      { flags: ['--ties'], holds: !isKnown || isByRank, says: 'goes with --method rank' },
      { flags: ['--definition', '--grid'], holds: !isKnown || !isByRank, says: 'goes with --method quantile' },
    ]);
    const { model, report } = told.run(origins, () =>
      calibratePercentile(sample, told.value as Partial<PercentileOptions> as PercentileOptions),
    );
    const sheets = [...percentileSheets(report), percentileTableSheet(model)];
    tellCalibration(io, { model, report, sheets }, options);
  });
};

function readSample(desk: Desk, name: string, packagesFile: string | undefined) {
  if (packagesFile === undefined) {
    const { sample, table, questionnaire } = readPercentileSample(desk, name);
    const origins: readonly Origin[] = [{ at: ['sample'], source: table }];
    return { sample, origins, tables: [table] as readonly CsvTable[], questionnaire };
  }
  const { sample, scores, packages, questionnaire } = readPercentileLists(desk, name, packagesFile);
  const origins: readonly Origin[] = [
    { at: ['sample', 'scores'], source: scores },
    { at: ['sample', 'packages'], source: packages },
  ];
  return { sample, origins, tables: [scores, packages], questionnaire };
}
