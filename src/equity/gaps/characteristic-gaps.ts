import { amountOf } from '../../cohort/figures.js';
import { countNotStated } from '../../cohort/order/ranking.js';
import { isSmallCell } from '../../cohort/small-cell.js';
import { groupLabel } from '../../cohort/words.js';
import { subtractRatios } from '../../exact/ratio.js';
import type { Amount } from '../../money/amount.js';
import type { Stage } from '../../stage.js';
import type { Warning } from '../../warning.js';
import type { Compared } from '../compared.js';
import { mergedCell, type StratumCell } from '../strata/cells.js';
import { standardise } from '../strata/standardise.js';
import { type Strata, withCharacteristic } from '../strata/strata.js';
import { type StratumMeans, stratumMeans } from '../strata/stratum-means.js';
import { disagreements, type Side } from './disagreement.js';
import {
  type Gap,
  type GapAtEqualNeed,
  type GroupCells,
  gapAtEqualNeed,
  gapOf,
  groupCells,
  standardisedGaps,
} from './gap.js';
import { type GroupSummary, referenceOf, summariesOf } from './group-summary.js';
import { type OnOneFamily, onOneFamily } from './one-family.js';
import type { ParsedGapOptions } from './options.js';

/** One group against the reference group; amounts in pounds per period. */
export interface GroupGap {
  /** Null for the families whose value is not stated. */
  readonly group: string | null;
  /** How many families it rests on. */
  readonly n: number;
  /** Whether it rests on few families; null where nothing was said of small cells. */
  readonly smallCell: boolean | null;
  /** Whether the others are set against it. */
  readonly isReference: boolean;
  /** The mean amount in pounds per period. */
  readonly mean: Amount;
  /** The middle amount in pounds per period. */
  readonly median: Amount;
  /** The mean need of those whose points are known, to two decimals; null where nobody’s are. */
  readonly meanPoints: string | null;
  /** How many of its families have no known need. */
  readonly needNotKnown: number;
  /** How many of its families have a known need that no family of the reference group has. */
  readonly notCompared: number;
  /** The group's mean less the reference group's, whatever their needs; null for the reference group. */
  readonly rawGap: Gap | null;
  /** The same among the families whose need is known; null where one of the groups has none of those. */
  readonly knownNeedGap: Gap | null;
  /** Null for the reference group, and where no stratum holds families of both. */
  readonly gapAtEqualNeed: GapAtEqualNeed | null;
  /** The same with the other characteristics of `by` held equal too; null where there are none. */
  readonly gapGivenOthers: GapAtEqualNeed | null;
  /** The gap at equal need with each score a band of its own, to tell what the width of bands makes; null without bands of several scores. */
  readonly gapEachScore: GapAtEqualNeed | null;
  /** How far the gap at equal need hangs on single families; null where there is none. */
  readonly onOneFamily: OnOneFamily | null;
}

/** What groups have at each level of need. */
export interface StrataMeans {
  /** How many levels of need have families. */
  readonly total: number;
  /** The first of them. */
  readonly rows: readonly StratumMeans[];
}

/** The groups of one characteristic against its reference group. */
export interface CharacteristicGaps {
  /** The characteristic. */
  readonly by: string;
  /** How many families it rests on. */
  readonly n: number;
  /** How many families have no value. */
  readonly notStated: number;
  /** How many families have no known need, and are only in the raw gaps. */
  readonly needNotKnown: number;
  /** Null where no group has a family. */
  readonly reference: string | null;
  /** Its groups in order; those whose value is not stated come last. */
  readonly groups: readonly GroupGap[];
  /** What each group has in each stratum; how many strata there are, and the first of them. */
  readonly strata: StrataMeans;
}

/** What the comparison of one characteristic needs to know. */
export interface CharacteristicInput {
  readonly compared: Compared;
  readonly stage: Stage;
  readonly strata: Strata;
  /** The levels of need with each score by itself; undefined where they are that, or points are not held equal. */
  readonly eachScore: Strata | undefined;
  readonly options: ParsedGapOptions;
}

