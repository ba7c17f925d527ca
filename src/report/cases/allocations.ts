import * as z from 'zod';
import { problemList } from '../../errors.js';
import { at } from '../../exact/at.js';
import { readAsData } from '../../guard/guard.js';
import type { Allocation } from '../../model/shared/budget/allocation.js';
import { checkAllocation } from '../../model/shared/budget/check/check-allocation.js';
import { formatAmount, parseAmount, resultAmountSchema } from '../../money/amount.js';
import { deferred } from '../../parse/deferred.js';
import type { Sheet } from '../sheet.js';
import { list, told, toldTitle } from './told.js';
import { UNCERTAIN_COLUMNS } from './uncertain.js';

/** A case with what it was allocated. */
export interface AllocatedCase {
  /** What `allocate` answered. */
  readonly allocation: Allocation;
  /** The points that it was allocated by, where there are any. */
  readonly points?: string;
  /** The value of the existing package in pounds a year; absent for a newcomer. */
  readonly traditional?: string;
}

const casesSchema = deferred(() =>
  list(
    z.object({
      allocation: z.object({
        caseId: z.string(),
        indicative: resultAmountSchema.nullable(),
        status: z.string(),
        scenarios: z
          .object({ uncertain: z.array(z.string()).readonly(), with: resultAmountSchema.nullable() })
          .optional(),
      }),
      points: z.string().optional(),
      traditional: resultAmountSchema.optional(),
    }),
  ),
);

/**
 * The indicative budget of each case as a row, beside its points and its existing package; where money of some case may
 * not come, with the streams that it is of and the amount with it, which is not promised.
 *
 * @throws RasError `replay-mismatch` for an allocation that does not follow from its steps
 * @source RR145 5.21 (the indicative budget and the existing package side by side); IBSEN 10.2.4 (two scenarios)
 * @choice sheet-check: a sheet of results that were kept carries out every step of every row first, as a page of one
 * family does
 * @example
 * ```ts
 * import { allocate, calibratePricePoint } from 'openras';
 * import { allocationSheet } from 'openras/report';
 * const { model } = calibratePricePoint([{ caseId: 'a', points: 2, packageValue: 100 }], { fundingBasis: 'pot' });
 * const allocation = allocate(model, { caseId: 'a', points: 1 });
 * allocationSheet([{ allocation, points: '1', traditional: '100.00' }]).rows[0];
 * // => ['a', '1', '100.00', '50.00', '-50.00', 'budget']
 * ```
 * @category Reports
 */
export function allocationSheet(cases: readonly AllocatedCase[], title = TITLE): Sheet {
  const rows = told(casesSchema, cases, 'cases');
  const problems = problemList();
  for (const index of rows.keys()) {
    try {
      readAsData(cases, ['cases'], () => checkAllocation(at(cases, index).allocation));
    } catch (error) {
      problems.addError(error, ['cases', index, 'allocation']);
    }
  }
  problems.throwIfAny();
  return sheetOf(rows, title);
}

/** The same of allocations that were made a moment ago, such as a run's, which keeps no steps. */
export function freshAllocationSheet(cases: readonly AllocatedCase[], title = TITLE): Sheet {
  return sheetOf(told(casesSchema, cases, 'cases'), title);
}

const TITLE = 'Indicative budgets, in pounds';

type Rows = z.output<typeof casesSchema>;

function sheetOf(rows: Rows, title: string): Sheet {
  const isUncertain = rows.some(({ allocation }) => allocation.scenarios !== undefined);
  const columns = ['case_id', 'points', 'traditional', 'indicative', 'change', 'answer'];
  return {
    title: toldTitle(title),
    columns: isUncertain ? [...columns, ...UNCERTAIN_COLUMNS] : columns,
    rows: rows.map(({ allocation: { caseId, indicative, status, scenarios }, points, traditional }) => [
      caseId,
      points,
      traditional,
      indicative ?? undefined,
      indicative === null || traditional === undefined ? undefined : difference(indicative, traditional),
      status,
      ...(isUncertain ? [scenarios?.uncertain.join('; '), scenarios?.with ?? undefined] : []),
    ]),
  };
}

function difference(to: string, from: string): string {
  return formatAmount(parseAmount(to) - parseAmount(from));
}
