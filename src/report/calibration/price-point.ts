import * as z from 'zod';
import type { PricePointReport } from '../../model/price-point/report.js';
import { deferred } from '../../parse/deferred.js';
import { list, textOrNull, told } from '../cases/told.js';
import { moverSheets, moversSchema } from '../change/movers.js';
import { controlTotals } from '../control-totals.js';
import { labelOneOffs } from '../one-offs.js';
import type { Cell, Sheet } from '../sheet.js';

const priceSchema = deferred(() => z.object(priceFields()));

const priceFields = () => ({ money: z.string(), points: z.string(), pounds: z.string() });

const leaveOneOutSchema = deferred(() =>
  z.discriminatedUnion('known', [
    z.object({
      known: z.literal(true),
      lowest: z.object({ pounds: z.string() }),
      highest: z.object({ pounds: z.string() }),
      mostInfluence: z.object({ caseId: z.string(), percent: z.string() }),
    }),
    z.object({ known: z.literal(false), why: z.string() }),
  ]),
);

const reportSchema = deferred(() =>
  z.object({
    fundingBasis: z.string(),
    method: z.string(),
    n: z.number(),
    excluded: list(z.unknown()),
    prices: list(z.object({ ...priceFields(), group: textOrNull(), n: z.number(), leaveOneOut: leaveOneOutSchema })),
    methods: z.object({ total: priceSchema.nullable(), largestPackage: priceSchema.nullable() }),
    onSample: z.object({
      packages: z.string(),
      budgets: z.string(),
      residual: z.string(),
      zeroBudgets: z.number(),
    }),
    movers: moversSchema,
    warnings: list(z.object({ code: z.string() })),
  }),
);

type ToldReport = z.output<typeof reportSchema>;

/**
 * What has to be known before a price of a point is trusted, as short tables: the price and how far it rests on any one
 * case, both methods side by side, the model on its own sample, and the largest movers.
 *
 * @source RR145 5.7, 5.8
 * @example
 * ```ts
 * import { calibratePricePoint } from 'openras';
 * import { pricePointSheets } from 'openras/report';
 * const sample = [{ caseId: 'a', points: 2, packageValue: 100 }, { caseId: 'b', points: 2, packageValue: 300 }];
 * const { report } = calibratePricePoint(sample, { fundingBasis: 'pot' });
 * pricePointSheets(report)[0]?.rows[0]; // => ['all', 2, '400.00', '4', '100.0000', '50.0000', '150.0000', 'a', '50.00']
 * ```
 * @category Reports
 */
export function pricePointSheets(report: PricePointReport): Sheet[] {
  const checked = told(reportSchema, report, 'report');
  const sheets = [priceSheet(checked), methodSheet(checked), sampleSheet(checked), ...moverSheets(checked.movers)];
  return labelOneOffs(sheets, checked.warnings);
}

function priceSheet({ prices, method }: ToldReport): Sheet {
  return {
    title: `Price of a point (${method === 'total' ? 'all money over all points' : 'largest package over most points'})`,
    columns: [
      'group',
      'n',
      'money_a_year',
      'points',
      'price_of_a_point',
      'lowest_without_one_case',
      'highest_without_one_case',
      'most_influence',
      'change_percent',
    ],
    rows: prices.map(({ group, n, money, points, pounds, leaveOneOut }) => [
      group ?? 'all',
      n,
      money,
      points,
      pounds,
      ...(leaveOneOut.known
        ? [
            leaveOneOut.lowest.pounds,
            leaveOneOut.highest.pounds,
            leaveOneOut.mostInfluence.caseId,
            leaveOneOut.mostInfluence.percent,
          ]
        : [undefined, undefined, leaveOneOut.why, undefined]),
    ]),
  };
}

/** Both methods on the whole sample; marked is the price that the model has, which may be neither of them. */
function methodSheet({ methods, method, prices }: ToldReport): Sheet {
  const [only] = prices.length === 1 ? prices : [];
  const has = (name: string, price: z.output<typeof priceSchema> | null): boolean =>
    name === method && price !== null && price.money === only?.money && price.points === only.points;
  const isOneOfThem = has('total', methods.total) || has('largest-package', methods.largestPackage);
  const row = (name: string, label: string, price: z.output<typeof priceSchema> | null): Cell[] => [
    label,
    price?.money,
    price?.points,
    price?.pounds,
    has(name, price) ? 'yes' : 'no',
  ];
  return {
    title: 'Both methods on the same sample',
    columns: ['method', 'money_a_year', 'points', 'price_of_a_point', 'chosen'],
    rows: [
      row('total', 'all money over all points', methods.total),
      row('largest-package', 'largest package over most points', methods.largestPackage),
      ...(isOneOfThem
        ? []
        : prices.map(({ group, money, points, pounds }) => [
            group === null ? 'the model, with the money of other streams' : `the model, ${group}`,
            money,
            points,
            pounds,
            'yes',
          ])),
    ],
  };
}

function sampleSheet({ n, excluded, onSample, fundingBasis, method }: ToldReport): Sheet {
  const money = method === 'largest-package' ? 'all packages less budgets' : 'the money of the price less budgets';
  return controlTotals('The model on its own sample', 'cases in the sample', n + excluded.length)
    .part('cases used', n)
    .part('cases left out', excluded.length)
    .figure('funding basis', fundingBasis)
    .figure('packages, £ a year', onSample.packages)
    .figure('budgets, £ a year', onSample.budgets)
    .figure(`residual (${money}), £ a year`, onSample.residual)
    .figure('cases with a budget of £0, among those used', onSample.zeroBudgets)
    .sheet();
}
