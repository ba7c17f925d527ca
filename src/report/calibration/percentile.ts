import * as z from 'zod';
import { divideRatios, parseRatio, ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import type { PercentileModel } from '../../model/percentile/model.js';
import type { PercentileReport } from '../../model/percentile/report/report.js';
import { schemaOf } from '../../parse/check.js';
import { deferred } from '../../parse/deferred.js';
import { parseInput } from '../../parse/parse.js';
import { countOf } from '../../warning.js';
import { list, told } from '../cases/told.js';
import { moverSheets, moversSchema } from '../change/movers.js';
import { controlTotals } from '../control-totals.js';
import { labelOneOffs } from '../one-offs.js';
import type { Cell, Sheet } from '../sheet.js';

const exactText = () => schemaOf(z.string(), parseRatio);

const tableSchema = deferred(() =>
  z.object({
    period: z.string(),
    rows: list(
      z.object({
        points: z.union([z.string(), z.number()]),
        percentile: exactText(),
        money: exactText(),
        over: z.int().min(1),
        packages: z.number(),
      }),
    ),
  }),
);

const mostRowsSchema = deferred(() => z.int().min(0).optional());

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
 * @category Reports
 */
export function percentileTableSheet(model: PercentileModel, mostRows?: number): Sheet {
  const { rows, period } = told(tableSchema, model, 'model');
  const most = parseInput(mostRowsSchema, mostRows, ['mostRows']) ?? rows.length;
  const shown = rows.length > most ? `: the first ${most} of ${rows.length} rows` : '';
  return {
    title: `Indicative allocation table, pounds a ${period}${shown}`,
    columns: ['points', 'percentile', 'amount', 'packages_behind_the_row'],
    rows: rows
      .slice(0, most)
      .map(({ points, percentile, money, over, packages }) => [
        points,
        formatRounded(percentile, 2),
        formatRounded(divideRatios(money, ratio(BigInt(over))), 2),
        packages,
      ]),
  };
}

const totalsSchema = deferred(() =>
  z.object({ budgets: z.string(), overspend: z.string(), residual: z.string(), referred: z.number() }),
);

const movedSchema = deferred(() => z.object({ cases: z.number(), pounds: z.string() }));

const reportSchema = deferred(() =>
  z.object({
    fundingBasis: z.string(),
    method: z.string(),
    n: z.object({ scores: z.number(), packages: z.number() }),
    excluded: list(z.unknown()),
    ledger: z.object({
      pot: z.string(),
      budgets: z.string(),
      residual: z.string(),
      modelVariance: z.string(),
    }),
    totals: z.object({ rank: totalsSchema.nullable(), grid: totalsSchema }),
    slopes: z.object({
      cliffs: list(
        z.object({
          fromPoints: z.string(),
          toPoints: z.string(),
          fromAmount: z.string(),
          toAmount: z.string(),
          poundsPerPoint: z.string(),
        }),
      ),
    }),
    ties: z
      .object({
        scores: z.number(),
        cases: z.number(),
        rules: list(z.object({ rule: z.string(), budgets: z.string(), overspend: z.string(), residual: z.string() })),
      })
      .nullable(),
    moves: z.object({
      spearman: z.number().nullable(),
      donors: movedSchema,
      recipients: movedSchema,
      movers: moversSchema,
    }),
    newcomers: z.object({ treatment: z.string(), cases: list(z.unknown()) }),
    warnings: list(z.object({ code: z.string() })),
  }),
);

type ToldReport = z.output<typeof reportSchema>;

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
 * @category Reports
 */
export function percentileSheets(report: PercentileReport): Sheet[] {
  const checked = told(reportSchema, report, 'report');
  const sheets = [
    controlSheet(checked),
    totalsSheet(checked),
    tieSheet(checked),
    cliffSheet(checked),
    ...moverSheets(checked.moves.movers),
  ];
  return labelOneOffs(sheets, checked.warnings);
}

function controlSheet({ fundingBasis, n, excluded, ledger, moves, newcomers }: ToldReport): Sheet {
  const joined = newcomers.cases.length;
  // Newcomers whose packages count as £0 are among the scores.
  const existing = newcomers.treatment === 'in-pot-as-zero' ? n.scores - joined : n.scores;
  const totals = controlTotals(
    'The table on its own sample',
    'cases in the sample',
    existing + joined + excluded.length,
  )
    .part('scores of existing families', existing)
    .part('newcomers', joined)
    .part('left out', excluded.length);
  const lines: (readonly [string, Cell])[] = [
    ['funding basis', fundingBasis],
    ['scores in the table', n.scores],
    ['packages in the table', n.packages],
    [fundingBasis === 'reference-sample' ? 'packages, £' : 'pot, £', ledger.pot],
    ['budgets, £', ledger.budgets],
    ['rounding residual, £', ledger.residual],
    ['model variance, £', ledger.modelVariance],
    ['rank correlation of scores and packages', moves.spearman === null ? undefined : moves.spearman.toFixed(2)],
    ['cases that lose', moves.donors.cases],
    ['what they lose, £', moves.donors.pounds],
    ['cases that gain', moves.recipients.cases],
    ['what they gain, £', moves.recipients.pounds],
  ];
  for (const [label, value] of lines) totals.figure(label, value);
  return totals.sheet();
}

function totalsSheet({ totals, method }: ToldReport): Sheet {
  const row = (name: string, chosen: string, total: z.output<typeof totalsSchema> | null): Cell[] =>
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

function tieSheet({ ties }: ToldReport): Sheet {
  return {
    title:
      ties === null
        ? 'Scores and packages differ in number, so ties are not compared'
        : `What ties do: ${countOf(ties.cases, 'case')} ${ties.cases === 1 ? 'shares' : 'share'} ${countOf(ties.scores, 'score')}`,
    columns: ['rule', 'budgets', 'beyond_the_pot', 'rounding_residual'],
    rows: (ties?.rules ?? []).map(({ rule, budgets, overspend, residual }) => [rule, budgets, overspend, residual]),
  };
}

function cliffSheet({ slopes }: ToldReport): Sheet {
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
