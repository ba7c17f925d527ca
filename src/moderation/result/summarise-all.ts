import { type Amount, formatAmount, type Pence } from '../../money/amount.js';
import { STAGES, type Stage } from '../../stage.js';
import type { ModeratedStage } from '../moderated-stage.js';
import type { ParsedPolicy } from '../policy/policy.js';
import { penceOf } from '../rule/amount-record.js';
import { ruleId } from '../rule/rule-shape.js';
import type { Moderated, StageDuty } from './result.js';

/** What one rule did to all cases; amounts in pounds per the policy's period. */
export interface RuleEffect {
  /** The rule's name in the policy. */
  readonly id: string;
  /** The kind of rule. */
  readonly rule: string;
  /** The amount that it helps to make. */
  readonly at: ModeratedStage;
  /** How many cases the rule applied to. */
  readonly applied: number;
  /** How many cases it left alone. */
  readonly leftAlone: number;
  /** How many amounts it raised. */
  readonly up: number;
  /** How many amounts it lowered. */
  readonly down: number;
  /** How many of the cases that it applied to stayed as they were; with those raised and lowered they are `applied`. */
  readonly unchanged: number;
  /** The cases that it changed, in the order of the list. */
  readonly changed: readonly string[];
  /** The sum of all changes; negative where the rule saves. */
  readonly cost: Amount;
}

/** How many cases have one of the four amounts, and their sum in pounds per period. */
export interface StageTotal {
  /** Which of the four amounts. */
  readonly stage: Stage;
  /** How many cases have it. */
  readonly n: number;
  /** How many do not. */
  readonly absent: number;
  /** The sum in pounds per period. */
  readonly sum: Amount;
}

/** A list of cases after moderation. */
export interface ModeratedCases {
  /** Each case, in the order of the list. */
  readonly cases: readonly Moderated[];
  /** What each rule did, in the order of the policy. */
  readonly rules: readonly RuleEffect[];
  /** The four amounts in sum. */
  readonly totals: readonly StageTotal[];
  /** The cost of all rules of transition at the last amount of each case. */
  readonly costOfProtection: Amount;
  /** What hold-backs kept in all, in pounds per period. */
  readonly heldBack: Amount;
  /** The duty to meet need, at the last amount of each case. */
  readonly duty: DutySummary;
}

/** The duty to meet need over a list of cases, each at its last amount. */
export interface DutySummary {
  /** How many amounts are enough. */
  readonly sufficient: number;
  /** How many are known to fall short. */
  readonly shortfall: number;
  /** Of how many it cannot be said yet. */
  readonly cannotBeSaidYet: number;
  /** How many cases have no amount. */
  readonly noAmount: number;
  /** On how many needs of theirs the shortfalls fall; pounds are never added over needs. */
  readonly needsShort: number;
  /** For how many of all cases a cost was worked out after the amount was told, which never counts as enough. */
  readonly costAfterFigure: number;
  /** The sum of the known shortfalls, in pounds per period; null where none is known and not every amount is enough. */
  readonly total: Amount | null;
  /** The cases that are known to fall short, in the order of the list. */
  readonly cases: readonly string[];
}

/** Adds up what the rules of a policy did to a list of cases. */
export function summariseAll(cases: readonly Moderated[], { rules }: ParsedPolicy): ModeratedCases {
  return summarised(
    cases,
    rules.map((rule) => ({ id: ruleId(rule), rule: rule.rule, at: rule.at })),
  );
}

/** As much of a moderated case as sums are made of. */
export interface Summarised extends Pick<Moderated, 'caseId' | 'amounts' | 'heldBack'> {
  /** What each rule did. */
  readonly moderation: readonly Pick<Moderated['moderation'][number], 'id' | 'applied' | 'change'>[];
  /** What protection costs at each amount. */
  readonly protection: Readonly<Record<ModeratedStage, { readonly cost: Amount | null } | null>>;
  /** What the duty says of each amount. */
  readonly duty: readonly Pick<StageDuty, 'answer' | 'shortfall' | 'needsShort' | 'costsAfterFigure'>[];
}

/** The same by rules of which only the names are at hand. */
export function summarised<One extends Summarised>(
  cases: readonly One[],
  rules: readonly Pick<RuleEffect, 'id' | 'rule' | 'at'>[],
): Omit<ModeratedCases, 'cases'> & { readonly cases: readonly One[] } {
  return {
    cases,
    rules: effectsOf(cases, rules),
    totals: STAGES.map((stage) => {
      const known = cases.flatMap(({ amounts }) => amounts[stage] ?? []);
      return { stage, n: known.length, absent: cases.length - known.length, sum: sumOf(known) };
    }),
    costOfProtection: sumOf(
      cases.flatMap(({ protection }) => (protection.final ?? protection.communicated)?.cost ?? []),
    ),
    heldBack: sumOf(cases.map(({ heldBack }) => heldBack)),
    duty: dutyOf(cases),
  };
}

function effectsOf(
  cases: readonly Summarised[],
  rules: readonly Pick<RuleEffect, 'id' | 'rule' | 'at'>[],
): RuleEffect[] {
  const tallies = new Map(rules.map((rule) => [rule.id, newTally(rule)]));
  for (const { caseId, moderation } of cases) {
    for (const { id, applied, change } of moderation) {
      const tally = tallies.get(id);
      if (tally === undefined) continue;
      tally.applied += applied ? 1 : 0;
      tally.leftAlone += applied ? 0 : 1;
      const pence = change === null ? 0n : penceOf(change);
      tally.cost += pence;
      if (pence > 0n) tally.up += 1;
      else if (pence < 0n) tally.down += 1;
      else if (applied) tally.unchanged += 1;
      if (pence !== 0n) tally.changed.push(caseId);
    }
  }
  return [...tallies.values()].map(({ cost, ...rest }) => ({ ...rest, cost: formatAmount(cost) }));
}

function newTally({ id, rule, at }: Pick<RuleEffect, 'id' | 'rule' | 'at'>) {
  const counts = { applied: 0, leftAlone: 0, up: 0, down: 0, unchanged: 0 };
  const changed: string[] = [];
  return { id, rule, at, ...counts, changed, cost: 0n as Pence };
}

function dutyOf(cases: readonly Summarised[]): ModeratedCases['duty'] {
  const last = cases.map((one) => ({ caseId: one.caseId, duty: one.duty.at(-1) }));
  const count = (answer: string | undefined): number => last.filter(({ duty }) => duty?.answer === answer).length;
  const short = last.filter(({ duty }) => duty?.answer === 'shortfall');
  const sufficient = count('sufficient');
  return {
    sufficient,
    shortfall: short.length,
    cannotBeSaidYet: count('cannot-be-said-yet'),
    noAmount: count(undefined),
    needsShort: short.reduce((sum, { duty }) => sum + (duty?.needsShort.length ?? 0), 0),
    costAfterFigure: last.filter(({ duty }) => (duty?.costsAfterFigure.length ?? 0) > 0).length,
    // What nobody looked at is no shortfall of nothing.
    total:
      short.length === 0 && sufficient < cases.length
        ? null
        : sumOf(short.flatMap(({ duty }) => duty?.shortfall ?? [])),
    cases: short.map(({ caseId }) => caseId),
  };
}

function sumOf(amounts: readonly Amount[]): Amount {
  return formatAmount(amounts.reduce((sum, amount) => sum + penceOf(amount), 0n));
}
