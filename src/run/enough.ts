import { POINTS, parseExact } from '../exact/quantity.js';
import { addRatios, formatScaled, type Ratio, ratio, ZERO } from '../exact/ratio.js';
import { dutySchema } from '../moderation/duty/needs.js';
import type { OpenQuestion } from '../moderation/duty/open-question.js';
import { planCostOf, sufficiencyOf } from '../moderation/duty/sufficiency.js';
import { type Amount, formatAmount, type Pence, parseAmount } from '../money/amount.js';
import { parseInput } from '../parse.js';
import { amountAt } from './affordable.js';
import type { FamilyOutcome } from './outcome.js';

/** The amounts that assessed need can be held against, the last one first. */
const LATEST = ['final', 'communicated', 'indicative'] as const;

/**
 * What is known of one family: `enough`, `short`, that it `cannot-be-said` yet although needs are stated, that there is
 * `no-amount`, or that needs are `not-stated`.
 */
export type FamilyAnswer = 'enough' | 'short' | 'cannot-be-said' | 'no-amount' | 'not-stated';

/** Whether the latest amount of one family meets its assessed needs; amounts in pounds a year. */
export interface FamilyEnough {
  /** The id of the case. */
  readonly caseId: string;
  /** What is known. */
  readonly answer: FamilyAnswer;
  /** By how much it falls short, `0.00` where it is enough; null where neither is known. */
  readonly shortfall: Amount | null;
  /** Whether it may turn out to fall short by more. */
  readonly atLeast: boolean;
  /** How many needs are unmet, or a shortfall falls on; null where nothing is known. */
  readonly needsShort: number | null;
  /** Whether a cost of its needs was worked out after it was told an amount; that is never counted as enough. */
  readonly costAfterFigure: boolean;
  /** What has to be answered first, each code once. */
  readonly open: readonly OpenQuestion['code'][];
}

/** Families who were looked at, or the others: whether the two are alike. */
export interface WhoWasLookedAt {
  /** How many there are. */
  readonly families: number;
  /** How many of them have a package. */
  readonly existing: number;
  /** How many of them are newcomers. */
  readonly newcomers: number;
  /** Their points on average, to a tenth; null where none of them has points. */
  readonly meanPoints: string | null;
}

/** Whether the amounts of a council's families meet their assessed needs, each at its latest amount. */
export interface Enough {
  /** `yes` only where it is known of every family; `no` where one is known to fall short. */
  readonly answer: 'yes' | 'no' | 'not-known';
  /** Whether the data have needs at all. */
  readonly hasNeeds: boolean;
  /** How many families there are: the next five add up to it. */
  readonly families: number;
  /** How many have enough. */
  readonly enough: number;
  /** How many are known to fall short. */
  readonly short: number;
  /** For how many needs are stated and it cannot be said yet. */
  readonly cannotBeSaid: number;
  /** For how many needs are stated and there is no amount. */
  readonly noAmount: number;
  /** For how many nobody has stated needs. */
  readonly notStated: number;
  /** By how much those who fall short do so in all, in pounds a year; null where nothing is known of any. */
  readonly shortfall: Amount | null;
  /** Whether it may turn out to be more. */
  readonly atLeast: boolean;
  /** On how many needs the shortfalls fall; pounds are never added over needs. */
  readonly needsShort: number;
  /** For how many families a cost was worked out after they were told an amount. */
  readonly costAfterFigure: number;
  /** Families whose needs are stated, and the others. */
  readonly compared: { readonly lookedAt: WhoWasLookedAt; readonly others: WhoWasLookedAt };
  /** Each family, in the order of the outcomes. */
  readonly byFamily: readonly FamilyEnough[];
}

/**
 * Whether the amounts of families meet their assessed needs, each at its latest amount: the final one, else what it was
 * told, else the indicative budget.
 *
 * @source RR145 5.5; KM v Cambridgeshire [2012] UKSC 23
 * @choice enough-of-all: a known shortfall makes it "no", it is "yes" only where every family is known to have enough,
 * and what is known of some is never scaled up to all
 */
