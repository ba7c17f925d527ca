import { at } from '../../exact/at.js';
import { formatAmount, parseAmount } from '../../money/amount.js';
import { type UpliftInput, upliftAmount } from '../../money/uplift.js';
import { figures, type Sheet } from '../../report/sheet.js';
import { addFields, commaList, type Field } from '../fields/fields.js';
import { libraryOptions } from '../fields/library-options.js';
import { amount, id } from '../input/cells.js';
import { blankable, readColumns, required } from '../input/columns.js';
import { readCsv } from '../input/csv.js';
import { addExample, addFormat, addOptionsFile, addOut, type OutputOptions } from '../options.js';
import { deliver } from '../output/deliver.js';
import type { Register } from '../program.js';

const FIELDS: readonly Field[] = [
  {
    flags: '--from <year>',
    path: ['from'],
    description: 'the financial year whose prices the amounts are in: 2025-26',
  },
  { flags: '--to <year>', path: ['to'], description: 'the financial year in whose prices they are wanted' },
  {
    flags: '--rates <rates>',
    path: ['rates'],
    description: 'the change on the year before, in per cent, for each year on the way: 2026-27=3.6,2027-28=2',
    parse: (text) => commaList(text).map(rateOf),
  },
];

interface Options extends OutputOptions {
  readonly columns: readonly string[];
  readonly options?: string;
}

/** `openras uplift`: amounts restated in the prices of another year. */
export const registerUplift: Register = (program, io) => {
  const command = program
    .command('uplift')
    .description('restate amounts in the prices of another year, forwards or back')
    .argument('<amounts.csv>', 'case_id and the columns of amounts in pounds')
    .option('--columns <names>', 'the columns to restate, with commas', commaList, ['package_value']);
  addExample(
    addOut(addFormat(addOptionsFile(addFields(command, FIELDS))), 'file'),
    'openras uplift sample.csv --columns package_value,one_off --from 2025-26 --to 2026-27 --rates 2026-27=3.6',
  ).action((name: string, options: Options) => {
    const table = readCsv(io, name);
    const spec = Object.fromEntries(options.columns.map((column) => [column, blankable(amount)]));
    const { values, kept, rowCount } = readColumns(table, { case_id: required(id), ...spec }, { keep: 'all' });
    const told = libraryOptions(io.cwd, options, FIELDS, {}, 'uplift');
    const restated = told.run([], () =>
      options.columns.map((column) => {
        const cells = Reflect.get(values, column) as readonly (string | undefined)[];
        return cells.map((cell) =>
          cell === undefined ? undefined : upliftAmount(cell, told.value as Partial<UpliftInput> as UpliftInput),
        );
      }),
    );
    const list: Sheet = {
      title: `In the prices of ${String(told.value.to)}`,
      columns: table.header,
      rows: Array.from({ length: rowCount }, (_, row) =>
        table.header.map((column) => {
          const place = options.columns.indexOf(column);
          if (place >= 0) return restated[place]?.[row];
          return column === 'case_id' ? values.case_id[row] : kept.get(column)?.[row];
        }),
      ),
    };
    const totals = options.columns.flatMap((column, place) => {
      const before = Reflect.get(values, column) as readonly (string | undefined)[];
      return [
        [`${column} before, £`, sumOf(before)],
        [`${column} after, £`, sumOf(at(restated, place))],
      ] as const;
    });
    const result = {
      ...told.value,
      rows: list.rows.map((row) => Object.fromEntries(table.header.map((column, index) => [column, row[index]]))),
    };
    deliver(
      io,
      { result, warnings: [], totals: [figures('Control totals', [['rows', rowCount], ...totals])], list },
      options,
    );
  });
};

function rateOf(text: string): { year: string; percent: string } {
  const [year = '', percent = ''] = text.split('=');
  return { year, percent };
}

function sumOf(amounts: readonly (string | undefined)[]): string {
  return formatAmount(amounts.reduce((sum, one) => sum + parseAmount(one ?? '0'), 0n));
}
