import { formatPoints, percentOf } from '../../cohort/figures.js';
import { numberAt } from '../../exact/at.js';
import { compareText } from '../../exact/labels.js';
import type { RoundedNumber } from '../../exact/round.js';
import { type Amount, formatAmount } from '../../money/amount.js';
import type { FirmCohort } from '../firm-cohort.js';
import type { ShownCase } from '../shown-case.js';
import { residualPercent } from './figures.js';
import type { ParsedFitTolerance } from './options.js';

/** A case and how far the model stands from its package. */
export interface CaseResidual extends ShownCase {
  /** The budget, in pounds per period. */
  readonly indicative: Amount;
  /** The budget less the package. */
  readonly residual: Amount;
  /** In per cent of the package, to one decimal; null of a package of £0. */
  readonly percent: RoundedNumber | null;
}

/** The cases to which a model gives least and most, against their packages; equals in the order of their ids. */
export interface LargestResiduals {
  /** Budgets furthest below the package. */
  readonly under: readonly CaseResidual[];
  /** Budgets furthest above it. */
  readonly over: readonly CaseResidual[];
}

/** The largest residuals in pounds, under and over. */
export function largestResiduals(cohort: FirmCohort, positions: Uint32Array, list: number): LargestResiduals {
  const residualAt = (position: number): number =>
    numberAt(cohort.budgets, position) - numberAt(cohort.packages, position);
  const byId = (a: number, b: number): number => compareText(cohort.idOf(a), cohort.idOf(b));
  const describe = (position: number): CaseResidual => {
    const [budget, value] = [numberAt(cohort.budgets, position), numberAt(cohort.packages, position)];
    return {
      caseId: cohort.idOf(position),
      points: formatPoints(numberAt(cohort.points, position), cohort.pointsDecimals),
      traditional: formatAmount(BigInt(value)),
      indicative: formatAmount(BigInt(budget)),
      residual: formatAmount(BigInt(budget - value)),
      percent: residualPercent(budget - value, value),
    };
  };
  const top = (sign: number): CaseResidual[] =>
    Array.from(positions)
      .filter((position) => Math.sign(residualAt(position)) === sign)
      .sort((a, b) => sign * (residualAt(b) - residualAt(a)) || byId(a, b))
      .slice(0, list)
      .map(describe);
  return { under: top(-1), over: top(1) };
}

/** The cases whose budget comes near enough to the package. */
export interface NearCases {
  /** How many. */
  readonly cases: number;
  /** In per cent of all; null of no case. */
  readonly percent: RoundedNumber | null;
}

/** How many budgets come near enough to the package; a count is null where the caller gave no such tolerance. */
export interface WithinTolerance {
  /** How many cases there are. */
  readonly n: number;
  /** By the percentage. */
  readonly byPercent: NearCases | null;
  /** By the amount. */
  readonly byAmount: NearCases | null;
}

/** Counts the cases whose residual is at most the tolerance, ends included. A package of £0 is near £0 alone. */
export function withinTolerance(
  { packages, budgets }: Pick<FirmCohort, 'packages' | 'budgets'>,
  positions: Uint32Array,
  { percent, amount }: ParsedFitTolerance,
): WithinTolerance {
  const count = (isNear: (size: number, value: number) => boolean) => {
    let cases = 0;
    for (const position of positions) {
      const value = numberAt(packages, position);
      if (isNear(Math.abs(numberAt(budgets, position) - value), value)) cases += 1;
    }
    return { cases, percent: percentOf(BigInt(cases), BigInt(positions.length)) };
  };
  const nearInPercent = (size: number, value: number): boolean =>
    percent !== undefined && BigInt(size) * 100n * percent.denominator <= percent.numerator * BigInt(value);
  return {
    n: positions.length,
    byPercent: percent === undefined ? null : count(nearInPercent),
    byAmount: amount === undefined ? null : count((size) => BigInt(size) <= amount),
  };
}
