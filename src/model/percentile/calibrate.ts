import { fail } from '../../errors.js';
import { checkAmount, formatAmount, type Pence } from '../../money/amount.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import { largestScoreOf, type ParsedBounds, refuseScoresBeyond, storedBounds } from '../shared/points/points-bounds.js';
import { type PercentileMethod, type PercentileModel, storedRow, type TableRow } from './model.js';
import { type ParsedPercentileOptions, type PercentileOptions, percentileOptionsSchema } from './options.js';
import { type PercentileReport, reportOn } from './report/report.js';
import { type PercentileSample, readLists } from './sample/rows.js';
import { percentileSampleOf, type ReadSample } from './sample/sample.js';
import { bothTables } from './table/both-tables.js';

/** A calibrated RAS 5 model, and what has to be known before its table is trusted. */
export interface PercentileCalibration {
  /** The model, to be stored. */
  readonly model: PercentileModel;
  /** What has to be known before its table is trusted. */
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
 * `undefined-result` when no score or no package is left; also `inconsistent` when a score of the sample is more than the
 * most points obtainable
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
 * @category Calibrating
 */
export function calibratePercentile(sample: PercentileSample, options: PercentileOptions): PercentileCalibration {
  const [parsed, lists] = readTogether(
    () => parseInput(percentileOptionsSchema, options, ['options']),
    () => readLists(sample),
  );
  const sampled = percentileSampleOf(lists, parsed.oneOffs);
  refuseScoresBeyond(parsed.maximumPoints, [...sampled.scores, ...sampled.newcomers]);
  const read = withNewcomers(sampled, parsed);
  const bounds = { ...parsed, largestScore: largestScoreOf(read.scores.map(({ points }) => points)) };
  const pot = checkAmount(
    read.packages.reduce((sum, value) => sum + value, 0n),
    ['sample'],
  );
  const method = parsed.method ?? (parsed.fundingBasis === 'pot' ? 'rank' : 'quantile');
  const tables = bothTables(
    read.scores.map((one) => one.points),
    read.packages,
    parsed,
  );
  const rows = method === 'rank' ? (tables.rank ?? failUnequal(read)) : tables.grid;
  const model = modelOf(rows, method, read, { ...parsed, ...bounds });
  return { model, report: reportOn({ sample: read, pot, method, tables, model, options: parsed }) };
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
  method: PercentileMethod,
  { scores, packages }: ReadSample,
  options: ParsedPercentileOptions & ParsedBounds,
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
    oneOffs: options.oneOffs,
    ...storedBounds(options),
  };
}
