import * as z from 'zod';
import { TIE_RULES } from '../../model/percentile/ties/ties.js';
import { deferred } from '../../parse/deferred.js';
import type { ModelFit } from '../../sensitivity/fit/fit.js';
import type { ModelComparison } from '../../sensitivity/models/compare-models.js';
import { list, textOrNull, told } from '../cases/told.js';
import { controlTotals } from '../control-totals.js';
import type { Cell, Sheet } from '../sheet.js';

const shareSchema = deferred(() => z.object({ cases: z.number(), percent: textOrNull() }));

const toleranceSchema = deferred(() =>
  z.object({ byPercent: shareSchema.nullable(), byAmount: shareSchema.nullable() }),
);

const figuresSchema = deferred(() =>
  z.object({
    bias: z.object({ amount: z.string(), percent: textOrNull() }),
    median: z.object({ amount: z.string() }),
    meanAbsolute: z.object({ amount: z.string() }),
    rootMeanSquare: z.string(),
    scatter: z.string(),
    onePrice: z.object({ share: textOrNull() }),
  }),
);

const missesSchema = deferred(() =>
  list(
    z.object({
      caseId: z.string(),
      points: z.string(),
      traditional: z.string(),
      indicative: z.string(),
      residual: z.string(),
      percent: textOrNull(),
    }),
  ),
);

const fitSchema = deferred(() =>
  z.object({
    n: z.number(),
    leftOut: list(z.object({ reason: z.string(), cases: z.number() })),
    everyone: figuresSchema.nullable(),
    verdict: z.object({ sentence: z.string() }).nullable(),
    parts: list(
      z.object({
        by: z.string(),
        parts: list(z.object({ name: textOrNull(), n: z.number(), figures: figuresSchema.nullable() })),
      }),
    ),
    flags: list(
      z.object({
        flag: z.string(),
        with: z.number().nullable(),
        without: z.number().nullable(),
        figuresWith: figuresSchema.nullable(),
        figuresWithout: figuresSchema.nullable(),
      }),
    ),
    largest: z.object({ under: missesSchema, over: missesSchema }),
    ranks: z.object({ pointsAndPackages: textOrNull(), budgetsAndPackages: textOrNull() }),
    tolerance: toleranceSchema.nullable(),
  }),
);

type ToldFit = z.output<typeof fitSchema>;

/**
 * How near a model comes to existing packages as short tables: the verdict, the figures by part and by flag, and the
 * families that it misses most. A residual is the budget less the package, in pounds per period.
 *
 * @source IPB L677; IBSEN 9.6.3; RR145 Table 23
 * @example
 * ```ts
 * import { modelFit } from 'openras/sensitivity';
 * import { fitSheets } from 'openras/report';
 * const fit = modelFit([{ caseId: 'a', points: 10, traditional: 1000, indicative: 800 }]);
 * fitSheets(fit)[1]?.rows[0]?.slice(0, 5); // => ['everyone', 'all', 1, '-200.00', '-20.0']
 * ```
 * @category Reports
 */
export function fitSheets(fit: ModelFit): [Sheet, Sheet, Sheet] {
  const checked = told(fitSchema, fit, 'fit');
  return [verdictSheet(checked), partSheet(checked), missSheet(checked)];
}

