import { fail } from '../../errors.js';
import { checkAmount, formatAmount, type Pence } from '../../money/amount.js';
import { parseInput } from '../../parse.js';
import { gridRows } from './grid-table.js';
import { type PercentileModel, storedRow, type TableRow } from './model.js';
import { type ParsedPercentileOptions, type PercentileOptions, percentileOptionsSchema } from './options.js';
import { inOrder, type Ordered, rankRows } from './rank-table.js';
import { type PercentileReport, reportOn } from './report.js';
import { type ReadSample, readPercentileSample } from './sample.js';
import type { PercentileSample } from './sample-rows.js';

/** A calibrated RAS 5 model, and what has to be known before its table is trusted. */
export interface PercentileCalibration {
  readonly model: PercentileModel;
  readonly report: PercentileReport;
}

/**
 * Calibrates RAS 5: an indicative allocation table that puts scores and packages of the same percentile side by side.
 *
 * By `rank` both are put in order and aligned one by one, so that the budgets are the packages handed out anew and add
 * up to the pot. By `quantile` both are read off at the percentiles of a grid, which takes lists of unequal length and
 * may miss the pot; the report says by how much. The table is frozen: later cases are priced from it as it stands.
 *
 * @param sample cases with points and package values in pounds a year, or scores and packages as two lists
 * @throws RasError with every problem of the sample and the options; `inconsistent` for ranks of unequal lists;
 * `undefined-result` when no score or no package is left
 * @source RR145 5.13, Table 23
 * @choice percentile-method: rank for a pot, quantile for a reference sample, unless named
 * @example
 * ```ts
 * import { calibratePercentile } from 'openras';
 * const sample = [
 *   { caseId: 'A', points: 40, packageValue: '600.02' },
 *   { caseId: 'B', points: 30, packageValue: '300.00' },
 *   { caseId: 'C', points: 30, packageValue: '900.01' },
 *   { caseId: 'D', points: 10, packageValue: '600.01' },
 * ];
 * const { model, report } = calibratePercentile(sample, { fundingBasis: 'pot' });
 * model.rows.map(({ points, money, over }) => [points, money, over]);
 * // => [['40', '900.01', 1], ['30', '1200.03', 2], ['10', '300', 1]]
 * report.ledger; // => { pot: '2400.04', budgets: '2400.05', residual: '-0.01', modelVariance: '0.00' }
 * ```
 */
export function calibratePercentile(sample: PercentileSample, options: PercentileOptions): PercentileCalibration {
  const parsed = parseInput(percentileOptionsSchema, options, ['options']);
  const read = withNewcomers(readPercentileSample(sample, parsed.oneOffs), parsed);
  const pot = checkAmount(
    read.packages.reduce((sum, value) => sum + value, 0n),
    ['sample'],
  );
  const method = parsed.method ?? (parsed.fundingBasis === 'pot' ? 'rank' : 'quantile');
  const tables = tablesOf(read, parsed);
  const rows = method === 'rank' ? (tables.rank ?? failUnequal(read)) : tables.grid;
  const model = modelOf(rows, method, read, parsed);
  return { model, report: reportOn({ sample: read, pot, method, tables, model, options: parsed }) };
}

/** Scores and packages in order, and the rows by both methods; null where ranks cannot be aligned. */
export interface BothTables {
  readonly ordered: Ordered;
  readonly rank: readonly TableRow[] | null;
  readonly grid: readonly TableRow[];
}

function tablesOf({ scores, packages }: ReadSample, options: ParsedPercentileOptions): BothTables {
  const ordered = inOrder(
    scores.map((one) => one.points),
    packages,
  );
  const rank = scores.length === packages.length ? rankRows(ordered, options.ties) : null;
  return { ordered, rank, grid: gridRows(ordered, options) };
}

function failUnequal({ scores, packages }: ReadSample): never {
  const message = `ranks need as many packages as scores, not ${packages.length} and ${scores.length}; use quantile`;
  return fail('inconsistent', ['sample'], message);
}

/** With `in-pot-as-zero` newcomers are cases of the sample with a package of £0. */
function withNewcomers(read: ReadSample, { newcomers }: ParsedPercentileOptions): ReadSample {
  if (newcomers !== 'in-pot-as-zero' || read.newcomers.length === 0) return read;
  const zeros: Pence[] = read.newcomers.map(() => 0n);
  return { ...read, scores: [...read.scores, ...read.newcomers], packages: [...read.packages, ...zeros] };
}

function modelOf(
  rows: readonly TableRow[],
  method: PercentileModel['method'],
  { scores, packages }: ReadSample,
  options: ParsedPercentileOptions,
): PercentileModel {
  const { header, period, fundingBasis, definition, ties, between, above, below, rounding } = options;
  return {
    schemaVersion: 1,
    kind: 'percentile',
    ...header,
    period,
    fundingBasis,
    method,
    ...(method === 'rank' ? { ties } : { definition }),
    between,
    above,
    below,
    counts: { scores: scores.length, packages: packages.length },
    rows: rows.map(storedRow),
    rounding: { unit: formatAmount(rounding.unit), mode: rounding.mode },
  };
}
