import { amountOf } from '../../cohort/figures.js';
import { groupLabel, poundsPer } from '../../cohort/words.js';
import { compareRatios, multiplyRatios, type Ratio, ratio, subtractRatios } from '../../exact/ratio.js';
import type { Period } from '../../money/period.js';
import type { Stage } from '../../stage.js';
import type { Warning } from '../../warning.js';
import { signOf, sizeOf } from './sign.js';

/** Two gaps between the same groups: as the averages stand, and at equal need; in pence. */
export interface TwoGaps {
  readonly by: string;
  readonly stage: Stage;
  readonly group: string | null;
  readonly reference: string | null;
  readonly raw: Ratio;
  readonly standardised: Ratio;
  readonly referenceMean: Ratio;
  readonly period: Period;
}

/** How far apart two gaps must be to be told, in per cent of the reference group's mean amount. */
export interface Apart {
  readonly disagreement: Ratio;
  /** The same where their signs differ. */
  readonly oppositeSigns: Ratio;
}

/**
 * The warning that two gaps disagree in sign, or by more than some per cent of the reference group's mean amount.
 *
 * @source Simpson, The interpretation of interaction in contingency tables, Journal of the Royal Statistical Society B 13
 * (1951)
 */
export function disagreement(gaps: TwoGaps, apart: Apart): Warning | undefined {
  const { by, stage, group, reference, raw, standardised, referenceMean } = gaps;
  const opposite = signOf(raw) * signOf(standardised) < 0;
  const percent = opposite ? apart.oppositeSigns : apart.disagreement;
  const limit = multiplyRatios(referenceMean, multiplyRatios(percent, ratio(1n, 100n)));
  if (compareRatios(sizeOf(subtractRatios(raw, standardised)), limit) <= 0) return undefined;
  const kind = opposite ? 'reverses' : kindOf(sizeOf(raw), sizeOf(standardised), limit);
  const details = {
    by,
    stage,
    group: groupLabel(group),
    reference: groupLabel(reference),
    rawGap: amountOf(raw),
    gapAtEqualNeed: amountOf(standardised),
  };
  return { code: `gap-${kind}`, message: messageOf(gaps, kind), details };
}

type Kind = 'reverses' | 'vanishes' | 'appears' | 'shrinks' | 'grows';

function kindOf(raw: Ratio, standardised: Ratio, limit: Ratio): Kind {
  if (compareRatios(standardised, limit) <= 0) return 'vanishes';
  if (compareRatios(raw, limit) <= 0) return 'appears';
  return compareRatios(standardised, raw) < 0 ? 'shrinks' : 'grows';
}

const WHY: Readonly<Record<Kind, string>> = {
  reverses:
    'The groups differ in how much need they have, and the averages turn the gap round (Simpson’s paradox). Judge by the gap at equal need.',
  vanishes:
    'Most of the average gap goes with a difference in need. Judge by the gap at equal need, and ask whether need was scored alike.',
  appears: 'The averages look alike only because the groups differ in need. Judge by the gap at equal need.',
  shrinks: 'Part of the average gap goes with a difference in need. Judge by the gap at equal need.',
  grows: 'A difference in need hides part of the gap in the averages. Judge by the gap at equal need.',
};

function messageOf({ by, stage, group, reference, raw, standardised, period }: TwoGaps, kind: Kind): string {
  const told = (gap: Ratio): string => {
    const sign = signOf(gap);
    if (sign === 0) return 'exactly as much';
    return `${poundsPer(amountOf(gap), period)} ${sign < 0 ? 'less' : 'more'}`;
  };
  const who = `families of ${by} ${groupLabel(group)} have ${told(raw)} on average`;
  const than = raw.numerator === 0n ? 'as' : 'than';
  const but = `but at equal need ${told(standardised)}`;
  return `${stage} amounts: ${who} ${than} those of ${by} ${groupLabel(reference)}, ${but}. ${WHY[kind]}`;
}
