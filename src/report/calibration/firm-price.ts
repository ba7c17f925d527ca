import * as z from 'zod';
import { deferred } from '../../parse/deferred.js';
import type { CaseInfluence } from '../../sensitivity/price/influence.js';
import type { PriceUncertainty } from '../../sensitivity/price/price-uncertainty.js';
import { list, textOrNull, told } from '../cases/told.js';
import type { Sheet } from '../sheet.js';

const uncertaintySchema = deferred(() =>
  z.object({
    n: z.number(),
    confidence: z.string(),
    resamples: z.number(),
    seed: z.number(),
    price: z.object({ pounds: z.string(), low: z.string(), high: z.string() }).nullable(),
    budgets: list(
      z.object({
        points: z.string(),
        budget: z.string(),
        low: z.string(),
        high: z.string(),
        soft: z.string(),
      }),
    ),
  }),
);

/**
 * The interval of the price of a point, and how many pounds of a budget are therefore soft.
 *
 * @source RR145 5.7, 5.8, Table 23
 * @example
 * ```ts
 * import { pricePointUncertainty } from 'openras/sensitivity';
 * import { priceIntervalSheet } from 'openras/report';
 * const cases = [10, 20, 40].map((points) => ({ caseId: `F${points}`, points, traditional: points * 100 }));
 * priceIntervalSheet(pricePointUncertainty(cases)).rows;
 * // => [['price of a point', '100.0000', '100.0000', '100.0000', undefined],
 * //   ['budget for 20 points', '2000.00', '2000.00', '2000.00', '0.00']]
 * ```
 * @category Reports
 */
export function priceIntervalSheet(result: PriceUncertainty): Sheet {
  const { n, confidence, resamples, seed, price, budgets } = told(uncertaintySchema, result, 'result');
  return {
    title: `How firm is the price that ${n} cases give? Intervals of ${confidence} % (${resamples} resamples, seed ${seed})`,
    columns: ['what', 'value', 'low', 'high', 'soft'],
    rows: [
      ['price of a point', price?.pounds, price?.low, price?.high, undefined],
      ...budgets.map(({ points, budget, low, high, soft }) => [`budget for ${points} points`, budget, low, high, soft]),
    ],
  };
}

const influenceSchema = deferred(() =>
  z.object({
    n: z.number(),
    atPoints: textOrNull(),
    price: z.object({ pounds: z.string() }).nullable(),
    most: list(
      z.object({
        caseId: z.string(),
        points: z.string(),
        traditional: z.string(),
        pounds: textOrNull(),
        percent: textOrNull(),
        budgetChange: textOrNull(),
      }),
    ),
  }),
);

/** On whom the price hangs most, in words. */
function hangsOn(most: z.output<typeof influenceSchema>['most']): string {
  const words = most.slice(0, 3).map(({ caseId, pounds, percent }) => {
    if (pounds === null) return `without ${caseId} there is none`;
    return `without ${caseId} it is £${pounds}${percent === null ? '' : ` (${percent} %)`}`;
  });
  return words.length === 0 ? '; no single case moves it' : `; ${words.join(', ')}`;
}

/**
 * The cases without which the price of a point moves most.
 *
 * @source RR145 5.7, 5.59-5.60
 * @example
 * ```ts
 * import { caseInfluence } from 'openras/sensitivity';
 * import { influenceSheet } from 'openras/report';
 * const cases = [{ caseId: 'a', points: 2, traditional: 100 }, { caseId: 'b', points: 2, traditional: 300 }];
 * influenceSheet(caseInfluence(cases)).rows[0]; // => ['a', '2', '100.00', '150.0000', '50.00', '100.00']
 * ```
 * @category Reports
 */
export function influenceSheet(result: CaseInfluence): Sheet {
  const { n, atPoints, price, most } = told(influenceSchema, result, 'result');
  const budget = atPoints === null ? '' : `; the change of a budget is for ${atPoints} points`;
  return {
    title: `How far the price of £${price?.pounds ?? '0'} hangs on one of ${n} cases${budget}${hangsOn(most)}`,
    columns: ['without', 'points', 'package', 'price_of_a_point', 'change_percent', 'change_of_a_budget'],
    rows: most.map(({ caseId, points, traditional, pounds, percent, budgetChange }) => [
      caseId,
      points,
      traditional,
      pounds ?? undefined,
      percent ?? undefined,
      budgetChange ?? undefined,
    ]),
  };
}
