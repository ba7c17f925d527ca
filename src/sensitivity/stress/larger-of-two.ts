import * as z from 'zod';
import { percentOf } from '../../cohort/figures.js';
import { idSchema } from '../../identifier.js';
import { type Amount, type AmountInput, formatAmount, type Pence, positiveAmountSchema } from '../../money/amount.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseRows } from '../../parse/rows.js';

/** A family that may choose between two systems. */
export interface ChoiceCase {
  /** The id of the family; each stands once in the list. */
  readonly caseId: string;
  /** What the existing package costs, in pounds a year. */
  readonly traditional: AmountInput;
  /** What the family would have as a personal budget, in pounds a year. */
  readonly indicative: AmountInput;
}

const choiceCaseSchema = schemaFor<ChoiceCase>()(() =>
  z.strictObject({ caseId: idSchema, traditional: positiveAmountSchema, indicative: positiveAmountSchema }),
);

/** What it costs when each family takes the larger of two systems; pounds a year. */
export interface LargerOfTwo {
  /** The period of every amount in it. */
  readonly period: 'year';
  /** How many families there are. */
  readonly families: number;
  /** If all kept their packages, and if all had budgets. */
  readonly packages: Amount;
  /** What they come to if all had budgets. */
  readonly budgets: Amount;
  /** If each took the larger of the two. */
  readonly larger: Amount;
  /** The larger of the two less packages, and less budgets: what the choice can cost over running one system. */
  readonly overPackages: Amount;
  /** The larger of the two less budgets. */
  readonly overBudgets: Amount;
  /** What the choice costs over packages in per cent of them; null of packages of £0. */
  readonly overPackagesPercent: string | null;
  /** How many families have more as a budget. */
  readonly chooseBudget: number;
  /** How many families have more as a package. */
  readonly choosePackage: number;
  /** How many families have as much either way. */
  readonly indifferent: number;
}

/**
 * What it costs at most to let families choose between the existing service and a personal budget.
 *
 * @source RR232 3.16 (two parallel systems; families may choose the one that delivers the larger package)
 * @choice larger-of-two: every family takes the larger amount, which is the most that the choice can cost
 * @category Stress on a pot
 * @example
 * ```ts
 * import { exposureToChoice } from 'openras/sensitivity';
 * const { larger, overPackages, chooseBudget } = exposureToChoice([
 *   { caseId: 'F1', traditional: 3000, indicative: 10000 },
 *   { caseId: 'F2', traditional: 12000, indicative: 8000 },
 * ]);
 * [larger, overPackages, chooseBudget]; // => ['22000.00', '7000.00', 1]
 * ```
 */
export function exposureToChoice(cases: readonly ChoiceCase[]): LargerOfTwo {
  const rows = parseRows(choiceCaseSchema, cases, ['cases'], (own, problems) => {
    if (new Set(own.map(({ caseId }) => caseId)).size < own.length)
      problems.add('duplicate', ['cases'], 'a family stands in the list twice');
  });
  const sum = (of: (row: (typeof rows)[number]) => Pence): Pence => rows.reduce((total, row) => total + of(row), 0n);
  const packages = sum((row) => row.traditional);
  const budgets = sum((row) => row.indicative);
  const larger = sum((row) => (row.indicative > row.traditional ? row.indicative : row.traditional));
  const chooseBudget = rows.filter((row) => row.indicative > row.traditional).length;
  const indifferent = rows.filter((row) => row.indicative === row.traditional).length;
  return {
    period: 'year',
    families: rows.length,
    packages: formatAmount(packages),
    budgets: formatAmount(budgets),
    larger: formatAmount(larger),
    overPackages: formatAmount(larger - packages),
    overBudgets: formatAmount(larger - budgets),
    overPackagesPercent: percentOf(larger - packages, packages, 2),
    chooseBudget,
    choosePackage: rows.length - chooseBudget - indifferent,
    indifferent,
  };
}
