import * as z from 'zod';
import { type ProblemList, show } from '../errors.js';
import { fundingBasisSchema } from '../funding/basis.js';
import { contingencyRatesSchema } from '../funding/contingency-rates.js';
import { feesSchema } from '../funding/fees.js';
import { topSlicesSchema } from '../funding/top-slices.js';
import { idSchema } from '../identifier.js';
import { positiveAmountSchema } from '../money/amount.js';
import { PERIODS } from '../money/period.js';
import { PENNY, roundingSchema } from '../money/rounding.js';
import { withCheck } from '../parse.js';
import { exactBudgetSchema } from './exact-budget.js';

const holdBackCaseSchema = z.strictObject({
  caseId: idSchema,
  /** What the model gives before anything is held back, in pounds per period and not yet rounded. */
  budget: exactBudgetSchema,
  /** The group whose contingency rate applies. */
  group: idSchema.exactOptional(),
  /** The contingency line inside the family's own plan, in pounds per period. */
  planContingency: positiveAmountSchema.exactOptional(),
});

const fieldsSchema = z.strictObject({
  fundingBasis: fundingBasisSchema,
  /** Pounds per period; there is none on a reference sample. */
  pot: positiveAmountSchema.exactOptional(),
  cases: z.array(holdBackCaseSchema).max(1_000_000),
  /** Taken off the pot before anything is allocated. */
  topSlices: topSlicesSchema.exactOptional(),
  /** Held back from each allocation. */
  fromEach: contingencyRatesSchema.exactOptional(),
  /** Help with managing budgets, for those who choose it. */
  fees: feesSchema.exactOptional(),
  period: z.enum(PERIODS).exclude(['one-off']).default('year'),
  rounding: roundingSchema.default(PENNY),
});

/** What is held back, and from what. */
export const holdBackSchema = withCheck(fieldsSchema, checkInput);

/** What is held back, and from what, as callers give it. */
export type HoldBackInput = z.input<typeof holdBackSchema>;

/** What is held back, and from what, parsed. */
export type ParsedHoldBack = z.output<typeof fieldsSchema>;

/** One case of a hold-back, parsed. */
export type HoldBackCase = ParsedHoldBack['cases'][number];

function checkInput({ fundingBasis, pot, cases, fees }: ParsedHoldBack, problems: ProblemList): void {
  if (fundingBasis !== 'reference-sample' && pot === undefined) {
    problems.add('missing', ['pot'], 'this basis has a pot; give its amount');
  }
  if (fundingBasis === 'reference-sample' && pot !== undefined) {
    problems.add('inconsistent', ['pot'], 'a reference sample has no pot; budgets are drawn from core budgets');
  }
  const ids = new Set<string>();
  cases.forEach(({ caseId }, index) => {
    if (ids.has(caseId)) problems.add('duplicate', ['cases', index, 'caseId'], 'this case stands in the list twice');
    ids.add(caseId);
  });
  fees?.fees.forEach(({ caseId }, index) => {
    if (!ids.has(caseId)) problems.add('unknown-name', ['fees', 'fees', index, 'caseId'], `no case is ${show(caseId)}`);
  });
}
