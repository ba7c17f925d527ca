import * as z from 'zod';
import { amountOf, formatPoints } from '../../cohort/figures.js';
import { listField } from '../../cohort/options.js';
import type { CohortInput } from '../../cohort/read/read.js';
import { at, numberAt } from '../../exact/at.js';
import { compareText } from '../../exact/labels.js';
import { ratio } from '../../exact/ratio.js';
import { type Amount, formatAmount } from '../../money/amount.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import { type SampleOptions, type SampleResult, sampleFields } from '../options.js';
import { openSample, type Sample } from '../sample.js';
import type { ShownCase } from '../shown-case.js';
import { type MadeTable, madeTable, type TableRules, tableRulesSchema, tablesOf } from './own-table.js';

/** How it is found out on whom a RAS 5 table hangs. */
export interface TableInfluenceOptions extends SampleOptions {
  /** How the table is made and read; by rank with the mean of ties unless told otherwise. */
  readonly percentile?: TableRules | undefined;
  /** How many cases are listed at most; 10 unless told otherwise. */
  readonly list?: number | undefined;
}

const optionsSchema = schemaFor<TableInfluenceOptions>()(() =>
  z.strictObject({ percentile: tableRulesSchema.prefault({}), list: listField(10), ...sampleFields() }),
);

/** What the table of all others gives those others. */
export interface CaseOfTable extends ShownCase {
  /** How many of the others get another budget without the case. */
  readonly changed: number;
  /** The mean size of the change over the others who have a budget with and without the case; null of none. */
  readonly meanSize: Amount | null;
  /** The largest change in size, of the first by id of equals; null where none changes. */
  readonly largest: { readonly caseId: string; readonly change: Amount } | null;
  /** How many of the others are referred to costing with the case or without it, and not both. */
  readonly referredOnce: number;
}

/** How far a RAS 5 table hangs on single families. */
export interface TableInfluence extends SampleResult {
  /** How the table is made and read. */
  readonly percentile: MadeTable;
  /** The cases without which the budgets of the others change most in all; equals by their ids. */
  readonly most: readonly CaseOfTable[];
  /** How many cases change the budget of another at all. */
  readonly moving: number;
}

/**
 * What a RAS 5 table gives the other families of its sample without each family in turn: on whose package and points it
 * hangs.
 *
 * The work grows with the square of the sample, which has hundreds of cases and not thousands.
 *
 * @param input the calibration sample: points and packages in pounds per period, or columns of them
 * @throws RasError for cases or options that are not valid
 * @source RR145 5.13, Table 23 (budgets very sensitive to the score)
 * @category Uncertainty
 * @example
 * ```ts
 * import { tableInfluence } from 'openras/sensitivity';
 * const cases = [
 *   { caseId: 'F1', points: 30, traditional: 1000 },
 *   { caseId: 'F2', points: 20, traditional: 9000 },
 *   { caseId: 'F3', points: 10, traditional: 2000 },
 * ];
 * // 30, 20 and 10 points get £9,000, £2,000 and £1,000; without F1 20 and 10 points get £9,000 and £2,000.
 * const [first] = tableInfluence(cases).most;
 * [first?.caseId, first?.meanSize, first?.largest]; // => ['F1', '4000.00', { caseId: 'F2', change: '7000.00' }]
 * ```
 */
export function tableInfluence(input: CohortInput, options: TableInfluenceOptions = {}): TableInfluence {
  const [{ percentile, list, oneOffs, period }, open] = readTogether(
    () => parseInput(optionsSchema, options, ['options']),
    () => openSample(input),
  );
  const sample = open(oneOffs);
  const { n, leftOut } = sample;
  const tableOf = tablesOf(sample, percentile);
  const budgets = (out: number): Float64Array => {
    const read = tableOf((index) => index !== out);
    return sample.points.map((points) => read?.(points).pence ?? Number.NaN);
  };
  const withAll = budgets(-1);
  const moves = Array.from({ length: n }, (_, out) => moveOf(sample, withAll, budgets(out), out));
  const moving = moves.filter(({ changed, referredOnce }) => changed + referredOnce > 0);
  moving.sort((a, b) => b.all - a.all || b.referredOnce - a.referredOnce || compareText(a.caseId, b.caseId));
  return {
    period,
    n,
    leftOut,
    percentile: madeTable(percentile),
    most: moving.slice(0, list).map(({ all: _, ...one }) => one),
    moving: moving.length,
  };
}

function moveOf(sample: Sample, before: Float64Array, after: Float64Array, out: number): CaseOfTable & { all: number } {
  let [compared, changed, all, most, referredOnce] = [0, 0, 0, 0, 0];
  let largest: CaseOfTable['largest'] = null;
  for (let index = 0; index < sample.n; index += 1) {
    if (index === out) continue;
    const change = numberAt(after, index) - numberAt(before, index);
    if (Number.isNaN(change)) {
      if (Number.isNaN(at(before, index)) !== Number.isNaN(at(after, index))) referredOnce += 1;
      continue;
    }
    compared += 1;
    if (change === 0) continue;
    changed += 1;
    all += Math.abs(change);
    const caseId = sample.idOf(index);
    const isFirst = largest === null || compareText(caseId, largest.caseId) < 0;
    if (Math.abs(change) < most || (Math.abs(change) === most && !isFirst)) continue;
    most = Math.abs(change);
    largest = { caseId, change: formatAmount(BigInt(change)) };
  }
  return {
    caseId: sample.idOf(out),
    points: formatPoints(numberAt(sample.points, out), sample.pointsDecimals),
    traditional: formatAmount(BigInt(numberAt(sample.packages, out))),
    changed,
    meanSize: compared === 0 ? null : amountOf(ratio(BigInt(all), BigInt(compared))),
    largest,
    referredOnce,
    all,
  };
}
