import * as z from 'zod';
import { deferred } from '../../parse/deferred.js';
import type { FittedWeights } from '../../sensitivity/weights/fitted-weights.js';
import type { WeightSensitivity } from '../../sensitivity/weights/weight-sensitivity.js';
import { list, textOrNull, told } from '../cases/told.js';
import type { Cell, Sheet } from '../sheet.js';

const movedSchema = deferred(() =>
  z.object({
    changed: z.number(),
    handedOver: z.string(),
    meanSize: textOrNull(),
    largest: z.object({ caseId: z.string(), change: z.string() }).nullable(),
    placesChanged: z.number(),
    rankAgreement: textOrNull(),
  }),
);

const weightsSchema = deferred(() =>
  z.object({
    n: z.number(),
    percent: z.string(),
    weights: list(z.object({ statementId: z.string(), up: movedSchema, down: movedSchema })),
    families: list(
      z.object({ caseId: z.string(), budget: z.string(), low: z.string(), high: z.string(), range: z.string() }),
    ),
    meanRange: textOrNull(),
  }),
);

/**
 * Every weight up and down by a percentage as two tables: what it moves, and the families whose budgets range furthest.
 *
 * @source RR145 Table 23, 5.33
 * @example
 * ```ts
 * import { weightSensitivity } from 'openras/sensitivity';
 * import { weightSheets } from 'openras/report';
 * const statements = [{ id: 'sleep', points: [10, 0] }, { id: 'eating', points: [0, 10] }];
 * const result = weightSensitivity({ statements, traditional: [100000, 110000] }, { percent: 10 });
 * weightSheets(result)[0].rows[0]?.slice(0, 5); // => ['sleep', '+10 %', 2, '50.00', '50.00']
 * ```
 * @category Reports
 */
export function weightSheets(result: WeightSensitivity): [Sheet, Sheet] {
  const { n, percent, weights, families, meanRange } = told(weightsSchema, result, 'result');
  const row = (statementId: string, sign: string, moved: z.output<typeof movedSchema>): Cell[] => [
    statementId,
    `${sign}${percent} %`,
    moved.changed,
    moved.handedOver,
    moved.meanSize ?? undefined,
    moved.largest?.caseId,
    moved.largest?.change,
    moved.placesChanged,
    moved.rankAgreement ?? undefined,
  ];
  return [
    {
      title: `What if one weight were ${percent} % higher or lower? ${n} cases, in pounds`,
      columns: [
        'statement',
        'weight',
        'budgets_changed',
        'handed_over',
        'mean_size',
        'largest',
        'change',
        'places_changed',
        'rank_agreement',
      ],
      rows: weights.flatMap(({ statementId, up, down }) => [row(statementId, '+', up), row(statementId, '-', down)]),
    },
    {
      title: `The families whose budgets range furthest${meanRange === null ? '' : ` (the mean range is £${meanRange})`}`,
      columns: ['case_id', 'budget', 'low', 'high', 'range'],
      rows: families.map(({ caseId, budget, low, high, range }) => [caseId, budget, low, high, range]),
    },
  ];
}

const fittedSchema = deferred(() =>
  z.object({
    n: z.number(),
    price: textOrNull(),
    weights: list(
      z.object({
        statementId: z.string(),
        n: z.number(),
        fitted: textOrNull(),
        times: textOrNull(),
        unbounded: textOrNull(),
      }),
    ),
    rootMeanSquare: z.object({ price: z.string(), fitted: z.string() }).nullable(),
  }),
);

/**
 * Fitted weights beside those of the professionals, in pounds per point.
 *
 * @source RR145 5.33, Table 23; IBSEN 7.6
 * @example
 * ```ts
 * import { fittedWeights } from 'openras/sensitivity';
 * import { fittedWeightSheet } from 'openras/report';
 * const statements = [{ id: 'sleep', points: [10, 0, 10] }, { id: 'eating', points: [0, 10, 10] }];
 * const fitted = fittedWeights({ statements, traditional: [300000, 100000, 400000] });
 * fittedWeightSheet(fitted).rows[0]; // => ['sleep', 2, '200', '300.00', '1.50', '300.00']
 * ```
 * @category Reports
 */
export function fittedWeightSheet(result: FittedWeights): Sheet {
  const { n, price, weights, rootMeanSquare } = told(fittedSchema, result, 'result');
  const miss =
    rootMeanSquare === null
      ? ''
      : `; the root mean square residual is £${rootMeanSquare.price} by one price and £${rootMeanSquare.fitted} fitted`;
  return {
    title: `Weights that ${n} packages would ask for, beside the professionals' own${miss}`,
    columns: ['statement', 'n', 'price_of_a_point', 'fitted', 'times', 'without_bound'],
    rows: weights.map((one) => [
      one.statementId,
      one.n,
      price ?? undefined,
      one.fitted ?? undefined,
      one.times ?? undefined,
      one.unbounded ?? undefined,
    ]),
  };
}
