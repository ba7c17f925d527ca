import { percentOf } from '../../cohort/figures.js';
import { at } from '../../exact/at.js';
import { compareOrNull } from '../../exact/labels.js';
import { type Amount, formatAmount, type Pence } from '../../money/amount.js';
import { checkNeed, type NeedCheck } from '../../pot/need.js';
import type { ScenarioAmounts } from './amounts.js';
import { type Causes, causesOf, type WinnersAndLosers, winnersAndLosers } from './causes.js';
import type { ParsedScenarios, ParsedWhatIfCase } from './scenario.js';

/** A group's part of the money in one scenario. */
export interface GroupShare {
  /** Null for families that name no group. */
  readonly group: string | null;
  /** How many families it has. */
  readonly families: number;
  /** What they have together, in pounds per period. */
  readonly total: Amount;
  /** Per cent of the scenario's total; null when that is £0. */
  readonly share: string | null;
}

/** A scenario against the base: who has more and who has less, and why. */
export interface AgainstBase extends WinnersAndLosers {
  /** Why the totals differ. */
  readonly causes: Causes;
}

/** A pot less the total of a scenario, in pounds per period. */
export interface ScenarioBalance {
  /** What is left of the pot, below £0 where it is overspent. */
  readonly withoutIncome: Amount;
  /** The same with the income that is expected; null where none is. */
  readonly withIncome: Amount | null;
}

/** One scenario beside the others; pounds per period. */
export interface ScenarioResult {
  /** What the scenario is called. */
  readonly name: string;
  /** What all budgets come to. */
  readonly total: Amount;
  /** How many families have a budget. */
  readonly withBudget: number;
  /** How many families have none. */
  readonly withoutBudget: number;
  /** Held back from budgets as contingency. */
  readonly heldBack: Amount;
  /** The total against the base scenario's, by cause; null for the base itself. */
  readonly againstBase: AgainstBase | null;
  /** Budgets against existing packages, of those who have both. */
  readonly againstPackages: WinnersAndLosers;
  /** The money by group; empty where no family names one. */
  readonly groups: readonly GroupShare[];
  /** Whether what each family has is enough for its assessed need, and which shortfalls the change from the base makes. */
  readonly need: NeedCheck;
  /** Pot less total, and the same with the assumed income; null without a pot. */
  readonly balance: ScenarioBalance | null;
}

/** Describes one scenario beside its base. */
export function describeScenario(
  { scenarios, pot, assumedIncome }: ParsedScenarios,
  index: number,
  amounts: ScenarioAmounts,
  base: ScenarioAmounts | null,
  rows: readonly ParsedWhatIfCase[],
): ScenarioResult {
  const { cases } = amounts;
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
        : { ...winnersAndLosers(before, finals), causes: causesOf(base, amounts, rows) },
    againstPackages: winnersAndLosers(
      packages.map((pence, place) => (finals[place] === null ? null : pence)),
      both,
    ),
    groups: groupsOf(rows, finals, total),
    need: needOf(rows, (base ?? amounts).cases, cases),
    balance:
      pot === undefined
        ? null
        : {
            withoutIncome: formatAmount(pot - total),
            withIncome: assumedIncome === undefined ? null : formatAmount(pot + assumedIncome - total),
          },
  };
}

/** A family below a threshold has nothing; one to whom the model gives no budget has no amount, which is not £0. */
function needOf(
  rows: readonly ParsedWhatIfCase[],
  base: ScenarioAmounts['cases'],
  cases: ScenarioAmounts['cases'],
): NeedCheck {
  const had = ({ model, final }: ScenarioAmounts['cases'][number]): Pence | null =>
    model === null ? null : (final ?? 0n);
  return checkNeed(
    rows.map(({ caseId, costOfNeed }, place) => {
      return { caseId, costOfNeed, before: had(at(base, place)), after: had(at(cases, place)) };
    }),
  );
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
