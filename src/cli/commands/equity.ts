import { InvalidArgumentError, Option } from 'commander';
import type { CohortCase } from '../../cohort/case.js';
import { equityStatement } from '../../equity/statement/statement.js';
import { at, valueAt } from '../../exact/at.js';
import { equitySheets } from '../../report/equity.js';
import { STAGES, type Stage } from '../../stage.js';
import { recurringPackages } from '../data/recurring.js';
import { wholeNumber } from '../fields/fields.js';
import { amount, checked, id, oneOf, points } from '../input/cells.js';
import { optional, readColumns, required } from '../input/columns.js';
import { readCsv } from '../input/csv.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../options.js';
import { deliver } from '../output/deliver.js';
import { withPlaces } from '../place.js';
import type { Register } from '../program.js';

interface Options extends OutputOptions {
  readonly by: readonly string[];
  readonly given?: readonly string[];
  readonly bands?: 'each' | readonly string[];
  readonly stage: readonly Stage[];
  readonly smallCell?: number;
}

const CASE_COLUMNS = {
  case_id: required(id),
  points: optional(checked(points)),
  traditional: optional(amount),
  indicative: optional(amount),
  communicated: optional(amount),
  final: optional(amount),
  one_off: optional(amount),
  status: optional(oneOf(['existing', 'newcomer'])),
};

/** Columns that are fields of a case, read where they are asked for. */
const OWN_COLUMNS = { site: optional(id), group: optional(id) };

/** `openras equity`: whether families with equal need are treated alike, in figures and in words. */
export const registerEquity: Register = (program, io) => {
  const command = program
    .command('equity')
    .description('compare groups at equal need, and say what the figures cannot show')
    .argument(
      '<cases.csv>',
      'case_id, points, amounts (traditional, indicative, communicated, final), one_off, characteristics',
    )
    .requiredOption('--by <columns>', 'the characteristics whose groups are compared, such as ethnicity', names)
    .option('--given <columns>', 'characteristics that are held equal, such as age_band', names)
    .option('--bands <points>', 'bands of equal need: each, or the points where bands begin, such as 20,40,60', bandsOf)
    .addOption(
      new Option('--stage <stages>', `amounts to look at: ${STAGES.join(', ')}`)
        .argParser(stages)
        .makeOptionMandatory(),
    )
    .option('--small-cell <k>', 'mark figures of fewer than k families', wholeNumber);
  addExample(
    addOut(addFormat(command), 'file'),
    'openras equity cases.csv --by ethnicity --given age_band --bands 20,40,60 --stage indicative',
  ).action((name: string, options: Options) => {
    const { by, given = [], bands, stage, smallCell } = options;
    const table = readCsv(io, name);
    const asked = [...new Set([...by, ...given])].filter((column) => column !== 'status');
    const characteristics = asked.filter((column) => !Object.hasOwn(OWN_COLUMNS, column));
    const own = Object.fromEntries(Object.entries(OWN_COLUMNS).filter(([column]) => asked.includes(column)));
    const spec: typeof CASE_COLUMNS & Partial<typeof OWN_COLUMNS> = { ...CASE_COLUMNS, ...own };
    const { values, kept, rowCount } = readColumns(table, spec, {
      keep: characteristics,
      unique: 'case_id',
      groups: asked,
    });
    const recurring = recurringPackages(table, { package_value: values.traditional, one_off: values.one_off });
    const cases = Array.from({ length: rowCount }, (_, row): CohortCase => {
      const fields = Object.entries(values).flatMap(([column, cells]) => {
        const value = cells[row];
        const isField = column !== 'case_id' && column !== 'one_off' && column !== 'traditional';
        return value !== undefined && isField ? [[column, value] as const] : [];
      });
      const stated = characteristics.flatMap((column) => {
        const value = at(valueAt(kept, column), row);
        return value === '' ? [] : [{ name: column, value }];
      });
      const traditional = recurring[row];
      return {
        caseId: at(values.case_id, row),
        ...(traditional !== undefined && { traditional }),
        ...Object.fromEntries(fields),
        characteristics: stated,
      };
    });
    const result = withPlaces([{ at: ['cases'], source: table }], () =>
      equityStatement(cases, {
        stages: [...stage],
        by: [...by],
        given: [...given],
        ...(bands !== undefined && { bands: bands === 'each' ? bands : [...bands] }),
        ...(smallCell !== undefined && { smallCell }),
      }),
    );
    const [words, list] = equitySheets(result);
    deliver(io, { result, warnings: result.warnings, totals: [words], list }, options);
  });
};

function names(text: string): string[] {
  return text.split(',').map((name) => name.trim());
}

function bandsOf(text: string): 'each' | string[] {
  return text === 'each' ? text : names(text);
}

function stages(text: string): Stage[] {
  return names(text).map((name) => {
    const stage = STAGES.find((one) => one === name);
    if (stage === undefined) throw new InvalidArgumentError(`expected ${STAGES.join(', ')}`);
    return stage;
  });
}
