import { POINTS, parseExact } from '../../exact/quantity.js';
import { formatRatio, sumRatios } from '../../exact/ratio.js';
import { type Amount, formatAmount, parseAmount } from '../../money/amount.js';
import { type Families, type Family, recurringPackage } from '../../run/family.js';
import type { FamilyOutcome } from '../../run/outcome.js';
import { checkParts, controlTotals } from '../control-totals.js';
import type { Sheet } from '../sheet.js';

/** The control totals of a set of families: every row of the file is left out for a reason, or used. */
export function controlSheet(title: string, { families, control, onDay, linesLeftOut }: Families): Sheet {
  const reasons = new Map<string, number>();
  for (const { excludeReason } of families) {
    if (excludeReason !== undefined) reasons.set(excludeReason, (reasons.get(excludeReason) ?? 0) + 1);
  }
  const used = families.filter(({ excludeReason }) => excludeReason === undefined);
  const newcomers = used.filter(({ status }) => status === 'newcomer').length;
  const pounds = (of: (family: Family) => Amount | undefined): Amount =>
    formatAmount(used.reduce((sum, family) => sum + parseAmount(of(family) ?? '0'), 0n));
  const points = formatRatio(sumRatios(used.map((family) => parseExact(family.points ?? 0, POINTS))));
  const totals = controlTotals(title, 'families in the file', control.rows);
  for (const [reason, count] of reasons) totals.part(`left out: ${reason}`, count);
  totals.part('existing families used', used.length - newcomers).part('newcomers used', newcomers);
  if (control.answered !== null) totals.figure('questionnaires scored', control.answered);
  if (control.lines !== null) {
    totals
      .figure('package lines', control.lines)
      .figure('package lines that count', control.lines - linesLeftOut.length)
      .figure('package lines that do not run on the day', linesLeftOut.length)
      .figure('the day on which packages are valued', onDay ?? 'none stated');
  }
  return totals
    .figure('points', points)
    .figure('packages without one-offs, £ a year', pounds(recurringPackage))
    .figure(
      'one-offs in the packages, £',
      pounds(({ oneOff }) => oneOff),
    )
    .sheet();
}

/** The lines that do not count on the day on which packages are valued; nothing where all of them do. */
export function linesSheets(title: string, { linesLeftOut }: Families): Sheet[] {
  if (linesLeftOut.length === 0) return [];
  const rows = linesLeftOut.map(({ caseId, line, reason }) => [caseId, line, reason]);
  return [{ title, columns: ['case_id', 'line', 'reason'], rows }];
}

const ANSWERS = [
  ['budget', 'families with a budget'],
  ['refer-to-costing', 'referred to costing'],
  ['no-budget', 'no budget'],
  ['not-eligible', 'not eligible'],
  ['plan-first', 'budget after the plan'],
] as const;

/** What the model gives, existing families and newcomers apart; the answers add up to the families. */
export function outcomeSheet(outcomes: readonly FamilyOutcome[]): Sheet {
  const title = 'What the model gives';
  const sets = (['existing', 'newcomer'] as const).map((status) =>
    outcomes.filter(({ family }) => family.status === status),
  );
  const counts = ANSWERS.map(([status, label]) => ({
    label,
    of: sets.map((set) => set.filter(({ allocation }) => allocation.status === status).length),
  }));
  const all = counts.reduce((sum, { of }) => sum + of.reduce((total, one) => total + one, 0), 0);
  checkParts(title, outcomes.length, all);
  const pounds = sets.map((set) =>
    formatAmount(set.reduce((sum, { allocation }) => sum + parseAmount(allocation.indicative ?? '0'), 0n)),
  );
  return {
    title,
    columns: ['what', 'existing', 'newcomers'],
    rows: [
      ['families', ...sets.map((set) => set.length)],
      ...counts.map(({ label, of }) => [label, ...of]),
      ['budgets, £ a year', ...pounds],
    ],
  };
}
