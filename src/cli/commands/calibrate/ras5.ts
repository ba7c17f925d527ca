import { Option } from 'commander';
import { QUANTILE_TYPES } from '../../../exact/quantile.js';
import { calibratePercentile } from '../../../model/percentile/calibrate.js';
import type { PercentileOptions } from '../../../model/percentile/options.js';
import { TIE_RULES, type TieRule } from '../../../model/percentile/ties/ties.js';
import { percentileSheets, percentileTableSheet } from '../../../report/percentile.js';
import { inputsOf } from '../../data/model.js';
import { readPercentileSample } from '../../data/percentile-sample.js';
import { withPlaces } from '../../place.js';
import { addCalibration, type CalibrationOptions, headerOf, type RegisterBelow, tellCalibration } from './shared.js';

interface Options extends CalibrationOptions {
  readonly basis: 'pot' | 'reference-sample';
  readonly method?: 'rank' | 'quantile';
  readonly ties: TieRule;
  readonly definition?: string;
  readonly grid?: string;
  readonly above: 'refer-to-costing' | 'clamp';
  readonly newcomers: 'outside-pot' | 'in-pot-as-zero' | 'separately-funded';
}

/** `openras calibrate ras5`: scores and packages to a stored indicative allocation table. */
export const registerRas5: RegisterBelow = (calibrate, io) => {
  const command = calibrate
    .command('ras5')
    .description('RAS 5: scores and packages aligned at the same percentile')
    .argument('<sample.csv>', 'case_id, points, package_value; status (existing or newcomer), one_off, exclude_reason')
    .addOption(
      new Option('--basis <basis>', 'where the money comes from')
        .choices(['pot', 'reference-sample'])
        .makeOptionMandatory(),
    )
    .addOption(new Option('--method <method>', 'rank for a pot, quantile for a sample').choices(['rank', 'quantile']))
    .addOption(new Option('--ties <rule>', 'what equal scores get').choices(TIE_RULES).default('mean'))
    .addOption(new Option('--definition <type>', 'which quantile, 1 to 9').choices(QUANTILE_TYPES.map(String)))
    .option('--grid <grid>', 'percentiles, fives, deciles, quartiles, or a list such as 0,25,50,75,100')
    .addOption(
      new Option('--above <rule>', 'points above the table')
        .choices(['refer-to-costing', 'clamp'])
        .default('refer-to-costing'),
    )
    .addOption(
      new Option('--newcomers <rule>', 'whose money newcomers get')
        .choices(['outside-pot', 'in-pot-as-zero', 'separately-funded'])
        .default('outside-pot'),
    );
  addCalibration(command, 'openras calibrate ras5 cohort.csv --basis pot --out table.json').action(
    (name: string, options: Options) => {
      const { sample, table } = readPercentileSample(io.cwd, name);
      const { model, report } = withPlaces([{ at: ['sample'], source: table }], () =>
        calibratePercentile(sample, { ...rasFive(options), header: headerOf(options, inputsOf([table.file])) }),
      );
      tellCalibration(
        io,
        { model, report, sheets: [...percentileSheets(report), percentileTableSheet(model)] },
        options,
      );
    },
  );
};

function rasFive({ basis, method, ties, definition, grid, above, newcomers, oneOffs }: Options): PercentileOptions {
  return {
    fundingBasis: basis,
    ties,
    above,
    newcomers,
    oneOffs,
    ...(method !== undefined && { method }),
    ...(definition !== undefined && { definition: Number(definition) as PercentileOptions['definition'] & number }),
    ...(grid !== undefined && { grid: gridOf(grid) }),
  };
}

/** A named grid as it stands; anything else is a list of percentiles. */
function gridOf(text: string): NonNullable<PercentileOptions['grid']> {
  const named = (['percentiles', 'fives', 'deciles', 'quartiles'] as const).find((name) => name === text);
  return named ?? text.split(',').map((one) => one.trim());
}
