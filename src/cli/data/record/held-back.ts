import { type ProblemList, show } from '../../../errors.js';
import { compareRatios, type Ratio, ratio, subtractRatios } from '../../../exact/ratio.js';
import { parseAmount } from '../../../money/amount.js';
import { parseInput } from '../../../parse/parse.js';
import { exactPenceOf } from '../../../pot/bridge/exact-budget.js';
import { exactBudgetSchema } from '../../../pot/hold-back/exact-budget-schema.js';
import { allocationOf } from '../../../records/kind/allocation-record.js';
import type { HoldBackInputs } from '../../../records/kind/pot-records.js';
import type { AnyRecord } from '../../../records/kinds.js';
import type { StoredRecord } from '../../input/record/stored-record.js';
import { placeDetails } from '../../place.js';
import { type Checked, isSealed } from './verified.js';

type HoldBack = Extract<AnyRecord, { readonly kind: 'hold-back' }>;

/** What a hold-back begins with, as the record of the family has it. */
interface Budget {
  readonly period: string;
  readonly indicative: string | null;
  /** In pence, before it was rounded. */
  readonly exact: Ratio | null;
}

/**
 * Holds the budgets that something was held back from to the allocations among the same records, to the penny or as they
 * were before they were rounded.
 */
export function heldBack(problems: ProblemList) {
  const budgets = new Map<string, Budget>();
  const periods = new Set<string>();
  const holdBacks: { readonly record: HoldBack; readonly stored: StoredRecord }[] = [];
  let untold = 0;
  return {
    see(record: Checked, stored: StoredRecord): void {
      if (record.kind === 'hold-back') holdBacks.push({ record, stored });
      if (record.kind !== 'allocation') return;
      const { period, indicative, steps } = isSealed(record) ? allocationOf(record) : record.result;
      periods.add(period);
      budgets.set(record.caseId, { period, indicative, exact: exactPenceOf({ indicative, steps }) });
    },
    end(): void {
      for (const { record, stored } of holdBacks) {
        const { cases } = record.inputs as unknown as HoldBackInputs;
        if (budgets.size === 0 || periods.size > 1 || !periods.has(record.period)) {
          untold += 1;
          continue;
        }
        for (const [index, { caseId, budget }] of cases.entries()) {
          const own = budgets.get(caseId);
          if (own !== undefined && isOf(own, budget)) continue;
          const message =
            own === undefined
              ? `no allocation of ${show(caseId)} is among these records`
              : `is ${budget} of ${show(caseId)}, where the allocation gave ${own.indicative ?? 'none'}`;
          problems.add('inconsistent', ['inputs', 'cases', index, 'budget'], message, {
            ...placeDetails(stored.file, { line: stored.place, column: 1 }),
          });
        }
      }
    },
    /** How many are of budgets that are not among these records, or per another period. */
    untold: (): number => untold,
  };
}

/** Whether a budget in pounds, as a decimal number or a fraction, is that of the allocation. */
function isOf({ indicative, exact }: Budget, budget: string | number): boolean {
  const pence = parseInput(exactBudgetSchema, budget);
  if (exact !== null && compareRatios(pence, exact) === 0) return true;
  if (indicative === null) return false;
  const off = subtractRatios(pence, ratio(parseAmount(indicative)));
  return compareRatios(off, ratio(1n)) < 0 && compareRatios(off, ratio(-1n)) > 0;
}
