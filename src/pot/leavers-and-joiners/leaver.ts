import * as z from 'zod';
import { type ProblemList, show } from '../../errors.js';
import { type FundingBasis, fundingBasisSchema } from '../../funding/basis.js';
import { idSchema } from '../../identifier.js';
import { type AmountInput, type Pence, positiveAmountSchema } from '../../money/amount.js';
import { daySchema } from '../../money/calendar.js';

/** A family that leaves. */
export interface Leaver {
  /** The family, by its id among the cases. */
  readonly caseId: string;
  /** Its last day on the budget, `YYYY-MM-DD`; asks for the year in which it lies. */
  readonly leavesOn?: string;
}

/** What every question about leavers needs to know. */
export interface LeaverQuestion {
  /** Where the money comes from; on a reference sample there is no pot, and the answer is `not-applicable`. */
  readonly fundingBasis: FundingBasis;
  /** Pounds a year: the packages of all families that take part. */
  readonly pot: AmountInput;
  /** Pounds a year of the pot that are held as contingency; £0 unless given. */
  readonly reserve?: AmountInput | undefined;
  /** The families that leave, at least one. */
  readonly leavers: readonly Leaver[];
}

/** The fields of every question about leavers. */
export function leaverFields() {
  return {
    fundingBasis: fundingBasisSchema,
    pot: positiveAmountSchema,
    reserve: positiveAmountSchema.prefault('0'),
    leavers: z
      .array(z.strictObject({ caseId: idSchema, leavesOn: daySchema.exactOptional() }))
      .min(1)
      .max(1_000_000),
  };
}

/** Tells of a reserve that is said to be held of a pot that is smaller. */
export function checkReserve(
  { pot, reserve }: { readonly pot: Pence; readonly reserve: Pence },
  problems: ProblemList,
): void {
  if (reserve > pot) problems.add('inconsistent', ['reserve'], 'is more than the pot, of which it is a part');
}

/** Tells of leavers that are named twice or, where it is known who there is, that nobody is called. */
export function checkLeavers(
  leavers: readonly { readonly caseId: string }[],
  byId: ReadonlyMap<string, unknown> | undefined,
  problems: ProblemList,
): void {
  const seen = new Set<string>();
  leavers.forEach(({ caseId }, index) => {
    const path = ['options', 'leavers', index, 'caseId'];
    if (seen.has(caseId)) problems.add('duplicate', path, 'this family leaves twice');
    if (byId !== undefined && !byId.has(caseId))
      problems.add('unknown-name', path, `no family is called ${show(caseId)}`);
    seen.add(caseId);
  });
}
