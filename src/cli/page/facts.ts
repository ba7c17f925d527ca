import type { Allocation } from '../../model/shared/budget/allocation.js';
import type { ModerationCase } from '../../moderation/case/moderation-case.js';
import type { Challenge } from '../../moderation/challenge/challenge.js';
import { checkSufficiency, type Sufficiency } from '../../moderation/duty/sufficiency.js';
import type { Policy } from '../../moderation/policy/policy.js';
import type { Period, TimedPeriod } from '../../money/period.js';
import type { InstrumentInput } from '../../questionnaire/instrument/instrument.js';
import type { Score } from '../../questionnaire/score/score-types.js';
import type { KeptDuty, KeptModerated } from '../../records/unsealed/unsealed.js';

/** For whom a page can be. */
export const READERS = ['parent', 'young-person', 'carer', 'officer'] as const;

/** For whom a page is. */
export type Reader = (typeof READERS)[number];

/** Everything that a family's page is made of: verified records, and what lies beside them. */
export interface FamilyFacts {
  readonly caseId: string;
  readonly allocation: Allocation | undefined;
  /** The points that the allocation was given, exact; undefined where its record does not hold them. */
  readonly points: string | undefined;
  readonly moderated: KeptModerated | undefined;
  /** The case as it was moderated and its policy; undefined where the record is of an earlier release. */
  readonly inputs: { readonly case: ModerationCase; readonly policy: Policy } | undefined;
  /** In the order in which they were raised. */
  readonly challenges: readonly Challenge[];
  /** Those of them that name another decision than the ones at hand; no amount here is taken from them. */
  readonly elsewhere: ReadonlySet<Challenge>;
  /** The answers and their questionnaire, where they are at hand. */
  readonly answered: { readonly score: Score; readonly instrument: InstrumentInput } | undefined;
  readonly reader: Reader | undefined;
  /** What the council's policy lets a family see. */
  readonly shown: Shown;
  /** What the council says that a family can do next, a sentence or two each. */
  readonly next: readonly string[];
  /** What has to be known of the records first. */
  readonly notes: readonly string[];
}

/** Which of two amounts a family sees. */
export interface Shown {
  readonly traditional: boolean;
  readonly indicative: boolean;
}

/** The amount that holds for a family now, and what it is. */
export interface Standing {
  readonly stage: 'final' | 'plan' | 'communicated' | 'indicative' | 'none';
  /** Null where there is none, and while what the family would be told waits or was sent back. */
  readonly amount: string | null;
  readonly period: Period;
  /** The decided challenge that changed it. */
  readonly after: Challenge | undefined;
}

/** Which amount holds now: the final one, else what the family was told, else the first; then what challenges made of it. */
export function standingOf({ allocation, moderated, challenges, elsewhere }: FamilyFacts): Standing {
  const period = moderated?.period ?? allocation?.period ?? challenges[0]?.period ?? 'year';
  const first = firstOf(allocation, moderated);
  let { amount, stage } = first;
  let after: Challenge | undefined;
  for (const one of challenges) {
    if (one.amountAfter === null || elsewhere.has(one)) continue;
    if (one.against !== stage || one.amountBefore !== amount || one.period !== period) continue;
    if (one.amountAfter !== amount) after = one;
    amount = one.amountAfter;
  }
  return { stage, amount, period, after };
}

function firstOf(
  allocation: Allocation | undefined,
  moderated: KeptModerated | undefined,
): Pick<Standing, 'stage' | 'amount'> {
  const { final, communicated, indicative } = moderated?.amounts ?? {
    final: null,
    communicated: null,
    indicative: null,
  };
  if (final !== null) return { stage: 'final', amount: final };
  if (communicated !== null) return { stage: 'communicated', amount: communicated };
  if (allocation?.status === 'plan-first' && (allocation.final ?? null) !== null && indicative === null)
    return { stage: 'plan', amount: allocation.final ?? null };
  const first = indicative ?? allocation?.indicative ?? null;
  const isHeld = ['awaiting', 'returned'].includes(moderated?.status.communicated ?? '');
  return first === null || isHeld ? { stage: 'none', amount: null } : { stage: 'indicative', amount: first };
}

/**
 * What the duty to meet need says of the amount that holds, or of the one that is worked out and waits; undefined where
 * nobody asked. Of an amount after a challenge it is asked again where the challenge itself lists no needs.
 */
export function dutyOf(facts: FamilyFacts, { stage, amount, period, after }: Standing): DutyTold | undefined {
  const { moderated, inputs, challenges, elsewhere } = facts;
  const needs = inputs?.case.duty;
  if (after !== undefined) {
    if (hasNeeds(after.duty) || needs === undefined) return after.duty;
    return checkSufficiency({ ...needs, amount, period: period as TimedPeriod });
  }
  const own = moderated?.duty.find((one) => one.stage === (stage === 'none' ? 'communicated' : stage));
  if (own !== undefined && hasNeeds(own)) return own;
  const asked = challenges.filter(
    (one) => !elsewhere.has(one) && one.period === period && one.duty.amount === amount && hasNeeds(one.duty),
  );
  return asked.at(-1)?.duty ?? own;
}

/** What a duty says, of whatever release. */
export type DutyTold = Sufficiency | KeptDuty;

const hasNeeds = ({ open }: DutyTold): boolean => !open.some(({ code }) => code === 'no-assessment');
