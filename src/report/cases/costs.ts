import * as z from 'zod';
import type { CostControl } from '../../costing/cost-packages.js';
import type { PackageCost } from '../../costing/package/result.js';
import { BUDGET } from '../../costing/payer.js';
import { furtherShares } from '../../costing/payer-shares.js';
import { deferred } from '../../parse/deferred.js';
import { figures, type Sheet } from '../sheet.js';
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
      nextYear: z.object({ withContingency: z.string(), withoutContingency: z.string(), complete: z.boolean() }),
      lines: list(
        z.object({ id: z.string(), payer: z.string(), cost: z.string().nullable(), leftOut: z.string().nullable() }),
      ),
    }),
  ),
);

/**
 * The cost of each package or plan as a row: pounds a year for recurring lines and contingency, pounds once for
 * one-offs, and the sum in the first full year. Where a line has no price, its sums are blank.
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
    rows: told(costsSchema, costs, 'costs').map(({ caseId, kind, inside, outside, nextYear, lines }) => {
      // A line that is not in the full year lacks nothing there; in the year's own cost it may.
      const unpriced = lines.filter(({ cost, leftOut }) => cost === null && leftOut === null);
      const [byBudget, byOthers] = [true, false].map(
        (own) => unpriced.filter(({ payer }) => (payer === BUDGET) === own).length,
      );
      // Of what is not priced as a whole no sum is known; that of the priced lines would be read as all of it.
      const known = (amount: string): string | undefined => (byBudget === 0 ? amount : undefined);
      const shares = furtherShares(lines);
      return [
        caseId,
        kind,
        known(inside.recurring),
        known(inside.oneOff),
        known(inside.contingency),
        known(inside.total),
        byOthers === 0 ? outside.total : undefined,
        nextYear.complete ? nextYear.withContingency : undefined,
        nextYear.complete ? nextYear.withoutContingency : undefined,
        lines.length - shares.size,
        unpriced.filter(({ id }) => !shares.has(id)).length,
      ];
    }),
  };
}

const controlSchema = deferred(() =>
  z.object({
    packages: z.number(),
    lines: z.number(),
    linesByPayer: z.number(),
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
  // Of no packages there is no cost, which is not £0.
  const sum = (pounds: string) => (checked.packages === 0 ? undefined : pounds);
  return figures(toldTitle(title), [
    ['packages and plans', checked.packages],
    ['lines', checked.lines],
    ...(checked.linesByPayer === checked.lines
      ? []
      : [["lines where each payer's share is a line", checked.linesByPayer] as const]),
    ['lines that count', checked.lines - checked.linesLeftOut],
    ['lines left out', checked.linesLeftOut],
    ['lines without a price', checked.linesWithoutPrice],
    ['packages with a line without a price', checked.incomplete],
    ['recurring, £ a year', sum(checked.recurring)],
    ['contingency, £ a year', sum(checked.contingency)],
    ['one-off, £', sum(checked.oneOff)],
    ['paid by the budgets in the first full year, £', sum(checked.total)],
    ['paid by others, £', sum(checked.outside)],
  ]);
}
