import { amountOf, formatPoints } from '../../cohort/figures.js';
import { pick } from '../../cohort/order/pick.js';
import { gatherByCode, type Ranking } from '../../cohort/order/ranking.js';
import { sumsByCode } from '../../cohort/sums.js';
import { at, numberAt } from '../../exact/at.js';
import { compareText } from '../../exact/labels.js';
import { compareRatios, type Ratio, ratio, subtractRatios } from '../../exact/ratio.js';
import type { Amount } from '../../money/amount.js';
import type { Compared } from '../compared.js';

/** A family with its need and its amount, in pounds per period. */
export interface FamilyNeed {
  /** The family. */
  readonly caseId: string;
  /** Its score. */
  readonly points: string;
  /** Its amount. */
  readonly amount: Amount;
}

/** A family that has less than a family with fewer points. */
export interface Overtaken extends FamilyNeed {
  /** The family with fewer points that has the most. */
  readonly than: FamilyNeed;
  /** What it has less than that family, in pounds per period. */
  readonly shortfall: Amount;
}

/** A step from one score to the next higher one at which the mean amount falls. */
export interface MeanFall {
  /** The lower score. */
  readonly fromPoints: string;
  /** The next higher score. */
  readonly toPoints: string;
  /** The mean amount at the lower score, in pounds per period. */
  readonly fromMean: Amount;
  /** The mean amount at the higher score. */
  readonly toMean: Amount;
  /** How many families have either score. */
  readonly n: number;
  /** The first mean less the second. */
  readonly fall: Amount;
}

/** Where money falls though need rises. */
export interface Falls {
  /** Families that have less than some family with fewer points. */
  readonly overtaken: number;
  /** The largest shortfall first. */
  readonly families: readonly Overtaken[];
  /** Steps between neighbouring scores, and those at which the mean falls. */
  readonly steps: number;
  /** How many of those steps fall. */
  readonly fallingSteps: number;
  /** The largest fall first. */
  readonly means: readonly MeanFall[];
}

/** Families that have less than another one with fewer points, by their positions. */
export interface Inversions {
  readonly positions: Uint32Array;
  /** For each of them the family with fewer points that has the most. */
  readonly than: Uint32Array;
}

/**
 * Every family that has less than some family with fewer points, in the order of need. Of several that have the most at
 * one score the first by id is named.
 */
export function inversionsOf(need: Ranking, amounts: Float64Array, idOf: (position: number) => string): Inversions {
  const { positions, starts } = gatherByCode(need.codes, need.values.length);
  const found = { positions: new Uint32Array(amounts.length), than: new Uint32Array(amounts.length) };
  let count = 0;
  // The most that a family with fewer points has, and the most so far with the points looked at.
  let [most, mostAt] = [-1, 0];
  for (let code = 0; code < need.values.length; code += 1) {
    let [here, hereAt] = [most, mostAt];
    for (let place = numberAt(starts, code); place < numberAt(starts, code + 1); place += 1) {
      const position = numberAt(positions, place);
      const amount = numberAt(amounts, position);
      if (amount < most) {
        found.positions[count] = position;
        found.than[count] = mostAt;
        count += 1;
      }
      const isAlike = amount === here && here > most;
      if (amount > here || (isAlike && compareText(idOf(position), idOf(hereAt)) < 0))
        [here, hereAt] = [amount, position];
    }
    [most, mostAt] = [here, hereAt];
  }
  return { positions: found.positions.subarray(0, count), than: found.than.subarray(0, count) };
}

/** Where amounts fall though need rises: for families, and for the means of scores. */
export function fallsOf(compared: Compared, need: Ranking, amounts: Float64Array, list: number): Falls {
  const inversions = inversionsOf(need, amounts, compared.idOf);
  const means = meanFalls(compared, need, amounts);
  return {
    overtaken: inversions.positions.length,
    families: overtakenOf(compared, need, amounts, largestOf(compared, inversions, amounts, list)),
    steps: Math.max(0, need.values.length - 1),
    fallingSteps: means.length,
    means: means
      .sort((a, b) => compareRatios(b.size, a.size))
      .slice(0, list)
      .map(({ fall }) => fall()),
  };
}

