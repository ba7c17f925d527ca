import { amountOf, formatPoints } from '../../cohort/figures.js';
import { at, numberAt } from '../../exact/at.js';
import { compareText } from '../../exact/labels.js';
import { compareRatios, type Ratio, ratio, subtractRatios } from '../../exact/ratio.js';
import { type Amount, formatAmount } from '../../money/amount.js';
import type { Answers } from './answers.js';

/** A family with an answer at the specialist level and less than the median budget. */
export interface SpecialistFamily {
  /** The family. */
  readonly caseId: string;
  /** Its score. */
  readonly points: string;
  /** Pounds per period. */
  readonly budget: Amount;
  /** The median budget less this one. */
  readonly belowMedian: Amount;
  /** The statements that it answers at the specialist level. */
  readonly statements: readonly string[];
}

/** The families with an answer at the specialist level and a budget. */
export interface SpecialistFamilies {
  /** How many there are. */
  readonly n: number;
  /** Of them, those below the median budget. */
  readonly belowMedian: number;
  /** Those furthest below it. */
  readonly families: readonly SpecialistFamily[];
}

/** The families with an answer at the specialist level, and those of them below the median budget, the lowest first. */
export function specialistFamilies(
  { n, statements, specialist, totals, pointsDecimals, idOf }: Answers,
  pence: Float64Array,
  median: Ratio | null,
  list: number,
): SpecialistFamilies {
  const deep = Array.from({ length: n }, (_, index) => index).filter(
    (index) => !Number.isNaN(pence[index]) && specialist.some((column) => column[index] === 1),
  );
  if (median === null) return { n: 0, belowMedian: 0, families: [] };
  const budgetAt = (index: number): number => numberAt(pence, index);
  const below = deep.filter((index) => compareRatios(ratio(BigInt(budgetAt(index))), median) < 0);
  below.sort((a, b) => budgetAt(a) - budgetAt(b) || compareText(idOf(a), idOf(b)));
  const families = below.slice(0, list).map((index) => ({
    caseId: idOf(index),
    points: formatPoints(numberAt(totals, index), pointsDecimals),
    budget: formatAmount(BigInt(budgetAt(index))),
    belowMedian: amountOf(subtractRatios(median, ratio(BigInt(budgetAt(index))))),
    statements: statements.filter((_, place) => at(specialist, place)[index] === 1),
  }));
  return { n: deep.length, belowMedian: below.length, families };
}
