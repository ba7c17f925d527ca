import { divideRatios, parseRatio, ratio } from '../exact/ratio.js';
import { formatRounded } from '../exact/round.js';
import type { PercentileModel } from '../model/percentile/model.js';
import type { PercentileReport } from '../model/percentile/report.js';
import type { TableTotals } from '../model/percentile/totals.js';
import { countOf } from '../warning.js';
import { moverSheets } from './movers.js';
import { type Cell, figures, type Sheet } from './sheet.js';

/**
 * A RAS 5 model as its indicative allocation table: points, percentile and pounds per period, high to low.
 *
 * @param mostRows how many rows are shown; all of them unless told otherwise
 * @source RR145 5.13 (the indicative allocation table)
 * @example
 * ```ts
 * import { calibratePercentile } from 'openras';
 * import { percentileTableSheet } from 'openras/report';
 * const sample = [{ caseId: 'a', points: 20, packageValue: 100 }, { caseId: 'b', points: 10, packageValue: 300 }];
 * percentileTableSheet(calibratePercentile(sample, { fundingBasis: 'pot' }).model).rows;
 * // => [['20', '100.00', '300.00', 1], ['10', '0.00', '100.00', 1]]
 * ```
 */
export function percentileTableSheet({ rows, period }: PercentileModel, mostRows = rows.length): Sheet {
  const shown = rows.length > mostRows ? `: the first ${mostRows} of ${rows.length} rows` : '';
  return {
    title: `Indicative allocation table, pounds a ${period}${shown}`,
    columns: ['points', 'percentile', 'amount', 'packages_behind_the_row'],
    rows: rows
      .slice(0, mostRows)
      .map(({ points, percentile, money, over, packages }) => [
        points,
        formatRounded(parseRatio(percentile), 2),
        formatRounded(divideRatios(parseRatio(money), ratio(BigInt(over))), 2),
        packages,
      ]),
  };
}

/**
 * What has to be known before a RAS 5 table is trusted, as short tables: what it gives out by both methods, what ties
 * do, where a point is worth most, who gains from whom, and the largest movers.
 *
 * @source RR145 5.13, Table 23
 * @example
 * ```ts
 * import { calibratePercentile } from 'openras';
 * import { percentileSheets } from 'openras/report';
 * const sample = [{ caseId: 'a', points: 20, packageValue: 100 }, { caseId: 'b', points: 10, packageValue: 300 }];
 * const { report } = calibratePercentile(sample, { fundingBasis: 'pot' });
 * percentileSheets(report)[1]?.rows[0]; // => ['rank', '400.00', '0.00', '0.00', 0, 'yes']
 * ```
 */
export function percentileSheets(report: PercentileReport): Sheet[] {
  return [
    controlSheet(report),
    totalsSheet(report),
    tieSheet(report),
    cliffSheet(report),
    ...moverSheets(report.moves.movers),
  ];
}

function controlSheet({ fundingBasis, n, excluded, ledger, moves, newcomers }: PercentileReport): Sheet {
  return figures('The table on its own sample', [
    ['funding basis', fundingBasis],
    ['scores', n.scores],
    ['packages', n.packages],
    ['left out', excluded.length],
    ['newcomers', newcomers.cases.length],
    ['pot, £', ledger.pot],
    ['budgets, £', ledger.budgets],
    ['rounding residual, £', ledger.residual],
    ['model variance, £', ledger.modelVariance],
    ['rank correlation of scores and packages', moves.spearman === null ? undefined : moves.spearman.toFixed(2)],
    ['cases that lose', moves.donors.cases],
    ['what they lose, £', moves.donors.pounds],
    ['cases that gain', moves.recipients.cases],
    ['what they gain, £', moves.recipients.pounds],
  ]);
}

function totalsSheet({ totals, method }: PercentileReport): Sheet {
  const row = (name: string, chosen: string, total: TableTotals | null): Cell[] =>
    total === null
      ? [name, undefined, undefined, undefined, undefined, chosen]
      : [name, total.budgets, total.overspend, total.residual, total.referred, chosen];
  return {
    title: 'Both methods on the same sample',
    columns: ['method', 'budgets', 'beyond_the_pot', 'rounding_residual', 'referred', 'chosen'],
    rows: [
      row('rank', method === 'rank' ? 'yes' : 'no', totals.rank),
      row('grid', method === 'quantile' ? 'yes' : 'no', totals.grid),
    ],
  };
}

function tieSheet({ ties }: PercentileReport): Sheet {
  return {
    title:
      ties === null
        ? 'Scores and packages differ in number, so ties are not compared'
        : `What ties do: ${countOf(ties.cases, 'case')} ${ties.cases === 1 ? 'shares' : 'share'} ${countOf(ties.scores, 'score')}`,
    columns: ['rule', 'budgets', 'beyond_the_pot', 'rounding_residual'],
    rows: (ties?.rules ?? []).map(({ rule, budgets, overspend, residual }) => [rule, budgets, overspend, residual]),
  };
}

function cliffSheet({ slopes }: PercentileReport): Sheet {
  return {
    title: 'Where a point is worth most',
    columns: ['from_points', 'to_points', 'from_amount', 'to_amount', 'pounds_per_point'],
    rows: slopes.cliffs.map(({ fromPoints, toPoints, fromAmount, toAmount, poundsPerPoint }) => [
      fromPoints,
      toPoints,
      fromAmount,
      toAmount,
      poundsPerPoint,
    ]),
  };
}
