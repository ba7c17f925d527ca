import * as z from 'zod';
import { allocateWithoutSteps } from '../allocation/allocate-without-steps.js';
import { isRasError, type Path, problemList } from '../errors.js';
import { at } from '../exact/at.js';
import type { Ratio } from '../exact/ratio.js';
import { refuseUnreadable } from '../guard.js';
import { parseInput, schemaFor } from '../parse.js';
import { exactPenceOf } from '../pot/bridge/exact-budget.js';
import type { Warning } from '../warning.js';
import { affordableOf } from './affordable.js';
import { checksOf } from './checks.js';
import type { CouncilData, CouncilOptions } from './data.js';
import { decideModel } from './decide-model.js';
import { defined } from './defined.js';
import { enoughOf } from './enough.js';
import { equalNeed } from './equal-need.js';
import type { Family } from './family.js';
import { firmnessOf } from './firmness.js';
import { oddFlagWords } from './flags.js';
import { bridgeOf, countsOneOffs } from './pot.js';
import { type QuestionnaireLink, toScale } from './questionnaire-link.js';
import { readCouncil } from './read-council.js';
import { recalibrationOf, toldAfresh } from './recalibration.js';
import { type Move, relocated, told } from './relocate.js';
import type { CouncilResults } from './results.js';
import { compareAll, moderateFamilies, outcomeOf } from './stages.js';
import { allocationCase } from './views.js';

const optionsSchema = schemaFor<CouncilOptions>()(() =>
  z.strictObject({
    recalibrate: z.boolean().default(false),
    onProgress: z.custom<NonNullable<CouncilOptions['onProgress']>>(isFunction).exactOptional(),
  }),
);

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

/** In how many parts a run tells its progress. */
export const PARTS_OF_A_RUN = 5;

/**
 * A council's run: its families scored and costed, a model calibrated or applied, budgets, moderation, whether they are
 * enough for assessed need, the balance of the pot, what changed for whom, how firm the model is, and whether anyone is treated differently at equal need.
 *
 * @param data the council's choices and its families; amounts in pounds a year
 * @returns plain data, the families in the order of the cohort
 * @throws RasError with what is wrong in any part of the data, at its place; `refused` where families have been told
 * an amount and the run would calibrate anew unasked
 * @source RR145 5.4-5.33 (the steps of a resource allocation system, in their order)
 * @choice recalibration: a run without a stored model is refused once an amount has been communicated, unless a
 * recalibration is asked for by name
 * @example
 * ```ts
 * import { runCouncil } from 'openras/run';
 * const results = runCouncil({
 *   settings: {
 *     title: 'Our council, 2026-27',
 *     calibrate: { kind: 'price-point', options: { fundingBasis: 'pot' } },
 *     pot: { amount: 'packages' },
 *   },
 *   sample: { cases: [{ caseId: 'F1', points: 50, traditional: 3000 }, { caseId: 'F2', points: 40, traditional: 15000 }] },
 *   cohort: { cases: [{ caseId: 'F1', points: 50, traditional: 3000 }, { caseId: 'N1', status: 'newcomer', points: 10 }] },
 * });
 * // 18,000 pounds for 90 points: 200 a point
 * results.outcomes.map(({ amounts }) => amounts.indicative); // => ['10000.00', '2000.00']
 * results.bridge?.balance; // => '-7000.00'
 * ```
 * @category Run
 */
