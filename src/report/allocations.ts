import type { Allocation } from '../model/allocation.js';
import { formatAmount, parseAmount } from '../money/amount.js';
import type { Sheet } from './sheet.js';

/** A case with what it was allocated. */
export interface AllocatedCase {
  readonly allocation: Allocation;
  readonly points?: string;
  /** The value of the existing package in pounds a year; absent for a newcomer. */
  readonly traditional?: string;
}

/**
 * The indicative budget of each case as a row, beside its points and its existing package.
 *
 * @source RR145 5.21 (the indicative budget and the existing package side by side)
 * @example
 * ```ts
 * import { allocate, calibratePricePoint } from 'openras';
 * import { allocationSheet } from 'openras/report';
 * const { model } = calibratePricePoint([{ caseId: 'a', points: 2, packageValue: 100 }], { fundingBasis: 'pot' });
 * const allocation = allocate(model, { caseId: 'a', points: 1 });
 * allocationSheet([{ allocation, points: '1', traditional: '100.00' }]).rows[0];
 * // => ['a', '1', '100.00', '50.00', '-50.00', 'budget']
 * ```
 */
export function allocationSheet(cases: readonly AllocatedCase[], title = 'Indicative budgets, in pounds'): Sheet {
  return {
    title,
    columns: ['case_id', 'points', 'traditional', 'indicative', 'change', 'answer'],
    rows: cases.map(({ allocation: { caseId, indicative, status }, points, traditional }) => [
      caseId,
      points,
      traditional,
      indicative ?? undefined,
      indicative === null || traditional === undefined ? undefined : difference(indicative, traditional),
      status,
    ]),
  };
}

function difference(to: string, from: string): string {
  return formatAmount(parseAmount(to) - parseAmount(from));
}
