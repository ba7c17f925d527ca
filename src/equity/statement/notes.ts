import { capital, groupLabel, poundsPer } from '../../cohort/words.js';
import type { Period } from '../../money/period.js';
import type { Stage } from '../../stage.js';
import type { GroupGap } from '../gaps/characteristic-gaps.js';
import type { StatementResults } from './rows.js';
import { isUntold } from './share.js';
import { isToldOf } from './share-gaps.js';
import { toldOfGap } from './told-of-gap.js';

/** Warnings that the sentence of the gap says already. */
const SAID = 'gap-cannot-be-told';

/**
 * What has to be known of single gaps before they are believed: where gaps of everyone, of known need and at equal need
 * disagree and what that means, where the width of bands makes a gap, and where a gap hangs on one family.
 */
export function gapNotes({ gaps, share }: StatementResults): string[] {
  return gaps.stages.flatMap(({ stage, characteristics }) =>
    characteristics.flatMap(({ by, reference, groups }) => {
      const against = groups.find(({ isReference }) => isReference);
      return groups.flatMap((gap) => {
        if (gap.isReference || isUntold(share, by, gap.group)) return [];
        const told = toldOfGap(gap, against, by, share);
        if (!told.equal) return [];
        const needNotKnown = gap.needNotKnown + (against?.needNotKnown ?? 0);
        const about = { gap, stage, by, reference, period: gaps.period, needNotKnown };
        const isEachTold = share === undefined || isToldOf(share.each, by, gap.group);
        return [
          ...warned(gaps.warnings, about, told.known),
          ...(isEachTold ? widthWords(about) : []),
          ...oneFamilyWords(about, share === undefined),
        ];
      });
    }),
  );
}

interface About {
  readonly gap: GroupGap;
  readonly stage: Stage;
  readonly by: string;
  readonly reference: string | null;
  readonly period: Period;
  /** How many families of both groups have no known need. */
  readonly needNotKnown: number;
}

function warned(
  warnings: StatementResults['gaps']['warnings'],
  { gap, stage, by, needNotKnown }: About,
  isKnownTold: boolean,
): string[] {
  return warnings.flatMap(({ code, message, details }) => {
    const isOfIt = details?.by === by && details.stage === stage && details.group === groupLabel(gap.group);
    // A message that tells the gap of those whose need is known stays inside where that gap does.
    const tellsKnown = code === 'gap-of-unknown-need' || needNotKnown > 0;
    return isOfIt && code.startsWith('gap-') && code !== SAID && (isKnownTold || !tellsKnown) ? [capital(message)] : [];
  });
}

function widthWords({ gap, stage, by, reference, period }: About): string[] {
  const [wide, each] = [gap.gapAtEqualNeed, gap.gapEachScore];
  if (wide === null || each === null || wide.amount === each.amount) return [];
  const isNone = Number(each.amount) === 0;
  const amount = isNone
    ? 'no gap'
    : `${poundsPer(each.amount, period)} ${each.amount.startsWith('-') ? 'less' : 'more'}`;
  const made = isNone ? ': the width of the bands makes the gap, not what families with the same points have' : '';
  return [
    `${capital(stage)} amounts: ${by} ${groupLabel(gap.group)} against ${by} ${groupLabel(reference)}: with each score a band of its own there is ${isNone ? '' : 'a gap of '}${amount}${made}.`,
  ];
}

/**
 * That a gap hangs on one family. By how much is that family's figure, and stays inside.
 *
 * @param isInside whether the largest change is told
 */
function oneFamilyWords({ gap, stage, by, reference, period }: About, isInside: boolean): string[] {
  const one = gap.onOneFamily;
  if (one === null || (one.levels === 0 && !one.restsOnOne)) return [];
  const who = `${capital(stage)} amounts: ${by} ${groupLabel(gap.group)} against ${by} ${groupLabel(reference)}`;
  const rests = one.restsOnOne ? ' The gap at equal need rests on one family.' : '';
  if (!isInside) return one.restsOnOne ? [`${who}: the gap at equal need rests on one family.`] : [];
  const levels =
    one.levels === 0
      ? ''
      : ` ${one.levels === 1 ? '1 level of need has' : `${one.levels} levels of need have`} a single family of one of the groups.`;
  const change =
    one.largestChange === null
      ? 'without one family there is no gap at equal need.'
      : `leaving out one family changes the gap at equal need by ${poundsPer(one.largestChange, period)} at the most.`;
  return [`${who}: ${change}${levels}${rests}`];
}
