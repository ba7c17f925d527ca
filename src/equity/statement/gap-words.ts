import { familiesIn, groupLabel, poundsPer } from '../../cohort/words.js';
import { certain } from '../../exact/at.js';
import { formatPounds } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import type { GroupGap } from '../gaps/characteristic-gaps.js';
import type { GapAtEqualNeed } from '../gaps/gap.js';
import type { NoInterval } from '../interval/gap-interval.js';
import type { Share } from './share.js';
import { toldInterval } from './told-interval.js';
import { type ToldOfGap, toldOfGap } from './told-of-gap.js';

/** What a gap is told with. */
export interface GapWordsInput {
  readonly gap: GroupGap;
  readonly by: string;
  readonly reference: string | null;
  readonly period: Period;
  readonly smallCell: number | undefined;
  /** What may be told of it; everything unless it is shared. */
  readonly share: Share | undefined;
  /** The reference group. */
  readonly against: GroupGap | undefined;
}

/** A group's gaps in a sentence or two. */
export function gapWords({ gap, by, reference, period, smallCell, share, against }: GapWordsInput): string {
  const told = toldOfGap(gap, against, by, share);
  const small =
    gap.smallCell === true ? ` These are fewer than ${smallCell} families: do not publish their figures.` : '';
  const who = `${by} ${groupLabel(gap.group)} (${familiesIn(gap.n)}) against ${by} ${groupLabel(reference)}`;
  const raw = gap.rawGap === null ? 'not known' : moreOrLess(gap.rawGap.amount, period);
  const equal = gap.gapAtEqualNeed;
  const unknown = gap.needNotKnown + (against?.needNotKnown ?? 0);
  const known =
    !told.known || unknown === 0 || gap.knownNeedGap === null
      ? ''
      : `, ${moreOrLess(gap.knownNeedGap.amount, period)} among those whose need is known`;
  const out = notInIt(gap, told);
  if (!told.equal) {
    return `${who}: ${raw} on average${known}; what it is at equal need is not shared, since it could tell of few families.${out}${small}`;
  }
  if (equal === null) return `${who}: ${raw} on average${known}; no family of both has equal need.${out}${small}`;
  const others = gap.gapGivenOthers;
  const given =
    others === null || !told.others
      ? ''
      : ` With the other characteristics equal too it is ${moreOrLess(others.amount, period)}.`;
  return `${who}: ${raw} on average${known}, ${moreOrLess(equal.amount, period)} at equal need (${basisOf(equal, told, share)}).${given}${out}${small}`;
}

/** Who of the group is not in the gap at equal need. */
function notInIt({ needNotKnown, notCompared }: GroupGap, told: ToldOfGap): string {
  if (!told.counts) return '';
  const parts = [
    ...(needNotKnown > 0 ? [`the need of ${needNotKnown} is not known`] : []),
    ...(notCompared > 0 ? [`${notCompared} have nobody to be compared with`] : []),
  ];
  return parts.length === 0 ? '' : ` Not in it, of this group: ${parts.join(', ')}.`;
}

const WHY_NONE: Readonly<Record<NoInterval, string>> = {
  'few-families': 'too few at some level of need for an interval',
  'no-spread': 'no interval, since amounts do not differ within equal need',
};

function basisOf(equal: GapAtEqualNeed, { counts }: ToldOfGap, share: Share | undefined): string {
  const { n, noInterval } = equal;
  const rests = counts ? `${n.group} against ${familiesIn(n.reference)}; ` : '';
  const interval = toldInterval(equal, share);
  if (interval === 'not-shared') return `${rests}its interval is not shared, since it could tell of few families`;
  if (interval === null) return `${rests}${WHY_NONE[certain(noInterval)]}`;
  return `${rests}interval ${formatPounds(interval.low)} to ${formatPounds(interval.high)}`;
}

function moreOrLess(amount: string, period: Period): string {
  if (Number(amount) === 0) return 'no gap';
  return `${poundsPer(amount, period)} ${amount.startsWith('-') ? 'less' : 'more'}`;
}
