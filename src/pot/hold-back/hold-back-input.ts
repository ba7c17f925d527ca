import * as z from 'zod';
import { type ProblemList, show } from '../../errors.js';
import { type FundingBasis, fundingBasisSchema } from '../../funding/basis.js';
import { type ContingencyRates, contingencyRatesSchema } from '../../funding/contingency-rates.js';
import { type Fees, feesSchema } from '../../funding/fees.js';
import { type TopSlices, topSlicesSchema } from '../../funding/top-slices.js';
import { idSchema } from '../../identifier.js';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { type TimedPeriod, timedPeriodSchema } from '../../money/period.js';
import { type RoundingInput, roundingSchema } from '../../money/rounding.js';
import { withCheck } from '../../parse/check.js';
import { deferred, once, schemaFor } from '../../parse/deferred.js';
import { has, is, lacks, together, when } from '../../together.js';
import { exactBudgetSchema } from './exact-budget-schema.js';

/** A family whose budget something is held back from. */
export interface HoldBackCaseInput {
  /** The family's id. */
  readonly caseId: string;
  /**
   * What the model gives before anything is held back, in pounds per period and not yet rounded: a decimal number, or a
   * fraction such as `1125/7`. `exactBudget` reads it out of an allocation.
   */
  readonly budget: string | number;
  /** The group whose contingency rate applies. */
  readonly group?: string;
  /** The package of an existing family, in pounds per period: set aside of the pot where the budget is £0. */
  readonly traditional?: AmountInput;
  /** The contingency line inside the family's own plan, in pounds per period. */
  readonly planContingency?: AmountInput;
}

/** What is held back, and from what. */
export interface HoldBackInput {
  /** Where the money comes from. */
  readonly fundingBasis: FundingBasis;
  /** Pounds per period; there is none on a reference sample. */
  readonly pot?: AmountInput;
  /** The families, each once. */
  readonly cases: readonly HoldBackCaseInput[];
  /** Taken off the pot before anything is allocated. */
  readonly topSlices?: TopSlices;
  /** Held back from each allocation. */
  readonly fromEach?: ContingencyRates;
  /** Help with managing budgets, for those who choose it. */
  readonly fees?: Fees;
  /** The period of every amount; `year` unless told otherwise. */
  readonly period?: TimedPeriod | undefined;
  /** How budgets are rounded; to the penny, half up, unless told otherwise. */
  readonly rounding?: RoundingInput | undefined;
}

/** How something is held back, without the families: what the command reads of a file of options. */
export type HoldBackOptions = Omit<HoldBackInput, 'cases'>;

const optionFields = once(() => ({
  fundingBasis: fundingBasisSchema,
  pot: positiveAmountSchema.exactOptional(),
  topSlices: topSlicesSchema.exactOptional(),
  fromEach: contingencyRatesSchema.exactOptional(),
  fees: feesSchema.exactOptional(),
  period: timedPeriodSchema.default('year'),
  rounding: roundingSchema.prefault({}),
}));

/** A pot is stated where the basis has one. */
export const potGoesByBasis = () => together(when(is('fundingBasis', 'reference-sample'), lacks('pot'), has('pot')));

/** How something is held back, without the families. */
export const holdBackOptionsSchema = schemaFor<HoldBackOptions>()(() =>
  z.strictObject(optionFields()).meta(potGoesByBasis()),
);

/** The fields of a hold-back, for a record of it, which names the model as well. */
export function holdBackFields() {
  const one = z.strictObject({
    caseId: idSchema,
    budget: exactBudgetSchema,
    group: idSchema.exactOptional(),
    traditional: positiveAmountSchema.exactOptional(),
    planContingency: positiveAmountSchema.exactOptional(),
  });
  return { ...optionFields(), cases: z.array(one).max(1_000_000) };
}

const fieldsSchema = deferred(() => z.strictObject(holdBackFields()).meta(potGoesByBasis()));

/** What is held back, and from what, checked. */
export const holdBackSchema = schemaFor<HoldBackInput>()(() => withCheck(fieldsSchema, checkPot, checkOnce, checkFees));

/** What is held back, and from what, parsed. */
export type ParsedHoldBack = z.output<typeof fieldsSchema>;

/** One case of a hold-back, parsed. */
export type HoldBackCase = ParsedHoldBack['cases'][number];

function checkPot({ fundingBasis, pot }: ParsedHoldBack, problems: ProblemList): void {
  if (fundingBasis !== 'reference-sample' && pot === undefined) {
    problems.add('missing', ['pot'], 'this basis has a pot; give its amount');
  }
  if (fundingBasis === 'reference-sample' && pot !== undefined) {
    problems.add('inconsistent', ['pot'], 'a reference sample has no pot; budgets are drawn from core budgets');
  }
}

function checkOnce({ cases }: ParsedHoldBack, problems: ProblemList): void {
  const ids = new Set<string>();
  cases.forEach(({ caseId }, index) => {
    if (ids.has(caseId)) problems.add('duplicate', ['cases', index, 'caseId'], 'this case stands in the list twice');
    ids.add(caseId);
  });
}

function checkFees({ cases, fees }: ParsedHoldBack, problems: ProblemList): void {
  const ids = new Set<string>();
  cases.forEach(({ caseId }) => void ids.add(caseId));
  fees?.fees.forEach(({ caseId }, index) => {
    if (!ids.has(caseId)) problems.add('unknown-name', ['fees', 'fees', index, 'caseId'], `no case is ${show(caseId)}`);
  });
}
