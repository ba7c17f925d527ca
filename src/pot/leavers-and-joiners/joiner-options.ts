import * as z from 'zod';
import type { CaseInput } from '../../allocation/allocate.js';
import { type FundingBasis, fundingBasisSchema } from '../../funding/basis.js';
import { idSchema } from '../../identifier.js';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { withCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { looseForm } from '../../parse/handed-on.js';
import { checkReserve } from './leaver.js';

/** A family that joins. */
export interface Joiner {
  /** The case in the form of the model's kind: points for RAS 4 and RAS 5. */
  readonly case: CaseInput;
  /** The package that an existing family brings with it, in pounds per the model's period; a newcomer has none. */
  readonly traditional?: AmountInput;
}

/** A family that joins; what the model's kind asks of it is checked by the model. */
export const joinerSchema = deferred(() =>
  z.strictObject({ case: looseForm({ caseId: idSchema }), traditional: positiveAmountSchema.exactOptional() }),
);

/** What is asked about families that join; amounts in pounds per the model's period. */
export interface JoinerOptions {
  /** Where the money comes from; on a reference sample there is no pot, and the answer is `not-applicable`. */
  readonly fundingBasis: FundingBasis;
  /** The pot, in pounds per the model's period. */
  readonly pot: AmountInput;
  /** What of it is held as contingency; £0 unless given. */
  readonly reserve?: AmountInput | undefined;
  /** What all budgets in the pot come to now; £0 unless given. */
  readonly committed?: AmountInput | undefined;
  /** What pays for newcomers; `outside-pot` unless told otherwise. */
  readonly newcomers?: 'outside-pot' | 'from-reserve' | 'from-pot' | undefined;
}

/** What is asked about families that join, checked. */
export const joinerOptionsSchema = schemaFor<JoinerOptions>()(() =>
  withCheck(
    z.strictObject({
      fundingBasis: fundingBasisSchema,
      pot: positiveAmountSchema,
      reserve: positiveAmountSchema.prefault('0'),
      committed: positiveAmountSchema.prefault('0'),
      newcomers: z.enum(['outside-pot', 'from-reserve', 'from-pot']).default('outside-pot'),
    }),
    checkReserve,
  ),
);

/** What is asked about families that join, parsed. */
export type ParsedJoinerOptions = z.output<typeof joinerOptionsSchema>;
