import { Option } from 'commander';
import { PRICE_KINDS, type PriceKind } from '../../costing/line/line.js';
import { CONVENTIONS, type ConventionName } from '../../money/period.js';
import { costControlSheet, costSheet } from '../../report/costs.js';
import { readCosts } from '../data/costs.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../options.js';
import { deliver } from '../output/deliver.js';
import type { Register } from '../program.js';

interface Options extends OutputOptions {
  readonly kind: 'package' | 'plan';
  readonly priceBook?: string;
  readonly priceYear?: string;
  readonly prices?: PriceKind;
  readonly convention?: ConventionName;
  readonly basis?: 'gross' | 'net' | 'as-stated';
  readonly onDay?: string;
  readonly blankPrices?: 'unpriced';
}

/** `openras cost`: packages and support plans, line by line, to what they cost. */
export const registerCost: Register = (program, io) => {
  const command = program
    .command('cost')
    .description('cost packages and support plans from their lines')
    .argument('<files...>', 'JSON packages or plans, or finance extracts as CSV, a row a line')
    .addOption(new Option('--kind <kind>', 'what an extract holds').choices(['package', 'plan']).default('package'))
    .option('--price-book <book.json>', 'the prices of services')
    .option('--price-year <year>', 'restate the book in the prices of this year, such as 2026-27')
    .addOption(new Option('--prices <kind>', 'which price, where a service has both').choices(PRICE_KINDS))
    .addOption(new Option('--convention <name>', 'how many weeks a year has').choices(CONVENTIONS))
    .addOption(new Option('--basis <basis>', 'which amounts count').choices(['gross', 'net', 'as-stated']))
    .option('--on-day <date>', 'count only the lines that run on this day')
    .addOption(new Option('--blank-prices <rule>', 'take a row without a price as unpriced').choices(['unpriced']));
  addExample(addOut(addFormat(command), 'file'), 'openras cost plan.json --format table').action(
    (names: string[], options: Options) => {
      const { convention, blankPrices, kind } = options;
      const { control, costs } = readCosts(io.cwd, names, {
        ...(options.priceBook !== undefined && { priceBook: options.priceBook }),
        extract: { kind, ...(convention && { convention }), ...(blankPrices && { blankPrices }) },
        costing: {
          ...(options.priceYear && { priceYear: options.priceYear }),
          ...(options.prices && { prices: options.prices }),
          ...(convention && { convention }),
          ...(options.basis && { basis: options.basis }),
          ...(options.onDay && { onDay: options.onDay }),
        },
      });
      const warnings = costs.flatMap((cost) => cost.warnings);
      const report = {
        result: { control, costs },
        warnings,
        totals: [costControlSheet(control)],
        list: costSheet(costs),
      };
      deliver(io, report, options);
    },
  );
};
