import { amountOf } from '../../cohort/figures.js';
import { countNotStated } from '../../cohort/ranking.js';
import { isSmallCell } from '../../cohort/small-cell.js';
import { groupLabel } from '../../cohort/words.js';
import { subtractRatios } from '../../exact/ratio.js';
import type { Amount } from '../../money/amount.js';
import type { Stage } from '../../stage.js';
import type { Warning } from '../../warning.js';
import type { Compared } from '../compared.js';
import { type Strata, withCharacteristic } from '../strata/strata.js';
import { type StratumMeans, stratumMeans } from '../strata/stratum-means.js';
import { disagreement } from './disagreement.js';
import { type Gap, type GapAtEqualNeed, gapAtEqualNeed, gapOf, groupCells, standardisedGaps } from './gap.js';
import { type GroupSummary, referenceOf, summariesOf } from './group-summary.js';
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
  /** The group's mean less the reference group's, whatever their needs; null for the reference group. */
  readonly rawGap: Gap | null;
  /** Null for the reference group, and where no stratum holds families of both. */
  readonly gapAtEqualNeed: GapAtEqualNeed | null;
  /** The same with the other characteristics of `by` held equal too; null where there are none. */
  readonly gapGivenOthers: GapAtEqualNeed | null;
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
  readonly options: ParsedGapOptions;
}

/** Compares the groups of one characteristic at one stage, and says where averages mislead. */
export function characteristicGaps(
  { compared, stage, strata, options }: CharacteristicInput,
  by: string,
): { gaps: CharacteristicGaps; warnings: Warning[] } {
  const characteristic = compared.characteristic(by, 'by');
  const amounts = compared.amountsAt(stage);
  const summaries = summariesOf(compared, characteristic, amounts);
  const reference = referenceOf(summaries, options.reference.find((named) => named.by === by)?.group);
  const cells = groupCells(characteristic, strata, amounts);
  const atNeed = standardisedGaps(cells, reference?.code ?? -1, options.weights);
  const others = options.by.filter((name) => name !== by);
  const finer = others.reduce(
    (all, name) => withCharacteristic(all, name, compared.characteristic(name, 'by')),
    strata,
  );
  const givenOthers =
    others.length === 0
      ? () => undefined
      : standardisedGaps(groupCells(characteristic, finer, amounts), reference?.code ?? -1, options.weights);
  const warnings: Warning[] = [];
  const groups = summaries.map((summary): GroupGap => {
    const isReference = summary === reference;
    const [equal, given] = isReference ? [] : [atNeed(summary.code), givenOthers(summary.code)];
    if (reference !== undefined && !isReference) {
      const named = { by, stage, group: summary.group, reference: reference.group, period: options.period };
      const raw = subtractRatios(summary.mean, reference.mean);
      const two = equal && { ...named, raw, standardised: equal.gap, referenceMean: reference.mean };
      const warning = two === undefined ? nobodyToCompare(named) : disagreement(two, options);
      if (warning !== undefined) warnings.push(warning);
    }
    return {
      ...shown(summary, options.smallCell),
      isReference,
      rawGap: rawGapOf(summary, reference),
      gapAtEqualNeed: equal === undefined ? null : gapAtEqualNeed(equal, options.level),
      gapGivenOthers: given === undefined ? null : gapAtEqualNeed(given, options.level),
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
