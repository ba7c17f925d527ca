import { ratio, subtractRatios } from '../exact/ratio.js';
import type { Amount } from '../money/amount.js';
import type { Cohort } from './cohort.js';
import { sumOf } from './exact-sums.js';
import { type FitFigures, fitFigures } from './fit-figures.js';
import { amountOf } from './format.js';
import { pick } from './select.js';

/**
 * What the reports say that a score captures badly.
 *
 * @source IBSEN 9.6.3 (night care, two carers, informal care, rural homes); RR145 5.33 (health packages, remote homes)
 */
export const POORLY_CAPTURED = ['night-care', 'two-carers', 'remote-home', 'health-package', 'informal-care'] as const;

/** The fit with and without what a score is known to capture badly. */
export interface FlagFit {
  readonly flag: string;
  /** How many cases have it and how many have not. */
  readonly with: number;
  readonly without: number;
  /** The figures of either; null where there is no case. */
  readonly figuresWith: FitFigures | null;
  readonly figuresWithout: FitFigures | null;
  /** The mean residual with it less that without it: below 0 the model gives such families less than others. */
  readonly difference: Amount | null;
}

/** The fit by every flag: those of the reports, whether or not a case has them, and the caller's own. */
export function fitByFlags(cohort: Cohort, positions: Int32Array): FlagFit[] {
  const flags = new Set<string>([...POORLY_CAPTURED, ...cohort.flags.keys()]);
  return [...flags].map((flag) => {
    const column = cohort.flags.get(flag);
    const [having, lacking] = [1, 0].map((wanted) =>
      positions.filter((position) => (column?.[position] ?? 0) === wanted),
    );
    const [figuresWith, figuresWithout] = [figuresAt(cohort, having), figuresAt(cohort, lacking)];
    const [high, low] = [meanAt(cohort, having), meanAt(cohort, lacking)];
    return {
      flag,
      with: having?.length ?? 0,
      without: lacking?.length ?? 0,
      figuresWith,
      figuresWithout,
      difference: high === null || low === null ? null : amountOf(subtractRatios(high, low)),
    };
  });
}

function figuresAt({ packages, budgets }: Cohort, positions: Int32Array | undefined): FitFigures | null {
  if (positions === undefined || positions.length === 0) return null;
  return fitFigures(pick(packages, positions), pick(budgets, positions));
}

function meanAt({ packages, budgets }: Cohort, positions: Int32Array | undefined) {
  if (positions === undefined || positions.length === 0) return null;
  const total = sumOf(pick(budgets, positions)) - sumOf(pick(packages, positions));
  return ratio(total, BigInt(positions.length));
}
