import * as z from 'zod';
import { calibrationValue } from '../../../costing/calibration-value.js';
import type { PackageCost } from '../../../costing/package/result.js';
import { fail, problemList } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import { POINTS, parseExact } from '../../../exact/quantity.js';
import { formatRatio } from '../../../exact/ratio.js';
import { idSchema } from '../../../identifier.js';
import { type Amount, formatAmount, parseAmount } from '../../../money/amount.js';
import { schemaOf } from '../../../parse/check.js';
import { deferred } from '../../../parse/deferred.js';
import { parseInput, readOrTell } from '../../../parse/parse.js';
import { isPlain } from '../../fields/fields.js';
import { amount, checked, count, id, oneOf, points, reason } from '../../input/table/cells.js';
import { optional, readColumns, required, unless } from '../../input/table/columns.js';
import { askOfListedIds } from '../../input/table/like-values.js';
import type { Desk } from '../../input/table/reading.js';
import { readCsv } from '../../input/text/csv.js';
import { readJson } from '../../input/text/json.js';
import { failAt, partOf, withPlaces } from '../../place.js';
import { isJson } from '../rows.js';
import { QUESTIONNAIRE_COLUMNS, questionnaireIn, type SaidQuestionnaire } from '../sample/questionnaire.js';

/** What a package is worth, as `openras cost` gave it. */
export interface CostResult {
  /** Pounds in the first full year, one-offs included; absent where a line that the budget pays has no price. */
  readonly value: Amount | undefined;
  /** The one-off part of it; absent likewise. */
  readonly oneOff: Amount | undefined;
  /** How many lines that the budget pays have no price. */
  readonly unpriced: number;
}

const POINT_COLUMNS = { case_id: required(id), points: required(checked(points)), ...QUESTIONNAIRE_COLUMNS };

/** The points of cases, and the questionnaire that they are of where it is known. */
export interface PointResults {
  readonly points: ReadonlyMap<string, string>;
  readonly questionnaire: SaidQuestionnaire | undefined;
}

/**
 * Reads the points that `openras score` gave, by case.
 *
 * @throws RasError with every problem, with file, line and column
 */
export function readPointResults(desk: Desk, name: string): PointResults {
  if (!isJson(name)) {
    const table = readCsv(desk, name);
    const { values, rowCount } = readColumns(table, POINT_COLUMNS, { unique: 'case_id' });
    const rows = Array.from(
      { length: rowCount },
      (_, row) => [at(values.case_id, row), at(values.points, row)] as const,
    );
    return { points: new Map(rows), questionnaire: questionnaireIn(table, values) };
  }
  const { list, source } = resultsOf(desk.cwd, name, 'openras score', []);
  askOfListedIds(desk, name, list);
  const scores = withPlaces([{ at: [], source }], () => parseInput(scoresSchema, list));
  // What one call of the command scored is of one questionnaire.
  const questionnaire = scores[0]?.instrument;
  return { points: new Map(scores.map(({ caseId, points: score }) => [caseId, score])), questionnaire };
}

/** What is read of the scores that a command gave. */
const scoresSchema = deferred(() =>
  z.array(
    z.looseObject({
      caseId: idSchema,
      points: schemaOf(z.string(), (text) => formatRatio(parseExact(text, POINTS))),
      instrument: z.object({ id: idSchema, version: idSchema }).optional(),
    }),
  ),
);

/** Of a package with lines without a price the sums are not known. */
const unlessUnpriced = unless('lines_without_price', (cell) => /^[0-9]*[1-9]/.test(cell), amount);

const COST_COLUMNS = {
  case_id: required(id),
  recurring_a_year: unlessUnpriced,
  one_off: unlessUnpriced,
  contingency_a_year: unlessUnpriced,
  lines_without_price: required(count),
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
        const caseId = at(values.case_id, row);
        // Sums stand there where only lines that others pay have no price.
        if (values.recurring_a_year[row] === undefined) {
          return [caseId, { value: undefined, oneOff: undefined, unpriced: at(values.lines_without_price, row) }];
        }
        const parts = [values.recurring_a_year[row], values.contingency_a_year[row], values.one_off[row]];
        const value = formatAmount(parts.reduce((sum, part = '0') => sum + parseAmount(part), 0n));
        return [caseId, { value, oneOff: values.one_off[row], unpriced: 0 }];
      }),
    );
  }
  const { list, source } = resultsOf(desk.cwd, name, 'openras cost', ['costs']);
  askOfListedIds(desk, name, list);
  const problems = problemList();
  const costs = list.flatMap((cost, index): (readonly [string, CostResult])[] => {
    const own = partOf(source, (path) => [index, ...path]);
    const told = readOrTell(problems, () =>
      withPlaces([{ at: ['cost'], source: own }], () => {
        const worth = worthOf(cost as PackageCost);
        return [parseInput(idSchema, (cost as PackageCost).caseId, ['cost', 'caseId']), worth] as const;
      }),
    );
    return told === undefined ? [] : [told];
  });
  problems.throwIfAny();
  return new Map(costs);
}

function worthOf(cost: PackageCost): CostResult {
  const found = calibrationValue(cost, { oneOffs: 'include', unpriced: 'leave-out' });
  const unpriced = found.leftOut.find(({ reason }) => reason === 'unpriced')?.lines.length ?? 0;
  if (unpriced > 0) return { value: undefined, oneOff: undefined, unpriced };
  return { value: found.amount ?? undefined, oneOff: found.oneOff, unpriced };
}

/**
 * The list inside what a command printed, or inside its result alone.
 *
 * @param below where the list stands in the result
 * @throws RasError `invalid` where there is none
 */
function resultsOf(cwd: string, name: string, command: string, below: readonly string[]) {
  const json = readJson(cwd, name);
  const start = isPlain(json.value) && 'result' in json.value ? ['result', ...below] : below;
  const list = start.reduce((value: unknown, key) => (isPlain(value) ? value[key] : undefined), json.value);
  if (!Array.isArray(list)) return failAt('invalid', name, json.locate(start), `expected what ${command} gives`);
  return { list: list as readonly unknown[], source: partOf(json, (path) => [...start, ...path]) };
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
  exclude_reason: optional(reason),
};

/**
 * Reads what a file of cases says of each; nothing is said where there is no file.
 *
 * @throws RasError with every problem, with file, line and column; `missing` for columns to keep without a file
 */
export function readSampleCases(desk: Desk, name: string | undefined, keep: readonly string[]) {
  if (name === undefined) {
    if (keep.length > 0) fail('missing', [], '--keep carries columns of the file of --cases; name that file');
    return { ids: new Set<string>(), of: () => NO_FACTS };
  }
  const { values, kept, rowCount } = readColumns(readCsv(desk, name), CASE_COLUMNS, {
    keep,
    unique: 'case_id',
    about: ['points', 'package_value'],
  });
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
  return { ids: new Set(rows.keys()), of };
}
