import { type Amount, formatAmount, type Pence, parseAmount } from '../../money/amount.js';
import { defined } from '../council/defined.js';
import type { ParsedSettings } from '../council/settings.js';
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

/** Families of a stage who have no amount for one reason; they stand on neither side of the balance. */
export interface WithoutAmount {
  /** Why they have none. */
  readonly reason: WithoutReason;
  /** Who they are, in the order of the data. */
  readonly caseIds: readonly string[];
  /** Their packages without one-offs, in pounds a year; £0 for newcomers. */
  readonly packages: Amount;
}

/** The existing families at one stage: the money that there is for them, and what they get. Pounds a year. */
export interface ExistingBalance {
  /** How many have this amount; only they are on either side. */
  readonly families: number;
  /** The packages of these families without one-offs, or the pot that the council states. */
  readonly money: Amount;
  /** Of a pot that the council states, the packages of existing families without this amount; £0 where the money is packages. */
  readonly setAside: Amount;
  /** What is held back of it. */
  readonly reserve: Amount;
  /** What these families get. */
  readonly amounts: Amount;
  /** `money` less `setAside` less `reserve` less `amounts`; negative where money is lacking. */
  readonly balance: Amount;
  /** One-offs in the packages of these families, in pounds once; they are not in `money`. */
  readonly oneOffs: Amount;
  /** Existing families without this amount, by reason. */
  readonly without: readonly WithoutAmount[];
}

/** The newcomers at one stage; they bring no package, so that their amounts are found outside the pot. */
export interface NewcomerSums {
  /** How many have this amount. */
  readonly families: number;
  /** What they get, in pounds a year. */
  readonly amounts: Amount;
  /** Newcomers without this amount, by reason. */
  readonly without: readonly WithoutAmount[];
}

/** Whether the amounts of a stage are affordable; `cannot-be-said` while somebody has no amount, or nobody has one. */
export type AffordableAnswer = 'yes' | 'no' | 'cannot-be-said';

/** One stage: the same families on both sides, newcomers apart. */
export interface StageBalance {
  /** Which amount is asked about. */
  readonly stage: AffordableStage;
  /** Whether it is affordable for the existing families. */
  readonly answer: AffordableAnswer;
  /** The existing families. */
  readonly existing: ExistingBalance;
  /** The newcomers. */
  readonly newcomers: NewcomerSums;
}

/** Whether a council's amounts are affordable, stage by stage. */
export interface Affordable {
  /** What the money is: the packages of the families that have an amount, or a pot that the council states. */
  readonly pot: 'packages' | 'stated';
  /** Whether the price or the policy counts one-offs, which the money never does. */
  readonly oneOffsInAmounts: boolean;
  /** The indicative budgets, and every later amount that somebody has. */
  readonly stages: readonly StageBalance[];
}

/** What is asked of. */
export interface AffordableInput {
  readonly pot: NonNullable<ParsedSettings['pot']>;
  readonly outcomes: readonly FamilyOutcome[];
  /** What the policy makes of each family's indicative budget whatever it was told, where somebody was told; a final amount stands. */
  readonly moderated?: readonly (Amount | undefined)[];
  readonly oneOffsInAmounts: boolean;
}

/**
 * Whether a council's amounts are affordable: at every stage the money of the families that have the amount, less what
 * is held back, less the amounts.
 *
 * @source RR145 5.13 (the pot), 5.23 (held back from it), 5.25-5.32 (the amounts)
 * @choice affordable-families: the same families stand on both sides; one without an amount is named beside the balance
 * with its package, and while there is one the answer is never yes, nor is it no because of a reserve alone, which is
 * that of all families
 * @choice stated-pot: of a pot that the council states, packages of existing families without an amount are set aside; it
 * is "no" where the pot lacks money whatever these get, and cannot be said while there is one
 * @choice run-newcomers: newcomers bring no package, so their amounts are outside the pot and told apart
 * @choice affordable-contested: where answers are contested it is asked as well by what is paid until they are decided, with
 * the latest amount of everybody else
 * @choice affordable-one-offs: the money is packages without one-offs, since a one-off is not there again next year
 */
