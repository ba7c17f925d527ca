import { openModel } from '../allocation/allocate.js';
import { fail } from '../errors.js';
import type { Period } from '../money/period.js';
import { parseInput } from '../parse.js';
import { type Cohort, type FirmInput, readCohort } from './cohort.js';
import { type FitFigures, fitFigures } from './fit-figures.js';
import { type FlagFit, fitByFlags } from './fit-flags.js';
import { type LargestResiduals, largestResiduals, type WithinTolerance, withinTolerance } from './fit-lists.js';
import { type FitOptions, fitOptionsSchema } from './fit-options.js';
import { type FitBy, fitByParts } from './fit-parts.js';
import { type FitVerdict, fitVerdict } from './fit-verdict.js';
import { rankAgreement } from './rank-agreement.js';
import { type LeftOut, pick, selectKnown } from './select.js';

/** How well a model gives back the packages of existing cases. */
export interface ModelFit {
  readonly period: Period;
  readonly n: number;
  readonly leftOut: readonly LeftOut[];
  /** Null where no case is left. */
  readonly everyone: FitFigures | null;
  readonly verdict: FitVerdict | null;
  /** By points band, by age band and by every characteristic that was asked for. */
  readonly parts: readonly FitBy[];
  readonly flags: readonly FlagFit[];
  readonly largest: LargestResiduals;
  /** Spearman's rank correlations over the same cases, to three decimals; null where one side has no order. */
  readonly ranks: {
    readonly n: number;
    readonly pointsAndPackages: string | null;
    readonly budgetsAndPackages: string | null;
  };
  /** Null unless a tolerance is given. */
  readonly tolerance: WithinTolerance | null;
}

/**
 * Holds a model against existing packages: residuals (budget less package), bias told apart from scatter, by group,
 * points and age, for cases that a score captures badly, and the families that it misses most.
 *
 * A model that was calibrated on these very cases looks better here than it will be; `compareModels` tells by how much.
 *
 * @param input cases, or columns for many of them; amounts in pounds per period
 * @param options `model` prices the points; without it each case brings its budget
 * @throws RasError for cases or options that are not valid; `refused` for a model that does not price columns of points
 * @source IPB L677 (test the results of the questions against current spend); IBSEN 9.6.3, 9.6.4; RR145 5.33, Table 23
 * @choice correctable-by-price: more than half of the squared residuals goes with one factor on every budget
 * @example
 * ```ts
 * import { modelFit } from 'openras';
 * const cases = [
 *   { caseId: 'a', points: 10, packageValue: 1000, budget: 800 },
 *   { caseId: 'b', points: 20, packageValue: 2000, budget: 1600 },
 *   { caseId: 'c', points: 30, packageValue: 3000, budget: 2400 },
 * ];
 * const { everyone, verdict } = modelFit(cases);
 * everyone?.bias; // => { amount: '-400.00', percent: '-20.0' }
 * everyone?.onePrice; // => { factor: '1.2500', rootMeanSquare: '0.00', share: '100.0' }
 * verdict?.kind; // => 'price'
 * ```
 */
export function modelFit(input: FirmInput, options: FitOptions = {}): ModelFit {
  const parsed = parseInput(fitOptionsSchema, { model: undefined, ...options }, ['options']);
  const read = readCohort(input, parsed.oneOffs);
  const { cohort, period } =
    parsed.model === undefined ? { cohort: read, period: parsed.period } : priced(read, parsed.model);
  const { positions, leftOut } = selectKnown(cohort, ['points', 'packages', 'budgets']);
  const [points, packages, budgets] = [cohort.points, cohort.packages, cohort.budgets].map((one) =>
    pick(one, positions),
  );
  if (points === undefined || packages === undefined || budgets === undefined) return fail('missing', [], 'no columns');
  const everyone = positions.length === 0 ? null : fitFigures(packages, budgets);
  const parts = positions.length === 0 ? [] : fitByParts(cohort, positions, parsed);
  return {
    period,
    n: positions.length,
    leftOut,
    everyone,
    verdict: everyone === null ? null : fitVerdict(everyone, parts, period),
    parts,
    flags: fitByFlags(cohort, positions),
    largest: largestResiduals(cohort, positions, parsed.list),
    ranks: {
      n: positions.length,
      pointsAndPackages: rankAgreement(points, packages),
      budgetsAndPackages: rankAgreement(budgets, packages),
    },
    tolerance: parsed.tolerance === undefined ? null : withinTolerance(cohort, positions, parsed.tolerance),
  };
}

/** The cohort with the budgets of a model. */
function priced(cohort: Cohort, model: unknown): { cohort: Cohort; period: Period } {
  const { allocateCohort } = openModel(model, ['options', 'model']);
  if (allocateCohort === undefined) {
    return fail(
      'refused',
      ['options', 'model'],
      'this kind does not price columns of points; give each case its budget',
    );
  }
  const { positions } = selectKnown(cohort, ['points']);
  const given = allocateCohort({ points: pick(cohort.points, positions), pointsDecimals: cohort.pointsDecimals });
  const budgets = new Float64Array(cohort.length).fill(Number.NaN);
  positions.forEach((position, index) => {
    budgets[position] = given.pence[index] ?? Number.NaN;
  });
  return { cohort: { ...cohort, budgets }, period: given.period };
}
