import type { StageComparison } from '../../change/compare/comparison.js';
import { at } from '../../exact/at.js';
import type { Calibration } from '../../run/calibrate.js';
import { characteristicOf } from '../../run/family.js';
import type { CouncilResults } from '../../run/results.js';
import { allocationSheet } from '../allocations.js';
import { bridgeSheet } from '../bridge.js';
import { changeSheet } from '../changes.js';
import { costSheet } from '../costs.js';
import { priceIntervalSheet } from '../firm-price.js';
import { fitSheets } from '../fit.js';
import { moderationSheets } from '../moderation.js';
import { percentileSheets, percentileTableSheet } from '../percentile.js';
import { pricePointSheets } from '../price-point.js';
import { weightSheets } from '../sensitivity.js';
import { type Cell, figures, type Sheet, withKept } from '../sheet.js';
import { affordableSheet } from './affordable.js';
import { controlSheet, linesSheets, outcomeSheet } from './control.js';
import { enoughColumns, enoughSheets } from './enough.js';
import { readResults } from './read-results.js';
import { recalibrationSheets } from './recalibration.js';

/**
 * The tables of a council's run in the order in which they are read: control totals first.
 *
 * @source RR145 5.4-5.33
 * @choice run-page: control totals, then the price or the table, how firm it is, the budgets, whether they are enough, the balance, moderation, change
 * @example
 * ```ts
 * import { councilSheets } from 'openras/report';
 * import { runCouncil } from 'openras/run';
 * const cases = [{ caseId: 'F1', points: 50, traditional: 3000 }, { caseId: 'F2', points: 40, traditional: 12000 }];
 * const results = runCouncil({
 *   settings: { title: 'Our council', calibrate: { kind: 'price-point', options: { fundingBasis: 'pot' } } },
 *   sample: { cases },
 *   cohort: { cases },
 * });
 * councilSheets(results)[0]?.title; // => 'Control totals of the sample that calibrates'
 * ```
 * @category Run
 */
export function councilSheets(results: CouncilResults): Sheet[] {
  const { sample, cohort, plans, calibration, bridge, moderated, history } = readResults(results);
  return [
    ...(sample === undefined ? [] : [controlSheet('Control totals of the sample that calibrates', sample)]),
    ...(sample === undefined ? [] : linesSheets('Package lines of the sample that do not count', sample)),
    controlSheet('Control totals of the families that are allocated', cohort),
    ...linesSheets('Package lines of the families that do not count', cohort),
    ...(plans === undefined ? [] : [costSheet(plans.costs, 'Support plans, in pounds')]),
    ...(calibration === undefined ? [modelSheet(results)] : calibrationSheets(calibration)),
    ...(results.recalibration === undefined ? [] : recalibrationSheets(results.recalibration)),
    ...firmnessSheets(results),
    outcomeSheet(results.outcomes),
    ...enoughSheets(results.enough),
    ...(results.affordable === undefined ? [] : [affordableSheet(results.affordable)]),
    bridge === undefined ? figures('There is no pot, so there is no balance', []) : bridgeSheet(bridge),
    ...(moderated === undefined ? [] : moderationSheets(moderated)),
    ...results.comparisons.map(directionSheet),
    ...(history === undefined ? [] : [changeSheet(history)]),
  ];
}

const ROWS_OF_TABLE = 25;

function calibrationSheets(calibration: Calibration): Sheet[] {
  if (calibration.kind === 'price-point') return pricePointSheets(calibration.report);
  const { model, report } = calibration;
  return [percentileTableSheet(model, ROWS_OF_TABLE), ...percentileSheets(report)];
}

/** How the model fits its sample, how sure its price is, and what its weights decide. */
function firmnessSheets({ firmness }: CouncilResults): Sheet[] {
  if (firmness === undefined) return [];
  const { fit, price, weights } = firmness;
  return [
    ...fitSheets(fit),
    ...(price === undefined ? [] : [priceIntervalSheet(price)]),
    ...(weights === undefined ? [] : weightSheets(weights)),
  ];
}

/**
 * The list of all families of a council's run with their points, their package and their indicative budget.
 *
 * @source RR145 5.25-5.32 (the four amounts)
 * @example
 * ```ts
 * import { councilCaseSheet } from 'openras/report';
 * import { runCouncil } from 'openras/run';
 * const cases = [{ caseId: 'F1', points: 50, traditional: 3000 }, { caseId: 'F2', points: 40, traditional: 15000 }];
 * const results = runCouncil({
 *   settings: { title: 'Our council', calibrate: { kind: 'price-point', options: { fundingBasis: 'pot' } } },
 *   sample: { cases },
 *   cohort: { cases },
 * });
 * councilCaseSheet(results).rows[0]; // => ['F1', '50', '3000.00', '10000.00', '7000.00', 'budget', 'existing']
 * ```
 * @category Run
 */
export function councilCaseSheet(results: CouncilResults): Sheet {
  const { outcomes, moderated, keep, enough } = readResults(results);
  const list = allocationSheet(
    outcomes.map(({ family: { points }, allocation, amounts: { traditional } }) => ({
      allocation,
      ...(points !== undefined && { points }),
      ...(traditional !== undefined && { traditional }),
    })),
    'Indicative budgets, in pounds a year; packages without one-offs',
  );
  const later = moderated === undefined ? [] : (['communicated', 'final'] as const);
  const status: Sheet = {
    ...list,
    columns: [...list.columns, 'status', ...later],
    rows: list.rows.map((row, index) => {
      const { family, amounts } = at(outcomes, index);
      return [...row, family.status, ...later.map((stage) => amounts[stage])];
    }),
  };
  const kept = keep.map((name): [string, string[]] => [
    name,
    outcomes.map(({ family }) => characteristicOf(family, name) ?? ''),
  ]);
  const first = ['case_id', 'points', 'indicative', ...later, 'status', 'traditional'];
  return { ...withKept(status, new Map([...enoughColumns(enough), ...kept])), first };
}

function modelSheet({ model }: CouncilResults): Sheet {
  return figures('The stored model', [
    ['kind', model.kind],
    ['title', model.title],
    ['effective from', model.effectiveFrom],
    ['financial year', model.financialYear],
    ['approved by', model.approvedBy],
  ]);
}

function directionSheet({ existing, rules, to }: StageComparison): Sheet {
  const { directions, amounts } = existing;
  const share = ({ cases, percent }: { cases: number; percent: string | null }): Cell[] => [
    cases,
    percent ?? undefined,
  ];
  return {
    title: `From the existing package to the ${to} amount (a change of less than ${rules.threshold} % counts as unchanged)`,
    columns: ['what', 'value', 'percent'],
    rows: [
      ['families whose amount goes up', ...share(directions.up)],
      ['families whose amount stays', ...share(directions.unchanged)],
      ['families whose amount goes down', ...share(directions.down)],
      ['change of the mean, £', amounts?.changeOfMean.amount, amounts?.changeOfMean.percent ?? undefined],
      ['change of the median, £', amounts?.changeOfMedian.amount, amounts?.changeOfMedian.percent ?? undefined],
    ],
  };
}