export function runCouncil(data: CouncilData, options: CouncilOptions = {}): CouncilResults {
  const problems = problemList();
  const parsed = told(problems, [], () => parseInput(optionsSchema, options, ['options']));
  const council = readable(data, () => readCouncil(data, problems));
  const done = (parts: number): void => parsed?.onProgress?.(parts, PARTS_OF_A_RUN);
  const { settings, sample, cohort, policy, before, history, plans } = council;
  done(1);
  const { model, calibration } = decideModel(council, parsed?.recalibrate === true);
  done(2);
  const rows = [...cohort.families.entries()].filter(([, { excludeReason }]) => excludeReason === undefined);
  // A stored model prices the points of the questionnaire that it was made for.
  const isOldScale = calibration === undefined;
  const families = rows.map(([, family]) => pricedBy(family, before.link, isOldScale));
  const places = rows.map(([row]): Path => ['cohort', 'cases', row]);
  const exact: (Ratio | null)[] = [];
  const allocations = relocated(movesOfCases(families, places, data.cohort.modelCases), () =>
    allocateWithoutSteps(model, families.map(allocationCase), (one) => {
      if (settings.pot !== undefined) exact.push(exactPenceOf(one));
    }),
  );
  done(3);
  const moderated = policy && moderateFamilies(policy, families, allocations, places);
  const outcomes = families.map((family, index) =>
    outcomeOf(family, at(allocations, index), moderated && at(moderated.cases, index)),
  );
  const limitBase = settings.recalibration?.limitBase ?? 'original-package';
  const isRecalibrated = calibration !== undefined && parsed?.recalibrate === true;
  // Moderation a second time, as if nobody had been told anything, only where somebody was or a recalibration asks for it.
  const isAfresh = isRecalibrated || (policy !== undefined && families.some(({ isTold }) => isTold));
  const wouldBeTold = isAfresh ? toldAfresh(policy, families, allocations, places, limitBase) : [];
  const recalibration = isRecalibrated
    ? recalibrationOf({ outcomes, places, model, policy, before, limitBase, wouldBeTold })
    : undefined;
  const enough = enoughOf(outcomes);
  const bridge = settings.pot && bridgeOf(settings.pot, outcomes, exact);
  const affordable =
    settings.pot &&
    affordableOf({
      pot: settings.pot,
      outcomes,
      oneOffsInAmounts: countsOneOffs(settings.calibrate, policy),
      ...(policy !== undefined && families.some(({ isTold }) => isTold) && { moderated: wouldBeTold }),
    });
  const comparisons = compareAll(outcomes, places);
  done(4);
  const { calibrate } = settings;
  const firmness = calibration && sample && calibrate && firmnessOf(calibrate, calibration, sample);
  // Of nobody there is nothing to compare.
  const equity = settings.equity && outcomes.length > 0 ? equalNeed(settings.equity, outcomes, places) : undefined;
  done(PARTS_OF_A_RUN);
  const warnings: Warning[] = [
    ...(before.link !== undefined && isOldScale ? [ofOtherQuestionnaire()] : []),
    ...(sample?.warnings ?? []),
    ...cohort.warnings,
    ...(plans?.costs.flatMap((cost) => cost.warnings) ?? []),
    ...(calibration?.report.warnings ?? []),
    ...allocations.flatMap((allocation) => allocation.warnings),
    ...(firmness && sample ? oddFlagWords(sample.families.filter((one) => one.excludeReason === undefined)) : []),
    ...(bridge?.warnings ?? []),
    ...(moderated?.cases.flatMap((one) => one.warnings) ?? []),
    ...comparisons.flatMap((comparison) => comparison.warnings),
  ];
  return {
    title: settings.title,
    keep: settings.keep,
    cohort,
    model,
    retold: recalibration?.retold ?? [],
    outcomes,
    enough,
    comparisons,
    checks: checksOf(enough, affordable, calibration, settings.calibrate),
    warnings,
    ...defined({
      policy,
      plans,
      sample,
      calibration,
      recalibration,
      affordable,
      bridge,
      moderated,
      firmness,
      equity,
      history,
    }),
  };
}

/** Reads data; what stops the reading without being a problem of its own is a part that cannot be read as data. */
function readable<T>(data: unknown, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isRasError(error)) refuseUnreadable(data, []);
    throw error;
  }
}

function ofOtherQuestionnaire(): Warning {
  const message =
    'points are restated on the scale of the questionnaire that the model was made for, by the bridge sample';
  return { code: 'points-restated', message };
}

/** A family with its points on the scale of the model. */
function pricedBy(family: Family, link: QuestionnaireLink | undefined, isOldScale: boolean): Family {
  if (family.points === undefined) return family;
  return { ...family, points: toScale(family.points, link, false, isOldScale) };
}

/** A family may be allocated by a case of its own form, which stands elsewhere in the data. */
function movesOfCases(
  families: readonly Family[],
  places: readonly Path[],
  modelCases: CouncilData['cohort']['modelCases'] = [],
): Move[] {
  const rowOf = new Map(modelCases.map(({ caseId }, row) => [caseId, row]));
  const rows = families.map(({ caseId }, index): Path => {
    const row = rowOf.get(caseId);
    return row === undefined ? at(places, index) : ['cohort', 'modelCases', row];
  });
  return [{ from: ['cases'], to: ['cohort', 'cases'], rows }];
}
