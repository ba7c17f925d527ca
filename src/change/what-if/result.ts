import { percentOf } from '../../cohort/figures.js';
import { compareOrNull } from '../../cohort/labels.js';
import { at } from '../../exact/at.js';
import { type Amount, formatAmount, type Pence } from '../../money/amount.js';
import type { ScenarioAmounts } from './amounts.js';
import { type Causes, causesOf, type WinnersAndLosers, winnersAndLosers } from './causes.js';
import type { ParsedScenarios, ParsedWhatIfCase } from './scenario.js';

/** A group's part of the money in one scenario. */
export interface GroupShare {
  /** Null for families that name no group. */
  readonly group: string | null;
  readonly families: number;
  readonly total: Amount;
  /** Per cent of the scenario's total; null when that is £0. */
  readonly share: string | null;
}

/** One scenario beside the others; pounds per period. */
export interface ScenarioResult {
  readonly name: string;
  readonly total: Amount;
  readonly withBudget: number;
  readonly withoutBudget: number;
  /** Held back from budgets as contingency. */
  readonly heldBack: Amount;
  /** The total against the base scenario's, by cause; null for the base itself. */
  readonly againstBase: (WinnersAndLosers & { readonly causes: Causes }) | null;
  /** Budgets against existing packages, of those who have both. */
  readonly againstPackages: WinnersAndLosers;
  readonly groups: readonly GroupShare[];
  /** Pot less total, and the same with the assumed income; null without a pot. */
  readonly balance: { readonly withoutIncome: Amount; readonly withIncome: Amount | null } | null;
}

/** Describes one scenario beside its base. */
export function describeScenario(
  { scenarios, pot, assumedIncome }: ParsedScenarios,
  index: number,
  { cases }: ScenarioAmounts,
  base: ScenarioAmounts | null,
  rows: readonly ParsedWhatIfCase[],
): ScenarioResult {
  const finals = cases.map(({ final }) => final);
  const total = sumOf(finals);
  const withBudget = finals.filter((final) => final !== null).length;
  const before = base?.cases.map(({ final }) => final);
  const packages = rows.map(({ traditional }) => traditional ?? null);
  const both = finals.map((final, place) => (packages[place] === null ? null : final));
  return {
    name: at(scenarios, index).name,
    total: formatAmount(total),
    withBudget,
    withoutBudget: finals.length - withBudget,
    heldBack: formatAmount(-sumOf(cases.map(({ final, contingency }) => (final === null ? 0n : contingency)))),
    againstBase:
      base === null || before === undefined
        ? null
        : { ...winnersAndLosers(before, finals), causes: causesOf(base.cases, cases) },
    againstPackages: winnersAndLosers(
      packages.map((pence, place) => (finals[place] === null ? null : pence)),
      both,
    ),
    groups: groupsOf(rows, finals, total),
    balance:
      pot === undefined
        ? null
        : {
            withoutIncome: formatAmount(pot - total),
            withIncome: assumedIncome === undefined ? null : formatAmount(pot + assumedIncome - total),
          },
  };
}

function groupsOf(rows: readonly ParsedWhatIfCase[], finals: readonly (Pence | null)[], total: Pence): GroupShare[] {
  if (rows.every(({ group }) => group === undefined)) return [];
  const sums = new Map<string | null, { families: number; pence: Pence }>();
  rows.forEach(({ group = null }, place) => {
    const sum = sums.get(group) ?? { families: 0, pence: 0n };
    sums.set(group, { families: sum.families + 1, pence: sum.pence + (at(finals, place) ?? 0n) });
  });
  return [...sums]
    .sort(([a], [b]) => compareOrNull(a, b))
    .map(([group, { families, pence }]) => {
      return { group, families, total: formatAmount(pence), share: percentOf(pence, total, 2) };
    });
}

function sumOf(values: readonly (Pence | null)[]): Pence {
  return values.reduce((total: Pence, value) => total + (value ?? 0n), 0n);
}
