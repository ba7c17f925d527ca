import * as z from 'zod';
import { tellOfCharacteristics } from '../../cohort/characteristic.js';
import { formatPoints } from '../../cohort/figures.js';
import { pick } from '../../cohort/order/pick.js';
import type { CohortInput } from '../../cohort/read/read.js';
import { problemList, show } from '../../errors.js';
import { numberAt } from '../../exact/at.js';
import type { RoundedNumber } from '../../exact/round.js';
import type { CohortGroups } from '../../model/shared/points/points-columns.js';
import type { Period } from '../../money/period.js';
import { once } from '../../parse/deferred.js';
import { parseOrTell, readOrTell } from '../../parse/parse.js';
import { soundFields } from '../../parse/sound-fields.js';
import type { Warning } from '../../warning.js';
import { type FirmCohort, openFirmCohort } from '../firm-cohort.js';
import { knownCases } from '../known-cases.js';
import type { SampleResult } from '../options.js';
import { type ColumnPricer, openPricer } from '../price-columns.js';
import { type FitFigures, fitFigures } from './figures.js';
import { type FlagFit, fitByFlags } from './flags.js';
import { type LargestResiduals, largestResiduals, type WithinTolerance, withinTolerance } from './lists.js';
import { type FitOptions, fitOptionsSchema } from './options.js';
import { type FitBy, fitByParts } from './parts.js';
import { rankAgreement } from './rank-agreement.js';
import { type FitVerdict, fitVerdict } from './verdict.js';

/** How far orders agree: Spearman's rank correlations to three decimals. */
export interface FitRanks {
  /** How many cases they are over. */
  readonly n: number;
  /** Between points and packages; null where one side has no order. */
  readonly pointsAndPackages: RoundedNumber | null;
  /** Between budgets and packages; null where one side has no order. */
  readonly budgetsAndPackages: RoundedNumber | null;
}

/** How well a model gives back the packages of existing cases. */
export interface ModelFit extends SampleResult {
  /** Null where no case is left. */
  readonly everyone: FitFigures | null;
  /** Whether a price could mend the fit; null where no case is left. */
  readonly verdict: FitVerdict | null;
  /** By points band, by age band and by every characteristic that was asked for. */
  readonly parts: readonly FitBy[];
  /** With and without what a score is known to capture badly. */
  readonly flags: readonly FlagFit[];
  /** The families that the model misses most. */
  readonly largest: LargestResiduals;
  /** Spearman's rank correlations over the same cases, to three decimals; null where one side has no order. */
  readonly ranks: FitRanks;
  /** Null unless a tolerance is given. */
  readonly tolerance: WithinTolerance | null;
  /** Cases that the model was not made for; none where each case brings its budget. */
  readonly warnings: readonly Warning[];
}

/**
 * Holds a model against existing packages: residuals (budget less package), bias told apart from scatter, by group,
 * points and age, for cases that a score captures badly, and the families that it misses most.
 *
 * A model that was calibrated on these very cases looks better here than it will be; `compareModels` tells by how much.
 *
 * @param input cases, or columns for many of them; amounts in pounds per period
 * @param options `model` prices the points, by each case's `group` where it has prices by group; without it each case brings its indicative budget
 * @throws RasError for cases or options that are not valid; `refused` for a model that does not price columns of points;
 * `missing` and `unknown-name` for a case without a group that the model has a price for, where it has one per group
 * @source IPB L677 (test the results of the questions against current spend); IBSEN 9.6.3, 9.6.4; RR145 5.33, Table 23
 * @choice correctable-by-price: more than half of the squared residuals goes with one factor on every budget
 * @category Fit
 * @example
 * ```ts
 * import { modelFit } from 'openras/sensitivity';
 * const cases = [
 *   { caseId: 'a', points: 10, traditional: 1000, indicative: 800 },
 *   { caseId: 'b', points: 20, traditional: 2000, indicative: 1600 },
 *   { caseId: 'c', points: 30, traditional: 3000, indicative: 2400 },
 * ];
 * const { everyone, verdict } = modelFit(cases);
 * everyone?.bias; // => { amount: '-400.00', percent: '-20.0' }
 * everyone?.onePrice; // => { factor: '1.2500', rootMeanSquare: '0.00', share: '100.0' }
 * verdict?.kind; // => 'price'
 * ```
 */
