import type { FittedWeights } from '../sensitivity/fitted-weights.js';
import type { MovedBudgets } from '../sensitivity/moved-budgets.js';
import type { WeightSensitivity } from '../sensitivity/weight-sensitivity.js';
import type { Cell, Sheet } from './sheet.js';

/**
 * Every weight up and down by a percentage as two tables: what it moves, and the families whose budgets range furthest.
 *
 * @source RR145 Table 23, 5.33
 * @example
 * ```ts
 * import { weightSensitivity } from 'openras';
 * import { weightSheets } from 'openras/report';
 * const statements = [{ id: 'sleep', points: [10, 0] }, { id: 'eating', points: [0, 10] }];
 * const result = weightSensitivity({ statements, packagePence: [100000, 110000] }, { percent: 10 });
 * weightSheets(result)[0].rows[0]?.slice(0, 5); // => ['sleep', '+10 %', 2, '50.00', '50.00']
 * ```
 */
export function weightSheets({ n, percent, weights, families, meanRange }: WeightSensitivity): [Sheet, Sheet] {
  const row = (statementId: string, sign: string, moved: MovedBudgets): Cell[] => [
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

/**
 * Fitted weights beside those of the professionals, in pounds per point.
 *
 * @source RR145 5.33, Table 23; IBSEN 7.6
 * @example
 * ```ts
 * import { fittedWeights } from 'openras';
 * import { fittedWeightSheet } from 'openras/report';
 * const statements = [{ id: 'sleep', points: [10, 0, 10] }, { id: 'eating', points: [0, 10, 10] }];
 * const fitted = fittedWeights({ statements, packagePence: [300000, 100000, 400000] });
 * fittedWeightSheet(fitted).rows[0]; // => ['sleep', 2, '200', '300.00', '1.50', '300.00']
 * ```
 */
export function fittedWeightSheet({ n, price, weights, rootMeanSquare }: FittedWeights): Sheet {
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
