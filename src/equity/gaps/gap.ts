import type { Characteristic } from '../../cohort/characteristic.js';
import { amountOf, amountOfFloat } from '../../cohort/figures.js';
import { withNotStated } from '../../cohort/order/ranking.js';
import { numberAt, valueAt } from '../../exact/at.js';
import { divideRatios, multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import type { Amount } from '../../money/amount.js';
import type { Ends } from '../interval/exchange.js';
import { type IntervalRules, intervalOf, type NoInterval } from '../interval/gap-interval.js';
import { cellsOf, type StratumCell } from '../strata/cells.js';
import { type GapFamilies, type Standardised, standardise } from '../strata/standardise.js';
import type { Strata } from '../strata/strata.js';
import type { ParsedGapOptions } from './options.js';

/** A gap in pounds per period; below 0 where the group has less than the reference group. */
export interface Gap {
  /** In pounds per period. */
  readonly amount: Amount;
  /** In per cent of the reference group's mean; null where that is £0. */
  readonly percent: string | null;
}

/** The ends of the interval of a gap, in pounds per period. */
export interface GapInterval {
  /** The lower end. */
  readonly low: Amount;
  /** The upper end. */
  readonly high: Amount;
}

/** A gap between a group and the reference group at equal need. */
export interface GapAtEqualNeed extends Gap {
  /** Null where the families do not bear one; `noInterval` says why. */
  readonly interval: GapInterval | null;
  /** Why there is no interval; null where there is one. */
  readonly noInterval: NoInterval | null;
  /** The standardised means that it is the difference of. */
  readonly groupMean: Amount;
  /** The standardised mean of the reference group. */
  readonly referenceMean: Amount;
  /** How many strata hold families of both groups. */
  readonly strata: number;
  /** How many families of each group are in those strata; the others have nobody to be compared with. */
  readonly n: GapFamilies;
  /** How many families, siblings as one, the smaller of the two groups has in the stratum where it has fewest. */
  readonly leastAlike: number;
}

/** One characteristic at one stage, laid out by strata: the groups, and who stands where. */
export interface GroupCells {
  readonly names: readonly string[];
  readonly cells: readonly StratumCell[];
  /** How many families of any group a stratum holds. */
  readonly totals: Float64Array;
}

/** Lays out the amounts of groups by strata. */
export function groupCells(
  { names, codes }: Characteristic,
  strata: Strata,
  amounts: Float64Array,
  siblings: Float64Array | undefined,
): GroupCells {
  const cells = cellsOf(strata, withNotStated(codes, names.length), names.length + 1, amounts, siblings);
  const totals = new Float64Array(strata.size);
  for (const { stratum, n } of cells) totals[stratum] = numberAt(totals, stratum) + n;
  return { names, cells, totals };
}

/** The gaps between groups and a reference group at equal need, by the code of the group. */
export function standardisedGaps(
  { cells, totals }: GroupCells,
  reference: number,
  weights: ParsedGapOptions['weights'],
): (group: number) => Standardised | undefined {
  const referenceCells = new Map<number, StratumCell>();
  const byGroup = new Map<number, StratumCell[]>();
  for (const cell of cells) {
    if (cell.group === reference) referenceCells.set(cell.stratum, cell);
    const own = byGroup.get(cell.group);
    if (own === undefined) byGroup.set(cell.group, [cell]);
    else own.push(cell);
  }
  const referenceIn = (stratum: number): StratumCell | undefined => referenceCells.get(stratum);
  return (group) => {
    // A group that nobody is in has no cells.
    const own = byGroup.get(group) ?? [];
    const inGroup = new Map(weights === 'group' ? own.map(({ stratum, n }) => [stratum, n]) : []);
    const weightOf = (stratum: number): number => {
      if (weights === 'group') return valueAt(inGroup, stratum);
      return weights === 'reference' ? valueAt(referenceCells, stratum).n : numberAt(totals, stratum);
    };
    return standardise(own, referenceIn, weightOf);
  };
}

/** A difference of two means as pounds and per cent. */
export function gapOf(gap: Ratio, referenceMean: Ratio): Gap {
  const percent = referenceMean.numerator === 0n ? null : divideRatios(multiplyRatios(gap, ratio(100n)), referenceMean);
  return { amount: amountOf(gap), percent: percent && formatRounded(percent, 1) };
}

/** A standardised gap as results show it. */
export function gapAtEqualNeed(of: Standardised, rules: IntervalRules): GapAtEqualNeed {
  const { gap, groupMean, referenceMean, pairs, strata, n } = of;
  const ends = intervalOf(pairs, numberOf(gap), rules);
  const isKnown = typeof ends !== 'string';
  return {
    ...gapOf(gap, referenceMean),
    interval: isKnown ? intervalAmounts(ends) : null,
    noInterval: isKnown ? null : ends,
    groupMean: amountOf(groupMean),
    referenceMean: amountOf(referenceMean),
    strata,
    n,
    leastAlike: pairs.reduce(
      (least, { own, other }) => Math.min(least, own.units, other.units),
      Number.POSITIVE_INFINITY,
    ),
  };
}

/** Rounded outwards, so that no interval loses its width. */
function intervalAmounts({ low, high }: Ends): GapInterval {
  return { low: amountOfFloat(Math.floor(low)), high: amountOfFloat(Math.ceil(high)) };
}

function numberOf({ numerator, denominator }: Ratio): number {
  return Number(formatRounded(ratio(numerator, denominator), 6));
}
