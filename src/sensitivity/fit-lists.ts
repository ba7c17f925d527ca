import { type Amount, formatAmount } from '../money/amount.js';
import type { Cohort } from './cohort.js';
import { residualPercent } from './fit-figures.js';
import type { Tolerance } from './fit-options.js';
import { formatPoints, percentOf } from './format.js';

/** A case and how far the model stands from its package. */
export interface CaseResidual {
  readonly caseId: string;
  readonly points: string;
  /** Pounds per period. */
  readonly packageValue: Amount;
  readonly budget: Amount;
  /** The budget less the package. */
  readonly residual: Amount;
  /** In per cent of the package, to one decimal; null of a package of £0. */
  readonly percent: string | null;
}

/** The cases to which a model gives least and most, against their packages; equals in the order of their ids. */
export interface LargestResiduals {
  /** Budgets furthest below the package. */
  readonly under: readonly CaseResidual[];
  /** Budgets furthest above it. */
  readonly over: readonly CaseResidual[];
}

/** The largest residuals in pounds, under and over. */
export function largestResiduals(cohort: Cohort, positions: Int32Array, list: number): LargestResiduals {
  const residualAt = (position: number): number => (cohort.budgets[position] ?? 0) - (cohort.packages[position] ?? 0);
  const byId = (a: number, b: number): number => (cohort.idOf(a) < cohort.idOf(b) ? -1 : 1);
  const describe = (position: number): CaseResidual => {
    const [budget, value] = [cohort.budgets[position] ?? 0, cohort.packages[position] ?? 0];
    return {
      caseId: cohort.idOf(position),
      points: formatPoints(cohort.points[position] ?? 0, cohort.pointsDecimals),
      packageValue: formatAmount(BigInt(value)),
      budget: formatAmount(BigInt(budget)),
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

/** How many budgets come near enough to the package; a count is null where the caller gave no such tolerance. */
export interface WithinTolerance {
  readonly n: number;
  readonly byPercent: { readonly cases: number; readonly percent: string | null } | null;
  readonly byAmount: { readonly cases: number; readonly percent: string | null } | null;
}

/** Counts the cases whose residual is at most the tolerance, ends included. A package of £0 is near £0 alone. */
export function withinTolerance(
  { packages, budgets }: Pick<Cohort, 'packages' | 'budgets'>,
  positions: Int32Array,
  { percent, amount }: Tolerance,
): WithinTolerance {
  const count = (isNear: (size: number, value: number) => boolean) => {
    let cases = 0;
    for (const position of positions) {
      const value = packages[position] ?? 0;
      if (isNear(Math.abs((budgets[position] ?? 0) - value), value)) cases += 1;
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
