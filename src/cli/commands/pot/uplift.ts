import { problemList, show } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import { formatAmount, parseAmount } from '../../../money/amount.js';
import { type UpliftInput, upliftAmount } from '../../../money/uplift.js';
import { readOrTell } from '../../../parse/parse.js';
import { figures, type Sheet } from '../../../report/sheet.js';
import { checkOneOffs, type PackageColumns } from '../../data/money/recurring.js';
import { askOfIds, askOfRowsOfOneId } from '../../data/rows.js';
import { addFields, commaList, type Field, type Fields, isPlain } from '../../fields/fields.js';
import { libraryOptions } from '../../fields/library-options.js';
import { amount, id } from '../../input/table/cells.js';
import { blankable, optional, readColumns, required } from '../../input/table/columns.js';
import { KNOWN_COLUMNS } from '../../input/table/known-columns.js';
import { type CsvTable, readCsv } from '../../input/text/csv.js';
import { addExample, addFormat, addOptionsFile, addOut, type OutputOptions } from '../../options.js';
import { deliver } from '../../output/deliver.js';
import { placeDetails } from '../../place.js';
import type { Register } from '../../program.js';

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

const WHOLE = 'package_value';
const ONE_OFF = 'one_off';

interface Options extends OutputOptions {
  readonly columns?: readonly string[];
  readonly options?: string;
}

/** `openras uplift`: amounts restated in the prices of another year. */
export const registerUplift: Register = (program, io) => {
  const command = program
    .command('uplift')
    .description('restate amounts in the prices of another year, forwards or back')
    .argument('<amounts.csv>', 'case_id and the columns of amounts in pounds')
    .option(
      '--columns <names>',
      'the columns to restate, with commas; package_value, and one_off where the file has it, unless told otherwise',
      commaList,
    );
  addExample(
    addOut(addFormat(addOptionsFile(addFields(command, FIELDS), 'options-uplift')), 'file'),
    'openras uplift sample.csv --columns package_value,one_off --from 2025-26 --to 2026-27 --rates 2026-27=3.6',
  ).action((name: string, options: Options) => {
    const table = readCsv(io, name);
    const { columns, values, kept, rowCount } = readAmounts(table, options.columns);
    const header = table.header.filter((column) => !table.reading.isIgnored(column));
    const told = libraryOptions(io.cwd, options, FIELDS, {}, { room: 'uplift' });
    told.run([], () => {
      // What is wrong with the years is wrong without a row as well.
      upliftAmount('0', told.value as Partial<UpliftInput> as UpliftInput);
      refuseYearsAside(told.value);
    });
    const restated = told.run([], () =>
      columns.map((column) => {
        const cells = Reflect.get(values, column) as readonly (string | undefined)[];
        return cells.map((cell) =>
          cell === undefined ? undefined : upliftAmount(cell, told.value as Partial<UpliftInput> as UpliftInput),
        );
      }),
    );
    const list: Sheet = {
      title: `In the prices of ${String(told.value.to)}`,
      columns: header,
      rows: Array.from({ length: rowCount }, (_, row) =>
        header.map((column) => {
          const place = columns.indexOf(column);
          if (place >= 0) return restated[place]?.[row];
          return column === 'case_id' ? values.case_id[row] : kept.get(column)?.[row];
        }),
      ),
    };
    const totals = columns.flatMap((column, place) => {
      const before = Reflect.get(values, column) as readonly (string | undefined)[];
      const within = column === WHOLE && columns.includes(ONE_OFF) ? ` with ${ONE_OFF}` : '';
      return [
        [`${column}${within} before, £`, sumOf(before)],
        [`${column}${within} after, £`, sumOf(at(restated, place))],
      ] as const;
    });
    const result = {
      ...told.value,
      rows: list.rows.map((row) => Object.fromEntries(header.map((column, index) => [column, row[index]]))),
    };
    deliver(
      io,
      { result, warnings: [], totals: [figures('Control totals', [['rows', rowCount], ...totals])], list },
      options,
    );
  });
};

