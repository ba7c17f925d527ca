import { amountOf } from '../../cohort/figures.js';
import { pick } from '../../cohort/order/pick.js';
import { sumOf } from '../../cohort/sums.js';
import { numberAt } from '../../exact/at.js';
import { compareLabels } from '../../exact/labels.js';
import { ratio, subtractRatios } from '../../exact/ratio.js';
import type { Amount } from '../../money/amount.js';
import type { FirmCohort } from '../firm-cohort.js';
import { type FitFigures, fitFigures } from './figures.js';

/**
 * What the reports say that a score captures badly.
 *
 * @source IBSEN 9.6.3 (night care, two carers, informal care, rural homes); RR145 5.33 (health packages, remote homes)
 */
export const POORLY_CAPTURED = /* @__PURE__ */ Object.freeze([
  'night-care',
  'two-carers',
  'remote-home',
  'health-package',
  'informal-care',
] as const);

/** The fit with and without what a score is known to capture badly. */
export interface FlagFit {
  /** What it is, such as `night-care`. */
  readonly flag: string;
  /** How many cases have it; null where no case is marked with it, which may be because nobody has asked. */
  readonly with: number | null;
  /** How many cases have it not; null where no case is marked with it. */
  readonly without: number | null;
  /** The figures of those with it; null where there is no case. */
  readonly figuresWith: FitFigures | null;
  /** The figures of those without it; null where there is no case. */
  readonly figuresWithout: FitFigures | null;
  /** The mean residual with it less that without it: below 0 the model gives such families less than others. */
  readonly difference: Amount | null;
}

/** The fit by every flag: those of the reports, whether or not a case has them, then the caller's own by their names. */
export function fitByFlags(cohort: FirmCohort, positions: Uint32Array): FlagFit[] {
  const own = [...cohort.flags.keys()].sort(compareLabels);
  return [...new Set<string>([...POORLY_CAPTURED, ...own])].map((flag) => {
    const column = cohort.flags.get(flag);
    if (column === undefined) return notMarked(flag);
    const hasIt = (position: number): boolean => numberAt(column, position) === 1;
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

function notMarked(flag: string): FlagFit {
  return { flag, with: null, without: null, figuresWith: null, figuresWithout: null, difference: null };
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
