import type { ModelComparison } from '../sensitivity/compare-models.js';
import type { ModelFit } from '../sensitivity/fit.js';
import type { FitFigures } from '../sensitivity/fit-figures.js';
import type { ModelErrors } from '../sensitivity/model-errors.js';
import { type Cell, figures, type Sheet } from './sheet.js';

/**
 * How near a model comes to existing packages as short tables: the verdict, the figures by part and by flag, and the
 * families that it misses most. A residual is the budget less the package, in pounds per period.
 *
 * @source IPB L677; IBSEN 9.6.3; RR145 Table 23
 * @example
 * ```ts
 * import { modelFit } from 'openras';
 * import { fitSheets } from 'openras/report';
 * const fit = modelFit([{ caseId: 'a', points: 10, packageValue: 1000, budget: 800 }]);
 * fitSheets(fit)[1]?.rows[0]?.slice(0, 5); // => ['everyone', 'all', 1, '-200.00', '-20.0']
 * ```
 */
export function fitSheets(fit: ModelFit): [Sheet, Sheet, Sheet] {
  return [verdictSheet(fit), partSheet(fit), missSheet(fit)];
}

function verdictSheet({ n, leftOut, verdict, ranks, tolerance }: ModelFit): Sheet {
  const share = (label: string, part: { cases: number; percent: string | null } | null | undefined) =>
    part === null || part === undefined ? [] : [[label, `${part.cases} of ${n} (${part.percent ?? 0} %)`] as const];
  // The sentence stands in the title, because a terminal shortens long cells.
  const sentence = verdict?.sentence ?? 'There is no case to tell by.';
  return figures(`How near do budgets come to existing packages? ${sentence}`, [
    ['cases', n],
    ...leftOut.map(({ reason, cases }) => [`left out: ${reason}`, cases] as const),
    ['rank correlation of points and packages', ranks.pointsAndPackages ?? undefined],
    ['rank correlation of budgets and packages', ranks.budgetsAndPackages ?? undefined],
    ...share('budgets within the tolerance in per cent', tolerance?.byPercent),
    ...share('budgets within the tolerance in pounds', tolerance?.byAmount),
  ]);
}

const FIT_COLUMNS = [
  'by',
  'part',
  'n',
  'bias',
  'bias_percent',
  'mean_size',
  'median',
  'root_mean_square',
  'scatter',
  'one_price_percent',
];

function partSheet({ n, everyone, parts, flags }: ModelFit): Sheet {
  const row = (by: string, part: string, count: number, one: FitFigures | null): Cell[] => [
    by,
    part,
    count,
    one?.bias.amount,
    one?.bias.percent ?? undefined,
    one?.meanAbsolute.amount,
    one?.median.amount,
    one?.rootMeanSquare,
    one?.scatter,
    one?.onePrice.share ?? undefined,
  ];
  return {
    title: 'Budget less package by part, in pounds',
    columns: FIT_COLUMNS,
    rows: [
      row('everyone', 'all', n, everyone),
      ...parts.flatMap(({ by, parts: own }) => own.map((one) => row(by, one.name ?? 'not stated', one.n, one.figures))),
      ...flags.flatMap((one) => [
        row(one.flag, 'with', one.with, one.figuresWith),
        row(one.flag, 'without', one.without, one.figuresWithout),
      ]),
    ],
  };
}

function missSheet({ largest: { under, over } }: ModelFit): Sheet {
  return {
    title: 'The families that the model misses most',
    columns: ['direction', 'case_id', 'points', 'package', 'budget', 'residual', 'percent'],
    rows: [...under.map((one) => ['under', one] as const), ...over.map((one) => ['over', one] as const)].map(
      ([direction, { caseId, points, packageValue, budget, residual, percent }]) => [
        direction,
        caseId,
        points,
        packageValue,
        budget,
        residual,
        percent ?? undefined,
      ],
    ),
  };
}

/**
 * RAS 4, RAS 5 and a straight line side by side on cases that they were not made from.
 *
 * @source RR145 5.7, 5.13
 * @example
 * ```ts
 * import { compareModels } from 'openras';
 * import { modelComparisonSheet } from 'openras/report';
 * const cases = [10, 20, 30].map((points) => ({ caseId: `F${points}`, points, packageValue: points * 100 }));
 * modelComparisonSheet(compareModels(cases)).rows[0]?.slice(0, 5);
 * // => ['each case alone', 'RAS 4, price of a point', 3, '0.00', '0.00']
 * ```
 */
export function modelComparisonSheet({ folds, seed, leaveOneOut, kFold }: ModelComparison): Sheet {
  const rows = (how: string, errors: ModelErrors | null): Cell[][] =>
    (errors?.models ?? []).map((one) => [
      how,
      MODEL_NAMES[one.model],
      errors?.n,
      one.bias,
      one.meanAbsolute,
      one.rootMeanSquare,
      one.outsideTable,
      one.belowZero,
      one.tolerance?.byPercent?.cases,
      one.tolerance?.byAmount?.cases,
      errors?.leastError.includes(one.model) ? 'yes' : 'no',
    ]);
  return {
    title: 'The models side by side on cases that they have not seen, in pounds',
    columns: [
      'tested_on',
      'model',
      'n',
      'bias',
      'mean_size',
      'root_mean_square',
      'outside_table',
      'below_zero',
      'within_percent',
      'within_pounds',
      'least_error',
    ],
    rows: [...rows('each case alone', leaveOneOut), ...rows(`${folds} parts (seed ${seed})`, kFold)],
  };
}

const MODEL_NAMES = {
  'price-point': 'RAS 4, price of a point',
  percentile: 'RAS 5, alignment by rank',
  'straight-line': 'straight line',
} as const;
