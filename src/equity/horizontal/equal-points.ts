import { amountOf, formatPoints } from '../../cohort/figures.js';
import { gatherByCode, type Ranking } from '../../cohort/order/ranking.js';
import { numberAt } from '../../exact/at.js';
import { compareText } from '../../exact/labels.js';
import { ratio } from '../../exact/ratio.js';
import type { Amount } from '../../money/amount.js';
import type { Compared } from '../compared.js';

/** A family with its amount, in pounds per period. */
export interface FamilyAmount {
  /** The family. */
  readonly caseId: string;
  /** The amount in pounds per period. */
  readonly amount: Amount;
}

/** A score whose families have different amounts. */
export interface Breach {
  /** The score. */
  readonly points: string;
  /** How many families have this score. */
  readonly n: number;
  /** How many different amounts they have. */
  readonly differentAmounts: number;
  /** The family with the lowest amount; of equals the first by id. */
  readonly lowest: FamilyAmount;
  /** The family with the highest amount; of equals the first by id. */
  readonly highest: FamilyAmount;
  /** The highest less the lowest, in pounds per period. */
  readonly difference: Amount;
}

/** Some scores and the families that have them. */
export interface ScoresAndFamilies {
  /** How many scores. */
  readonly scores: number;
  /** How many families have them. */
  readonly n: number;
}

/** Whether the same points are the same money, to the penny. */
export interface EqualPoints {
  /** Null where no score is shared by two families, so that there is nothing to compare. */
  readonly holds: boolean | null;
  /** Scores that two or more families have, and those families. */
  readonly shared: ScoresAndFamilies;
  /** Scores whose families have different amounts, and those families. */
  readonly breached: ScoresAndFamilies;
  /** The breaches, the largest difference first. */
  readonly breaches: readonly Breach[];
}

/** Looks at each score for families with different amounts. */
export function equalPointsOf(compared: Compared, need: Ranking, amounts: Float64Array, list: number): EqualPoints {
  const { starts, positions } = gatherByCode(need.codes, need.values.length);
  const shared = { scores: 0, n: 0 };
  const breached = { scores: 0, n: 0 };
  const found: Extremes[] = [];
  need.counts.forEach((n, code) => {
    if (n < 2) return;
    shared.scores += 1;
    shared.n += n;
    const extremes = extremesOf(positions.subarray(starts[code], starts[code + 1]), amounts, compared.idOf);
    if (extremes.low === extremes.high) return;
    breached.scores += 1;
    breached.n += n;
    found.push({ code, n, ...extremes });
  });
  found.sort((a, b) => b.high - b.low - (a.high - a.low) || a.code - b.code);
  return {
    holds: shared.scores === 0 ? null : breached.scores === 0,
    shared,
    breached,
    breaches: found.slice(0, list).map((one) => {
      const members = positions.subarray(starts[one.code], starts[one.code + 1]);
      const family = (position: number, pence: number): FamilyAmount => ({
        caseId: compared.idOf(position),
        amount: amountOf(ratio(BigInt(pence))),
      });
      return {
        points: formatPoints(numberAt(need.values, one.code), compared.pointsDecimals),
        n: one.n,
        differentAmounts: new Set(Array.from(members, (position) => amounts[position])).size,
        lowest: family(one.lowAt, one.low),
        highest: family(one.highAt, one.high),
        difference: amountOf(ratio(BigInt(one.high - one.low))),
      };
    }),
  };
}

interface Extremes {
  readonly code: number;
  readonly n: number;
  readonly low: number;
  readonly high: number;
  readonly lowAt: number;
  readonly highAt: number;
}

/** Of families with the same amount the one whose id comes first is named. */
function extremesOf(
  members: Uint32Array,
  amounts: Float64Array,
  idOf: (position: number) => string,
): Omit<Extremes, 'code' | 'n'> {
  let lowAt = numberAt(members, 0);
  let highAt = lowAt;
  const comesFirst = (less: number, position: number, than: number): boolean =>
    less < 0 || (less === 0 && position !== than && compareText(idOf(position), idOf(than)) < 0);
  for (const position of members) {
    const amount = numberAt(amounts, position);
    if (comesFirst(amount - numberAt(amounts, lowAt), position, lowAt)) lowAt = position;
    if (comesFirst(numberAt(amounts, highAt) - amount, position, highAt)) highAt = position;
  }
  return { lowAt, highAt, low: numberAt(amounts, lowAt), high: numberAt(amounts, highAt) };
}
