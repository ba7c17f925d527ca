import { Option } from 'commander';
import { FUNDING_BASES, type FundingBasis } from '../../../funding/basis.js';
import { calibratePricePoint } from '../../../model/price-point/calibrate.js';
import { pricePointSheets } from '../../../report/price-point.js';
import { inputsOf } from '../../data/model.js';
import { readSampleFile } from '../../data/sample.js';
import { withPlaces } from '../../place.js';
import { addCalibration, type CalibrationOptions, headerOf, type RegisterBelow, tellCalibration } from './shared.js';

interface Options extends CalibrationOptions {
  readonly basis: FundingBasis;
  readonly method: 'total' | 'largest-package';
  readonly maximumPoints?: string;
}

/** `openras calibrate ras4`: a sample of existing cases to a stored price of a point. */
export const registerRas4: RegisterBelow = (calibrate, io) => {
  const command = calibrate
    .command('ras4')
    .description('RAS 4: the price of a point')
    .argument('<sample.csv>', 'case_id, points, package_value; one_off, group and exclude_reason where there are any')
    .addOption(new Option('--basis <basis>', 'where the money comes from').choices(FUNDING_BASES).makeOptionMandatory())
    .addOption(
      new Option('--method <method>', 'how the price is made').choices(['total', 'largest-package']).default('total'),
    )
    .option('--maximum-points <points>', 'the most points that the questionnaire can give');
  addCalibration(command, 'openras calibrate ras4 sample.csv --basis reference-sample --out model.json').action(
    (name: string, options: Options) => {
      const { sample, table } = readSampleFile(io.cwd, name);
      const { basis, method, maximumPoints, oneOffs } = options;
      const { model, report } = withPlaces([{ at: ['sample'], source: table }], () =>
        calibratePricePoint(sample, {
          fundingBasis: basis,
          method,
          oneOffs,
          ...(maximumPoints !== undefined && { maximumPoints }),
          header: headerOf(options, inputsOf([table.file])),
        }),
      );
      tellCalibration(io, { model, report, sheets: pricePointSheets(report) }, options);
    },
  );
};
