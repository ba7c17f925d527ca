import { formatPercent } from '../../cohort/figures.js';
import { topBy } from '../../cohort/order/top.js';
import { sumOf } from '../../cohort/sums.js';
import { numberAt } from '../../exact/at.js';
import { compareText } from '../../exact/labels.js';
import { addRatios, type Ratio, ratio } from '../../exact/ratio.js';
import type { RoundedNumber } from '../../exact/round.js';
import type { Cell } from './cell.js';

/** The change of the mean with one case left out. */
export interface ChangeWithout {
  /** The case that is left out. */
  readonly caseId: string;
  /** The change of the mean without this case, in per cent. */
  readonly percent: RoundedNumber;
  /** By how many percentage points that is more than with every case. */
  readonly points: RoundedNumber;
}

/** How far the change of the mean depends on any one case. */
export interface KnownInfluence {
  /** That it is known. */
  readonly known: true;
  /** The case without which the change is lowest. */
  readonly lowest: ChangeWithout;
  /** The case without which the change is highest. */
  readonly highest: ChangeWithout;
  /** The cases whose absence moves it most, up or down; the most first, equals in the order of their ids. */
  readonly most: readonly ChangeWithout[];
  /** The case without which every base is £0, so that there is no percentage. */
  readonly undefinedWithout: readonly string[];
}

/** Why nothing is known of how far the change of the mean depends on any one case. */
export interface UnknownInfluence {
  /** That it is not known. */
  readonly known: false;
  /** The reason, such as `there is one case`. */
  readonly why: string;
}

/** How far the change of the mean depends on any one case. */
export type Influence = KnownInfluence | UnknownInfluence;

/**
 * The change of the mean with each case left out in turn, in one pass.
 *
 * With the total change D over the total base B, case i moves the change of the mean from D/B to (D − d)/(B − b), which
 * is (D b − B d) / (B (B − b)) more.
 *
 * @source RR145 5.47, 5.59-5.60
 */
export function influenceOf(cell: Cell, list: number, decimals: number): Influence {
  if (cell.n < 2) return { known: false, why: cell.n === 1 ? 'there is one case' : 'there is no case' };
  const [change, base] = [sumOf(cell.change), sumOf(cell.base)];
  if (base === 0n) return { known: false, why: 'every base is £0' };
  const byId = (a: Without, b: Without): number => compareText(cell.idOf(a.index), cell.idOf(b.index));
  const most = topBy<Without>(list, (a, b) => -compare(absolute(a), absolute(b)) || byId(a, b));
  const lowest = topBy<Without>(1, (a, b) => compare(a, b) || byId(a, b));
  const highest = topBy<Without>(1, (a, b) => compare(b, a) || byId(a, b));
  const undefinedWithout: string[] = [];
  for (let index = 0; index < cell.n; index += 1) {
    const own = BigInt(numberAt(cell.base, index));
    if (own === base) undefinedWithout.push(cell.idOf(index));
    else {
      const moved = change * own - base * BigInt(numberAt(cell.change, index));
      const left = base - own;
      const one = { index, moved, left, size: Number(moved) / Number(left) };
      for (const top of [most, lowest, highest]) top.add(one);
    }
  }
  const all = ratio(change, base);
  const show = (one: Without): ChangeWithout => describe(one, { cell, all, base, decimals });
  undefinedWithout.sort(compareText);
  const [low] = lowest.list();
  const [high] = highest.list();
  if (low === undefined || high === undefined) return { known: false, why: 'without any one case every base is £0' };
  return { known: true, lowest: show(low), highest: show(high), most: most.list().map(show), undefinedWithout };
}

/** A case left out: what moves, over `left` and the total base. */
interface Without {
  readonly index: number;
  readonly moved: bigint;
  readonly left: bigint;
  /** `moved` over `left` to some fifteen digits. */
  readonly size: number;
}

function compare(a: Without, b: Without): number {
  // Sizes that differ in their first twelve digits are in order; the others are compared exactly.
  const gap = a.size - b.size;
  if (Math.abs(gap) > 1e-12 * Math.max(Math.abs(a.size), Math.abs(b.size))) return gap;
  const difference = a.moved * b.left - b.moved * a.left;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

const absolute = (one: Without): Without => (one.moved < 0n ? { ...one, moved: -one.moved, size: -one.size } : one);

interface Whole {
  readonly cell: Cell;
  readonly all: Ratio;
  readonly base: bigint;
  readonly decimals: number;
}

function describe({ index, moved, left }: Without, { cell, all, base, decimals }: Whole): ChangeWithout {
  const points = ratio(moved, base * left);
  const without = addRatios(all, points);
  return {
    caseId: cell.idOf(index),
    percent: formatPercent(without, decimals),
    points: formatPercent(points, decimals),
  };
}
