import * as z from 'zod';
import type { CostControl } from '../costing/cost-packages.js';
import type { PackageCost } from '../costing/package/result.js';
import { deferred } from '../parse.js';
import { figures, type Sheet } from './sheet.js';
import { list, told, toldTitle } from './told.js';

const costsSchema = deferred(() =>
  list(
    z.object({
      caseId: z.string(),
      kind: z.string(),
      inside: z.object({
        recurring: z.string(),
        oneOff: z.string(),
        contingency: z.string(),
        total: z.string(),
      }),
      outside: z.object({ total: z.string() }),
      nextYear: z.object({ withContingency: z.string(), withoutContingency: z.string() }),
      lines: list(z.unknown()),
      unpriced: list(z.unknown()),
    }),
  ),
);

/**
 * The cost of each package or plan as a row: pounds a year for recurring lines and contingency, pounds once for
 * one-offs, and the sum in the first full year.
 *
 * @source RR145 Table 42
 * @example
 * ```ts
 * import { costPackage } from 'openras';
 * import { costSheet } from 'openras/report';
 * const lines = [{ id: '1', amount: '842', per: 'year' as const }];
 * const cost = costPackage({ caseId: 'a', kind: 'plan', lines });
 * costSheet([cost]).rows[0]?.slice(0, 5); // => ['a', 'plan', '842.00', '0.00', '0.00']
 * ```
 * @category Reports
 */
export function costSheet(costs: readonly PackageCost[], title = 'Cost of each package and plan, in pounds'): Sheet {
  return {
    title: toldTitle(title),
    columns: [
      'case_id',
      'kind',
      'recurring_a_year',
      'one_off',
      'contingency_a_year',
      'total_first_full_year',
      'paid_by_others',
      'next_year_with_contingency',
      'next_year_without_contingency',
      'lines',
      'lines_without_price',
    ],
    first: ['case_id', 'kind', 'recurring_a_year', 'one_off', 'total_first_full_year', 'lines_without_price'],
    rows: told(costsSchema, costs, 'costs').map(({ caseId, kind, inside, outside, nextYear, lines, unpriced }) => [
      caseId,
      kind,
      inside.recurring,
      inside.oneOff,
      inside.contingency,
      inside.total,
      outside.total,
      nextYear.withContingency,
      nextYear.withoutContingency,
      lines.length,
      unpriced.length,
    ]),
  };
}

const controlSchema = deferred(() =>
  z.object({
    packages: z.number(),
    lines: z.number(),
    linesWithoutPrice: z.number(),
    linesLeftOut: z.number(),
    incomplete: z.number(),
    recurring: z.string(),
    contingency: z.string(),
    oneOff: z.string(),
    total: z.string(),
    outside: z.string(),
  }),
);

/**
 * What went into a costing and what came out, to be checked first.
 *
 * @source RR145 6.29
 * @example
 * ```ts
 * import { costPackages } from 'openras';
 * import { costControlSheet } from 'openras/report';
 * costControlSheet(costPackages([]).control).rows[0]; // => ['packages and plans', 0]
 * ```
 * @category Reports
 */
export function costControlSheet(control: CostControl, title = 'Control totals of the costing'): Sheet {
  const checked = told(controlSchema, control, 'control');
  return figures(toldTitle(title), [
    ['packages and plans', checked.packages],
    ['lines', checked.lines],
    ['lines that count', checked.lines - checked.linesLeftOut],
    ['lines left out', checked.linesLeftOut],
    ['lines without a price', checked.linesWithoutPrice],
    ['packages with a line without a price', checked.incomplete],
    ['recurring, £ a year', checked.recurring],
    ['contingency, £ a year', checked.contingency],
    ['one-off, £', checked.oneOff],
    ['paid by the budgets in the first full year, £', checked.total],
    ['paid by others, £', checked.outside],
  ]);
}
