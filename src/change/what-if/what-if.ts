import { fail } from '../../errors.js';
import { at } from '../../exact/at.js';
import { type Amount, formatAmount } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import { parseRows } from '../../parse/rows.js';
import { amountsOf, type ScenarioAmounts } from './amounts.js';
import { describeScenario, type ScenarioResult } from './result.js';
import { type Scenarios, scenariosSchema, type WhatIfCase, whatIfCaseSchema } from './scenario.js';

/** What a family has in each scenario. */
export interface WhatIfBudgets {
  /** The family. */
  readonly caseId: string;
  /** Pounds per period, in the order of the scenarios; null where it has no budget. */
  readonly budgets: readonly (Amount | null)[];
}

/** One cohort under several scenarios. */
export interface WhatIf {
  /** The period of every amount in it. */
  readonly period: Period;
  /** The scenario that the others are compared with. */
  readonly base: string;
  /** How many families there are. */
  readonly families: number;
  /** The scenarios, in order. */
  readonly scenarios: readonly ScenarioResult[];
  /** Each family's amount in each scenario, in the order of the scenarios; empty unless listed. */
  readonly cases: readonly WhatIfBudgets[];
}

/**
 * The same cohort under several scenarios side by side: totals, winners and losers, group shares, and why each total
 * differs from the base.
 *
 * A change of threshold is told apart from a change of price: who enters or drops out counts with the whole budget, and
 * only those who have a budget in both count under price.
 *
 * @param cases the cohort, the same in every scenario
 * @param scenarios models with what is done to their amounts; all models have one period
 * @throws RasError with every problem of the input; `inconsistent` for models of different periods; `choice-needed` for
 * contingency and limits without an order
 * @source IBSEN 15.4.1, 15.4.3 (two versions of a RAS on one cohort; cost-neutral with and without income); RR232 3.17,
 * 4.18 (winners and losers)
 * @choice what-if-base: the first scenario, unless another is named
 * @category What if
 * @example
 * ```ts
 * import { compareScenarios } from 'openras/change';
 * const price = (money: string) => ({
 *   schemaVersion: 1, kind: 'price-point', period: 'year', fundingBasis: 'pot', method: 'total', rounding: {},
 *   prices: [{ money, points: '1' }],
 * });
 * const cases = [{ caseId: 'a', points: 10 }, { caseId: 'b', points: 40 }];
 * const { scenarios } = compareScenarios(cases, {
 *   schemaVersion: 1,
 *   scenarios: [
 *     { name: 'now', model: price('200') },
 *     { name: 'dearer, from 20 points', model: price('210'), threshold: 20 },
 *   ],
 * });
 * scenarios.map(({ total }) => total); // => ['10000.00', '8400.00']
 * const causes = scenarios[1]?.againstBase?.causes;
 * [causes?.price, causes?.threshold, causes?.together]; // => ['500.00', '-2000.00', '-100.00']
 * ```
 */
export function compareScenarios(cases: readonly WhatIfCase[], scenarios: Scenarios): WhatIf {
  const [parsed, rows] = readTogether(
    () => parseInput(scenariosSchema, scenarios, ['scenarios']),
    () =>
      parseRows(whatIfCaseSchema, cases, ['cases'], (own, problems) => {
        if (new Set(own.map(({ caseId }) => caseId)).size < own.length)
          problems.add('duplicate', ['cases'], 'a family stands in the cohort twice');
      }),
  );
  const amounts = parsed.scenarios.map((scenario, index) =>
    amountsOf(scenario, rows, ['scenarios', 'scenarios', index]),
  );
  const baseIndex = Math.max(
    0,
    parsed.scenarios.findIndex(({ name }) => name === parsed.base),
  );
  const base = at(amounts, baseIndex);
  amounts.forEach(({ period }, index) => {
    if (period === base.period) return;
    const message = `its amounts are per ${period}, those of the base per ${base.period}; compare models of one period`;
    fail('inconsistent', ['scenarios', 'scenarios', index, 'model', 'period'], message);
  });
  return {
    period: base.period,
    base: at(parsed.scenarios, baseIndex).name,
    families: rows.length,
    scenarios: amounts.map((one, index) => {
      return describeScenario(parsed, index, one, index === baseIndex ? null : base, rows);
    }),
    cases: parsed.list ? rows.map(({ caseId }, place) => ({ caseId, budgets: budgetsAt(amounts, place) })) : [],
  };
}

function budgetsAt(amounts: readonly ScenarioAmounts[], place: number): (Amount | null)[] {
  return amounts.map(({ cases }) => {
    const { final } = at(cases, place);
    return final === null ? null : formatAmount(final);
  });
}