export function affordableOf({ pot, outcomes, moderated, oneOffsInAmounts }: AffordableInput): Affordable {
  const amountsAt = (stage: AffordableStage): (Pence | undefined)[] =>
    outcomes.map((outcome, index) => amountAt(outcome, stage, moderated?.[index]));
  const stages = AFFORDABLE_STAGES.flatMap((stage) => {
    if (stage === 'moderated' && moderated === undefined) return [];
    if (stage === 'meanwhile' && !outcomes.some(({ family }) => family.pointsClaimed !== undefined)) return [];
    const amounts = amountsAt(stage);
    if (stage !== 'indicative' && amounts.every((amount) => amount === undefined)) return [];
    return [stageOf(stage, pot, outcomes, amounts)];
  });
  return { pot: pot.amount === 'packages' ? 'packages' : 'stated', oneOffsInAmounts, stages };
}

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

/** The packages of existing families without an amount, which a pot that the council states holds for them. */
export function setAsideOf(
  amount: string,
  outcomes: readonly FamilyOutcome[],
  hasOne: (outcome: FamilyOutcome) => boolean,
): Pence {
  if (amount === 'packages') return 0n;
  const without = outcomes.filter((outcome) => outcome.family.status === 'existing' && !hasOne(outcome));
  return sumOf(without.map(({ amounts }) => amounts.traditional));
}

function stageOf(
  stage: AffordableStage,
  { amount, reserve = '0' }: AffordableInput['pot'],
  outcomes: readonly FamilyOutcome[],
  amounts: readonly (Pence | undefined)[],
): StageBalance {
  const rows = outcomes.map((outcome, index) => ({ outcome, amount: amounts[index] }));
  const [existing, newcomers] = (['existing', 'newcomer'] as const).map((status) =>
    rows.filter(({ outcome }) => outcome.family.status === status),
  ) as [Row[], Row[]];
  const paid = existing.filter(hasAmount);
  const packages = sumOf(paid.map(({ outcome }) => outcome.amounts.traditional));
  const money = amount === 'packages' ? packages : parseAmount(amount);
  const given = paid.reduce((sum, row) => sum + row.amount, 0n);
  const withAmount = new Set(paid.map(({ outcome }) => outcome));
  const setAside = setAsideOf(amount, outcomes, (outcome) => withAmount.has(outcome));
  const balance = money - setAside - parseAmount(reserve) - given;
  const joined = newcomers.filter(hasAmount);
  const isKnown = paid.length > 0 && paid.length === existing.length && joined.length === newcomers.length;
  // The packages of some do not carry the reserve of all.
  const held = paid.length === existing.length || amount !== 'packages' ? parseAmount(reserve) : 0n;
  const isLacking = money - held - given < 0n;
  return {
    stage,
    answer: isLacking ? 'no' : isKnown ? 'yes' : 'cannot-be-said',
    existing: {
      families: paid.length,
      money: formatAmount(money),
      setAside: formatAmount(setAside),
      reserve: formatAmount(parseAmount(reserve)),
      amounts: formatAmount(given),
      balance: formatAmount(balance),
      oneOffs: formatAmount(sumOf(paid.map(({ outcome }) => outcome.family.oneOff))),
      without: withoutOf(existing, stage),
    },
    newcomers: {
      families: joined.length,
      amounts: formatAmount(joined.reduce((sum, row) => sum + row.amount, 0n)),
      without: withoutOf(newcomers, stage),
    },
  };
}

interface Row {
  readonly outcome: FamilyOutcome;
  readonly amount: Pence | undefined;
}

function hasAmount(row: Row): row is Row & { readonly amount: Pence } {
  return row.amount !== undefined;
}

function withoutOf(rows: readonly Row[], stage: AffordableStage): WithoutAmount[] {
  const groups = new Map<WithoutReason, FamilyOutcome[]>();
  for (const { outcome, amount } of rows) {
    if (amount !== undefined) continue;
    const reason = isNotOnRecord(outcome.family, stage) ? 'not-on-record' : reasonOf(outcome);
    groups.set(reason, [...(groups.get(reason) ?? []), outcome]);
  }
  return [...groups].map(([reason, outcomes]) => ({
    reason,
    caseIds: outcomes.map(({ family }) => family.caseId),
    packages: formatAmount(sumOf(outcomes.map(({ amounts }) => amounts.traditional))),
  }));
}

function reasonOf({ allocation }: FamilyOutcome): WithoutReason {
  if (isReferred(allocation)) return allocation.indicative === '0.00' ? 'zero-budget' : 'refer-to-costing';
  if (allocation.status !== 'budget') return allocation.status;
  return allocation.period === 'year' ? 'not-yet' : 'other-period';
}

function sumOf(amounts: readonly (Amount | undefined)[]): Pence {
  return amounts.reduce((sum, amount) => sum + parseAmount(amount ?? '0'), 0n);
}
