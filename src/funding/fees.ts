import * as z from 'zod';
import { idSchema } from '../identifier.js';
import { type AmountInput, positiveAmountSchema } from '../money/amount.js';
import { withCheck } from '../parse/check.js';
import { schemaFor } from '../parse/deferred.js';

/**
 * Who bears what managed accounts, planning or brokerage cost.
 *
 * - `everyone`: the pot is lowered by all fees before it is allocated, and those who choose the help get theirs
 * - `reserve`: the fee is added to the budget and drawn from the contingency
 * - `outside`: the fee is added to the budget and paid from other budgets
 * - `family`: the budget stays as it is, and the fee is paid out of it
 */
export const FEE_BEARERS = ['everyone', 'reserve', 'outside', 'family'] as const;

/** Who bears a fee. */
export type FeeBearer = (typeof FEE_BEARERS)[number];

/** The fee of one case. */
export interface Fee {
  /** The case that chooses the help. */
  readonly caseId: string;
  /** The fee in pounds per period of the budgets. */
  readonly amount: AmountInput;
}

/** Help with managing budgets, as callers give it. */
export interface Fees {
  /** What the help is called, such as `managed accounts`. */
  readonly name: string;
  /** Who bears the fees; there is no default. */
  readonly borneBy: FeeBearer;
  /** The fee of each case that chooses the help, at most one a case. */
  readonly fees: readonly Fee[];
}

/**
 * Help with managing budgets, inside the budgets of those who choose it.
 *
 * @source RR145 A.19 (added within the budgets of those who choose a managed fund); IBSEN 10.3.4-10.3.5 (outside the
 * budget, ring-fenced in it, or from a top slice)
 * @choice fee-bearer: named by the caller, no default; the reports name several ways and no rate
 */
export const feesSchema = schemaFor<Fees>()(() =>
  withCheck(
    z.strictObject({
      name: idSchema,
      borneBy: z.enum(FEE_BEARERS),
      fees: z.array(z.strictObject({ caseId: idSchema, amount: positiveAmountSchema })).max(1_000_000),
    }),
    ({ fees }, problems) => {
      const seen = new Set<string>();
      fees.forEach(({ caseId }, index) => {
        if (seen.has(caseId)) problems.add('duplicate', ['fees', index, 'caseId'], 'this case has two fees');
        seen.add(caseId);
      });
    },
  ),
);
