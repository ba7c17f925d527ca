import { amountOfFloat } from '../../cohort/figures.js';
import { numberAt } from '../../exact/at.js';
import type { Amount } from '../../money/amount.js';
import type { CellPair } from '../interval/gap-interval.js';
import type { StratumCell } from '../strata/cells.js';
import type { GapWeights } from './options.js';

/** How far a gap at equal need hangs on single families; amounts in pounds per period. */
export interface OnOneFamily {
  /** How many of its levels of need hold a single family of the group, or of the reference group. */
  readonly levels: number;
  /** By how much the gap changes where one family is left out, the one that changes it most; null where there is no gap without it. */
  readonly largestChange: Amount | null;
  /** Whether one family takes more than half of the gap, or its sign, or all of it. */
  readonly restsOnOne: boolean;
}

/**
 * How far a gap hangs on single families: with each family of both groups left out in turn. In a level of need the family
 * that changes the gap most is the one with the least or the most money of its group.
 *
 * @choice rests-on-one-family: where one family takes more than half of the gap, or its sign; a family that is alone in its
 * level of need and group takes that level with it, and the gap is told without it
 */
export function onOneFamily(pairs: readonly CellPair[], weights: GapWeights): OnOneFamily {
  const total = pairs.reduce((sum, { weight }) => sum + weight, 0);
  const sum = pairs.reduce((all, pair) => all + pair.weight * differenceOf(pair.own, pair.other), 0);
  const gap = sum / total;
  const without = pairs.flatMap((pair) => {
    const { own, other, weight } = pair;
    const rest = sum - weight * differenceOf(own, other);
    return (['own', 'other'] as const).flatMap((side) => {
      const cell = pair[side];
      // Without its only family of a group a level of need compares nobody.
      if (cell.n === 1) return [weight === total ? null : rest / (total - weight)];
      const isCounted = weights === 'everyone' || weights === (side === 'own' ? 'group' : 'reference');
      const left = isCounted ? weight - 1 : weight;
      return [0, cell.n - 1].map((place) => {
        const mean = (Number(cell.sum) - numberAt(cell.amounts, place)) / (cell.n - 1);
        const difference = side === 'own' ? mean - meanOf(other) : meanOf(own) - mean;
        return (rest + left * difference) / (total - weight + left);
      });
    });
  });
  const levels = pairs.filter(({ own, other }) => own.n === 1 || other.n === 1).length;
  if (without.includes(null)) return { levels, largestChange: null, restsOnOne: true };
  const changes = without.flatMap((one) => (one === null ? [] : [one - gap]));
  const largest = changes.reduce((most, change) => (Math.abs(change) > Math.abs(most) ? change : most), 0);
  const restsOnOne = changes.some(
    (change) => gap !== 0 && (Math.abs(change) > Math.abs(gap) / 2 || (gap + change) * gap < 0),
  );
  return { levels, largestChange: amountOfFloat(Math.round(largest)), restsOnOne };
}

function differenceOf(own: StratumCell, other: StratumCell): number {
  return meanOf(own) - meanOf(other);
}

function meanOf({ sum, n }: StratumCell): number {
  return Number(sum) / n;
}