function verdictSheet({ n, leftOut, verdict, ranks, tolerance }: ToldFit): Sheet {
  const share = (label: string, part: { cases: number; percent: string | null } | null | undefined) =>
    part === null || part === undefined ? [] : [[label, `${part.cases} of ${n} (${part.percent ?? 0} %)`] as const];
  // The sentence stands in the title, because a terminal shortens long cells.
  const sentence = verdict?.sentence ?? 'There is no case to tell by.';
  const rows = leftOut.reduce((sum, { cases }) => sum + cases, n);
  const totals = controlTotals(
    `How near do budgets come to existing packages? ${sentence}`,
    'cases in the sample',
    rows,
  ).part('cases used', n);
  for (const { reason, cases } of leftOut) totals.part(`left out: ${reason}`, cases);
  totals
    .figure('rank correlation of points and packages', ranks.pointsAndPackages ?? undefined)
    .figure('rank correlation of budgets and packages', ranks.budgetsAndPackages ?? undefined);
  const within = [
    ...share('budgets within the tolerance in per cent', tolerance?.byPercent),
    ...share('budgets within the tolerance in pounds', tolerance?.byAmount),
  ];
  for (const [label, value] of within) totals.figure(label, value);
  return totals.sheet();
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

function partSheet({ n, everyone, parts, flags }: ToldFit): Sheet {
  const row = (by: string, part: string, count: number, one: z.output<typeof figuresSchema> | null): Cell[] => [
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
    columns: [...FIT_COLUMNS],
    rows: [
      row('everyone', 'all', n, everyone),
      ...parts.flatMap(({ by, parts: own }) => own.map((one) => row(by, one.name ?? 'not stated', one.n, one.figures))),
      ...flags.flatMap((one) =>
        one.with === null || one.without === null
          ? [row(one.flag, 'none marked', n, null)]
          : [
              row(one.flag, 'with', one.with, one.figuresWith),
              row(one.flag, 'without', one.without, one.figuresWithout),
            ],
      ),
    ],
  };
}

function missSheet({ largest: { under, over } }: ToldFit): Sheet {
  return {
    title: 'The families that the model misses most',
    columns: ['direction', 'case_id', 'points', 'package', 'budget', 'residual', 'percent'],
    rows: [...under.map((one) => ['under', one] as const), ...over.map((one) => ['over', one] as const)].map(
      ([direction, { caseId, points, traditional, indicative, residual, percent }]) => [
        direction,
        caseId,
        points,
        traditional,
        indicative,
        residual,
        percent ?? undefined,
      ],
    ),
  };
}

const errorsSchema = deferred(() => {
  const model = z.enum(['price-point', 'percentile', 'straight-line']);
  return z.object({
    n: z.number(),
    referred: z.number(),
    models: list(
      z.object({
        model,
        bias: z.string(),
        meanAbsolute: z.string(),
        rootMeanSquare: z.string(),
        outsideTable: z.number(),
        belowZero: z.number(),
        tolerance: toleranceSchema.nullable(),
      }),
    ),
    leastError: list(model),
  });
});

const comparisonSchema = deferred(() =>
  z.object({
    folds: z.number(),
    seed: z.number(),
    percentile: z.object({
      method: z.enum(['rank', 'quantile']),
      ties: z.enum(TIE_RULES).optional(),
      definition: z.number().optional(),
    }),
    leaveOneOut: errorsSchema.nullable(),
    kFold: errorsSchema.nullable(),
  }),
);

/**
 * RAS 4, RAS 5 and a straight line side by side on cases that they were not made from.
 *
 * @source RR145 5.7, 5.13
 * @example
 * ```ts
 * import { compareModels } from 'openras/sensitivity';
 * import { modelComparisonSheet } from 'openras/report';
 * const cases = [10, 20, 30].map((points) => ({ caseId: `F${points}`, points, traditional: points * 100 }));
 * modelComparisonSheet(compareModels(cases)).rows[0]?.slice(0, 5);
 * // => ['each case alone', 'RAS 4, price of a point', 3, '0.00', '0.00']
 * ```
 * @category Reports
 */
export function modelComparisonSheet(result: ModelComparison): Sheet {
  const { folds, seed, percentile, leaveOneOut, kFold } = told(comparisonSchema, result, 'result');
  const rows = (how: string, errors: z.output<typeof errorsSchema> | null): Cell[][] =>
    (errors?.models ?? []).map((one) => [
      how,
      one.model === 'percentile' ? nameOfTable(percentile) : MODEL_NAMES[one.model],
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
  const parts = `${folds} parts (seed ${seed})`;
  const referred = [
    ...(leaveOneOut !== null && leaveOneOut.referred > 0 ? [`${leaveOneOut.referred} (${ALONE})`] : []),
    ...(kFold !== null && kFold.referred > 0 ? [`${kFold.referred} (${parts})`] : []),
  ];
  const without = referred.length === 0 ? '' : `; left out, since RAS 5 refers them to costing: ${referred.join(', ')}`;
  return {
    title: `The models side by side on cases that they have not seen, in pounds${without}`,
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
    first: ['tested_on', 'model', 'n', 'bias', 'mean_size', 'least_error'],
    rows: [...rows(ALONE, leaveOneOut), ...rows(parts, kFold)],
  };
}

const ALONE = 'each case alone';

const TIES = {
  mean: '',
  highest: ', equals at their highest',
  lowest: ', equals at their lowest',
  'mid-rank': ', equals at their middle',
} as const;

/** RAS 5 by how its table is made. */
function nameOfTable({ method, ties = 'mean', definition }: z.output<typeof comparisonSchema>['percentile']): string {
  return method === 'rank' ? `RAS 5, alignment by rank${TIES[ties]}` : `RAS 5, quantiles of type ${definition}`;
}

const MODEL_NAMES = {
  'price-point': 'RAS 4, price of a point',
  'straight-line': 'straight line',
} as const;
