import { amountOf } from '../../cohort/figures.js';
import { pick } from '../../cohort/pick.js';
import { sumOf } from '../../cohort/sums.js';
import { numberAt } from '../../exact/at.js';
import { ratio, subtractRatios } from '../../exact/ratio.js';
import type { Amount } from '../../money/amount.js';
import type { FirmCohort } from '../firm-cohort.js';
import { type FitFigures, fitFigures } from './figures.js';

/**
 * What the reports say that a score captures badly.
 *
 * @source IBSEN 9.6.3 (night care, two carers, informal care, rural homes); RR145 5.33 (health packages, remote homes)
 */
export const POORLY_CAPTURED = ['night-care', 'two-carers', 'remote-home', 'health-package', 'informal-care'] as const;

/** The fit with and without what a score is known to capture badly. */
export interface FlagFit {
  /** What it is, such as `night-care`. */
  readonly flag: string;
  /** How many cases have it and how many have not. */
  readonly with: number;
  /** How many cases have it not. */
  readonly without: number;
  /** The figures of either; null where there is no case. */
  readonly figuresWith: FitFigures | null;
  /** The figures of those without it; null where there is no case. */
  readonly figuresWithout: FitFigures | null;
  /** The mean residual with it less that without it: below 0 the model gives such families less than others. */
  readonly difference: Amount | null;
}

/** The fit by every flag: those of the reports, whether or not a case has them, and the caller's own. */
export function fitByFlags(cohort: FirmCohort, positions: Uint32Array): FlagFit[] {
  const flags = new Set<string>([...POORLY_CAPTURED, ...cohort.flags.keys()]);
  return [...flags].map((flag) => {
    const column = cohort.flags.get(flag);
    const hasIt = (position: number): boolean => column !== undefined && numberAt(column, position) === 1;
    const [having, lacking] = [positions.filter(hasIt), positions.filter((position) => !hasIt(position))];
    const [figuresWith, figuresWithout] = [figuresAt(cohort, having), figuresAt(cohort, lacking)];
    const [high, low] = [meanAt(cohort, having), meanAt(cohort, lacking)];
    return {
      flag,
      with: having.length,
      without: lacking.length,
      figuresWith,
      figuresWithout,
      difference: high === null || low === null ? null : amountOf(subtractRatios(high, low)),
    };
  });
}

function figuresAt({ packages, budgets }: FirmCohort, positions: Uint32Array): FitFigures | null {
  if (positions.length === 0) return null;
  return fitFigures(pick(packages, positions), pick(budgets, positions));
}

function meanAt({ packages, budgets }: FirmCohort, positions: Uint32Array) {
  if (positions.length === 0) return null;
  const total = sumOf(pick(budgets, positions)) - sumOf(pick(packages, positions));
  return ratio(total, BigInt(positions.length));
}
