import { Option } from 'commander';
import type { ExtractOptions } from '../../../costing/extract/finance-extract.js';
import { COUNTED_FOR, PRICE_KINDS } from '../../../costing/line/line.js';
import type { PackageCost } from '../../../costing/package/result.js';
import { ROUNDING_MODES } from '../../../exact/round.js';
import { PART_YEAR_BASES } from '../../../money/part-year.js';
import { CONVENTIONS } from '../../../money/period.js';
import { costControlSheet, costSheet } from '../../../report/cases/costs.js';
import type { Sheet } from '../../../report/sheet.js';
import { readCosts } from '../../data/money/costs.js';
import { addFields, type Field } from '../../fields/fields.js';
import { libraryOptions } from '../../fields/library-options.js';
import { addExample, addFormat, addOptionsFile, addOut, type OutputOptions } from '../../options.js';
import { deliver } from '../../output/deliver.js';
import type { Register } from '../../program.js';

interface Options extends OutputOptions {
  readonly kind: 'package' | 'plan';
  readonly priceBook?: string;
  readonly onCosts?: string;
  readonly extract?: string;
  readonly options?: string;
}

const FIELDS: readonly Field[] = [
  {
    flags: '--price-year <year>',
    path: ['priceYear'],
    description: 'restate prices in those of this year, such as 2026-27',
  },
  {
    flags: '--prices <kind>',
    path: ['prices'],
    description: 'which price, where a service has both',
    choices: PRICE_KINDS,
  },
  {
    flags: '--convention <name>',
    path: ['convention'],
    description: 'how many weeks a year has, where a file does not say',
    choices: CONVENTIONS,
  },
  {
    flags: '--basis <basis>',
    path: ['basis'],
    description: 'which amounts count, where some are gross and some net',
    choices: ['gross', 'net', 'as-stated'],
  },
  {
    flags: '--year-starts <date>',
    path: ['year', 'startsOn'],
    description: 'the first day of the financial year of the in-year cost; goes with --part-year',
  },
  {
    flags: '--part-year <rule>',
    path: ['year', 'by'],
    description: 'whether a part of that year goes by days or by months; goes with --year-starts',
    choices: PART_YEAR_BASES,
  },
  {
    flags: '--on-day <date>',
    path: ['onDay'],
    description: 'count only the recurring lines that run on this day',
  },
  {
    flags: '--counted-for <span>',
    path: ['countedFor'],
    description: 'what counts are of that do not fit between the dates of their line',
    choices: COUNTED_FOR,
  },
  {
    flags: '--rounding <when>',
    path: ['rounding'],
    description: 'round each line, or each figure once; each-line unless told otherwise',
    choices: ['each-line', 'once'],
  },
  {
    flags: '--rounding-mode <mode>',
    path: ['roundingMode'],
    description: 'which way an amount between two pennies goes; half-up unless told otherwise',
    choices: ROUNDING_MODES,
  },
];

const EXTRACT_FIELDS: readonly Field[] = [
  {
    flags: '--blank-prices <rule>',
    path: ['blankPrices'],
    description: 'take a row without a price as unpriced',
    choices: ['unpriced'],
  },
  {
    flags: '--negative-amounts <rule>',
    path: ['negativeAmounts'],
    description: 'take an amount with a minus sign or in brackets as money that comes back',
    choices: ['credit'],
  },
  {
    flags: '--blank-funding-code <payer>',
    path: ['blankFundingCode'],
    description: 'who pays for a row without a funding code',
  },
];

/** `openras cost`: packages and support plans, line by line, to what they cost. */
export const registerCost: Register = (program, io) => {
  const command = program
    .command('cost')
    .description('cost packages and support plans from their lines')
    .argument('<files...>', 'JSON packages or plans, or finance extracts as CSV, a row a line')
    .addOption(new Option('--kind <kind>', 'what an extract holds').choices(['package', 'plan']).default('package'))
    .option('--price-book <book.json>', 'the prices of services')
    .option('--on-costs <percent>', 'add what an employer pays on top of wages, in per cent of them')
    .option(
      '--extract <extract.json>',
      'how an extract is to be read: its own headers (columns), funding codes and who pays (fundingCodes)',
    );
  addOptionsFile(addFields(addFields(command, FIELDS), EXTRACT_FIELDS), 'options-cost');
  addExample(
    addOut(addFormat(command), 'file'),
    'openras cost plan.json --format table',
    'openras cost lines.csv --price-book book.json --convention 52-weeks --year-starts 2026-04-01 --part-year days',
  ).action((names: string[], options: Options) => {
    const costing = libraryOptions(io.cwd, options, FIELDS);
    const { convention } = costing.value;
    const { options: _, extract: extractFile, ...flags } = options;
    const stated = { ...flags, ...(extractFile !== undefined && { options: extractFile }) };
    const extract = libraryOptions(io.cwd, stated, EXTRACT_FIELDS);
    const { control, costs, more } = readCosts(io, names, {
      ...(options.priceBook !== undefined && { priceBook: options.priceBook }),
      ...(options.onCosts !== undefined && { onCosts: options.onCosts }),
      extract: {
        value: {
          kind: options.kind,
          ...(convention !== undefined && { convention }),
          ...extract.value,
        } as ExtractOptions,
        run: extract.run,
      },
      costing,
    });
    const report = {
      result: { control, costs },
      warnings: [...costs.flatMap((cost) => cost.warnings), ...more],
      totals: [costControlSheet(control)],
      list: withYear(costSheet(costs), costs),
    };
    deliver(io, report, options);
  });
};

/** The cost within the year, where one was asked for, beside what a full year costs; blank where a line of it has no price. */
function withYear(sheet: Sheet, costs: readonly Pick<PackageCost, 'inside'>[]): Sheet {
  if (costs.every(({ inside }) => inside.inYear === null)) return sheet;
  return {
    ...sheet,
    columns: [...sheet.columns, 'total_in_year'],
    rows: sheet.rows.map((row, index) => {
      const inside = costs[index]?.inside;
      return [...row, inside?.complete === true ? (inside.inYear ?? undefined) : undefined];
    }),
  };
}
