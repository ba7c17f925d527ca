import { type Amount, formatPounds } from '../../money/amount.js';
import type { Stage } from '../../stage.js';
import type { Sufficiency } from '../duty/sufficiency.js';

/** One thing that happened to a case, in words that a parent can read. */
export interface HistoryEntry {
  /** `YYYY-MM-DD`; null where the record has no day. */
  readonly date: string | null;
  /** What it is about: an amount, the answers, the duty to meet need, a challenge. */
  readonly stage: 'answers' | Stage | 'duty' | 'challenge';
  /** Which time the case went through. */
  readonly round: number;
  /** Pounds per the history's period after this; null where there is none. */
  readonly amount: Amount | null;
  /** The rule, by its name in the policy; null for what is no rule. */
  readonly rule: string | null;
  /** Who did it; null where that is not known or nobody did. */
  readonly actor: string | null;
  /** Why, as people wrote it; null where no reason is on record. */
  readonly reason: string | null;
  /** What happened. */
  readonly words: string;
}

/** An entry with nothing but what it needs. */
export function entry(given: Partial<HistoryEntry> & Pick<HistoryEntry, 'stage' | 'words'>): HistoryEntry {
  return { date: null, round: 1, amount: null, rule: null, actor: null, reason: null, ...given };
}

/** The answer of the duty to meet need, in words. */
export function dutyWords({ answer, shortfall, atLeast, amount }: Sufficiency): string {
  const of = amount === null ? 'The amount' : formatPounds(amount);
  if (answer === 'sufficient') return `${of} is enough to meet the assessed needs.`;
  if (answer === 'cannot-be-said-yet')
    return `It cannot be said yet whether ${of} is enough to meet the assessed needs.`;
  return `${of} is ${formatPounds(shortfall)}${atLeast ? ' or more' : ''} short of what meeting the assessed needs costs.`;
}
