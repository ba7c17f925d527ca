import { percentOf } from '../../cohort/figures.js';
import { at } from '../../exact/at.js';
import { compareOrNull } from '../../exact/labels.js';
import type { RoundedNumber } from '../../exact/round.js';
import { type Amount, formatAmount, formatPounds, type Pence } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import { amountOrNone, type PackageBeside } from '../../pot/beside.js';
import { checkNeed, type NeedCheck } from '../../pot/need.js';
import type { Warning } from '../../warning.js';
import type { CaseAmounts, ScenarioAmounts } from './amounts.js';
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
  readonly share: RoundedNumber | null;
}

/** A scenario against the base: who has more and who has less, and why. */
export interface AgainstBase extends WinnersAndLosers {
  /** Why the totals differ. */
  readonly causes: Causes;
}

/** A pot less the total of a scenario and less what is set aside, in pounds per period. */
export interface ScenarioBalance {
  /** Packages of families without an amount, which the pot holds for them: they are not left. */
  readonly setAside: Amount;
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
  /** How many families have a budget; £0 with the advice to refer is none. */
  readonly withBudget: number;
  /** How many families have none. */
  readonly withoutBudget: number;
  /** How many families have money of a stream that may not come: it is in no budget and no sum. */
  readonly uncertain: number;
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
  /** Pot less what is set aside less total, and the same with the assumed income; null without a pot. */
  readonly balance: ScenarioBalance | null;
  /** Families without an amount, with their packages, which are set aside of the pot; empty without a pot. */
  readonly besideBalance: readonly PackageBeside[];
}

/** Describes one scenario beside its base. */
export function describeScenario(
  { scenarios, pot, assumedIncome }: ParsedScenarios,
  index: number,
  amounts: ScenarioAmounts,
  base: ScenarioAmounts | null,
  rows: readonly ParsedWhatIfCase[],
): ScenarioResult {
  const { cases, uncertain } = amounts;
  const finals = cases.map(amountIn);
  const total = sumOf(finals);
  const withBudget = finals.filter((final) => final !== null).length;
  const before = base?.cases.map(amountIn);
  const packages = rows.map(({ traditional }) => traditional ?? null);
  const besideBalance =
    pot === undefined
      ? []
      : rows.flatMap(({ caseId, traditional = 0n }, place) =>
          at(finals, place) === null && traditional > 0n ? [{ caseId, pence: traditional }] : [],
        );
  const setAside = besideBalance.reduce((sum, { pence }) => sum + pence, 0n);
  const both = finals.map((final, place) => (packages[place] === null ? null : final));
  return {
    name: at(scenarios, index).name,
    total: formatAmount(total),
    withBudget,
    withoutBudget: finals.length - withBudget,
    uncertain,
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
            setAside: formatAmount(setAside),
            withoutIncome: formatAmount(pot - setAside - total),
            withIncome: assumedIncome === undefined ? null : formatAmount(pot + assumedIncome - setAside - total),
          },
    besideBalance: besideBalance.map(({ caseId, pence }) => ({ caseId, packageValue: formatAmount(pence) })),
  };
}

/** What a family has in a scenario; none where the model gives it none, or £0 of which the scenario makes no more. */
export function amountIn({ model, final }: CaseAmounts): Pence | null {
  return model === 0n && final !== null ? amountOrNone(final) : final;
}

/** Names the families whose packages are set aside of the pot, scenario by scenario. */
export function setAsideWarnings(scenarios: readonly ScenarioResult[], period: Period): Warning[] {
  return scenarios.flatMap(({ name, besideBalance, balance }): Warning[] => {
    if (besideBalance.length === 0 || balance === null) return [];
    const more = besideBalance.length > MOST_NAMED ? ` and ${besideBalance.length - MOST_NAMED} more` : '';
    const who = besideBalance.slice(0, MOST_NAMED).map(({ caseId }) => caseId);
    const have = besideBalance.length === 1 ? 'has no amount: its package' : 'have no amount: their packages';
    const message = `by ${name}, ${who.join(', ')}${more} ${have} of ${formatPounds(balance.setAside)} a ${period} ${besideBalance.length === 1 ? 'is' : 'are'} set aside of the pot, and not left`;
    return [{ code: 'package-beside', message, details: { pounds: balance.setAside, cases: besideBalance.length } }];
  });
}

/** How many families are named in a warning. */
const MOST_NAMED = 10;

/** A family below a threshold has nothing; one to whom the model gives no budget, or £0, has no amount. */
function needOf(
  rows: readonly ParsedWhatIfCase[],
  base: ScenarioAmounts['cases'],
  cases: ScenarioAmounts['cases'],
): NeedCheck {
  const had = ({ model, final }: ScenarioAmounts['cases'][number]): Pence | null =>
    model === null || model === 0n ? amountOrNone(final ?? 0n) : (final ?? 0n);
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
