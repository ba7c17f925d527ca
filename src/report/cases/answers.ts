import * as z from 'zod';
import { deferred } from '../../parse/deferred.js';
import type { BreadthDepth } from '../../sensitivity/answers/breadth-depth.js';
import type { AnswerLevers } from '../../sensitivity/answers/levers.js';
import type { RespondentDifferences } from '../../sensitivity/people/respondent-differences.js';
import { type Cell, figures, type Sheet } from '../sheet.js';
import { list, textOrNull, told } from './told.js';

const breadthDepthSchema = deferred(() =>
  z.object({
    topShares: list(z.object({ statements: z.number(), percent: textOrNull() })),
    medianBudget: textOrNull(),
    specialist: z.object({
      n: z.number(),
      belowMedian: z.number(),
      families: list(
        z.object({
          caseId: z.string(),
          points: z.string(),
          budget: z.string(),
          belowMedian: z.string(),
          statements: list(z.string()),
        }),
      ),
    }),
    profiles: list(
      z.object({ name: z.string(), statements: z.number(), pointsEach: z.string(), budget: textOrNull() }),
    ),
  }),
);

/**
 * Breadth against depth as two tables: the figures, and the families with a specialist answer below the median budget.
 *
 * @source RR145 Table 23, footnote 15
 * @example
 * ```ts
 * import { breadthAndDepth } from 'openras/sensitivity';
 * import { breadthDepthSheets } from 'openras/report';
 * const model = {
 *   schemaVersion: 1, kind: 'price-point', period: 'year', fundingBasis: 'pot', method: 'total',
 *   prices: [{ money: '20000.00', points: '100' }], rounding: {},
 * };
 * const result = breadthAndDepth({ statements: [{ id: 'sleep', points: [18, 4], maximum: 18 }] }, { model });
 * breadthDepthSheets(result)[0].rows.at(-1); // => ['depth: 2 statements at 18 points, £', '7200.00']
 * ```
 * @category Reports
 */
export function breadthDepthSheets(result: BreadthDepth): [Sheet, Sheet] {
  const { topShares, medianBudget, specialist, profiles } = told(breadthDepthSchema, result, 'result');
  return [
    figures('Many small needs against a few extreme ones', [
      ...topShares.map(
        ({ statements, percent }) =>
          [`share of a score in its highest ${statements}, %`, percent ?? undefined] as const,
      ),
      ['median budget, £', medianBudget ?? undefined],
      ['families with an answer at the specialist level', specialist.n],
      ['of them, below the median budget', specialist.belowMedian],
      ...profiles.map(
        ({ name, statements, pointsEach, budget }) =>
          [`${name}: ${statements} statements at ${pointsEach} points, £`, budget ?? 'refer to costing'] as const,
      ),
    ]),
    {
      title: 'Families with an answer at the specialist level and less than the median budget',
      columns: ['case_id', 'points', 'budget', 'below_median', 'statements'],
      rows: specialist.families.map(({ caseId, points, budget, belowMedian, statements }) => [
        caseId,
        points,
        budget,
        belowMedian,
        statements.join('; '),
      ]),
    },
  ];
}

const differencesSchema = deferred(() =>
  z.object({
    differences: list(
      z.object({
        respondent: z.string(),
        against: z.string(),
        group: textOrNull(),
        n: z.number(),
        higher: z.number(),
        lower: z.number(),
        same: z.number(),
        mean: z.string(),
        pounds: textOrNull(),
        chance: z.string(),
      }),
    ),
  }),
);

/**
 * How far the scores of families, workers and the agreed ones lie apart.
 *
 * @source IBSEN 9.5.6
 * @example
 * ```ts
 * import { respondentDifferences } from 'openras/sensitivity';
 * import { respondentSheet } from 'openras/report';
 * respondentSheet(respondentDifferences([])).rows; // => []
 * ```
 * @category Reports
 */
export function respondentSheet(result: RespondentDifferences): Sheet {
  const { differences } = told(differencesSchema, result, 'result');
  return {
    title: 'Who asks for more? Points of one respondent less those of another',
    columns: ['respondent', 'against', 'group', 'n', 'higher', 'lower', 'same', 'mean_points', 'pounds', 'chance'],
    rows: differences.map((one) => [
      one.respondent,
      one.against,
      one.group ?? 'all',
      one.n,
      one.higher,
      one.lower,
      one.same,
      one.mean,
      one.pounds ?? undefined,
      one.chance,
    ]),
  };
}

const sideSchema = deferred(() => z.object({ n: z.number(), mean: z.string(), largest: z.string() }));

type ToldSide = z.output<typeof sideSchema>;

const leversSchema = deferred(() =>
  z.object({
    n: z.number(),
    levers: list(z.object({ statementId: z.string(), up: sideSchema.nullable(), down: sideSchema.nullable() })),
    biggest: textOrNull(),
  }),
);

/**
 * What one answer up or down is worth, the biggest lever first.
 *
 * @source RR145 Table 23; IBSEN 9.6.1
 * @example
 * ```ts
 * import { leverSheet } from 'openras/report';
 * const up = { n: 1, mean: '1200.00', largest: '1200.00', caseId: 'c1' };
 * leverSheet({ period: 'year', n: 1, levers: [{ statementId: 'sleep', up, down: null }], biggest: 'sleep', warnings: [] }).rows;
 * // => [['sleep', 1, '1200.00', '1200.00', 0, undefined, undefined]]
 * ```
 * @category Reports
 */
export function leverSheet(result: AnswerLevers): Sheet {
  const { n, levers, biggest } = told(leversSchema, result, 'result');
  const cells = (side: ToldSide | null): Cell[] => [side?.n ?? 0, side?.mean, side?.largest];
  return {
    title: `What one answer up or down is worth to ${n === 1 ? '1 case' : `${n} cases`}, in pounds; the biggest lever is ${biggest ?? 'none'}`,
    columns: ['statement', 'up_n', 'up_mean', 'up_largest', 'down_n', 'down_mean', 'down_largest'],
    rows: levers.map(({ statementId, up, down }) => [statementId, ...cells(up), ...cells(down)]),
  };
}
