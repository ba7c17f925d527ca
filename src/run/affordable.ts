import { type Amount, formatAmount, type Pence, parseAmount } from '../money/amount.js';
import type { FamilyOutcome } from './outcome.js';
import type { ParsedSettings } from './settings.js';

/**
 * The amounts at which it is asked whether they are affordable, in their order: what the model gives, what the policy
 * makes of that for everybody, what families were told or would be told, and what was agreed.
 */
export const AFFORDABLE_STAGES = ['indicative', 'moderated', 'communicated', 'final'] as const;

/** One of the amounts at which it is asked whether they are affordable. */
export type AffordableStage = (typeof AFFORDABLE_STAGES)[number];

/** What the amounts of a stage are called. */
export const STAGE_NAMES: Readonly<Record<AffordableStage, string>> = {
  indicative: 'indicative budgets',
  moderated: 'amounts after moderation',
  communicated: 'communicated amounts',
  final: 'final amounts',
};

/** Why a family has no amount: the answer of the model, or that this stage has not come yet. */
export type WithoutReason =
  | 'refer-to-costing'
  | 'no-budget'
  | 'not-eligible'
  | 'plan-first'
  | 'other-period'
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
  /** What is held back of it. */
  readonly reserve: Amount;
  /** What these families get. */
  readonly amounts: Amount;
  /** `money` less `reserve` less `amounts`; negative where money is lacking. */
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
  /** What the policy makes of each family's indicative budget whatever it was told, where somebody was told. */
  readonly moderated?: readonly (Amount | undefined)[];
  readonly oneOffsInAmounts: boolean;
}

/**
 * Whether a council's amounts are affordable: at every stage the money of the families that have the amount, less what
 * is held back, less the amounts.
 *
 * @source RR145 5.13 (the pot), 5.23 (held back from it), 5.25-5.32 (the amounts)
 * @choice affordable-families: the same families stand on both sides; one without an amount is named beside the balance
 * with its package, and while there is one the answer is never yes
 * @choice run-newcomers: newcomers bring no package, so their amounts are outside the pot and told apart
 * @choice affordable-one-offs: the money is packages without one-offs, since a one-off is not there again next year
 */
export function affordableOf({ pot, outcomes, moderated, oneOffsInAmounts }: AffordableInput): Affordable {
  const amountsAt = (stage: AffordableStage): (Pence | undefined)[] =>
    outcomes.map((outcome, index) => amountAt(outcome, stage, moderated?.[index]));
  const stages = AFFORDABLE_STAGES.flatMap((stage) => {
    if (stage === 'moderated' && moderated === undefined) return [];
    const amounts = amountsAt(stage);
    if (stage !== 'indicative' && amounts.every((amount) => amount === undefined)) return [];
    return [stageOf(stage, pot, outcomes, amounts)];
  });
  return { pot: pot.amount === 'packages' ? 'packages' : 'stated', oneOffsInAmounts, stages };
}

/** A family's amount at a stage; none where the model refers it and nobody has told or agreed one. */
export function amountAt(
  { family, allocation, amounts }: FamilyOutcome,
  stage: AffordableStage,
  moderated: Amount | undefined,
): Pence | undefined {
  const recorded = stage === 'communicated' ? family.communicated : stage === 'final' ? family.final : undefined;
  if (recorded !== undefined) return parseAmount(recorded);
  if (allocation.period !== 'year' || isReferred(allocation)) return undefined;
  const amount = stage === 'moderated' ? moderated : amounts[stage];
  return amount === undefined ? undefined : parseAmount(amount);
}

/** Whether a family has an indicative budget in pounds a year. */
export function hasIndicative(outcome: FamilyOutcome): boolean {
  return amountAt(outcome, 'indicative', undefined) !== undefined;
}

/** A referred family is given £0.00 where it has no points, which is not what it will need. */
export function isReferred({ status, warnings }: FamilyOutcome['allocation']): boolean {
  return status === 'refer-to-costing' || warnings.some(({ code }) => code === 'zero-points');
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
  const balance = money - parseAmount(reserve) - given;
  const joined = newcomers.filter(hasAmount);
  const isKnown = paid.length > 0 && paid.length === existing.length && joined.length === newcomers.length;
  return {
    stage,
    answer: balance < 0n ? 'no' : isKnown ? 'yes' : 'cannot-be-said',
    existing: {
      families: paid.length,
      money: formatAmount(money),
      reserve: formatAmount(parseAmount(reserve)),
      amounts: formatAmount(given),
      balance: formatAmount(balance),
      oneOffs: formatAmount(sumOf(paid.map(({ outcome }) => outcome.family.oneOff))),
      without: withoutOf(existing),
    },
    newcomers: {
      families: joined.length,
      amounts: formatAmount(joined.reduce((sum, row) => sum + row.amount, 0n)),
      without: withoutOf(newcomers),
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

function withoutOf(rows: readonly Row[]): WithoutAmount[] {
  const groups = new Map<WithoutReason, FamilyOutcome[]>();
  for (const { outcome, amount } of rows) {
    if (amount !== undefined) continue;
    const reason = reasonOf(outcome);
    groups.set(reason, [...(groups.get(reason) ?? []), outcome]);
  }
  return [...groups].map(([reason, outcomes]) => ({
    reason,
    caseIds: outcomes.map(({ family }) => family.caseId),
    packages: formatAmount(sumOf(outcomes.map(({ amounts }) => amounts.traditional))),
  }));
}

function reasonOf({ allocation }: FamilyOutcome): WithoutReason {
  if (isReferred(allocation)) return 'refer-to-costing';
  if (allocation.status !== 'budget') return allocation.status;
  return allocation.period === 'year' ? 'not-yet' : 'other-period';
}

function sumOf(amounts: readonly (Amount | undefined)[]): Pence {
  return amounts.reduce((sum, amount) => sum + parseAmount(amount ?? '0'), 0n);
}
