import * as z from 'zod';
import { checkUnique } from '../../costing/unique-ids.js';
import { idSchema } from '../../identifier.js';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { withCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { caseFields, type KindCase } from '../case.js';
import { EDUCATION_MONEY, type EducationMoneyType, KIND } from './model.js';

/** One sum of education money for a child. */
export interface EducationSourceInput {
  /** What it is called. */
  readonly id: string;
  /** What it is. */
  readonly type: EducationMoneyType;
  /** Pounds per period of the model. */
  readonly amount: AmountInput;
  /** Whether the head or principal agrees to release this money; needed for money that a school manages. */
  readonly headAgrees?: boolean;
}

/** A case for a rule for education money: every sum of it for the child. */
export interface EducationMoneyCase extends KindCase<typeof KIND> {
  /** Every sum of education money for the child. */
  readonly sources: readonly EducationSourceInput[];
  /** Whether the family has asked for a personal budget; no amount depends on it. */
  readonly requested: boolean;
}

const sourceSchema = deferred(() =>
  z.strictObject({
    id: idSchema,
    type: z.enum(EDUCATION_MONEY),
    amount: positiveAmountSchema,
    headAgrees: z.boolean().exactOptional(),
  }),
);

/** A case for a rule for education money. */
export const educationMoneyCaseSchema = schemaFor<EducationMoneyCase>()(() => {
  const fields = z.strictObject({
    ...caseFields(KIND),
    sources: z.array(sourceSchema).max(100),
    requested: z.boolean(),
  });
  return withCheck(fields, ({ sources }, problems) => {
    checkUnique(sources, ['sources'], 'source', problems);
  });
});

/** The same, parsed. */
export type ParsedEducationMoneyCase = z.output<typeof educationMoneyCaseSchema>;

/** One sum of education money, parsed. */
export type EducationSource = z.output<typeof sourceSchema>;
