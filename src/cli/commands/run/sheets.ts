import type { StageComparison } from '../../../change/comparison.js';
import { POINTS, parseExact } from '../../../exact/quantity.js';
import { formatRatio, sumRatios } from '../../../exact/ratio.js';
import type { Moderated } from '../../../moderation/result.js';
import { formatAmount, parseAmount } from '../../../money/amount.js';
import { allocationSheet } from '../../../report/allocations.js';
import { bridgeSheet } from '../../../report/bridge.js';
import { changeSheet } from '../../../report/changes.js';
import { costSheet } from '../../../report/costs.js';
import { priceIntervalSheet } from '../../../report/firm-price.js';
import { fitSheets } from '../../../report/fit.js';
import { moderationSheets } from '../../../report/moderation.js';
import { weightSheets } from '../../../report/sensitivity.js';
import { type Cell, figures, type Sheet, withKept } from '../../../report/sheet.js';
import type { Families } from './families.js';
import { recurringPackage } from './families.js';
import type { RunResults } from './results.js';

/** The tables of a run in the order in which they are read: control totals first. */
export function sheetsOf(results: RunResults): Sheet[] {
  const { sample, cohort, plans, chosen, bridge } = results;
  return [
    ...(sample === undefined ? [] : [controlSheet('Control totals of the sample that calibrates', sample)]),
    controlSheet('Control totals of the families that are allocated', cohort),
    ...(plans === undefined ? [] : [costSheet(plans.costs, 'Support plans, in pounds')]),
    ...(chosen.calibration?.sheets ?? [modelSheet(results)]),
    ...(chosen.retold.length === 0 ? [] : [retoldSheet(results)]),
    ...firmnessSheets(results),
    outcomeSheet(results),
    bridge === undefined ? figures('There is no pot, so there is no balance', []) : bridgeSheet(bridge),
    ...(results.moderated === undefined ? [] : moderationSheets(results.moderated)),
    ...results.comparisons.map(directionSheet),
    ...(results.history === undefined ? [] : [changeSheet(results.history)]),
  ];
}

/** How the model fits its sample, how sure its price is, and what its weights decide. */
function firmnessSheets({ firmness }: RunResults): Sheet[] {
  if (firmness === undefined) return [];
  const { fit, price, weights } = firmness;
  return [
    ...fitSheets(fit),
    ...(price === undefined ? [] : [priceIntervalSheet(price)]),
    ...(weights === undefined ? [] : weightSheets(weights)),
  ];
}

/** The list of all families with their points, their package and their indicative budget. */
export function caseList({ allocated, allocations, cohort, moderated }: RunResults): Sheet {
  const rowOf = new Map(cohort.families.map(({ caseId }, row) => [caseId, row]));
  const rows = allocated.map((family, index) => {
    const allocation = allocations[index];
    const traditional = recurringPackage(family);
    return allocation === undefined
      ? []
      : [
          {
            allocation,
            ...(family.points !== undefined && { points: family.points }),
            ...(traditional !== undefined && { traditional }),
          },
        ];
  });
  const kept = new Map(
    [...cohort.kept].map(([name, cells]) => [name, allocated.map(({ caseId }) => cells[rowOf.get(caseId) ?? 0] ?? '')]),
  );
  const list = allocationSheet(rows.flat(), 'Indicative budgets, in pounds a year; packages without one-offs');
  const status: Sheet = {
    ...list,
    columns: [...list.columns, 'status', ...(moderated === undefined ? [] : ['communicated', 'final'])],
    rows: list.rows.map((row, index) => [
      ...row,
      allocated[index]?.isNewcomer ? 'newcomer' : 'existing',
      ...(moderated === undefined ? [] : laterAmounts(moderated.cases[index]?.amounts)),
    ]),
  };
  return withKept(status, kept);
}

function laterAmounts(amounts: Moderated['amounts'] | undefined): Cell[] {
  return [amounts?.communicated ?? undefined, amounts?.final ?? undefined];
}

/** The first rows of a list, for a screen. */
export function firstRows(list: Sheet, count: number, where: string): Sheet {
  if (list.rows.length <= count) return list;
  return {
    ...list,
    title: `${list.title}: the first ${count} of ${list.rows.length}, all in ${where}`,
    rows: list.rows.slice(0, count),
  };
}

function controlSheet(title: string, { families, control }: Families): Sheet {
  const reasons = new Map<string, number>();
  for (const { excludeReason } of families) {
    if (excludeReason !== undefined) reasons.set(excludeReason, (reasons.get(excludeReason) ?? 0) + 1);
  }
  const used = families.filter(({ excludeReason }) => excludeReason === undefined);
  const pounds = (of: (family: Families['families'][number]) => string | undefined): string =>
    formatAmount(used.reduce((sum, family) => sum + parseAmount(of(family) ?? '0'), 0n));
  const points = formatRatio(sumRatios(used.map((family) => parseExact(family.points ?? 0, POINTS))));
  return figures(title, [
    ['families in the file', control.rows],
    ...(control.answered === null ? [] : [['questionnaires scored', control.answered] as const]),
    ...(control.lines === null ? [] : [['package lines priced', control.lines] as const]),
    ...[...reasons].map(([reason, count]) => [`left out: ${reason}`, count] as const),
    ['families used', used.length],
    ['of them newcomers', used.filter(({ isNewcomer }) => isNewcomer).length],
    ['points', points],
    ['packages without one-offs, £ a year', pounds(recurringPackage)],
    ['one-offs in the packages, £', pounds(({ oneOff }) => oneOff)],
  ]);
}

function modelSheet({ chosen: { model } }: RunResults): Sheet {
  return figures('The stored model', [
    ['kind', model.kind],
    ['title', model.title],
    ['effective from', model.effectiveFrom],
    ['financial year', model.financialYear],
    ['approved by', model.approvedBy],
  ]);
}

function retoldSheet({ chosen }: RunResults): Sheet {
  return {
    title: 'Families who have been told another amount, in pounds a year',
    columns: ['case_id', 'communicated', 'indicative_now'],
    rows: chosen.retold.map(({ caseId, communicated, indicative }) => [caseId, communicated, indicative ?? undefined]),
  };
}

function outcomeSheet({ allocations, allocated }: RunResults): Sheet {
  const count = (status: string, isNewcomer: boolean): number =>
    allocations.filter((one, index) => one.status === status && allocated[index]?.isNewcomer === isNewcomer).length;
  const pounds = (isNewcomer: boolean): string =>
    formatAmount(
      allocations.reduce(
        (sum, { indicative }, index) =>
          allocated[index]?.isNewcomer === isNewcomer ? sum + parseAmount(indicative ?? '0') : sum,
        0n,
      ),
    );
  const row = (label: string, of: (isNewcomer: boolean) => Cell): Cell[] => [label, of(false), of(true)];
  return {
    title: 'What the model gives',
    columns: ['what', 'existing', 'newcomers'],
    rows: [
      row('families with a budget', (isNewcomer) => count('budget', isNewcomer)),
      row('referred to costing', (isNewcomer) => count('refer-to-costing', isNewcomer)),
      row('no budget', (isNewcomer) => count('no-budget', isNewcomer)),
      row('budget after the plan', (isNewcomer) => count('plan-first', isNewcomer)),
      row('budgets, £ a year', pounds),
    ],
  };
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
