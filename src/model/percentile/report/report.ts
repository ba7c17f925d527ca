import type { Pence } from '../../../money/amount.js';
import { parseInput } from '../../../parse/parse.js';
import type { Warning } from '../../../warning.js';
import type { Moved } from '../../movers.js';
import type { ExcludedCase } from '../../sample.js';
import {
  type ParsedPercentileModel,
  type PercentileBasis,
  type PercentileCounts,
  type PercentileMethod,
  type PercentileModel,
  percentileModelSchema,
} from '../model.js';
import type { ParsedPercentileOptions } from '../options.js';
import type { ReadSample } from '../sample/sample.js';
import type { BothTables } from '../table/both-tables.js';
import { pencePer } from '../table/lookup.js';
import { countScores, giveOut, ledgerOf, type PotLedger, type TableTotals, totalsOf } from '../table/totals.js';
import { type Moves, movesOf } from './moves.js';
import { type Newcomers, priceNewcomers } from './newcomers.js';
import { type Slopes, slopesOf } from './slopes.js';
import { tableWarnings } from './table-warnings.js';
import { reportTies, type TieReport } from './tie-report.js';

/** What has to be known before a RAS 5 table is trusted. */
export interface PercentileReport {
  /** Where the money comes from. */
  readonly fundingBasis: PercentileBasis;
  /** How scores and packages were put side by side. */
  readonly method: PercentileMethod;
  /** How many scores and packages the table was made from. */
  readonly n: PercentileCounts;
  /** The cases that were left out. */
  readonly excluded: readonly ExcludedCase[];
  /** The pot and what the table makes of it on its own sample, in pounds per period. */
  readonly ledger: PotLedger;
  /** By both methods, whichever was chosen. */
  readonly totals: TotalsByMethod;
  /** What a point is worth along the table. */
  readonly slopes: Slopes;
  /** What ties do; null when scores and packages differ in number. */
  readonly ties: TieReport | null;
  /** How far each case moves from its own old package. */
  readonly moves: Moves;
  /** Families without an earlier package, and whose money their budgets are. */
  readonly newcomers: Newcomers;
  /** What a person should look at. */
  readonly warnings: readonly Warning[];
}

/** What the table of each method gives its own sample. */
export interface TotalsByMethod {
  /** By rank; null when scores and packages differ in number. */
  readonly rank: TableTotals | null;
  /** By quantile. */
  readonly grid: TableTotals;
}

/** What the report is made from. */
export interface ReportInput {
  readonly sample: ReadSample;
  readonly pot: Pence;
  readonly method: PercentileMethod;
  readonly tables: BothTables;
  readonly model: PercentileModel;
  readonly options: ParsedPercentileOptions;
}

/** Reports on a calibration: both totals, what a point is worth, what ties do, who moves, and the newcomers. */
export function reportOn({ sample, pot, method, tables, model, options }: ReportInput): PercentileReport {
  const parsed = parseInput(percentileModelSchema, model);
  const scores = countScores(tables.ordered.points);
  const { between, above, below, rounding } = parsed;
  const give = (rows: BothTables['grid']) => giveOut({ rows, between, above, below }, scores, rounding);
  const given = { rank: tables.rank && give(tables.rank), grid: give(tables.grid) };
  const ledger = ledgerOf((method === 'rank' ? given.rank : given.grid) ?? given.grid, pot);
  const newcomers = priceNewcomers(sample.newcomers, parsed, options.newcomers);
  const ties = tables.rank === null ? null : reportTies(tables.ordered, { scores, pot, rounding: options.rounding });
  return {
    fundingBasis: options.fundingBasis,
    method,
    n: model.counts,
    excluded: sample.excluded,
    ledger,
    totals: { rank: given.rank && totalsOf(given.rank, pot), grid: totalsOf(given.grid, pot) },
    slopes: slopesOf(parsed.rows, options.cliffPounds),
    ties,
    moves: movesOf(movedOf(sample, parsed)),
    newcomers,
    warnings: [...sample.warnings, ...tableWarnings({ model: parsed, ledger, newcomers, options, sample })],
  };
}

function movedOf({ scores }: ReadSample, model: ParsedPercentileModel): Moved[] {
  return scores.flatMap(({ caseId, points, value }) => {
    const budget = value === undefined ? undefined : pencePer(model, points);
    return value === undefined || budget === undefined ? [] : [{ caseId, points, value, budget }];
  });
}
