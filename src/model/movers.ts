import { formatRatio, type Ratio, ratio } from '../exact/ratio.js';
import { formatRounded } from '../exact/round.js';
import { type Amount, formatAmount, type Pence } from '../money/amount.js';

/** A case, and how far its budget is from its package. */
export interface Mover {
  /** The family's id. */
  readonly caseId: string;
  /** Its points. */
  readonly points: string;
  /** The value of its package, in pounds per period. */
  readonly packageValue: Amount;
  /** What the model gives it, in pounds per period. */
  readonly budget: Amount;
  /** Budget less package, in pounds. */
  readonly change: Amount;
  /** The change in per cent of the package, to one decimal; null when the package is £0. */
  readonly percent: string | null;
}

/** The cases that move most. */
export interface Movers {
  /** By pounds, up or down. */
  readonly byPounds: readonly Mover[];
  /** By per cent of the package, up or down. */
  readonly byPercent: readonly Mover[];
}

/** A case with its package and its budget. */
export interface Moved {
  readonly caseId: string;
  readonly points: Ratio;
  readonly value: Pence;
  readonly budget: Pence;
}

/** The ten cases that move most in pounds, and the ten that move most in per cent; equals in the order of their ids. */
export function largestMovers(cases: readonly Moved[], count = 10): Movers {
  const withPackage = cases.filter(({ value }) => value > 0n);
  return {
    byPounds: top(cases, count, ({ value, budget }) => Number(absolute(budget - value))),
    byPercent: top(withPackage, count, ({ value, budget }) => Number(absolute(budget - value)) / Number(value)),
  };
}

// Sizes only put the list in order, where a rounding of the sixteenth digit does no harm; what is shown is exact.
function top(cases: readonly Moved[], count: number, sizeOf: (one: Moved) => number): Mover[] {
  const sized = cases.map((one) => ({ one, size: sizeOf(one) }));
  sized.sort((a, b) => b.size - a.size || (a.one.caseId < b.one.caseId ? -1 : 1));
  return sized.slice(0, count).map(({ one }) => describe(one));
}

function describe({ caseId, points, value, budget }: Moved): Mover {
  const change = budget - value;
  return {
    caseId,
    points: formatRatio(points),
    packageValue: formatAmount(value),
    budget: formatAmount(budget),
    change: formatAmount(change),
    percent: value === 0n ? null : formatRounded(ratio(change * 100n, value), 1),
  };
}

const absolute = (pence: Pence): Pence => (pence < 0n ? -pence : pence);
