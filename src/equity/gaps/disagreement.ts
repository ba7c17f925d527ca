import { amountOf } from '../../cohort/figures.js';
import { groupLabel, poundsPer } from '../../cohort/words.js';
import { compareRatios, multiplyRatios, type Ratio, ratio, subtractRatios } from '../../exact/ratio.js';
import type { Period } from '../../money/period.js';
import type { Stage } from '../../stage.js';
import type { Warning } from '../../warning.js';
import type { NoInterval } from '../interval/gap-interval.js';
import { signOf, sizeOf } from './sign.js';

/** Which side of no gap an interval lies on: -1 or 1 as a whole, 0 where it holds no gap; null where there is none. */
export type Side = -1 | 0 | 1 | null;

/** Three gaps between the same groups: of everyone, of those whose need is known, and at equal need; in pence. */
export interface ThreeGaps {
  readonly by: string;
  readonly stage: Stage;
  readonly group: string | null;
  readonly reference: string | null;
  readonly raw: Ratio;
  /** Undefined where one group has nobody whose need is known. */
  readonly known?: { readonly gap: Ratio; readonly side: Side };
  /** Undefined where no family of both has equal need. */
  readonly equal?: { readonly gap: Ratio; readonly side: Side; readonly noInterval: NoInterval | null };
  /** The reference group's mean, by which it is judged how far apart two gaps are. */
  readonly referenceMean: Ratio;
  /** How many families of both groups have no known need. */
  readonly needNotKnown: number;
  readonly period: Period;
}

/** How far apart two gaps must be to be told, in per cent of the reference group's mean amount. */
export interface Apart {
  readonly disagreement: Ratio;
  /** The same where their signs differ. */
  readonly oppositeSigns: Ratio;
}

/**
 * The warnings that gaps disagree, by more than some per cent of the reference group's mean amount: that of everyone with
 * that of the families whose need is known, and theirs with the gap at equal need. The first is arithmetic and said as
 * that. The second is told in words only as far as both intervals bear them: a gap turns round, vanishes or appears only
 * where each interval lies on its side of no gap or holds it; where one of them cannot be had, it is said.
 *
 * @source Simpson, The interpretation of interaction in contingency tables, Journal of the Royal Statistical Society B 13
 * (1951)
 */
export function disagreements(gaps: ThreeGaps, apart: Apart): Warning[] {
  const unknown = carriedByUnknown(gaps, apart);
  const kind = kindOf(gaps, apart);
  return [
    ...(unknown ? [warningOf(gaps, 'of-unknown-need')] : []),
    ...(kind === undefined ? [] : [warningOf(gaps, kind)]),
  ];
}

/** Whether the families whose need is not known carry the gap of the averages. */
function carriedByUnknown({ raw, known, referenceMean, needNotKnown }: ThreeGaps, apart: Apart): boolean {
  if (known === undefined || needNotKnown === 0) return false;
  const opposite = signOf(raw) * signOf(known.gap) < 0;
  return isApart(raw, known.gap, limitOf(referenceMean, opposite ? apart.oppositeSigns : apart.disagreement));
}

type Kind = 'reverses' | 'vanishes' | 'appears' | 'shrinks' | 'grows' | 'cannot-be-told' | 'average-cannot-be-told';

function kindOf({ known, equal, referenceMean }: ThreeGaps, apart: Apart): Kind | undefined {
  if (known === undefined || equal === undefined) return undefined;
  const opposite = signOf(known.gap) * signOf(equal.gap) < 0;
  const limit = limitOf(referenceMean, opposite ? apart.oppositeSigns : apart.disagreement);
  if (!isApart(known.gap, equal.gap, limit)) return undefined;
  if (equal.side === null) return 'cannot-be-told';
  if (known.side === null) return 'average-cannot-be-told';
  const wasGap = known.side !== 0;
  if (equal.side === 0) return wasGap ? 'vanishes' : undefined;
  if (!wasGap) return 'appears';
  if (opposite) return 'reverses';
  return compareRatios(sizeOf(equal.gap), sizeOf(known.gap)) < 0 ? 'shrinks' : 'grows';
}

function limitOf(referenceMean: Ratio, percent: Ratio): Ratio {
  return multiplyRatios(referenceMean, multiplyRatios(percent, ratio(1n, 100n)));
}

function isApart(a: Ratio, b: Ratio, limit: Ratio): boolean {
  return compareRatios(sizeOf(subtractRatios(a, b)), limit) > 0;
}

const WHY: Readonly<Record<Kind | 'of-unknown-need', string>> = {
  'of-unknown-need':
    'The two differ by the families whose need is not known, of whom nothing can be said at equal need.',
  reverses:
    'The groups differ in how much need they have, and the averages turn the gap round (Simpson’s paradox). Judge by the gap at equal need.',
  vanishes:
    'The gap of the averages goes with a difference in need; at equal need none can be told from chance. Judge by the gap at equal need, and ask whether need was scored alike.',
  appears:
    'The averages show no gap that can be told from chance, because the groups differ in need. Judge by the gap at equal need.',
  shrinks: 'Part of the gap of the averages goes with a difference in need. Judge by the gap at equal need.',
  grows: 'A difference in need hides part of the gap in the averages. Judge by the gap at equal need.',
  'cannot-be-told': 'Too few families have equal need to tell whether there is a gap or chance.',
  'average-cannot-be-told':
    'Too few families, or amounts that do not differ, leave open whether the averages show a gap or chance. Judge by the gap at equal need.',
};

const NO_SPREAD =
  'Within equal need the amounts of a group do not differ, so that nothing tells how far this is chance.';

/** Where the need of some is not known, the averages that are judged are those of the others. */
function ofKnown(why: string, { needNotKnown }: ThreeGaps): string {
  return needNotKnown === 0
    ? why
    : why
        .replace('the averages', 'the averages of those whose need is known')
        .replace('The averages', 'The averages of those whose need is known');
}

function warningOf(gaps: ThreeGaps, kind: Kind | 'of-unknown-need'): Warning {
  const { by, stage, group, reference, raw, known, equal } = gaps;
  const details = {
    by,
    stage,
    group: groupLabel(group),
    reference: groupLabel(reference),
    rawGap: amountOf(raw),
    ...(known && { knownNeedGap: amountOf(known.gap) }),
    ...(equal && { gapAtEqualNeed: amountOf(equal.gap) }),
  };
  return { code: `gap-${kind}`, message: messageOf(gaps, kind), details };
}

function messageOf(gaps: ThreeGaps, kind: Kind | 'of-unknown-need'): string {
  const { by, stage, group, reference, raw, known, equal, needNotKnown, period } = gaps;
  const told = (gap: Ratio): string => {
    const sign = signOf(gap);
    if (sign === 0) return 'exactly as much';
    return `${poundsPer(amountOf(gap), period)} ${sign < 0 ? 'less' : 'more'}`;
  };
  const who = `families of ${by} ${groupLabel(group)} have ${told(raw)} on average`;
  const why = kind === 'cannot-be-told' && equal?.noInterval === 'no-spread' ? NO_SPREAD : ofKnown(WHY[kind], gaps);
  const than = raw.numerator === 0n ? 'as' : 'than';
  const among =
    known !== undefined && (needNotKnown > 0 || kind === 'of-unknown-need')
      ? `, among those whose need is known ${told(known.gap)}`
      : '';
  const but = equal === undefined || kind === 'of-unknown-need' ? '' : `, but at equal need ${told(equal.gap)}`;
  return `${stage} amounts: ${who} ${than} those of ${by} ${groupLabel(reference)}${among}${but}. ${why}`;
}
