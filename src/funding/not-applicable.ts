import type { FundingBasis } from './basis.js';

/** The answer to a question that has no meaning for a funding basis: not £0, and not an error. */
export interface NotApplicable {
  /** That the rule could not be applied. */
  readonly status: 'not-applicable';
  /** Where the money comes from. */
  readonly fundingBasis: FundingBasis;
  /** Why the question has no meaning here, and what to ask instead. */
  readonly reason: string;
  /** The report and paragraphs that say so. */
  readonly source: string;
}

/**
 * The answer of a basis without a pot to a question about a pot; undefined where there is one.
 *
 * The whole budget is a pot as well, only a large one.
 *
 * @param question what was asked, to begin a sentence: `a deficit that leavers cause`
 * @source RR145 5.8, 5.38 (budgets drawn from core budgets do not face this), 5.37 (the whole budget faces it less)
 */
export function withoutPot(fundingBasis: FundingBasis, question: string): NotApplicable | undefined {
  if (fundingBasis !== 'reference-sample') return undefined;
  const reason = `${question} needs a pot; on a reference sample budgets are drawn from core budgets, and there is none`;
  return { status: 'not-applicable', fundingBasis, reason, source: 'RR145 5.8, 5.38' };
}
