import { type Amount, formatAmount, type Pence, parseAmount } from '../../money/amount.js';
import type { ParsedSettings } from '../council/settings.js';
import type { Family } from '../family/family.js';
import type { FamilyOutcome } from '../family/outcome.js';
import { anyOf, type OneOffsInAmounts } from '../one-offs.js';
import {
  AFFORDABLE_STAGES,
  type AffordableStage,
  amountAt,
  isNotOnRecord,
  reasonOf,
  type WithoutReason,
} from './amount-at.js';

/** Families of a stage who have no amount for one reason; they stand on neither side of the balance. */
export interface WithoutAmount {
  /** Why they have none. */
  readonly reason: WithoutReason;
  /** Who they are, in the order of the data. */
  readonly caseIds: readonly string[];
  /** Their packages without one-offs, in pounds a year; £0 for newcomers. */
  readonly packages: Amount;
  /** One-offs in their packages, in pounds once; in neither `packages` nor what is set aside. */
  readonly oneOffs: Amount;
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
  /** One-offs in the packages of these families, in pounds once; where the money is packages they are not in `money`. */
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
  /** Whether the amounts of the existing families count one-offs; of amounts that stand on record it is not known. */
  readonly oneOffsInAmounts: OneOffsInAmounts;
}

/** Whether a council's amounts are affordable, stage by stage. */
export interface Affordable {
  /** What the money is: the packages of the families that have an amount, or a pot that the council states. */
  readonly pot: 'packages' | 'stated';
  /** The indicative budgets, and every later amount that somebody has. */
  readonly stages: readonly StageBalance[];
}

/** What is asked of. */
export interface AffordableInput {
  readonly pot: NonNullable<ParsedSettings['pot']>;
  readonly outcomes: readonly FamilyOutcome[];
  /** What the policy makes of each family's indicative budget whatever it was told, where somebody was told; a final amount stands. */
  readonly moderated?: readonly (Amount | undefined)[];
  /** Whether the amount of a family at a stage counts one-offs. */
  readonly oneOffsAt: (family: Family, stage: AffordableStage) => OneOffsInAmounts;
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
 * @choice affordable-one-offs: the money is packages without one-offs, since a one-off is not there again next year; whether the
 * amounts count them is what the model says of itself and a rule against the whole package, and is not known of amounts on record
 */
export function affordableOf({ pot, outcomes, moderated, oneOffsAt }: AffordableInput): Affordable {
  const amountsAt = (stage: AffordableStage): (Pence | undefined)[] =>
    outcomes.map((outcome, index) => amountAt(outcome, stage, moderated?.[index]));
  const stages = AFFORDABLE_STAGES.flatMap((stage) => {
    if (stage === 'moderated' && moderated === undefined) return [];
    if (stage === 'meanwhile' && !outcomes.some(({ family }) => family.pointsClaimed !== undefined)) return [];
    const amounts = amountsAt(stage);
    // Amounts that nobody recorded are a stage of their own: that the families have them is known.
    const isReached = outcomes.some(
      ({ family }, index) => amounts[index] !== undefined || isNotOnRecord(family, stage),
    );
    if (stage !== 'indicative' && !isReached) return [];
    const counted = outcomes.flatMap(({ family }, index) =>
      family.status === 'existing' && amounts[index] !== undefined ? [oneOffsAt(family, stage)] : [],
    );
    return [{ ...stageOf(stage, pot, outcomes, amounts), oneOffsInAmounts: anyOf(counted) }];
  });
  return { pot: pot.amount === 'packages' ? 'packages' : 'stated', stages };
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
): Omit<StageBalance, 'oneOffsInAmounts'> {
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
    oneOffs: formatAmount(sumOf(outcomes.map(({ family }) => family.oneOff))),
  }));
}

function sumOf(amounts: readonly (Amount | undefined)[]): Pence {
  return amounts.reduce((sum, amount) => sum + parseAmount(amount ?? '0'), 0n);
}
