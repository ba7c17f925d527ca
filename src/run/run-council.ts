import * as z from 'zod';
import { allocateWithoutSteps } from '../allocation/allocate-without-steps.js';
import { isRasError, type Path, problemList } from '../errors.js';
import { at } from '../exact/at.js';
import type { Ratio } from '../exact/ratio.js';
import { refuseUnreadable } from '../guard/guard.js';
import { schemaFor } from '../parse/deferred.js';
import { parseInput } from '../parse/parse.js';
import { exactPenceOf } from '../pot/bridge/exact-budget.js';
import type { Warning } from '../warning.js';
import { contestedOf } from './contested.js';
import type { CouncilData, CouncilOptions } from './council/data.js';
import { defined } from './council/defined.js';
import { isMadeFor, type QuestionnaireLink, toScale } from './council/questionnaire-link.js';
import { historyOf, readCouncil } from './council/read-council.js';
import { type Move, relocated, told } from './council/relocate.js';
import { decideModel } from './decide-model.js';
import { dayWarnings } from './family/days.js';
import type { Family } from './family/family.js';
import { oddFlagWords } from './family/flags.js';
import { allocationCase } from './family/views.js';
import { oneOffsAt, oneOffsOfModel } from './one-offs.js';
import { bridgeOf } from './pot.js';
import { affordableOf } from './question/affordable.js';
import { checksOf } from './question/checks.js';
import { enoughOf } from './question/enough.js';
import { equalNeed } from './question/equal-need.js';
import { firmnessOf } from './question/firmness.js';
import { loweredOf } from './question/lowered.js';
import { outcomesOf } from './question/outcomes.js';
import { shareableOf } from './question/shareable.js';
import { recalibrationOf, toldAfresh } from './recalibration/recalibration.js';
import type { CouncilResults } from './results.js';
import { compareAll, moderateFamilies, notOnRecord, outcomeOf } from './stages.js';
import { checkPeriods, yearly, yearlyPence } from './yearly.js';

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
  const chosen = decideModel(council, parsed?.recalibrate === true);
  const { model, calibration } = chosen;
  const { convention } = settings;
  checkPeriods(chosen, policy, convention);
  done(2);
  const rows = [...cohort.families.entries()].filter(([, { excludeReason }]) => excludeReason === undefined);
  // A stored model prices the points of the questionnaire that it was made for.
  const isOldScale = calibration === undefined && !isMadeFor(model, council.questionnaire);
  const families = rows.map(([, family]) => pricedBy(family, before.link, isOldScale));
  const places = rows.map(([row]): Path => ['cohort', 'cases', row]);
  const exact: (Ratio | null)[] = [];
  const allocations = relocated(movesOfCases(families, places, data.cohort.modelCases), () =>
    allocateWithoutSteps(model, families.map(allocationCase), (one) => {
      if (settings.pot !== undefined) exact.push(yearlyPence(exactPenceOf(one), one, convention));
    }).map((one) => yearly(one, convention)),
  );
  done(3);
  const { whileContested } = settings;
  const contested = contestedOf(model, families, allocations, defined({ whileContested, convention }));
  const moderated = policy && moderateFamilies(policy, families, allocations, places, contested.stated);
  const outcomes = families.map((family, index) =>
    outcomeOf(family, at(allocations, index), moderated && at(moderated.cases, index), contested.budgets[index]),
  );
  const limitBase = settings.recalibration?.limitBase ?? 'original-package';
  const isRecalibrated = calibration !== undefined && parsed?.recalibrate === true;
  // Moderation a second time, as if nobody had been told anything, only where somebody was or a recalibration asks for it.
  const isAfresh = isRecalibrated || (policy !== undefined && families.some(({ isTold }) => isTold));
  const wouldBeTold = isAfresh ? toldAfresh(policy, families, allocations, places, limitBase) : [];
  const recalibrated = isRecalibrated
    ? recalibrationOf({ outcomes, places, model, policy, before, limitBase, convention, wouldBeTold })
    : undefined;
  const recalibration = recalibrated?.recalibration;
  const enough = enoughOf(outcomes);
  const byModel = oneOffsOfModel(model);
  const affordable =
    settings.pot &&
    affordableOf({
      pot: settings.pot,
      outcomes,
      oneOffsAt: (family, stage) => oneOffsAt(family, stage, { byModel, policy, whileContested }),
      ...(policy !== undefined && families.some(({ isTold }) => isTold) && { moderated: wouldBeTold }),
    });
  const bridge = settings.pot && bridgeOf(settings.pot, outcomes, exact, affordable?.stages[0]);
  const comparisons = compareAll(outcomes, places);
  done(4);
  const { calibrate } = settings;
  const firmness = calibration && sample && calibrate && firmnessOf(calibrate, calibration, sample);
  // Of nobody there is nothing to compare.
  const { smallCell } = settings;
  const sampled = sample?.families.filter(({ excludeReason }) => excludeReason === undefined) ?? [];
  const shareable =
    smallCell === undefined
      ? undefined
      : shareableOf(smallCell, { outcomes, enough, affordable, sample: sampled, earlier: council.sharedBefore });
  const equal =
    settings.equity && outcomes.length > 0
      ? equalNeed(settings.equity, outcomes, places, smallCell, shareable?.columns ?? [], shareable?.mixed ?? [])
      : undefined;
  const shared =
    shareable === undefined || smallCell === undefined
      ? undefined
      : defined({
          smallCell,
          families: shareable.families,
          least: shareable.least,
          figures: shareable.figures,
          isHeldAgainst: council.sharedBefore !== undefined,
          mixed: shareable.mixed,
          equity: equal?.shared,
          history: data.history && historyOf(data.history, smallCell),
        });
  const outcomeGaps =
    settings.equity === undefined || outcomes.length === 0
      ? []
      : outcomesOf(settings.equity, { outcomes, enough, moderated, scores: cohort.scores });
  const lowered = settings.equity === undefined ? [] : loweredOf(settings.equity, cohort.scores, outcomes);
  done(PARTS_OF_A_RUN);
  const warnings: Warning[] = [
    ...(before.link !== undefined && isOldScale ? [ofOtherQuestionnaire()] : []),
    ...(calibration === undefined || parsed?.recalibrate === true ? before.warnings : []),
    ...(sample?.warnings ?? []),
    ...cohort.warnings,
    ...(plans?.costs.flatMap((cost) => cost.warnings) ?? []),
    ...(calibration?.report.warnings ?? []),
    ...allocations.flatMap((allocation) => allocation.warnings),
    ...dayWarnings(model, families),
    ...(recalibrated?.warnings ?? []),
    ...contested.warnings,
    ...(firmness && sample ? oddFlagWords(sample.families.filter((one) => one.excludeReason === undefined)) : []),
    ...(bridge?.warnings ?? []),
    ...(moderated === undefined ? [] : notOnRecord(families)),
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
      convention,
      plans,
      sample,
      calibration,
      recalibration,
      affordable,
      bridge,
      moderated,
      firmness,
      equity: equal?.equity,
      shared,
      outcomeGaps: outcomeGaps.length === 0 ? undefined : outcomeGaps,
      lowered: lowered.length === 0 ? undefined : lowered,
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
  const scaled = (points: string | undefined) =>
    points === undefined ? undefined : toScale(points, link, false, isOldScale);
  return defined({ ...family, points: scaled(family.points), pointsClaimed: scaled(family.pointsClaimed) });
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
