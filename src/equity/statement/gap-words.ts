import { familiesIn, groupLabel, poundsPer } from '../../cohort/words.js';
import { formatPounds } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import type { GroupGap } from '../gaps/characteristic-gaps.js';
import type { GapAtEqualNeed } from '../gaps/gap.js';

/** What a gap is told with. */
export interface GapWordsInput {
  readonly gap: GroupGap;
  readonly by: string;
  readonly reference: string | null;
  readonly period: Period;
  readonly smallCell: number | undefined;
}

/** A group's gaps in a sentence or two. */
export function gapWords({ gap, by, reference, period, smallCell }: GapWordsInput): string {
  const small =
    gap.smallCell === true ? ` These are fewer than ${smallCell} families: do not publish their figures.` : '';
  const who = `${by} ${groupLabel(gap.group)} (${familiesIn(gap.n)}) against ${by} ${groupLabel(reference)}`;
  const raw = gap.rawGap === null ? 'not known' : moreOrLess(gap.rawGap.amount, period);
  const equal = gap.gapAtEqualNeed;
  if (equal === null) return `${who}: ${raw} on average; no family of both has equal need.${small}`;
  const others = gap.gapGivenOthers;
  const given =
    others === null ? '' : ` With the other characteristics equal too it is ${moreOrLess(others.amount, period)}.`;
  return `${who}: ${raw} on average, ${moreOrLess(equal.amount, period)} at equal need (${basisOf(equal)}).${given}${small}`;
}

function basisOf({ n, interval }: GapAtEqualNeed): string {
  const rests = `${n.group} against ${familiesIn(n.reference)}`;
  if (interval === null) return `${rests}; too few for an interval`;
  return `${rests}; interval ${formatPounds(interval.low)} to ${formatPounds(interval.high)}`;
}

function moreOrLess(amount: string, period: Period): string {
  if (Number(amount) === 0) return 'no gap';
  return `${poundsPer(amount, period)} ${amount.startsWith('-') ? 'less' : 'more'}`;
}