export function enoughOf(outcomes: readonly FamilyOutcome[]): Enough {
  const byFamily = outcomes.map(familyEnough);
  const count = (answer: FamilyAnswer): number => byFamily.filter((one) => one.answer === answer).length;
  const short = byFamily.filter(({ answer }) => answer === 'short');
  const [families, enough] = [byFamily.length, count('enough')];
  const isKnown = enough + short.length === families;
  const sum = short.reduce((total, { shortfall }) => total + parseAmount(shortfall ?? '0'), 0n);
  const isLookedAt = (index: number): boolean => byFamily[index]?.answer !== 'not-stated';
  return {
    answer: short.length > 0 ? 'no' : isKnown ? 'yes' : 'not-known',
    hasNeeds: outcomes.some(({ family }) => family.duty !== undefined),
    families,
    enough,
    short: short.length,
    cannotBeSaid: count('cannot-be-said'),
    noAmount: count('no-amount'),
    notStated: count('not-stated'),
    shortfall: short.length > 0 || isKnown ? formatAmount(sum) : null,
    atLeast: short.length > 0 && (!isKnown || short.some(({ atLeast }) => atLeast)),
    needsShort: short.reduce((total, { needsShort }) => total + (needsShort ?? 0), 0),
    costAfterFigure: byFamily.filter(({ costAfterFigure }) => costAfterFigure).length,
    compared: {
      lookedAt: whoOf(outcomes.filter((_, index) => isLookedAt(index))),
      others: whoOf(outcomes.filter((_, index) => !isLookedAt(index))),
    },
    byFamily,
  };
}

function familyEnough(outcome: FamilyOutcome): FamilyEnough {
  const { caseId, duty: stated } = outcome.family;
  const nothing = { caseId, shortfall: null, atLeast: false, needsShort: null, costAfterFigure: false, open: [] };
  if (stated === undefined || stated.needs.length === 0) return { ...nothing, answer: 'not-stated' };
  const duty = parseInput(dutySchema, stated);
  const { stage, amount } = latest(outcome);
  const plan = stage === 'final' ? planCostOf(duty) : undefined;
  const { answer, shortfall, atLeast, needsShort, costsAfterFigure, open } = sufficiencyOf(amount, duty, 'year', plan);
  const shared = {
    caseId,
    costAfterFigure: costsAfterFigure.length > 0,
    open: [...new Set(open.map(({ code }) => code))],
  };
  if (amount === null) return { ...nothing, ...shared, answer: 'no-amount' };
  if (answer === 'cannot-be-said-yet') return { ...nothing, ...shared, answer: 'cannot-be-said' };
  const isShort = answer === 'shortfall';
  return { ...shared, answer: isShort ? 'short' : 'enough', shortfall, atLeast, needsShort: needsShort.length };
}

function latest(outcome: FamilyOutcome): {
  readonly stage: (typeof LATEST)[number] | null;
  readonly amount: Pence | null;
} {
  for (const stage of LATEST) {
    const amount = amountAt(outcome, stage, undefined);
    if (amount !== undefined) return { stage, amount };
  }
  return { stage: null, amount: null };
}

function whoOf(outcomes: readonly FamilyOutcome[]): WhoWasLookedAt {
  const newcomers = outcomes.filter(({ family }) => family.status === 'newcomer').length;
  const points = outcomes.flatMap(({ family }) =>
    family.points === undefined ? [] : [parseExact(family.points, POINTS)],
  );
  return {
    families: outcomes.length,
    existing: outcomes.length - newcomers,
    newcomers,
    meanPoints: points.length === 0 ? null : tenths(points.reduce(addRatios, ZERO), points.length),
  };
}

/** A mean to a tenth, half up. */
function tenths(sum: Ratio, count: number): string {
  const { numerator, denominator } = ratio(sum.numerator, sum.denominator * BigInt(count));
  return formatScaled((numerator * 20n + denominator) / (2n * denominator), 1);
}
