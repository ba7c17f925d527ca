import { at, numberAt } from '../../exact/at.js';
import { drawFirst, seededRandom } from '../../exact/random.js';
import type { GapLevel } from './level.js';

/** The amounts of two groups with one need, and how much that need counts. */
export interface Pair {
  /** Ascending, in whole pence. */
  readonly own: Float64Array;
  readonly other: Float64Array;
  readonly weight: number;
}

/** The ends of an interval in pence; one may be without end. */
export interface Ends {
  readonly low: number;
  readonly high: number;
}

/** Up to so many rearrangements all of them are gone through; of more, so many are drawn. */
const MOST_GONE_THROUGH = 5000;
const DRAWN = 1999;

/** Any seed gives the same quality; this one gives the same interval on every run. */
const SEED = 1;

/**
 * The gaps that the families' own amounts do not speak against: if the groups differed by one sum at every need and in
 * nothing else, whoever is in a group would be as likely to have been in the other, and the gap in front of us would be
 * one of all those that rearranging the families within their need gives. It is exact then, whatever the shape of the
 * amounts, for few families as for many.
 *
 * Rearranged so that families A of the group and as many families B of the other change places, the gap is the greater
 * one for every difference below (ΣA − ΣB) / |A|; weighted over needs, Σ w c (ΣA − ΣB) / Σ w c |A| with c = 1/n + 1/m.
 * The ends are the values of that rank which leaves (1 − level) / 2 of all rearrangements on each side.
 *
 * @source Pitman, Significance tests which may be applied to samples from any populations, Supplement to the Journal of
 * the Royal Statistical Society 4 (1937); Hartigan, Using subsample values as typical values, Journal of the American
 * Statistical Association 64 (1969)
 */
export function exchangeEnds(pairs: readonly Pair[], level: GapLevel): Ends {
  const parts = pairs.map(({ own, other, weight }) => {
    const scale = weight * (1 / own.length + 1 / other.length);
    const all = new Float64Array(own.length + other.length);
    all.set(own);
    all.set(other, own.length);
    return { all, size: own.length, total: { own: sumOf(own), other: sumOf(other) }, scale };
  });
  const ways = parts.reduce((product, { all, size }) => product * choices(all.length, size), 1);
  const crossings = ways <= MOST_GONE_THROUGH ? everyCrossing(parts) : drawnCrossings(parts);
  const known = crossings.filter((value) => !Number.isNaN(value)).sort();
  // What is as it was, and the draw that was made in front of us, stand on both sides.
  const still = crossings.length - known.length + (ways <= MOST_GONE_THROUGH ? 0 : 1);
  const rank = Math.floor(((1 - level / 100) / 2) * (known.length + still)) - still;
  if (rank < 0) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  return { low: numberAt(known, rank), high: numberAt(known, known.length - 1 - rank) };
}

interface Part {
  /** The group's amounts, and then the other's. */
  readonly all: Float64Array;
  readonly size: number;
  /** What each of the two has in all. */
  readonly total: { readonly own: number; readonly other: number };
  readonly scale: number;
}

function sumOf(amounts: Float64Array): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** How many ways there are to choose some of many; without end where there are very many. */
function choices(many: number, some: number): number {
  let ways = 1;
  for (let index = 1; index <= some; index += 1) ways = (ways * (many - some + index)) / index;
  return Math.round(ways);
}

/** What changing places in one need adds: what is lost to the other group, and how many changed. */
interface Change {
  readonly moved: number;
  readonly count: number;
}

/** The changes of all rearrangements of one need. */
function changesOf({ all, size, total }: Part): Change[] {
  const found: Change[] = [];
  const choose = (from: number, left: number, sum: number, kept: number): void => {
    if (left === 0) {
      found.push({ moved: total.own - sum, count: size - kept });
      return;
    }
    for (let index = from; index <= all.length - left; index += 1) {
      choose(index + 1, left - 1, sum + numberAt(all, index), index < size ? kept + 1 : kept);
    }
  };
  choose(0, size, 0, 0);
  return found;
}

/** The crossing of every rearrangement of all needs together; NaN for the one that changes nothing. */
function everyCrossing(parts: readonly Part[]): Float64Array {
  let sums: Change[] = [{ moved: 0, count: 0 }];
  for (const part of parts) {
    const changes = changesOf(part);
    sums = sums.flatMap((sum) =>
      changes.map(({ moved, count }) => ({
        moved: sum.moved + part.scale * moved,
        count: sum.count + part.scale * count,
      })),
    );
  }
  return Float64Array.from(sums, ({ moved, count }) => (count === 0 ? Number.NaN : moved / count));
}

function drawnCrossings(parts: readonly Part[]): Float64Array {
  const random = seededRandom(SEED);
  const places = parts.map(({ all }) => Int32Array.from(all.keys()));
  return Float64Array.from({ length: DRAWN }, () => {
    let [moved, count] = [0, 0];
    for (const [index, part] of parts.entries()) {
      const change = drawChange(part, at(places, index), random);
      moved += part.scale * change.moved;
      count += part.scale * change.count;
    }
    return count === 0 ? Number.NaN : moved / count;
  });
}

/** Draws who is in the smaller of the two groups; the rest is in the other. */
function drawChange({ all, size, total }: Part, places: Int32Array, random: ReturnType<typeof seededRandom>): Change {
  const others = all.length - size;
  const [drawn, isOwn] = size <= others ? [size, true] : [others, false];
  drawFirst(places, drawn, random);
  let [sum, count] = [0, 0];
  for (let index = 0; index < drawn; index += 1) {
    const place = numberAt(places, index);
    sum += numberAt(all, place);
    if (place < size !== isOwn) count += 1;
  }
  // Those who stayed count on both sides.
  return { moved: isOwn ? total.own - sum : sum - total.other, count };
}
