import type { CostControl } from '../costing/cost-packages.js';
import type { PackageCost } from '../costing/result.js';
import { figures, type Sheet } from './sheet.js';

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
 */
export function costSheet(costs: readonly PackageCost[], title = 'Cost of each package and plan, in pounds'): Sheet {
  return {
    title,
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
    rows: costs.map(({ caseId, kind, inside, outside, nextYear, lines, unpriced }) => [
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
 */
export function costControlSheet(control: CostControl, title = 'Control totals of the costing'): Sheet {
  return figures(title, [
    ['packages and plans', control.packages],
    ['lines', control.lines],
    ['lines without a price', control.linesWithoutPrice],
    ['lines left out', control.linesLeftOut],
    ['packages with a line without a price', control.incomplete],
    ['recurring, £ a year', control.recurring],
    ['contingency, £ a year', control.contingency],
    ['one-off, £', control.oneOff],
    ['paid by the budgets in the first full year, £', control.total],
    ['paid by others, £', control.outside],
  ]);
}
