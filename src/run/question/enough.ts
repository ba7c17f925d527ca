import { at } from '../../exact/at.js';
import { POINTS, parseExact } from '../../exact/quantity.js';
import { addRatios, formatScaled, type Ratio, ratio, ZERO } from '../../exact/ratio.js';
import { dutySchema } from '../../moderation/duty/needs-schema.js';
import type { OpenQuestion } from '../../moderation/duty/open-question.js';
import { planCostOf, sufficiencyOf } from '../../moderation/duty/sufficiency.js';
import { type Amount, formatAmount, type Pence, parseAmount } from '../../money/amount.js';
import { parseInput } from '../../parse/parse.js';
import { defined } from '../council/defined.js';
import type { FamilyOutcome } from '../family/outcome.js';
import { amountAt, isLatestUnknown, LATEST } from './amount-at.js';

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
  readonly open: readonly (OpenQuestion['code'] | 'amount-not-on-record')[];
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

/** How many families fall short, and by how much in all, in pounds a year. */
export interface ShortBy {
  /** How many are known to fall short. */
  readonly short: number;
  /** By how much in all. */
  readonly shortfall: Amount;
}

/** Families whose answers are contested and whose needs are stated, by either amount. */
export interface ContestedEnough {
  /** How many there are. */
  readonly families: number;
  /** By the latest amount, which goes by the answers as the authority has them. */
  readonly asAgreed: ShortBy;
  /** By what is paid until the answers are decided. */
  readonly meanwhile: ShortBy;
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
  /** Families whose answers are contested, by either amount; absent where both come to the same. */
  readonly contested?: ContestedEnough;
  /** Families whose needs are stated, and the others. */
  readonly compared: {
    /** Those whose needs are stated. */
    readonly lookedAt: WhoWasLookedAt;
    /** Those whose needs nobody has stated. */
    readonly others: WhoWasLookedAt;
  };
  /** Each family, in the order of the outcomes. */
  readonly byFamily: readonly FamilyEnough[];
}

/**
 * Whether the amounts of families meet their assessed needs, each at its latest amount: the final one, else what it was
 * told, else the indicative budget; while answers are contested the lesser of that and of what is paid until they are decided.
 * Of one that was told or agreed an amount which is not on record it cannot be said.
 *
 * @source RR145 5.5; KM v Cambridgeshire [2012] UKSC 23
 * @choice enough-of-all: a known shortfall makes it "no", it is "yes" only where every family is known to have enough,
 * and what is known of some is never scaled up to all
 * @choice enough-contested: need does not wait for answers to be decided: the lesser of the latest amount and of what is paid
 * meanwhile has to be enough, and where they differ both are told; where nobody knows what is paid it cannot be said
 */
export function enoughOf(outcomes: readonly FamilyOutcome[]): Enough {
  const [asAgreed, meanwhile] = AMOUNTS.map((amount) => outcomes.map((outcome) => familyEnough(outcome, amount))) as [
    FamilyEnough[],
    FamilyEnough[],
  ];
  const byFamily = asAgreed.map((one, index) => {
    const isUnknown = isMeanwhileUnknown(at(outcomes, index));
    return isUnknown && one.answer === 'enough' ? cannotBeSaid(one) : lesser(one, meanwhile[index]);
  });
  const count = (answer: FamilyAnswer): number => byFamily.filter((one) => one.answer === answer).length;
  const short = byFamily.filter(({ answer }) => answer === 'short');
  const [families, enough] = [byFamily.length, count('enough')];
  // Of nobody nothing is known.
  const isKnown = families > 0 && enough + short.length === families;
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
    ...defined({ contested: contestedEnough(outcomes, asAgreed, meanwhile) }),
  };
}

/** By what it can be asked: the latest amount, and what is paid while answers are contested. */
const AMOUNTS = ['latest', 'meanwhile'] as const;

/** Whether nobody knows what is paid while answers are contested: one of the two sides has no amount. */
function isMeanwhileUnknown({ family: { pointsClaimed }, contested }: FamilyOutcome): boolean {
  return pointsClaimed !== undefined && contested === undefined;
}

/** Enough by the latest amount, which may not be what is paid. */
function cannotBeSaid(one: FamilyEnough): FamilyEnough {
  return { ...one, answer: 'cannot-be-said', shortfall: null, atLeast: false, needsShort: null, open: ['no-amount'] };
}

/** The one of two answers that falls short by more. */
function lesser(one: FamilyEnough, other: FamilyEnough = one): FamilyEnough {
  return other.answer === 'short' && parseAmount(other.shortfall ?? '0') > parseAmount(one.shortfall ?? '0')
    ? other
    : one;
}

function contestedEnough(
  outcomes: readonly FamilyOutcome[],
  asAgreed: readonly FamilyEnough[],
  meanwhile: readonly FamilyEnough[],
): ContestedEnough | undefined {
  const isAsked = ({ contested, family }: FamilyOutcome): boolean =>
    contested !== undefined && (family.duty?.needs.length ?? 0) > 0;
  const shortBy = (list: readonly FamilyEnough[]): ShortBy => {
    const short = list.filter(({ answer }, index) => answer === 'short' && isAsked(at(outcomes, index)));
    const sum = short.reduce((total, { shortfall }) => total + parseAmount(shortfall ?? '0'), 0n);
    return { short: short.length, shortfall: formatAmount(sum) };
  };
  const [one, other] = [shortBy(asAgreed), shortBy(meanwhile)];
  if (one.short === other.short && one.shortfall === other.shortfall) return undefined;
  return { families: outcomes.filter(isAsked).length, asAgreed: one, meanwhile: other };
}

function familyEnough(outcome: FamilyOutcome, by: (typeof AMOUNTS)[number]): FamilyEnough {
  const { caseId, duty: stated } = outcome.family;
  const nothing = { caseId, shortfall: null, atLeast: false, needsShort: null, costAfterFigure: false, open: [] };
  if (stated === undefined || stated.needs.length === 0) return { ...nothing, answer: 'not-stated' };
  const duty = parseInput(dutySchema, stated);
  const { stage, amount } = latest(outcome, by);
  const plan = stage === 'final' ? planCostOf(duty) : undefined;
  const { answer, shortfall, atLeast, needsShort, costsAfterFigure, open } = sufficiencyOf(amount, duty, 'year', plan);
  const shared = {
    caseId,
    costAfterFigure: costsAfterFigure.length > 0,
    open: [...new Set(open.map(({ code }) => code))],
  };
  if (isLatestUnknown(outcome.family)) {
    const codes = shared.open.filter((code) => code !== 'no-amount');
    return { ...nothing, ...shared, answer: 'cannot-be-said', open: [...codes, 'amount-not-on-record'] };
  }
  if (amount === null) return { ...nothing, ...shared, answer: 'no-amount' };
  if (answer === 'cannot-be-said-yet') return { ...nothing, ...shared, answer: 'cannot-be-said' };
  const isShort = answer === 'shortfall';
  return { ...shared, answer: isShort ? 'short' : 'enough', shortfall, atLeast, needsShort: needsShort.length };
}

function latest(
  outcome: FamilyOutcome,
  by: (typeof AMOUNTS)[number],
): {
  readonly stage: (typeof LATEST)[number] | null;
  readonly amount: Pence | null;
} {
  const { contested } = outcome;
  if (by === 'meanwhile' && contested !== undefined) {
    return { stage: null, amount: parseAmount(contested.meanwhile ?? '0') };
  }
  if (isLatestUnknown(outcome.family)) return { stage: null, amount: null };
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