/**
 * Reads the columns that are to be restated.
 *
 * @choice uplift-one-offs: `one_off` is a part of `package_value`, so that both are restated unless `--columns` says
 * otherwise; `package_value` alone beside a `one_off` is a question
 */
function readAmounts(table: CsvTable, asked: readonly string[] | undefined) {
  const { header, reading } = table;
  const hasOneOff = header.includes(ONE_OFF) && !reading.isIgnored(ONE_OFF);
  const columns = asked ?? (hasOneOff ? [WHOLE, ONE_OFF] : [WHOLE]);
  refuseNoMoney(columns);
  const amounts = Object.fromEntries(columns.map((column) => [column, blankable(amount)]));
  const problems = problemList();
  if (hasOneOff && columns.includes(WHOLE) && !columns.includes(ONE_OFF)) {
    const message = `${ONE_OFF} is a part of ${WHOLE}, and would stay in the old prices; name it in --columns too, or leave it out with --ignore-column ${ONE_OFF}`;
    problems.add('choice-needed', [], message, placeDetails(table.file.name, table.placeOfColumn(ONE_OFF)));
  }
  const spec = { case_id: required(id), ...(columns.includes(WHOLE) && { [ONE_OFF]: optional(amount) }), ...amounts };
  const read = readOrTell(problems, () => readColumns(table, spec, { keep: 'all' }));
  askOfIds(table, 'case_id', problems);
  askOfRowsOfOneId(table, problems);
  if (read === undefined || problems.total > 0) return problems.throwAll();
  if (columns.includes(WHOLE) && columns.includes(ONE_OFF)) {
    const pair = Object.fromEntries([WHOLE, ONE_OFF].map((column) => [column, Reflect.get(read.values, column)]));
    checkOneOffs(table, pair as unknown as PackageColumns);
  }
  return { ...read, columns };
}

/** Columns that some command reads as pounds, other than those of packages. */
const MONEY: ReadonlySet<string> = new Set(
  'package_value one_off traditional indicative communicated final final_one_off budget contingency cost_of_need amount weekly_rate unit_price'.split(
    ' ',
  ),
);

/** Words by which a name says that it counts something else than pounds. */
const COUNTS =
  /(?:^|[^a-z])(?:points?|scores?|ages?|hours?|hrs|days?|nights?|weeks?|months?|miles?|counts?|numbers?|percent(?:age)?|id)$/i;

/**
 * Refuses to restate what is no money: prices move, and points do not.
 *
 * @choice uplift-money: a column of `--columns` that some command reads as something else than pounds, or whose name ends
 * with a word that counts something else (`total_points`, `hours`), is refused
 */
function refuseNoMoney(columns: readonly string[]): void {
  const problems = problemList();
  for (const column of columns) {
    if (MONEY.has(column) || (!KNOWN_COLUMNS.has(column) && !COUNTS.test(column))) continue;
    problems.add(
      'inconsistent',
      [],
      `--columns: ${show(column)} is no column of pounds, and is the same in other prices`,
    );
  }
  problems.throwIfAny();
}

function rateOf(text: string): { year: string; percent: string } {
  const [year = '', percent = ''] = text.split('=');
  return { year, percent };
}

/** Refuses a rate for a year that is not on the way from one year's prices to the other's. */
function refuseYearsAside({ from, to, rates }: Fields): void {
  if (typeof from !== 'string' || typeof to !== 'string' || !Array.isArray(rates)) return;
  const [first = '', last = ''] = [from, to].sort();
  const problems = problemList();
  for (const [index, rate] of rates.entries()) {
    const year: unknown = isPlain(rate) ? rate.year : undefined;
    if (typeof year !== 'string' || !/^\d{4}-\d{2}$/.test(year) || (year > first && year <= last)) continue;
    const message = `is not on the way from ${show(from)} to ${show(to)}; each rate is the change on the year before`;
    problems.add('inconsistent', ['uplift', 'rates', index, 'year'], message);
  }
  problems.throwIfAny();
}

function sumOf(amounts: readonly (string | undefined)[]): string {
  return formatAmount(amounts.reduce((sum, one) => sum + parseAmount(one ?? '0'), 0n));
}