export function modelFit(input: CohortInput, options: FitOptions = {}): ModelFit {
  const { cohort, period, parsed, warnings } = readFit(input, options);
  const { positions, leftOut } = knownCases(cohort, ['points', 'packages', 'budgets']);
  const [points, packages] = [pick(cohort.points, positions), pick(cohort.packages, positions)];
  const budgets = pick(cohort.budgets, positions);
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
    warnings,
  };
}

/** Reads a cohort and the options, and tells together what is wrong with either and what of one the other lacks. */
function readFit(input: CohortInput, options: FitOptions) {
  const problems = problemList();
  const parsed = parseOrTell(fitOptionsSchema, options, problems, ['options']);
  const read = readOrTell(problems, () => openFirmCohort(input)(parsed?.oneOffs ?? 'include'));
  const { by = [] } = soundFields(byFields(), options);
  if (read !== undefined) tellOfCharacteristics(read, by, 'by', problems);
  const { model, period } = parsed ?? {};
  const pricer = model === undefined ? undefined : readOrTell(problems, () => openPricer(model, MODEL_AT, OTHERWISE));
  const budgets = read && pricer && readOrTell(problems, () => pricedBy(read, pricer));
  if (read === undefined || parsed === undefined || period === undefined || problems.total > 0) {
    return problems.throwAll();
  }
  return { parsed, cohort: read, period, warnings: [], ...budgets };
}

const byFields = once(() => ({ by: z.array(z.string()) }));
const MODEL_AT = ['options', 'model'];
const OTHERWISE = '; give each case its indicative budget';

interface Priced {
  readonly cohort: FirmCohort;
  readonly period: Period;
  readonly warnings: Warning[];
}

/** The cohort with the budgets of a model, each case by the price of its own group. */
function pricedBy(cohort: FirmCohort, { priceColumns, groups, madeFor }: ColumnPricer): Priced {
  const { positions } = knownCases(cohort, ['points']);
  const given = priceColumns({
    points: pick(cohort.points, positions),
    pointsDecimals: cohort.pointsDecimals,
    ...(groups.length > 0 && { groups: groupsAt(cohort, positions, groups) }),
  });
  const budgets = new Float64Array(cohort.length).fill(Number.NaN);
  positions.forEach((position, index) => {
    budgets[position] = numberAt(given.pence, index);
  });
  const named = cohort.characteristic('group');
  const warnings = madeFor(given, () =>
    Array.from(positions, (position) => {
      const group = named?.names[numberAt(named.codes, position)];
      return {
        caseId: cohort.idOf(position),
        points: formatPoints(numberAt(cohort.points, position), cohort.pointsDecimals),
        ...(groups.length > 0 && group !== undefined && { group }),
      };
    }),
  );
  return { cohort: { ...cohort, budgets }, period: given.period, warnings };
}

/** The groups of some cases among those of the model; a case without one of these cannot be priced. */
function groupsAt(cohort: FirmCohort, positions: Uint32Array, names: readonly string[]): CohortGroups {
  const column = cohort.characteristic('group');
  const places = new Map(names.map((name, place) => [name, place]));
  const problems = problemList();
  const codes = pick(cohort.points, positions);
  positions.forEach((position, index) => {
    const group = column?.names[numberAt(column.codes, position)];
    const place = group === undefined ? undefined : places.get(group);
    if (place !== undefined) codes[index] = place;
    const at = ['cases', position, 'group'];
    if (group === undefined) problems.add('missing', at, 'the model has a price per group; name one');
    else if (place === undefined)
      problems.add('unknown-name', at, `the model has no price for the group ${show(group)}`);
  });
  problems.throwIfAny();
  return { names, codes };
}
