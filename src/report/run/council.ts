import type { StageComparison } from '../../change/compare/comparison.js';
import { blanksOf } from '../../change/tables/suppress.js';
import { at } from '../../exact/at.js';
import type { Calibration } from '../../run/calibrate.js';
import { characteristicOf } from '../../run/family/family.js';
import type { LoweredBy } from '../../run/question/lowered.js';
import type { CouncilResults } from '../../run/results.js';
import { influenceSheet, priceIntervalSheet } from '../calibration/firm-price.js';
import { tableInfluenceSheet } from '../calibration/firm-table.js';
import { fitSheets, modelComparisonSheet } from '../calibration/fit.js';
import { percentileSheets, percentileTableSheet } from '../calibration/percentile.js';
import { pricePointSheets } from '../calibration/price-point.js';
import { weightSheets } from '../calibration/sensitivity.js';
import { freshAllocationSheet } from '../cases/allocations.js';
import { costSheet } from '../cases/costs.js';
import { moderationSheets } from '../cases/moderation.js';
import { bridgeSheet } from '../change/bridge.js';
import { changeSheet } from '../change/changes.js';
import { equitySheets, outcomeGapSheet } from '../equity.js';
import { labelOneOffs } from '../one-offs.js';
import { withoutBlankGroups } from '../share/sheets.js';
import { type Cell, figures, type Sheet, withKept } from '../sheet.js';
import { affordableSheet } from './affordable.js';
import { contestedColumns } from './contested.js';
import { controlSheet, linesSheets, outcomeSheet, uncertainOf } from './control.js';
import { enoughColumns, enoughSheets, largestWords } from './enough.js';
import { sharedPriceSheets } from './how-sure.js';
import { readResults } from './read-results.js';
import { recalibrationSheets } from './recalibration.js';
import { modelSheet } from './stored-model.js';
import { toldIn } from './told-in.js';

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
  const { sample, cohort, plans, calibration, moderated, history } = readResults(results);
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
    ...labelUncertain(balanceSheets(results), results),
    ...labelUncertain(moderated === undefined ? [] : moderationSheets(moderated), results),
    ...labelUncertain(results.comparisons.map(directionSheet), results),
    ...(results.lowered ?? []).map(loweredSheet),
    ...(results.equity === undefined ? [] : equitySheets(results.equity).slice(2)),
    ...(results.outcomeGaps === undefined ? [] : [outcomeGapSheet(results.outcomeGaps)]),
    ...(history === undefined ? [] : [changeSheet(history)]),
  ];
}

/**
 * The tables of a council's run that can be shared: no row of a family, no figure of few families, and none from which
 * one could be worked out.
 *
 * @choice shared-tables: what the model gives, whether it is enough and affordable, change, and equal need;
 * whatever names a family, is the furthest of all, or rests on single cases of the sample stands in the internal copy
 */
export function sharedSheets(results: CouncilResults, shared: CouncilResults['shared']): Sheet[] {
  const { outcomes, enough, affordable, comparisons, history } = readResults(results);
  const told = toldIn(shared);
  const earlier = shared === undefined ? history : shared.history;
  return [
    figures('The families that are allocated', [
      ['families', outcomes.length],
      ['existing families', told('existing') ? outcomes.filter(isExisting).length : undefined],
      ['newcomers', told('newcomers') ? outcomes.filter((one) => !isExisting(one)).length : undefined],
    ]),
    modelSheet(results),
    ...sharedPriceSheets(results, shared),
    outcomeSheet(outcomes, told),
    ...enoughSheets(enough, told),
    ...labelUncertain(
      [
        ...(affordable === undefined ? [] : [affordableSheet(affordable, told)]),
        ...comparisons.filter(({ to }) => told(`change ${to}`)).map((one) => sharedDirections(one, shared?.least)),
      ],
      results,
    ),
    ...(earlier === undefined ? [] : [changeSheet(withoutBlankGroups(earlier))]),
    ...(shared?.equity === undefined ? [] : equitySheets(shared.equity).slice(1)),
  ];
}

const isExisting = ({ family }: CouncilResults['outcomes'][number]): boolean => family.status === 'existing';

