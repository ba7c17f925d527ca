import { formatPercent, percentOf } from '../../cohort/figures.js';
import { at, numberAt } from '../../exact/at.js';
import { drawFirst, seededRandom } from '../../exact/random.js';
import { ratio } from '../../exact/ratio.js';
import type { RoundedNumber } from '../../exact/round.js';
import { type Amount, formatAmount, type Pence } from '../../money/amount.js';
import { roundPence } from '../../money/rounding.js';
import type { ParsedPotCase } from '../../pot/pot-case.js';
import { type ParsedStressOptions, plainPence } from './options.js';

/** A family in the order in which it would leave; pounds a year. */
export interface WouldLeave {
  /** The family. */
  readonly caseId: string;
  /** What its leaving costs the reserve; negative where it leaves a surplus. */
  readonly gap: Amount;
  /** The budget against the package in per cent: negative where the budget fell; null without a package. */
  readonly changePercent: RoundedNumber | null;
}

/** What the reserve is after so many leavers. */
export interface AfterLeavers {
  /** The family that leaves last. */
  readonly caseId: string;
  /** What its leaving costs the reserve, in pounds a year. */
  readonly gap: Amount;
  /** What is left of the reserve, in pounds a year. */
  readonly reserveLeft: Amount;
  /** Whether the reserve has never been below £0 up to here. */
  readonly survives: boolean;
}

/** What so many leavers at random do to the reserve. */
export interface LeaversAtRandom {
  /** Per cent of the draws in which the reserve has never been below £0 up to here. */
  readonly survivesPercent: RoundedNumber;
  /** What is left of the reserve in pounds a year, the mean over all ways of choosing the leavers, exact to the penny. */
  readonly meanReserveLeft: Amount;
}

/** One line of the table: can we afford so many leavers? */
export interface StressRow {
  /** How many leave. */
  readonly leavers: number;
  /** When those whose leaving costs most leave first. */
  readonly worstFirst: AfterLeavers;
  /** In the order that was named. */
  readonly inOrder: AfterLeavers;
  /** At random. */
  readonly atRandom: LeaversAtRandom;
}

/** The families that could leave, and what the reserve loses by each, in the same order. */
export interface Families {
  readonly cases: readonly ParsedPotCase[];
  readonly gaps: readonly Pence[];
}

/** What the reserve is after each family of an order has left. */
export function walk({ cases, gaps }: Families, order: readonly number[], reserve: Pence): AfterLeavers[] {
  let left = reserve;
  let survives = true;
  return order.map((place) => {
    const [{ caseId }, gap] = [at(cases, place), at(gaps, place)];
    left -= gap;
    survives &&= left >= 0n;
    return { caseId, gap: formatAmount(gap), reserveLeft: formatAmount(left), survives };
  });
}

/** In how many draws the reserve survives at least 0, 1, 2 … leavers. */
export function drawSurvivors(gaps: readonly Pence[], options: ParsedStressOptions): number[] {
  const { reserve, draws, seed } = options;
  const plain = plainPence(gaps, reserve);
  const random = seededRandom(seed);
  // By the gaps and not by the rows of a file, so that the same families in another order give the same draws.
  const order = Int32Array.from(gaps.keys()).sort((a, b) => numberAt(plain, a) - numberAt(plain, b));
  const ended = new Array<number>(gaps.length + 1).fill(0);
  for (let draw = 0; draw < draws; draw += 1) {
    drawFirst(order, order.length, random);
    let left = Number(reserve);
    let survived = 0;
    while (survived < order.length) {
      left -= numberAt(plain, numberAt(order, survived));
      if (left < 0) break;
      survived += 1;
    }
    ended[survived] = at(ended, survived) + 1;
  }
  let atLeast = 0;
  return ended.map((count) => {
    const survived = draws - atLeast;
    atLeast += count;
    return survived;
  });
}

/** The table: a row for each number of leavers. */
export function rowsOf(
  gaps: readonly Pence[],
  { reserve, upTo = gaps.length, draws }: ParsedStressOptions,
  found: { readonly worst: AfterLeavers[]; readonly named: AfterLeavers[]; readonly survivors: number[] },
): StressRow[] {
  const { worst, named, survivors } = found;
  const allGaps = gaps.reduce((sum, gap) => sum + gap, 0n);
  const n = BigInt(gaps.length);
  return worst.slice(0, upTo).map((worstFirst, index) => {
    const inOrder = at(named, index);
    const leavers = index + 1;
    const survivesPercent = formatPercent(ratio(BigInt(at(survivors, leavers)), BigInt(draws)), 2);
    const meanReserveLeft = formatAmount(roundPence(ratio(reserve * n - BigInt(leavers) * allGaps, n)));
    return { leavers, worstFirst, inOrder, atRandom: { survivesPercent, meanReserveLeft } };
  });
}

/** The families whose budget is less than their package, the costliest first. */
export function atRiskOf({ cases, gaps }: Families, order: readonly number[]): WouldLeave[] {
  return order.flatMap((place) => {
    const [gap, { caseId, traditional = 0n, indicative }] = [at(gaps, place), at(cases, place)];
    if (gap <= 0n) return [];
    return [{ caseId, gap: formatAmount(gap), changePercent: percentOf(indicative - traditional, traditional, 2) }];
  });
}