/** Compares the groups of one characteristic at one stage, and says where averages mislead. */
export function characteristicGaps(
  { compared, stage, strata, eachScore, options }: CharacteristicInput,
  by: string,
): { gaps: CharacteristicGaps; warnings: Warning[] } {
  const characteristic = compared.characteristic(by, 'by');
  const amounts = compared.amountsAt(stage);
  const summaries = summariesOf(compared, characteristic, amounts);
  const reference = referenceOf(summaries, options.reference.find((named) => named.by === by)?.group);
  const cells = groupCells(characteristic, strata, amounts, compared.siblings);
  const atNeed = standardisedGaps(cells, reference?.code ?? -1, options.weights);
  const others = options.by.filter((name) => name !== by);
  const finer = others.reduce(
    (all, name) => withCharacteristic(all, name, compared.characteristic(name, 'by')),
    strata,
  );
  const givenOthers =
    others.length === 0
      ? () => undefined
      : standardisedGaps(
          groupCells(characteristic, finer, amounts, compared.siblings),
          reference?.code ?? -1,
          options.weights,
        );
  const atScore =
    eachScore === undefined
      ? () => undefined
      : standardisedGaps(
          groupCells(characteristic, eachScore, amounts, compared.siblings),
          reference?.code ?? -1,
          options.weights,
        );
  const known = knownNeed(cells);
  const referenceKnown = reference && known(reference.code);
  const warnings: Warning[] = [];
  const groups = summaries.map((summary): GroupGap => {
    const isReference = summary === reference;
    const [equal, given, each] = isReference
      ? []
      : [atNeed(summary.code), givenOthers(summary.code), atScore(summary.code)];
    const own = known(summary.code);
    const equalNeed = equal && gapAtEqualNeed(equal, options);
    const ofKnown =
      isReference || own === undefined || referenceKnown === undefined
        ? undefined
        : standardise(
            [own],
            () => referenceKnown,
            () => 1,
          );
    if (reference !== undefined && !isReference) {
      const named = { by, stage, group: summary.group, reference: reference.group, period: options.period };
      if (equal === undefined) warnings.push(nobodyToCompare(named));
      warnings.push(
        ...disagreements(
          {
            ...named,
            raw: subtractRatios(summary.mean, reference.mean),
            ...(ofKnown && { known: { gap: ofKnown.gap, side: sideOf(gapAtEqualNeed(ofKnown, options)) } }),
            ...(equal &&
              equalNeed && { equal: { gap: equal.gap, side: sideOf(equalNeed), noInterval: equalNeed.noInterval } }),
            referenceMean: equal?.referenceMean ?? reference.mean,
            needNotKnown: summary.n - (own?.n ?? 0) + reference.n - (referenceKnown?.n ?? 0),
          },
          options,
        ),
      );
    }
    return {
      ...shown(summary, options.smallCell),
      isReference,
      needNotKnown: summary.n - (own?.n ?? 0),
      notCompared: isReference ? 0 : (own?.n ?? 0) - (equal?.n.group ?? 0),
      rawGap: rawGapOf(summary, reference),
      knownNeedGap: ofKnown === undefined ? null : gapOf(ofKnown.gap, ofKnown.referenceMean),
      gapAtEqualNeed: equalNeed ?? null,
      gapGivenOthers: given === undefined ? null : gapAtEqualNeed(given, options),
      gapEachScore: each === undefined ? null : gapAtEqualNeed(each, options),
      onOneFamily: equal === undefined ? null : onOneFamily(equal.pairs, options.weights),
    };
  });
  return {
    gaps: {
      by,
      n: compared.n,
      notStated: countNotStated(characteristic.codes),
      needNotKnown: countNotStated(strata.codes),
      reference: reference?.group ?? null,
      groups,
      strata: stratumMeans(cells, strata, options),
    },
    warnings,
  };
}

function shown({ group, n, mean, median, meanPoints }: GroupSummary, smallCell: number | undefined) {
  return { group, n, smallCell: isSmallCell(n, smallCell), mean: amountOf(mean), median, meanPoints };
}

function rawGapOf(summary: GroupSummary, reference: GroupSummary | undefined): Gap | null {
  if (reference === undefined || summary === reference) return null;
  return gapOf(subtractRatios(summary.mean, reference.mean), reference.mean);
}

/** Each group's families whose need is known, as one cell whatever their need. */
function knownNeed({ cells }: GroupCells): (group: number) => StratumCell | undefined {
  const byGroup = new Map<number, StratumCell[]>();
  for (const cell of cells) {
    const own = byGroup.get(cell.group);
    if (own === undefined) byGroup.set(cell.group, [cell]);
    else own.push(cell);
  }
  return (group) => {
    const own = byGroup.get(group);
    return own === undefined ? undefined : mergedCell(own);
  };
}

function sideOf({ interval }: GapAtEqualNeed): Side {
  if (interval === null) return null;
  if (Number(interval.low) > 0) return 1;
  return Number(interval.high) < 0 ? -1 : 0;
}

function nobodyToCompare({
  by,
  stage,
  group,
  reference,
}: {
  by: string;
  stage: Stage;
  group: string | null;
  reference: string | null;
}): Warning {
  const message = `${stage} amounts: no family of ${by} ${groupLabel(group)} has the need of one of ${by} ${groupLabel(reference)}, so there is no gap at equal need; wider bands may give one`;
  return {
    code: 'no-equal-need',
    message,
    details: { by, stage, group: groupLabel(group), reference: groupLabel(reference) },
  };
}