/** A family that falls short of another, by their positions, in pence. */
interface Found {
  readonly position: number;
  readonly than: number;
  readonly shortfall: number;
}

/** Families as results show them; of several that have alike at the same need the first by id is named, in any order of a file. */
function overtakenOf(compared: Compared, need: Ranking, amounts: Float64Array, found: readonly Found[]): Overtaken[] {
  const byNeed = new Map<number, Map<number, number>>();
  for (const { than } of found) {
    const [code, amount] = [numberAt(need.codes, than), numberAt(amounts, than)];
    byNeed.set(code, (byNeed.get(code) ?? new Map<number, number>()).set(amount, than));
  }
  need.codes.forEach((code, position) => {
    const alike = byNeed.get(code);
    const known = alike?.get(numberAt(amounts, position));
    if (known !== undefined && compareText(compared.idOf(position), compared.idOf(known)) < 0)
      alike?.set(numberAt(amounts, position), position);
  });
  const firstLike = (than: number): number =>
    byNeed.get(numberAt(need.codes, than))?.get(numberAt(amounts, than)) ?? than;
  return found.map(({ position, than, shortfall }) => ({
    ...familyAt(compared, amounts, position),
    than: familyAt(compared, amounts, firstLike(than)),
    shortfall: amountOf(ratio(BigInt(shortfall))),
  }));
}

/** The families that fall furthest short, without making an object of each: few lists are as long as a cohort. */
function largestOf(
  compared: Compared,
  { positions, than }: Inversions,
  amounts: Float64Array,
  list: number,
): readonly Found[] {
  const shortfalls = pick(amounts, than).map((most, index) => most - numberAt(amounts, numberAt(positions, index)));
  const least = shortfalls.slice().sort().at(-list) ?? 0;
  const found: Found[] = [];
  shortfalls.forEach((shortfall, index) => {
    if (list === 0 || shortfall < least) return;
    found.push({ position: numberAt(positions, index), than: numberAt(than, index), shortfall });
  });
  const byId = (a: Found, b: Found): number => compareText(compared.idOf(a.position), compared.idOf(b.position));
  return found.sort((a, b) => b.shortfall - a.shortfall || byId(a, b)).slice(0, list);
}

/** A family with its need and its amount, as results show it. */
export function familyAt(compared: Compared, amounts: Float64Array, position: number): FamilyNeed {
  return {
    caseId: compared.idOf(position),
    points: formatPoints(numberAt(compared.points, position), compared.pointsDecimals),
    amount: amountOf(ratio(BigInt(numberAt(amounts, position)))),
  };
}

function meanFalls(
  { pointsDecimals }: Compared,
  { values, codes, counts }: Ranking,
  amounts: Float64Array,
): { size: Ratio; fall: () => MeanFall }[] {
  const sums = sumsByCode(amounts, codes, values.length);
  const meanAt = (code: number): Ratio => ratio(at(sums, code), BigInt(numberAt(counts, code)));
  const pointsAt = (code: number): string => formatPoints(numberAt(values, code), pointsDecimals);
  const falls: { size: Ratio; fall: () => MeanFall }[] = [];
  for (let code = 1; code < values.length; code += 1) {
    const [before, n, nBefore] = [
      at(sums, code - 1),
      BigInt(numberAt(counts, code)),
      BigInt(numberAt(counts, code - 1)),
    ];
    if (before * n <= at(sums, code) * nBefore) continue;
    const size = subtractRatios(meanAt(code - 1), meanAt(code));
    const fall = (): MeanFall => ({
      fromPoints: pointsAt(code - 1),
      toPoints: pointsAt(code),
      fromMean: amountOf(meanAt(code - 1)),
      toMean: amountOf(meanAt(code)),
      n: Number(n + nBefore),
      fall: amountOf(size),
    });
    falls.push({ size, fall });
  }
  return falls;
}
