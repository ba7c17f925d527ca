import type { Characteristic } from '../../cohort/characteristic.js';
import { amountOf } from '../../cohort/figures.js';
import { withNotStated } from '../../cohort/ranking.js';
import { numberAt, valueAt } from '../../exact/at.js';
import { addRatios, divideRatios, multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import type { Amount } from '../../money/amount.js';
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
  /** Null where no stratum holds two families of a group, so that nothing tells how amounts vary. */
  readonly interval: GapInterval | null;
  /** The standardised means that it is the difference of. */
  readonly groupMean: Amount;
  /** The standardised mean of the reference group. */
  readonly referenceMean: Amount;
  /** How many strata hold families of both groups. */
  readonly strata: number;
  /** How many families of each group are in those strata; the others have nobody to be compared with. */
  readonly n: GapFamilies;
}

/** One characteristic at one stage, laid out by strata: the groups, and who stands where. */
export interface GroupCells {
  readonly names: readonly string[];
  readonly cells: readonly StratumCell[];
  /** How many families of any group a stratum holds. */
  readonly totals: Float64Array;
}

/** Lays out the amounts of groups by strata. */
export function groupCells({ names, codes }: Characteristic, strata: Strata, amounts: Float64Array): GroupCells {
  const cells = cellsOf(strata, withNotStated(codes, names.length), names.length + 1, amounts);
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

// Quantiles of the standard normal distribution at 95, 97.5 and 99.5 per cent.
const NORMAL = { 90: 1.6448536269514722, 95: 1.959963984540054, 99: 2.5758293035489004 } as const;

/** A standardised gap as results show it, with an interval of the level asked for. */
export function gapAtEqualNeed(of: Standardised, level: ParsedGapOptions['level']): GapAtEqualNeed {
  const { gap, groupMean, referenceMean, variance, strata, n } = of;
  const half = variance === null ? null : ratio(BigInt(Math.round(NORMAL[level] * Math.sqrt(variance))));
  const end = (sign: bigint, size: Ratio): Amount => amountOf(addRatios(gap, multiplyRatios(ratio(sign), size)));
  return {
    ...gapOf(gap, referenceMean),
    interval: half && { low: end(-1n, half), high: end(1n, half) },
    groupMean: amountOf(groupMean),
    referenceMean: amountOf(referenceMean),
    strata,
    n,
  };
}
