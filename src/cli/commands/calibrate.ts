import { Option } from 'commander';
import { FUNDING_BASES, type FundingBasis } from '../../funding/basis.js';
import { calibratePricePoint } from '../../model/price-point/calibrate.js';
import type { PricePointOptions } from '../../model/price-point/options.js';
import { pricePointSheets } from '../../report/price-point.js';
import type { Sheet } from '../../report/sheet.js';
import { inputsOf } from '../data/model.js';
import { readSampleFile } from '../data/sample.js';
import { addExample, addFormat, type OutputOptions } from '../options.js';
import { toJson } from '../output/json.js';
import { printReport } from '../output/print.js';
import { writeWholeFile } from '../output/write-file.js';
import { withPlaces } from '../place.js';
import type { Register } from '../program.js';

interface Options extends OutputOptions {
  readonly basis: FundingBasis;
  readonly method: 'total' | 'largest-package';
  readonly maximumPoints?: string;
  readonly oneOffs: 'exclude' | 'include';
  readonly year?: string;
  readonly effectiveFrom?: string;
  readonly title?: string;
  readonly approvedBy?: string;
}

/** `openras calibrate ras4`: a sample of existing cases to a stored price of a point. */
export const registerCalibrate: Register = (program, io) => {
  const calibrate = program.command('calibrate').description('calibrate a model from a sample of existing cases');
  addExample(calibrate, 'openras calibrate ras4 sample.csv --basis reference-sample --out model.json');
  const command = calibrate
    .command('ras4')
    .description('RAS 4: the price of a point')
    .argument('<sample.csv>', 'case_id, points, package_value; one_off, group and exclude_reason where there are any')
    .addOption(new Option('--basis <basis>', 'where the money comes from').choices(FUNDING_BASES).makeOptionMandatory())
    .addOption(
      new Option('--method <method>', 'how the price is made').choices(['total', 'largest-package']).default('total'),
    )
    .option('--maximum-points <points>', 'the most points that the questionnaire can give')
    .addOption(
      new Option('--one-offs <rule>', 'one-off parts of packages').choices(['exclude', 'include']).default('exclude'),
    )
    .option('--year <year>', 'the financial year of the model, such as 2026-27')
    .option('--effective-from <date>', 'the first day on which the model holds')
    .option('--title <text>', 'what the model is called')
    .option('--approved-by <text>', 'who approved it')
    .option('--out <model.json>', 'write the model to this file')
    .option('--force', 'replace the file when it is there');
  addExample(addFormat(command), 'openras calibrate ras4 sample.csv --basis reference-sample --out model.json').action(
    (name: string, options: Options) => {
      const { sample, table } = readSampleFile(io.cwd, name);
      const { model, report } = withPlaces([{ at: ['sample'], source: table }], () =>
        calibratePricePoint(sample, pricePointOptions(options, inputsOf([table.file]))),
      );
      if (options.out !== undefined) {
        writeWholeFile(io.cwd, options.out, toJson(model), { force: options.force ?? false });
      }
      const [list, ...totals] = pricePointSheets(report).reverse() as [Sheet, ...Sheet[]];
      const shown = { result: { model, report }, warnings: report.warnings, totals: totals.reverse(), list };
      printReport(io, shown, options.format);
    },
  );
};

function pricePointOptions(options: Options, inputs: ReturnType<typeof inputsOf>): PricePointOptions {
  const { basis, method, maximumPoints, oneOffs, year, effectiveFrom, title, approvedBy } = options;
  return {
    fundingBasis: basis,
    method,
    oneOffs,
    ...(maximumPoints !== undefined && { maximumPoints }),
    header: {
      inputs,
      ...(year !== undefined && { financialYear: year }),
      ...(effectiveFrom !== undefined && { effectiveFrom }),
      ...(title !== undefined && { title }),
      ...(approvedBy !== undefined && { approvedBy }),
    },
  };
}
