import * as z from 'zod';
import {
  type Amount,
  type AmountInput,
  formatAmount,
  formatPounds,
  type Pence,
  positiveAmountSchema,
} from '../../money/amount.js';
import { deferred } from '../../parse/deferred.js';

/** What can be paid until contested answers are decided. */
export const WHILE_CONTESTED = ['higher', 'lower', 'present-package'] as const;

/** What is paid until contested answers are decided. */
export type WhileContested = (typeof WHILE_CONTESTED)[number];

/** Answers that are contested: what the budget is by each of the two, and what is paid until they are decided. */
export interface ContestedBudget {
  /** The budget by the answers as the authority has them, in pounds per the case's period. */
  readonly asAgreed: AmountInput;
  /** The budget by the answers as the family gives them, in pounds per the case's period. */
  readonly asClaimed: AmountInput;
  /** What is paid until then: the higher, the lower, or the present package. No report says which; so it is stated. */
  readonly whileContested: WhileContested;
}

/** A contested budget on record; amounts in pounds per the case's period. */
export interface ContestedResult {
  /** By the answers as the authority has them. */
  readonly asAgreed: Amount;
  /** By the answers as the family gives them. */
  readonly asClaimed: Amount;
  /** What is paid until the answers are decided. */
  readonly whileContested: WhileContested;
  /** How much that is; null for the present package of a family that has none. */
  readonly meanwhile: Amount | null;
}

/** The fields of a contested budget. */
export const contestedSchema = deferred(() =>
  z.strictObject({
    asAgreed: positiveAmountSchema,
    asClaimed: positiveAmountSchema,
    whileContested: z.enum(WHILE_CONTESTED),
  }),
);

/** A contested budget, parsed. */
export type ParsedContested = z.output<typeof contestedSchema>;

/**
 * The present package of a family, which may be paid until contested answers are decided: what was bought once is not paid
 * again.
 */
export function presentPackage(traditional: Pence | null, parts: { readonly oneOff?: Pence } = {}): Pence | null {
  return traditional === null ? null : traditional - (parts.oneOff ?? 0n);
}

/**
 * What a contested budget comes to until it is decided.
 *
 * @param present the present package without what was bought once; null where there is none
 */
export function contestedResult(contested: ParsedContested, present: Pence | null): ContestedResult {
  const { asAgreed, asClaimed, whileContested } = contested;
  const [lower, higher] = asAgreed < asClaimed ? [asAgreed, asClaimed] : [asClaimed, asAgreed];
  const meanwhile = whileContested === 'higher' ? higher : whileContested === 'lower' ? lower : present;
  return {
    asAgreed: formatAmount(asAgreed),
    asClaimed: formatAmount(asClaimed),
    whileContested,
    meanwhile: meanwhile === null ? null : formatAmount(meanwhile),
  };
}

const PAID = {
  higher: 'the higher of the two',
  lower: 'the lower of the two',
  'present-package': 'the present package',
};

/** Both amounts and what is paid meanwhile, in words that a family can read. */
export function contestedWords({ asAgreed, asClaimed, whileContested, meanwhile }: ContestedResult): string {
  const both = `by the answers as the authority has them it is ${formatPounds(asAgreed)}, by yours ${formatPounds(asClaimed)}`;
  const paid =
    meanwhile === null
      ? 'nothing is paid, since there is no present package'
      : meanwhile === '0.00' && whileContested !== 'present-package'
        ? `${PAID[whileContested]} is no amount: what is paid has to be costed`
        : `${PAID[whileContested]} is paid, ${formatPounds(meanwhile)}`;
  return `answers are contested: ${both}; nothing is final until they are decided, and until then ${paid}`;
}
