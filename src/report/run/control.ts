import { compareLabels } from '../../exact/labels.js';
import { POINTS, parseExact } from '../../exact/quantity.js';
import { formatRatio, sumRatios } from '../../exact/ratio.js';
import { type Amount, formatAmount, parseAmount } from '../../money/amount.js';
import { type Families, type Family, recurringPackage } from '../../run/family/family.js';
import type { FamilyOutcome } from '../../run/family/outcome.js';
import { MAY_NOT_COME } from '../cases/uncertain.js';
import { checkParts, controlTotals } from '../control-totals.js';
import type { Sheet } from '../sheet.js';
import { EVERYTHING, type Told } from './words.js';

/** Packages that children share: those that count, and those that are kept out. */
const SHARED = [
  [true, 'packages that children share, each counted once', 'children who share them'],
  [false, 'packages that children share, kept out', 'children who share those that are kept out'],
] as const;

/** The control totals of a set of families: every row of the file is left out for a reason, or used. */
export function controlSheet(title: string, { families, control, onDay }: Families): Sheet {
  const reasons = new Map<string, number>();
  for (const { excludeReason } of families) {
    if (excludeReason !== undefined) reasons.set(excludeReason, (reasons.get(excludeReason) ?? 0) + 1);
  }
  const used = families.filter(({ excludeReason }) => excludeReason === undefined);
  const newcomers = used.filter(({ status }) => status === 'newcomer').length;
  const pounds = (of: (family: Family) => Amount | undefined): Amount =>
    formatAmount(used.reduce((sum, family) => sum + parseAmount(of(family) ?? '0'), 0n));
  const scored = used.flatMap(({ points }) => (points === undefined ? [] : [parseExact(points, POINTS)]));
  const unscored = used.length - scored.length;
  const totals = controlTotals(title, 'families in the file', control.rows);
  for (const [reason, count] of [...reasons].sort(([a], [b]) => compareLabels(a, b)))
    totals.part(`left out: ${reason}`, count);
  totals.part('existing families used', used.length - newcomers).part('newcomers used', newcomers);
  if (control.answered !== null) totals.figure('questionnaires scored', control.answered);
  const { lines, linesByPayer, linesLeftOut } = control;
  if (lines !== null && linesLeftOut !== null) {
    totals.figure('package lines', lines);
    if (linesByPayer !== lines)
      totals.figure("package lines where each payer's share is a line", linesByPayer ?? undefined);
    totals
      .figure('package lines that count', lines - linesLeftOut)
      .figure('package lines that do not run on the day', linesLeftOut)
      .figure('the day on which packages are valued', onDay ?? 'none stated');
  }
  const isUsed = new Set(used.flatMap(({ sharedPackage }) => sharedPackage ?? []));
  const shared = families.flatMap(({ sharedPackage }) => sharedPackage ?? []);
  for (const [is, what, children] of SHARED) {
    const some = shared.filter((name) => isUsed.has(name) === is);
    if (some.length === 0) continue;
    totals.figure(what, new Set(some).size).figure(children, some.length);
  }
  // Without points in any row there is no sum of them, which is not 0.
  totals.figure('points', scored.length === 0 && used.length > 0 ? undefined : formatRatio(sumRatios(scored)));
  if (unscored > 0) totals.figure('families without points on record', unscored);
  return totals
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

/** How many have a stream of which the money may not come; it is in no amount. */
export function uncertainOf(outcomes: readonly FamilyOutcome[]): number {
  return outcomes.filter(({ allocation }) => allocation.scenarios !== undefined).length;
}

const ANSWERS = [
  ['budget', 'families with a budget'],
  ['refer-to-costing', 'referred to costing'],
  ['no-budget', 'no budget'],
  ['not-eligible', 'not eligible'],
  ['plan-first', 'budget after the plan'],
] as const;

/** What the model gives, existing families and newcomers apart; the answers add up to the families. */
export function outcomeSheet(outcomes: readonly FamilyOutcome[], told: Told = EVERYTHING): Sheet {
  const title = 'What the model gives';
  const who = ['existing', 'newcomer'] as const;
  const sets = who.map((status) => outcomes.filter(({ family }) => family.status === status));
  const counts = ANSWERS.map(([status, label]) => ({
    status,
    label,
    of: sets.map((set) => set.filter(({ allocation }) => allocation.status === status).length),
  }));
  const all = counts.reduce((sum, { of }) => sum + of.reduce((total, one) => total + one, 0), 0);
  checkParts(title, outcomes.length, all);
  const pounds = sets.map((set) =>
    formatAmount(set.reduce((sum, { allocation }) => sum + parseAmount(allocation.indicative ?? '0'), 0n)),
  );
  const uncertain = sets.map((set) => uncertainOf(set));
  const isUncertain = uncertain.some((count) => count > 0);
  return {
    title,
    columns: ['what', 'existing', 'newcomers'],
    rows: [
      ['families', told('existing') ? sets[0]?.length : undefined, told('newcomers') ? sets[1]?.length : undefined],
      ...counts.map(({ status, label, of }) => [
        label,
        ...of.map((count, index) => (told(`${who[index]} given ${status}`) ? count : undefined)),
      ]),
      ['budgets, £ a year', ...pounds.map((sum, index) => (told(`${who[index]} given budget`) ? sum : undefined))],
      // Who they are tells of few families sooner than their number, which the director's page has where it may be told.
      ...(isUncertain && told === EVERYTHING ? [[MAY_NOT_COME, ...uncertain]] : []),
    ],
  };
}
