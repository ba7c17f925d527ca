import { amountOf } from '../../cohort/figures.js';
import { pick } from '../../cohort/order/pick.js';
import { countNotStated, gatherByCode, type Ranking, withNotStated } from '../../cohort/order/ranking.js';
import { isSmallCell } from '../../cohort/small-cell.js';
import { sumOf } from '../../cohort/sums.js';
import { at } from '../../exact/at.js';
import { compareRatios, multiplyRatios, type Ratio, ratio, subtractRatios } from '../../exact/ratio.js';
import type { Amount } from '../../money/amount.js';
import type { Compared } from '../compared.js';
import { cellsOf, type StratumCell } from '../strata/cells.js';
import type { Strata } from '../strata/strata.js';
import type { GroupMean } from '../strata/stratum-means.js';
import type { ScoresAndFamilies } from './equal-points.js';

/** A score at which groups have different mean amounts. */
export interface DifferentMoney {
  /** The score. */
  readonly points: string;
  /** The groups that have families there. */
  readonly groups: readonly GroupMean[];
  /** The highest less the lowest mean. */
  readonly difference: Amount;
}

/** What one group gets for a point. */
export interface GroupPrice {
  /** The group; null for the families whose value is not stated. */
  readonly group: string | null;
  /** How many families it rests on. */
  readonly n: number;
  /** Whether it rests on few families; null where nothing was said of small cells. */
  readonly smallCell: boolean | null;
  /** Pounds per point: all its money over all its points; null without points. */
  readonly perPoint: Amount | null;
}

/** Same points and different money across the groups of a characteristic (IBSEN D8). */
export interface AcrossGroups {
  /** The characteristic. */
  readonly by: string;
  /** How many families have no value. */
  readonly notStated: number;
  /** Scores at which two or more groups have families, and those families. */
  readonly shared: ScoresAndFamilies;
  /** Scores at which the mean amounts of groups differ, and those families. */
  readonly different: ScoresAndFamilies;
  /** The largest difference first. */
  readonly scores: readonly DifferentMoney[];
  /** What each group gets for a point. */
  readonly prices: readonly GroupPrice[];
}

/** What the comparison needs to know. */
export interface AcrossInput {
  readonly compared: Compared;
  readonly need: Ranking;
  readonly strata: Strata;
  readonly amounts: Float64Array;
  readonly list: number;
  readonly smallCell: number | undefined;
}

/** Compares what groups get at each score. */
export function acrossGroups(input: AcrossInput, by: string): AcrossGroups {
  const { names, codes } = input.compared.characteristic(by, 'by');
  const groups = withNotStated(codes, names.length);
  const cells = cellsOf(input.strata, groups, names.length + 1, input.amounts);
  const found = sharedScores(cells).map((score) => ({ score, difference: differenceOf(score) }));
  const different = found.filter(({ difference }) => difference.numerator > 0n);
  different.sort((a, b) => compareRatios(b.difference, a.difference));
  const count = (scores: readonly { score: readonly StratumCell[] }[]): { scores: number; n: number } => ({
    scores: scores.length,
    n: scores.reduce((sum, { score }) => sum + score.reduce((n, cell) => n + cell.n, 0), 0),
  });
  const labelled = (group: number): string | null => names[group] ?? null;
  return {
    by,
    notStated: countNotStated(codes),
    shared: count(found),
    different: count(different),
    scores: different.slice(0, input.list).map(({ score, difference }) => ({
      points: input.strata.labelOf(at(score, 0).stratum),
      groups: score.map(({ group, n, sum }) => ({
        group: labelled(group),
        n,
        smallCell: isSmallCell(n, input.smallCell),
        mean: amountOf(ratio(sum, BigInt(n))),
      })),
      difference: amountOf(difference),
    })),
    prices: pricesOf(input, groups, names),
  };
}

/** The scores at which two or more groups have families. Cells are in the order of scores. */
function sharedScores(cells: readonly StratumCell[]): StratumCell[][] {
  const scores: StratumCell[][] = [];
  for (const cell of cells) {
    const last = scores.at(-1);
    if (last !== undefined && at(last, 0).stratum === cell.stratum) last.push(cell);
    else scores.push([cell]);
  }
  return scores.filter(({ length }) => length > 1);
}

function differenceOf(score: readonly StratumCell[]): Ratio {
  const means = score.map(({ sum, n }) => ratio(sum, BigInt(n))).sort(compareRatios);
  return subtractRatios(at(means, means.length - 1), at(means, 0));
}

function pricesOf(
  { compared, amounts, smallCell }: AcrossInput,
  groups: Int32Array,
  names: readonly string[],
): GroupPrice[] {
  const { of } = gatherByCode(groups, names.length + 1);
  const scale = 10n ** BigInt(compared.pointsDecimals);
  return [...names, null].flatMap((group, code) => {
    const members = of(code);
    if (members.length === 0) return [];
    const sum = (column: Float64Array): bigint => sumOf(pick(column, members));
    const points = sum(compared.points);
    const perPoint = points === 0n ? null : multiplyRatios(ratio(sum(amounts), points), ratio(scale));
    return [
      {
        group,
        n: members.length,
        smallCell: isSmallCell(members.length, smallCell),
        perPoint: perPoint && amountOf(perPoint),
      },
    ];
  });
}
