import { isShareable, isShareableChain } from '../../cohort/share/exposed.js';
import type { GroupGap } from '../gaps/characteristic-gaps.js';
import type { GapFamilies } from '../strata/standardise.js';
import type { Share } from './share.js';
import { isToldOf } from './share-gaps.js';

/** What may be told of a group's gaps. */
export interface ToldOfGap {
  /** The gap among the families whose need is known. */
  readonly known: boolean;
  /** The gap at equal need. */
  readonly equal: boolean;
  /** The gap with the other characteristics equal too. */
  readonly others: boolean;
  /** How many families are in the gap at equal need, and how many are not. */
  readonly counts: boolean;
}

const ALL: ToldOfGap = { known: true, equal: true, others: true, counts: true };

/** What may be told of a group's gaps where they are shared: no figure of few families, nor with few left out of it. */
export function toldOfGap(
  gap: GroupGap,
  against: GroupGap | undefined,
  by: string,
  share: Share | undefined,
): ToldOfGap {
  if (share === undefined) return ALL;
  const { least } = share;
  const equal = gap.gapAtEqualNeed;
  const known = (of: GroupGap): number => of.n - of.needNotKnown;
  const isOfMany = ({ group, reference }: GapFamilies): boolean => group >= least && reference >= least;
  const counts =
    equal === null
      ? isShareable(gap.needNotKnown, least) && isShareable(gap.notCompared, least)
      : isShareableChain([equal.n.group, known(gap), gap.n], least) &&
        (against === undefined || isShareableChain([equal.n.reference, known(against), against.n], least));
  return {
    known: share.known.has(by),
    equal: equal === null ? counts : isOfMany(equal.n) && isToldOf(share.gaps, by, gap.group),
    others: gap.gapGivenOthers !== null && isOfMany(gap.gapGivenOthers.n) && isToldOf(share.others, by, gap.group),
    counts,
  };
}
