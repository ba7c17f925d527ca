import { type Amount, type Pence, parseAmount } from '../../money/amount.js';
import { defined } from '../council/defined.js';
import type { Family } from '../family/family.js';
import type { FamilyOutcome } from '../family/outcome.js';

/**
 * The amounts at which it is asked whether they are affordable, in their order: what the model gives, what the policy
 * makes of that for everybody without a final amount, what families were told or would be told, what was agreed, and
 * where answers are contested what is paid until they are decided.
 */
export const AFFORDABLE_STAGES = ['indicative', 'moderated', 'communicated', 'final', 'meanwhile'] as const;

/** One of the amounts at which it is asked whether they are affordable. */
export type AffordableStage = (typeof AFFORDABLE_STAGES)[number];

/** What the amounts of a stage are called. */
export const STAGE_NAMES: Readonly<Record<AffordableStage, string>> = {
  indicative: 'indicative budgets',
  moderated: 'amounts after moderation',
  communicated: 'communicated amounts',
  final: 'final amounts',
  meanwhile: 'amounts paid while answers are contested',
};

/** Why a family has no amount: the answer of the model (£0 with the advice to refer is none), that it was told or agreed one which nobody recorded, or that this stage has not come yet. */
export type WithoutReason =
  | 'refer-to-costing'
  | 'zero-budget'
  | 'no-budget'
  | 'not-eligible'
  | 'plan-first'
  | 'other-period'
  | 'not-on-record'
  | 'not-yet';

/**
 * Whether a family was told an amount, or agreed one, that is not on record: nobody can say whether it is enough or
 * affordable, whatever a policy would make of the model's amount.
 */
export function isNotOnRecord(family: Family, stage: AffordableStage): boolean {
  const { final, agreedOn, communicated, isTold } = family;
  if (stage === 'indicative') return false;
  // What is paid meanwhile is the latest amount, where no answers are contested.
  if (stage === 'meanwhile') return family.pointsClaimed === undefined && isLatestUnknown(family);
  if (stage === 'communicated') return isTold && communicated === undefined;
  return final === undefined && agreedOn !== undefined;
}

/** Whether the latest amount that a family was told or agreed is not on record. */
export function isLatestUnknown(family: Family): boolean {
  return family.final === undefined && (isNotOnRecord(family, 'final') || isNotOnRecord(family, 'communicated'));
}

/** The amounts of a family, the last one first. */
export const LATEST = ['final', 'communicated', 'indicative'] as const;

/** What is paid to a family while its answers are contested, else its latest amount; none where one of the two sides has none. */
function meanwhileOf(outcome: FamilyOutcome): Pence | undefined {
  const { contested, family } = outcome;
  if (contested !== undefined) return parseAmount(contested.meanwhile ?? '0');
  if (family.pointsClaimed !== undefined || isLatestUnknown(family)) return undefined;
  for (const stage of LATEST) {
    const amount = amountAt(outcome, stage, undefined);
    if (amount !== undefined) return amount;
  }
  return undefined;
}

/** A family's amount at a stage; none where the model refers it and nobody has told or agreed one. */
export function amountAt(
  outcome: FamilyOutcome,
  stage: AffordableStage,
  moderated: Amount | undefined,
): Pence | undefined {
  if (stage === 'meanwhile') return meanwhileOf(outcome);
  const { family, allocation, amounts } = outcome;
  // A final amount that was decided stands, whatever the policy would make of the indicative budget.
  const recorded = stage === 'communicated' ? family.communicated : stage === 'indicative' ? undefined : family.final;
  if (recorded !== undefined) return parseAmount(recorded);
  const isByModel = stage === 'indicative' || (stage === 'moderated' && family.agreedOn === undefined);
  if (!isByModel && isLatestUnknown(family)) return undefined;
  if (allocation.period !== 'year') return undefined;
  const amount = offered(allocation, stage === 'moderated' ? moderated : amounts[stage]);
  return amount === undefined ? undefined : parseAmount(amount);
}

/** An amount that comes of what the model answers: a referral has none, and £0 is none until a policy makes more of it. */
export function offered(
  allocation: FamilyOutcome['allocation'],
  amount: Amount | null | undefined,
): Amount | undefined {
  const isNone = allocation.status === 'refer-to-costing' || (amount === '0.00' && isReferred(allocation));
  return isNone ? undefined : (amount ?? undefined);
}

/** A family's amounts without what is none: of a referral, and £0 with the advice to refer, unless it was told or agreed. */
export function amountsThatAre({ family, allocation, amounts }: FamilyOutcome): FamilyOutcome['amounts'] {
  return defined({
    traditional: amounts.traditional,
    indicative: offered(allocation, amounts.indicative),
    communicated: family.communicated ?? offered(allocation, amounts.communicated),
    final: family.final ?? offered(allocation, amounts.final),
  });
}

/** Whether a family has an indicative budget in pounds a year. */
export function hasIndicative(outcome: FamilyOutcome): boolean {
  return amountAt(outcome, 'indicative', undefined) !== undefined;
}

/** £0 is not what a family will need, whichever model gives it: it carries the advice to refer. */
export function isReferred({ status, indicative }: FamilyOutcome['allocation']): boolean {
  return status === 'refer-to-costing' || indicative === '0.00';
}

/** Why a family has no amount at a stage. */
export function reasonOf({ allocation }: FamilyOutcome): WithoutReason {
  if (isReferred(allocation)) return allocation.indicative === '0.00' ? 'zero-budget' : 'refer-to-costing';
  if (allocation.status !== 'budget') return allocation.status;
  return allocation.period === 'year' ? 'not-yet' : 'other-period';
}
