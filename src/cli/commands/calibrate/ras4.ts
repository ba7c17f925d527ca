import { fail } from '../../../errors.js';
import { ROUNDING_MODES } from '../../../exact/round.js';
import { FUNDING_BASES } from '../../../funding/basis.js';
import { calibratePricePoint } from '../../../model/price-point/calibrate.js';
import type { PricePointOptions } from '../../../model/price-point/options.js';
import { pricePointSheets } from '../../../report/calibration/price-point.js';
import { checkParts } from '../../../report/control-totals.js';
import { inputsOf } from '../../data/model.js';
import { wholeQuestionnaire } from '../../data/sample/questionnaire.js';
import { readSampleFile } from '../../data/sample/sample.js';
import type { Field } from '../../fields/fields.js';
import { namesOf, refuseIdle } from '../../fields/goes-with.js';
import { libraryOptions } from '../../fields/library-options.js';
import {
  addCalibration,
  CALIBRATION_FIELDS,
  type CalibrationOptions,
  type RegisterBelow,
  tellCalibration,
} from './shared.js';

/** The flags of money that is not the packages of the sample. */
const MONEY: readonly Field[] = [
  {
    flags: '--money <pounds>',
    path: ['money', 'amount'],
    description: 'money other than the packages of the sample: a pot after its top slice, or a whole budget',
  },
  { flags: '--population <name>', path: ['money', 'population'], description: 'whose money --money is' },
  {
    flags: '--points-population <name>',
    path: ['money', 'pointsPopulation'],
    description: 'whose points the sample holds; the same name, or --factor joins the two',
  },
  {
    flags: '--factor <number>',
    path: ['money', 'factor'],
    description: 'how many times the sample the population of the money is',
  },
];

const FIELDS: readonly Field[] = [
  {
    flags: '--basis <basis>',
    path: ['fundingBasis'],
    description: 'where the money comes from; whole-budget goes with --money',
    choices: FUNDING_BASES,
  },
  {
    flags: '--method <method>',
    path: ['method'],
    description: 'how the price is made; total unless told otherwise',
    choices: ['total', 'largest-package'],
  },
  {
    flags: '--maximum-observed',
    path: ['maximumObserved'],
    description: 'for largest-package: the most points that anyone in the sample has, instead of --maximum-points',
  },
  ...MONEY,
  {
    flags: '--prices <rule>',
    path: ['prices'],
    description: 'one price, or one for each group of the column group',
    choices: ['single', 'per-group-breaks-equal-treatment'],
  },
  {
    flags: '--round-price-to <pounds>',
    path: ['priceRounding', 'unit'],
    description: 'the unit of the price itself; it is not rounded unless told otherwise',
  },
  {
    flags: '--price-rounding-mode <mode>',
    path: ['priceRounding', 'mode'],
    description: 'which way a price between two units goes; goes with --round-price-to',
    choices: ROUNDING_MODES,
  },
  ...CALIBRATION_FIELDS,
];

/** `openras calibrate ras4`: a sample of existing cases to a stored price of a point. */
export const registerRas4: RegisterBelow = (calibrate, io) => {
  const command = calibrate
    .command('ras4')
    .description('RAS 4: the price of a point')
    .argument('<sample.csv>', 'case_id, points, package_value; one_off, group and exclude_reason where there are any');
  addCalibration(
    command,
    FIELDS,
    'options-ras4',
    'openras calibrate ras4 sample.csv --basis reference-sample --out model.json',
  ).action((name: string, options: CalibrationOptions) => {
    const { sample, table, questionnaire } = readSampleFile(io, name);
    const instrument = wholeQuestionnaire(questionnaire);
    const header = { inputs: inputsOf([table.file]), ...(instrument && { instrument }) };
    const told = libraryOptions(io.cwd, options, FIELDS, { header });
    refuseIdle(options, [
      {
        flags: ['--maximum-observed'],
        holds: told.value.method === 'largest-package',
        says: 'goes with --method largest-package',
      },
      {
        flags: namesOf(MONEY),
        holds: told.value.fundingBasis !== 'reference-sample',
        says: 'on a reference sample the money is the packages of the sample; it goes with pot or whole-budget',
      },
    ]);
    if (told.value.maximumObserved === true && told.value.maximumPoints !== undefined) {
      const says = 'takes the most points in the sample instead of --maximum-points; give one of the two';
      fail('inconsistent', [], `--maximum-observed: ${says}`);
    }
    const { model, report } = told.run([{ at: ['sample'], source: table }], () =>
      calibratePricePoint(sample, told.value as Partial<PricePointOptions> as PricePointOptions),
    );
    checkParts('Cases used and left out', sample.length, report.n + report.excluded.length);
    tellCalibration(io, { model, report, sheets: pricePointSheets(report) }, options);
  });
};
