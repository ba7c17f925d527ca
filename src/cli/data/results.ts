import { calibrationValue } from '../../costing/calibration-value.js';
import type { PackageCost } from '../../costing/package/result.js';
import { fail } from '../../errors.js';
import { at } from '../../exact/at.js';
import { type Amount, formatAmount, parseAmount } from '../../money/amount.js';
import { isPlain, wholeNumber } from '../fields/fields.js';
import { amount, checked, id, oneOf, points, text } from '../input/cells.js';
import { optional, readColumns, required } from '../input/columns.js';
import { readCsv } from '../input/csv.js';
import { readJson } from '../input/json.js';
import type { Desk } from '../input/reading.js';
import { withPlaces } from '../place.js';
import { isJson } from './rows.js';

/** What a package is worth, as `openras cost` gave it. */
export interface CostResult {
  /** Pounds in the first full year, one-offs included, of the lines that have a price. */
  readonly value: Amount;
  /** The one-off part of it. */
  readonly oneOff: Amount;
  /** How many lines that the budget pays have no price. */
  readonly unpriced: number;
}

const POINT_COLUMNS = { case_id: required(id), points: required(checked(points)) };

/**
 * Reads the points that `openras score` gave, by case.
 *
 * @throws RasError with every problem, with file, line and column
 */
export function readPointResults(desk: Desk, name: string): ReadonlyMap<string, string> {
  if (!isJson(name)) {
    const { values, rowCount } = readColumns(readCsv(desk, name), POINT_COLUMNS, { unique: 'case_id' });
    return new Map(Array.from({ length: rowCount }, (_, row) => [at(values.case_id, row), at(values.points, row)]));
  }
  const source = readJson(desk.cwd, name);
  const list = resultOf(source.value);
  if (!Array.isArray(list)) return fail('invalid', [], 'expected what openras score gives', { file: name });
  return new Map(
    list.map((one: unknown): [string, string] => {
      if (isPlain(one) && typeof one.caseId === 'string' && typeof one.points === 'string')
        return [one.caseId, one.points];
      return fail('invalid', [], 'expected what openras score gives: cases with points', { file: name });
    }),
  );
}

const COST_COLUMNS = {
  case_id: required(id),
  recurring_a_year: required(amount),
  one_off: required(amount),
  contingency_a_year: required(amount),
  lines_without_price: required(wholeNumber),
};

/**
 * Reads the costs that `openras cost` gave, by case.
 *
 * @throws RasError with every problem, with file, line and column
 */
export function readCostResults(desk: Desk, name: string): ReadonlyMap<string, CostResult> {
  if (!isJson(name)) {
    const { values, rowCount } = readColumns(readCsv(desk, name), COST_COLUMNS, { unique: 'case_id' });
    return new Map(
      Array.from({ length: rowCount }, (_, row): [string, CostResult] => {
        const oneOff = at(values.one_off, row);
        const parts = [at(values.recurring_a_year, row), at(values.contingency_a_year, row), oneOff];
        const value = formatAmount(parts.reduce((sum, part) => sum + parseAmount(part), 0n));
        return [at(values.case_id, row), { value, oneOff, unpriced: at(values.lines_without_price, row) }];
      }),
    );
  }
  const source = readJson(desk.cwd, name);
  const result = resultOf(source.value);
  const costs = isPlain(result) ? result.costs : undefined;
  if (!Array.isArray(costs)) return fail('invalid', [], 'expected what openras cost gives', { file: name });
  return new Map(
    costs.map((cost: PackageCost, index): [string, CostResult] => {
      const own = { file: source.file, locate: () => source.locate(['result', 'costs', index]) };
      return withPlaces([{ at: ['cost'], source: own }], () => [cost.caseId, worthOf(cost)]);
    }),
  );
}

function worthOf(cost: PackageCost): CostResult {
  const found = calibrationValue(cost, { oneOff: 'include', unpriced: 'leave-out' });
  const unpriced = found.leftOut.find(({ reason }) => reason === 'unpriced')?.lines.length ?? 0;
  return { value: found.amount ?? '0.00', oneOff: found.oneOff, unpriced };
}

/** The result inside what a command printed, or the whole where it is that already. */
function resultOf(value: unknown): unknown {
  return isPlain(value) && 'result' in value ? value.result : value;
}

/** What a file of cases says of a case beside its points and its package. */
export interface SampleFacts {
  readonly status: 'existing' | 'newcomer' | undefined;
  readonly group: string | undefined;
  readonly excludeReason: string | undefined;
  /** The cell of a column to keep. */
  readonly kept: (column: string) => string | undefined;
}

const NO_FACTS: SampleFacts = { status: undefined, group: undefined, excludeReason: undefined, kept: () => undefined };

const CASE_COLUMNS = {
  case_id: required(id),
  status: optional(oneOf(['existing', 'newcomer'])),
  group: optional(id),
  exclude_reason: optional(text),
};

/**
 * Reads what a file of cases says of each; nothing is said where there is no file.
 *
 * @throws RasError with every problem, with file, line and column; `missing` for columns to keep without a file
 */
export function readSampleCases(desk: Desk, name: string | undefined, keep: readonly string[]) {
  if (name === undefined) {
    if (keep.length > 0) fail('missing', [], '--keep carries columns of the file of --cases; name that file');
    return { of: () => NO_FACTS };
  }
  const { values, kept, rowCount } = readColumns(readCsv(desk, name), CASE_COLUMNS, { keep, unique: 'case_id' });
  const rows = new Map(Array.from({ length: rowCount }, (_, row) => [at(values.case_id, row), row]));
  const of = (caseId: string): SampleFacts => {
    const row = rows.get(caseId);
    if (row === undefined) return NO_FACTS;
    return {
      status: values.status[row],
      group: values.group[row],
      excludeReason: values.exclude_reason[row],
      kept: (column) => kept.get(column)?.[row],
    };
  };
  return { of };
}