/** Directions with those of few families blank, and without the middle, which is one family's figure. */
function sharedDirections(comparison: StageComparison, least: number | undefined): Sheet {
  const sheet = directionSheet(comparison);
  if (least === undefined) return sheet;
  const { up, unchanged, down } = comparison.existing.directions;
  const blank = blanksOf([[up.cases], [unchanged.cases], [down.cases]], least).rows;
  const rows = sheet.rows.slice(0, 4);
  return { ...sheet, rows: rows.map((row, index) => (blank[index] === true ? [row[0], undefined, undefined] : row)) };
}

const ROWS_OF_TABLE = 25;

function calibrationSheets(calibration: Calibration): Sheet[] {
  if (calibration.kind === 'price-point') return pricePointSheets(calibration.report);
  const { model, report } = calibration;
  return [percentileTableSheet(model, ROWS_OF_TABLE), ...percentileSheets(report)];
}

/** How the model fits its sample, how sure its price is, and what its weights decide. */
function firmnessSheets({ firmness, calibration }: CouncilResults): Sheet[] {
  if (firmness === undefined) return [];
  const { fit, price, influence, models, tableInfluence, weights } = firmness;
  const onPackages = [
    ...fitSheets(fit),
    ...(price === undefined ? [] : [priceIntervalSheet(price)]),
    ...(influence === undefined ? [] : [influenceSheet(influence)]),
    ...(models === undefined ? [] : [modelComparisonSheet(models)]),
    ...(tableInfluence === undefined ? [] : [tableInfluenceSheet(tableInfluence)]),
  ];
  return [
    ...labelOneOffs(onPackages, calibration?.report.warnings ?? []),
    ...(weights === undefined ? [] : weightSheets(weights)),
  ];
}

/**
 * Whether the amounts are affordable, and the bridge from the pot; packages are its money without one-offs, of a stated pot
 * nobody says.
 */
function balanceSheets({ bridge, affordable }: CouncilResults): Sheet[] {
  if (bridge === undefined) return [figures('There is no pot, so there is no balance', [])];
  const balance = {
    ...bridgeSheet(bridge),
    title: 'From the pot to the balance of the indicative budgets, in pounds a year',
  };
  const title = affordable?.pot === 'packages' ? `${balance.title}; packages without one-offs` : balance.title;
  return [...(affordable === undefined ? [] : [affordableSheet(affordable)]), { ...balance, title }];
}

/** Money of a stream that may not come is in no amount, which tables of amounts say as soon as there is such a stream. */
function labelUncertain(sheets: readonly Sheet[], { outcomes }: CouncilResults): Sheet[] {
  if (uncertainOf(outcomes) === 0) return [...sheets];
  const words = 'money of streams that may not come is in no amount';
  return sheets.map((sheet) => ({ ...sheet, title: `${sheet.title}; ${words}` }));
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
  const list = freshAllocationSheet(
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
  const whole = withKept(status, new Map([...enoughColumns(enough), ...contestedColumns(outcomes), ...kept]));
  const [labelled = whole] = labelUncertain([whole], results);
  return { ...labelled, title: `${labelled.title}${largestWords(enough)}`, first };
}

function loweredSheet({ by, groups }: LoweredBy): Sheet {
  return {
    title: `Whose answers were lowered? Families with an answer of their own beside the agreed one, by ${by}`,
    columns: ['group', 'families', 'lowered', 'percent', 'answers'],
    rows: groups.map(({ group, n, lowered, percent, answers }) => [group ?? 'all', n, lowered, percent, answers]),
  };
}

function directionSheet({ existing, rules, to, excluded }: StageComparison): Sheet {
  const { directions, amounts } = existing;
  const share = ({ cases, percent }: { cases: number; percent: string | null }): Cell[] => [
    cases,
    percent ?? undefined,
  ];
  return {
    title: `From the existing package without one-offs to the ${to} amount (a change of less than ${rules.threshold} % counts as unchanged)`,
    columns: ['what', 'value', 'percent'],
    rows: [
      ['families whose amount goes up', ...share(directions.up)],
      ['families whose amount stays', ...share(directions.unchanged)],
      ['families whose amount goes down', ...share(directions.down)],
      ['change of the mean, £', amounts?.changeOfMean.amount, amounts?.changeOfMean.percent ?? undefined],
      ['change of the median, £', amounts?.changeOfMedian.amount, amounts?.changeOfMedian.percent ?? undefined],
      ...excluded.map(({ reason, cases, caseIds }) => {
        const more = cases > caseIds.length ? ` and ${cases - caseIds.length} more` : '';
        return [`families not compared (${reason}): ${caseIds.join(', ')}${more}`, cases];
      }),
    ],
  };
}
